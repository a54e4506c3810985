/// Reads plain text as people and programs make it of articles: with `== Heading ==`, `[edit] Heading` or
/// bare lines as headings, `[1]` as marks, and the notes at the end.
struct PlainTextParser {
  private let text: ArticleText
  private let fileName: String?
  private var builder: ArticleBuilder
  private var pieces: [PlainPiece] = []
  /// Sections are parted by two empty lines and their parts by one.
  private var hasTwoBlanks = false
  private var hasTitle = false
  private var hasProse = false
  private var isInContents = false
  private var notes = 0
  /// Which pieces are lines alone that could be headings.
  private var bare: [Bool] = []
  /// How many lines alone follow each other where a piece stands.
  private var runs: [Int] = []

  init(_ text: ArticleText, fileName: String?) {
    self.text = text
    self.fileName = fileName
    builder = ArticleBuilder(text)
  }

  mutating func parse() -> Article {
    pieces = PlainLayout(text).pieces
    bare = pieces.indices.map(looksBare)
    hasTwoBlanks = pieces.indices.contains { $0 > 0 && pieces[$0].blanksBefore > 1 && isBare($0) }
    countRuns()
    for index in pieces.indices { take(index) }
    return builder.finish()
  }

  private mutating func take(_ index: Int) {
    let piece = pieces[index]
    switch piece.kind {
    case .heading(let level): heading(piece, level: level)
    case .categories: categories(piece)
    case .note(let label): note(label, piece)
    case .item(let number):
      guard !isInContents else { return }
      if let number, builder.section == .notes {
        note(number, piece)
      } else {
        builder.add(PlainInline.read(joined(piece)), as: .listItem, at: piece.start)
        hasProse = true
      }
    case .text: takeText(index)
    }
  }

  private mutating func heading(_ piece: PlainPiece, level: Int) {
    isInContents = false
    let title = PlainInline.read(joined(piece)).withoutMarks
    if level == 1, !hasTitle, !hasProse {
      builder.title = title
      hasTitle = true
    } else {
      enter(title, level: level)
    }
  }

  private mutating func enter(_ title: String, level: Int) {
    if ArticleSection(heading: title) == .contents {
      isInContents = true
    } else {
      isInContents = false
      builder.heading(title, level: level)
    }
    hasTitle = true
  }

  private mutating func categories(_ piece: PlainPiece) {
    let line = joined(piece).string
    let names = line.split(separator: "Category:").flatMap { part in
      part.split(separator: "Categories:").flatMap { $0.split(separator: "|") }
    }
    for name in names {
      let words = Array(name.unicodeScalars).normalized
      if !words.isEmpty { builder.category(withoutSortKey(words)) }
    }
  }

  /// "Conflicts in 1651 Berestechko": what a category is sorted by follows its year.
  private func withoutSortKey(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 2, let last = words.last, let title = builder.title,
      words[words.count - 2].allSatisfy(\.isNumber),
      title.split(separator: " ").contains(last)
    else { return name }
    return words.dropLast().joined(separator: " ")
  }

  private mutating func note(_ label: String?, _ piece: PlainPiece) {
    notes += 1
    let inline = PlainInline.read(joined(piece))
    builder.note(label ?? String(notes), inline, at: piece.start)
  }

  private mutating func takeText(_ index: Int) {
    let piece = pieces[index]
    if takeOpening(index) { return }
    if isInContents {
      let isParagraph = piece.lines.count == 1 && ends(piece) && length(piece) > 100
      guard
        isParagraph
          || isBareHeading(index) && index + 1 < pieces.count
            && length(pieces[index + 1]) > 100
      else { return }
      isInContents = false
    }
    if isBareHeading(index) {
      let isStrong = !hasTwoBlanks || piece.blanksBefore > 1
      enter(PlainInline.read(joined(piece)).withoutMarks, level: isStrong ? 2 : 3)
    } else if isBare(index), builder.section == .prose || builder.section == .related {
      let isRow = builder.section == .related || runs[index] > 2
      let role: Article.Role = isRow ? .listItem : .caption
      builder.add(PlainInline.read(joined(piece)), as: role, at: piece.start)
    } else {
      prose(piece)
    }
  }

  /// The title, where the text is from, and the lines of a web page's head.
  private mutating func takeOpening(_ index: Int) -> Bool {
    let piece = pieces[index]
    guard !hasProse, piece.lines.count == 1, length(piece) <= 150, index < 6 else { return false }
    let line = piece.lines[0]
    if text.scalars.has("Jump to", at: line.lowerBound) { return true }
    if text.scalars.has("From ", at: line.lowerBound), !ends(piece), builder.publication == nil {
      builder.publication = text.scalars[(line.lowerBound + 5)..<line.upperBound].normalized
      return true
    }
    if builder.title != nil, !ends(piece), text.scalars.hasFolded("by ", at: line.lowerBound),
      builder.takeAuthors(text.scalars[(line.lowerBound + 3)..<line.upperBound])
    {
      return true
    }
    let first = text.scalars[line.lowerBound]
    if !hasTitle, index == 0 {
      let isKnown = ArticleSection(heading: text.scalars[line].string) != nil
      guard !ends(piece), !first.isLower, !isKnown, pieces.count > 1 else { return false }
      builder.title = PlainInline.read(joined(piece)).withoutMarks
      hasTitle = true
      return true
    }
    // A second line under the title, before any heading: the work that the text is a part of.
    guard index == 1, builder.title != nil, builder.publication == nil, !ends(piece), first.isUpper,
      piece.blanksAfter > 1 || isMarkedHeading(index + 1), length(piece) > 20,
      ArticleSection(heading: text.scalars[line].string) == nil
    else { return false }
    builder.publication = joined(piece).normalized
    return true
  }

  /// "1 Smith 1990, p. 3": notes whose numbers have no stop behind them.
  private mutating func takeNumberedLines(_ piece: PlainPiece) -> Bool {
    guard builder.section == .notes else { return false }
    var notes: [(label: String, words: Range<Int>)] = []
    for line in piece.lines {
      guard let end = NumberList.digits(at: line.lowerBound, in: text.scalars),
        end < line.upperBound,
        end - line.lowerBound < 4, text.scalars[end] == " "
      else { return false }
      notes.append((text.scalars[line.lowerBound..<end].string, end + 1..<line.upperBound))
    }
    for (label, words) in notes {
      builder.note(label, PlainInline.read(Array(text.scalars[words])), at: words.lowerBound)
    }
    return true
  }

  private mutating func prose(_ piece: PlainPiece) {
    if takeNumberedLines(piece) { return }
    var scalars = joined(piece)
    let isFirst = !hasProse
    hasProse = true
    if isFirst, !hasTitle, let found = CapitalTitle(scalars, fileName: fileName) {
      builder.title = found.title
      scalars = found.text
    }
    hasTitle = true
    let (captions, rest) = PlainInline.captions(scalars)
    for caption in captions { add(caption: caption, at: piece.start + caption.startIndex) }
    guard rest < scalars.count else { return }
    if captions.isEmpty, isBrokenCaption(scalars) {
      add(caption: scalars[...], at: piece.start)
      return
    }
    let role: Article.Role = piece.isIndented && hasTitle ? .quotation : .paragraph
    let first = scalars[rest...].firstIndex { !$0.isSpace } ?? rest
    let offset = rest > 0 && piece.lines.count == 1 ? first : 0
    for line in parted(scalars, rest, piece) {
      builder.add(PlainInline.read(line), as: role, at: piece.start + offset)
    }
  }

  /// A list of works may have one to a line: then each begins with a capital and ends with a full stop.
  private func parted(_ joined: [Unicode.Scalar], _ rest: Int, _ piece: PlainPiece) -> [[Unicode
    .Scalar]]
  {
    let scalars = text.scalars
    let isList =
      builder.section == .references || builder.section == .externalLinks
      || builder.section == .related
    guard isList, piece.lines.count > 1,
      builder.section == .related
        || piece.lines.allSatisfy({
          scalars[$0.upperBound - 1] == "." && !scalars[$0.lowerBound].isLower
        })
    else { return [Array(joined[rest...])] }
    return piece.lines.map { Array(scalars[$0]) }
  }

  /// A short line that no sentence is: "Finnish advance}} upright=1.5", "upright=1.5".
  private func isBrokenCaption(_ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.count < 200, let last = scalars.last, ![".", "!", "?", ":"].contains(last) else {
      return false
    }
    let words = scalars.string
    return words.contains("}}") || words.hasPrefix("upright") || words.hasPrefix("thumb")
  }

  private mutating func add(caption: ArraySlice<Unicode.Scalar>, at offset: Int) {
    // What stands before the last bar is settings of the picture or another language's words.
    let from = caption.lastIndex(of: "|").map { $0 + 1 } ?? caption.startIndex
    let words = caption[from...].split { $0.isSpace }.filter {
      !$0.starts(with: "upright".unicodeScalars)
    }
    var kept: [Unicode.Scalar] = []
    for word in words { kept += kept.isEmpty ? Array(word) : [" "] + word }
    builder.add(PlainInline.read(kept), as: .caption, at: offset)
  }
}

// MARK: - What a line looks like

extension PlainTextParser {
  private func joined(_ piece: PlainPiece) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for line in piece.lines {
      // A line breaks after a hyphen that its word has.
      let isBroken = result.last == "-" && result.count > 1 && result[result.count - 2].isLetter
      if !result.isEmpty, !isBroken { result.append(" ") }
      result += text.scalars[line]
    }
    return result
  }

  private func length(_ piece: PlainPiece) -> Int { piece.lines.reduce(0) { $0 + $1.count } }

  /// Whether it ends as a sentence does.
  private func ends(_ piece: PlainPiece) -> Bool {
    guard let last = piece.lines.last, !last.isEmpty else { return false }
    return [".", "!", "?", ",", ";", ":", "…", "]"].contains(text.scalars[last.upperBound - 1])
  }

  private func isMarkedHeading(_ index: Int) -> Bool {
    guard index < pieces.count, case .heading = pieces[index].kind else { return false }
    return true
  }

  /// A line alone that could be a heading.
  private func isBare(_ index: Int) -> Bool { index < bare.count && bare[index] }

  private func looksBare(_ index: Int) -> Bool {
    let piece = pieces[index]
    guard piece.kind == .text, piece.lines.count == 1, let line = piece.lines.first, !line.isEmpty,
      line.count <= 80
    else { return false }
    let scalars = text.scalars
    if line.count < 40, ArticleSection(heading: scalars[line].string) != nil { return true }
    guard piece.blanksAfter > 0, !ends(piece), !piece.isIndented else { return false }
    let first = scalars[line.lowerBound]
    guard first.isUpper || first.isDigit || first == "\"" || first == "“" || first.value > 0x2FFF
    else { return false }
    // Marks stand in sentences.
    if line.contains(where: { MarkLabel.end(at: $0, in: scalars) != nil }) { return false }
    if scalars[line].contains("}") || scalars[line].contains("|") { return false }
    return scalars[line].split(separator: " ").count <= 12
  }

  private mutating func countRuns() {
    runs = Array(repeating: 0, count: pieces.count)
    var index = 0
    while index < pieces.count {
      var end = index
      while end < pieces.count, isBare(end), end == index || pieces[end].blanksBefore < 2 {
        end += 1
      }
      for member in index..<end { runs[member] = end - index }
      index = max(end, index + 1)
    }
  }

  /// A bare line that is a heading: something follows that it can stand above.
  private func isBareHeading(_ index: Int) -> Bool {
    guard isBare(index) else { return false }
    let piece = pieces[index]
    if ArticleSection(heading: text.scalars[piece.lines[0]].string) != nil { return true }
    if hasTwoBlanks, piece.blanksBefore > 1 { return true }
    // Without a paragraph below it is a caption, or a row of what was a table.
    guard index + 1 < pieces.count, piece.blanksAfter < 2 || !hasTwoBlanks else { return false }
    if builder.section != .prose { return builder.section != .related }
    return runs[index] < 3 || !isBare(index + 1)
  }
}
