/// Reads the wikitext of MediaWiki.
struct WikitextParser {
  private let text: ArticleText
  private var builder: ArticleBuilder
  private var page = WikiText()
  private var works: [CitedWork] = []
  private var references: [WikiReference] = []
  /// Numbers of references in the order of their first marks.
  private var met: [Int] = []
  private var labelCounts: [String: Int] = [:]

  private var block: [Range<Int>] = []
  private var kind: Article.Role = .paragraph
  private var isQuotation = false
  private var hasProse = false
  private var tableDepth = 0
  private var cells: [Range<Int>] = []

  init(_ text: ArticleText, title: String? = nil) {
    self.text = text
    builder = ArticleBuilder(text)
    builder.title = title
  }

  mutating func parse() -> Article {
    if takeRedirect() { return builder.finish() }
    var expander = WikitextExpander(text.scalars)
    page = expander.expand()
    works = expander.works
    references = expander.references
    if expander.wasTooDeep {
      builder.remark("Templates nested deeper than 40 are left out.", at: 0)
    }
    var start = 0
    while start < page.scalars.count {
      let end = page.scalars[start...].firstIndex(of: "\n") ?? page.scalars.count
      take(start..<end)
      start = end + 1
    }
    flush()
    addNotes()
    return builder.finish()
  }

  /// "#REDIRECT [[Treaty of Riga]]"
  private mutating func takeRedirect() -> Bool {
    guard let target = Self.redirect(text.scalars) else { return false }
    builder.remark("The page only redirects to “\(target)”.", at: 0)
    return true
  }

  /// Where a page redirects to; nil when it is one of its own.
  static func redirect(_ scalars: [Unicode.Scalar]) -> String? {
    let start = scalars.prefix(100).firstIndex { !$0.isSpace } ?? 0
    // swift-format-ignore
    let words: [String] = [
      "#redirect", "#weiterleitung", "#patrz", "#przekieruj", "#перенаправление", "#peradresavimas", "#ohjaus", "#suuna",
    ]
    let head = scalars[start...].prefix(24).string.lowercased()
    guard words.contains(where: { head.hasPrefix($0) }) else { return nil }
    let limit = min(scalars.count, start + 400)
    guard let open = (start..<limit).first(where: { scalars.has("[[", at: $0) }) else { return nil }
    return scalars[(open + 2)..<limit].prefix { $0 != "]" && $0 != "|" && $0 != "#" }.normalized
  }

  // MARK: - Lines

  private mutating func take(_ line: Range<Int>) {
    let scalars = page.scalars
    let words = scalars.trimmed(line)
    guard let first = scalars[words].first else {
      if tableDepth == 0 { flush() }
      return
    }
    if tableDepth > 0 || scalars.has("{|", at: words.lowerBound) {
      tableLine(words)
      return
    }
    switch first {
    case "=":
      if let (level, title) = heading(words) {
        flush()
        builder.heading(inline(title).withoutMarks, level: level)
        return
      }
    case "*", "#", ":", ";":
      flush()
      let rest = scalars[words].drop { ["*", "#", ":", ";", " "].contains($0) }
      kind = first == ":" ? .quotation : .listItem
      block = [rest.startIndex..<words.upperBound]
      flush()
      return
    case "-" where scalars.has("----", at: words.lowerBound):
      flush()
      return
    case "|", "!":
      // A row of a table whose beginning is lost.
      return
    case "<":
      if scalars.hasFolded("<blockquote", at: words.lowerBound)
        || scalars.hasFolded("<poem", at: words.lowerBound)
      {
        flush()
        isQuotation = true
      }
    default: break
    }
    block.append(words)
    if isQuotation, endsQuotation(words) {
      flush()
      isQuotation = false
    }
  }

  private func endsQuotation(_ line: Range<Int>) -> Bool {
    let tail = max(line.lowerBound, line.upperBound - 60)
    return (tail..<line.upperBound).contains {
      page.scalars.hasFolded("</blockquote", at: $0) || page.scalars.hasFolded("</poem", at: $0)
    }
  }

  private func heading(_ line: Range<Int>) -> (level: Int, title: Range<Int>)? {
    let scalars = page.scalars
    guard line.count > 2, scalars[line.upperBound - 1] == "=" else { return nil }
    let front = scalars[line].prefix(6).prefix { $0 == "=" }.count
    let back = scalars[line].suffix(6).reversed().prefix { $0 == "=" }.count
    let level = min(front, back)
    guard line.lowerBound + level < line.upperBound - level else { return nil }
    return (level, scalars.trimmed(line.lowerBound + level..<line.upperBound - level))
  }

  // MARK: - Passages

  private mutating func read(_ range: Range<Int>) -> WikitextInline {
    let words = Array(page.scalars[range])
    let labels = labelling(words)
    met += labels.new
    let isList = builder.section == .references || builder.section == .externalLinks
    return WikitextInline(words, keepsAddresses: isList) { labels.all[$0] }
  }

  private mutating func inline(_ range: Range<Int>) -> InlineText { read(range).result }

  private mutating func flush() {
    defer {
      block.removeAll(keepingCapacity: true)
      kind = .paragraph
    }
    guard let first = block.first, let last = block.last else { return }
    add(first.lowerBound..<last.upperBound, as: isQuotation ? .quotation : kind)
  }

  private mutating func add(_ range: Range<Int>, as role: Article.Role) {
    guard !range.isEmpty else { return }
    let words = read(range)
    if !hasProse, builder.title == nil, role == .paragraph, let bold = words.bold {
      builder.title = bold
    }
    if role == .paragraph, !words.result.isEmpty { hasProse = true }
    add(words.captions.filter(\.isLeading).map(\.range), from: range.lowerBound)
    for category in words.categories { builder.category(category) }
    let cited = words.works.compactMap { works.indices.contains($0) ? works[$0] : nil }
    builder.add(words.result, as: role, at: page.origins[range.lowerBound], works: cited)
    add(words.captions.filter { !$0.isLeading }.map(\.range), from: range.lowerBound)
  }

  private mutating func add(_ captions: [Range<Int>], from start: Int) {
    // A picture in a caption is nobody's: captions hold none, and so this ends.
    for caption in captions where !caption.isEmpty {
      let words = caption.lowerBound + start..<caption.upperBound + start
      builder.add(inline(words), as: .caption, at: page.origins[words.lowerBound])
    }
  }

  // MARK: - Tables

  private mutating func tableLine(_ line: Range<Int>) {
    let scalars = page.scalars
    if scalars.has("{|", at: line.lowerBound) {
      flush()
      tableDepth += 1
      return
    }
    if scalars.has("|}", at: line.lowerBound) {
      endRow()
      tableDepth -= 1
      return
    }
    if scalars.has("|-", at: line.lowerBound) { return endRow() }
    if scalars.has("|+", at: line.lowerBound) {
      add(cell(line.lowerBound + 2..<line.upperBound), as: .caption)
      return
    }
    guard scalars[line.lowerBound] == "|" || scalars[line.lowerBound] == "!" else {
      // A cell of more than one line.
      if let last = cells.last { cells[cells.count - 1] = last.lowerBound..<line.upperBound }
      return
    }
    let sign = scalars[line.lowerBound]
    var start = line.lowerBound + 1
    var index = start
    while index + 1 < line.upperBound {
      if scalars[index + 1] == scalars[index], scalars[index] == "|" || scalars[index] == sign {
        cells.append(cell(start..<index))
        start = index + 2
        index += 1
      }
      index += 1
    }
    cells.append(cell(start..<line.upperBound))
  }

  /// A cell without its settings: `style="…" | words`.
  private func cell(_ range: Range<Int>) -> Range<Int> {
    let scalars = page.scalars
    if range.isEmpty { return range }
    let bar = scalars[range].prefix(300).firstIndex { $0 == "|" || $0 == "[" }
    guard let bar, scalars[bar] == "|", scalars[range.lowerBound..<bar].contains("=") else {
      return scalars.trimmed(range)
    }
    return scalars.trimmed(bar + 1..<range.upperBound)
  }

  private mutating func endRow() {
    defer { cells.removeAll(keepingCapacity: true) }
    guard let first = cells.first else { return }
    var row = InlineText()
    for range in cells {
      let words = read(range)
      for category in words.categories { builder.category(category) }
      if !row.isEmpty { row.append(" | ") }
      row.append(words.result)
    }
    guard first.lowerBound < page.origins.count else { return }
    builder.add(row, as: .tableRow, at: page.origins[first.lowerBound])
  }

  // MARK: - Notes

  /// The labels of the references that words have marks for, and which of these are met for the first time.
  private mutating func labelling(_ words: [Unicode.Scalar]) -> (all: [Int: String], new: [Int]) {
    var all: [Int: String] = [:]
    var new: [Int] = []
    for index in words.indices where words[index] == WikiSign.mark {
      let end = NumberList.digits(at: index + 1, in: words) ?? index + 1
      guard let number = Int(words[(index + 1)..<end].string), references.indices.contains(number)
      else { continue }
      if references[number].label == nil {
        references[number].label = nextLabel(references[number].group)
        new.append(number)
      }
      all[number] = references[number].label
    }
    return (all, new)
  }

  private mutating func nextLabel(_ group: String) -> String {
    let number = labelCounts[group, default: 0] + 1
    labelCounts[group] = number
    switch group {
    case "": return String(number)
    case "lower-alpha", "lower-roman", "upper-alpha": return Self.letters(number)
    default: return "\(group) \(number)"
    }
  }

  private static func letters(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let rest = (number - 1) / letters.count
    return (rest > 0 ? String(letters[(rest - 1) % letters.count]) : "")
      + String(letters[(number - 1) % letters.count])
  }

  private mutating func addNotes() {
    var index = 0
    // A note may have marks of its own: the list grows while it is read.
    while index < met.count {
      let reference = references[met[index]]
      index += 1
      guard let label = reference.label else { continue }
      guard let content = reference.content else {
        builder.note(label, InlineText(), at: reference.origin)
        continue
      }
      let labels = labelling(content.scalars)
      met += labels.new
      let words = WikitextInline(content.scalars, keepsAddresses: true) { labels.all[$0] }
      let cited = words.works.compactMap { works.indices.contains($0) ? works[$0] : nil }
      let origin = content.origins.first ?? reference.origin
      builder.note(label, words.result, at: origin, works: cited)
    }
  }
}
