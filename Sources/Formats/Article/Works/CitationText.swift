/// The words of a note, with those in italics, as a parser of citations takes them.
struct CitationText {
  var scalars: [Unicode.Scalar] = []
  var emphasis: [Range<Int>] = []

  /// Takes words; `_these_` are in italics.
  init(_ text: String) {
    self.init(PlainInline.read(Array(text.unicodeScalars)))
  }

  /// Takes words without the marks in them.
  init(_ inline: InlineText) {
    var start = 0
    var emphasis = inline.emphasis.sorted { $0.lowerBound < $1.lowerBound }[...]
    for end in inline.marks.map(\.range) + [inline.scalars.count..<inline.scalars.count] {
      let shift = scalars.count - start
      scalars += inline.scalars[start..<max(start, end.lowerBound)]
      while let next = emphasis.first, next.lowerBound < end.lowerBound {
        let high = min(next.upperBound, end.lowerBound)
        // Italics within italics are one.
        let low = max(next.lowerBound + shift, self.emphasis.last?.upperBound ?? 0)
        if low < high + shift { self.emphasis.append(low..<high + shift) }
        emphasis.removeFirst()
      }
      start = max(start, end.upperBound)
    }
  }

  /// A part of it.
  func part(_ range: Range<Int>) -> CitationText {
    var part = self
    part.scalars = Array(scalars[range])
    part.emphasis = emphasis.compactMap { one in
      let cut = one.clamped(to: range)
      return cut.isEmpty
        ? nil : cut.lowerBound - range.lowerBound..<cut.upperBound - range.lowerBound
    }
    return part
  }

  /// What stands in quotation marks, without them; a mark that is never closed has no end.
  func quotations() -> [(range: Range<Int>, isClosed: Bool)] {
    var result: [(Range<Int>, Bool)] = []
    var open: Int?
    var closing: [Unicode.Scalar] = []
    for (index, scalar) in scalars.enumerated() {
      if let start = open {
        if closing.contains(scalar) {
          result.append((start..<index, true))
          open = nil
        }
      } else if let close = Self.closing[scalar], index == 0 || !scalars[index - 1].isLetter {
        open = index + 1
        closing = close
      }
    }
    if let open { result.append((open..<scalars.count, false)) }
    return result
  }

  private static let closing: [Unicode.Scalar: [Unicode.Scalar]] = [
    "\"": ["\"", "”"], "“": ["”", "\"", "“"], "„": ["”", "“", "\""], "«": ["»"], "»": ["«"],
    "‘": ["’"], "”": ["”"],
  ]
}
