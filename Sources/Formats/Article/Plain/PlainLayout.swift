/// Parts a plain text into pieces.
struct PlainLayout {
  private(set) var pieces: [PlainPiece] = []
  private let scalars: [Unicode.Scalar]
  /// Longer lines are paragraphs: nobody wraps there.
  private static let longLine = 160

  init(_ text: ArticleText) {
    scalars = text.scalars
    var block: [Range<Int>] = []
    var blanks = 0
    for line in text.lines {
      if scalars.trimmed(line).isEmpty {
        finish(block, after: &blanks)
        block.removeAll(keepingCapacity: true)
        blanks += 1
      } else {
        block.append(line)
      }
    }
    finish(block, after: &blanks)
    for index in pieces.indices {
      pieces[index].blanksAfter = index + 1 < pieces.count ? pieces[index + 1].blanksBefore : 2
    }
  }

  private mutating func finish(_ block: [Range<Int>], after blanks: inout Int) {
    guard !block.isEmpty else { return }
    let first = pieces.count
    var mayList = true
    for (index, whole) in block.enumerated() {
      let line = scalars.trimmed(whole)
      let isIndented = line.lowerBound - whole.lowerBound >= 2
      let (kind, rest) = PlainMarkers.kind(of: line, in: scalars, mayBeItem: mayList)
      if kind == .text, index > 0, continues(line, pieces[pieces.count - 1], in: block, index) {
        pieces[pieces.count - 1].lines.append(line)
        pieces[pieces.count - 1].isIndented = pieces[pieces.count - 1].isIndented && isIndented
      } else {
        pieces.append(PlainPiece(kind: kind, lines: [rest], isIndented: isIndented))
      }
      // A wrapped sentence may go on with "12." or a dash: lists begin a block or follow a colon.
      switch pieces[pieces.count - 1].kind {
      case .text: mayList = scalars[line.upperBound - 1] == ":" || isSectionName(line)
      default: mayList = true
      }
    }
    pieces[first].blanksBefore = blanks
    blanks = 0
  }

  /// Whether a line goes on with the piece before it in the block.
  private func continues(
    _ line: Range<Int>,
    _ piece: PlainPiece,
    in block: [Range<Int>],
    _ index: Int
  ) -> Bool {
    switch piece.kind {
    case .heading, .categories: return false
    case .item, .note: return true
    case .text: break
    }
    guard let last = piece.lines.last else { return false }
    if line.count > Self.longLine || last.count > Self.longLine { return false }
    if index == 1, isSectionName(last) || isOrigin(line) { return false }
    return !isOrigin(last)
  }

  private func isSectionName(_ line: Range<Int>) -> Bool {
    line.count < 40 && ArticleSection(heading: scalars[line].string) != nil
  }

  /// "From Wikipedia, the free encyclopedia".
  private func isOrigin(_ line: Range<Int>) -> Bool {
    line.count < 80 && scalars.has("From Wikipedia", at: line.lowerBound)
  }
}
