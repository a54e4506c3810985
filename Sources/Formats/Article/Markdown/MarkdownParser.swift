/// Reads Markdown: headings, paragraphs, lists, quotations, tables, footnotes.
struct MarkdownParser {
  private let text: ArticleText
  private let scalars: [Unicode.Scalar]
  private var builder: ArticleBuilder
  private var definitions: [String: String] = [:]
  private var block: [Range<Int>] = []
  private var kind = Kind.paragraph
  private var hasTitle = false
  private var isInComment = false

  private enum Kind: Equatable {
    case paragraph, quotation
    case item(number: String?)
    case note(label: String)
  }

  init(_ text: ArticleText) {
    self.text = text
    scalars = text.scalars
    builder = ArticleBuilder(text)
  }

  mutating func parse() -> Article {
    var lines = text.lines[...]
    takeFrontMatter(&lines)
    for line in lines { collectDefinition(line) }
    for line in lines { take(line) }
    flush()
    return builder.finish()
  }

  /// What stands between lines of `---` at the beginning: "title: …", "lang: …".
  private mutating func takeFrontMatter(_ lines: inout ArraySlice<Range<Int>>) {
    guard let first = lines.first, scalars[first].string == "---",
      let end = lines.dropFirst().prefix(200).firstIndex(where: {
        ["---", "..."].contains(scalars[$0].string)
      })
    else { return }
    for line in lines[lines.startIndex..<end] {
      guard let colon = scalars[line].firstIndex(of: ":") else { continue }
      var value = scalars[scalars.trimmed(colon + 1..<line.upperBound)]
      if let mark = value.first, mark == "\"" || mark == "'", value.last == mark, value.count > 1 {
        value = value.dropFirst().dropLast()
      }
      switch scalars[line.lowerBound..<colon].string {
      case "title" where !value.isEmpty:
        builder.title = value.normalized
        hasTitle = true
      case "author" where !value.isEmpty: _ = builder.takeAuthors(value)
      case "lang", "language": builder.language = value.isEmpty ? nil : value.normalized
      default: break
      }
    }
    lines = lines[(end + 1)...]
  }

  /// `[label]: address`
  private mutating func collectDefinition(_ whole: Range<Int>) {
    let line = scalars.trimmed(whole)
    guard let (label, rest) = definition(line), scalars[label].first != "^" else { return }
    let address = scalars[rest].prefix { !$0.isSpace }.filter { $0 != "<" && $0 != ">" }
    definitions[MarkdownInline.key(scalars[label])] = address.string
  }

  /// The label and the rest of `[label]: rest`.
  private func definition(_ line: Range<Int>) -> (label: Range<Int>, rest: Range<Int>)? {
    guard scalars[line].first == "[" else { return nil }
    let limit = min(line.upperBound, line.lowerBound + 200)
    guard let close = scalars[line.lowerBound..<limit].firstIndex(of: "]"),
      close + 1 < line.upperBound,
      scalars[close + 1] == ":", close > line.lowerBound + 1
    else { return nil }
    return (line.lowerBound + 1..<close, scalars.trimmed(close + 2..<line.upperBound))
  }

  private mutating func take(_ whole: Range<Int>) {
    let line = scalars.trimmed(whole)
    if isInComment || scalars.has("<!--", at: line.lowerBound) {
      isInComment = !contains("-->", line)
      return
    }
    guard let first = scalars[line].first else {
      if case .note = kind { return }
      flush()
      return
    }
    let indent = line.lowerBound - whole.lowerBound
    if case .note = kind, indent == 0 { flush() }
    if scalars.has("```", at: line.lowerBound) || scalars.has("~~~", at: line.lowerBound) {
      flush()
    } else if first == "#", let (level, title) = hashes(line) {
      flush()
      heading(title, level: level)
    } else if isRule(line, of: "=") || isRule(line, of: "-"), kind == .paragraph, block.count == 1 {
      let title = block[0]
      block = []
      heading(title, level: first == "=" ? 1 : 2)
    } else if isRule(line, of: "-") || isRule(line, of: "*") || isRule(line, of: "_") {
      flush()
    } else if let (label, rest) = definition(line) {
      flush()
      guard scalars[label].first == "^" else { return }
      begin(.note(label: scalars[(label.lowerBound + 1)..<label.upperBound].string), rest)
    } else if first == ">" {
      if kind != .quotation { flush() }
      kind = .quotation
      let rest = scalars.trimmed(line.lowerBound + 1..<line.upperBound)
      if rest.isEmpty { flush() } else { block.append(rest) }
    } else if first == "|" {
      flush()
      row(line)
    } else {
      takeWords(line)
    }
  }

  private mutating func takeWords(_ line: Range<Int>) {
    let (found, rest) = PlainMarkers.kind(of: line, in: scalars, mayBeItem: true)
    switch found {
    case .item(let number):
      // A wrapped line may begin with "1920. ": a list goes on, or begins after an empty line.
      if kind == .paragraph, !block.isEmpty, number != nil { break }
      flush()
      begin(.item(number: number), rest)
      return
    case .note(let label?) where scalars[line].first != "[" || block.isEmpty:
      flush()
      begin(.note(label: label), rest)
      return
    case .categories:
      flush()
      for name in scalars[rest].string.split(separator: "Category:") {
        builder.category(Array(name.unicodeScalars).normalized)
      }
      return
    default: break
    }
    if kind == .quotation, !block.isEmpty { kind = .quotation }
    block.append(line)
  }

  private mutating func begin(_ kind: Kind, _ rest: Range<Int>) {
    self.kind = kind
    block = [rest]
  }

  private mutating func flush() {
    defer {
      block.removeAll(keepingCapacity: true)
      kind = .paragraph
    }
    guard let first = block.first else { return }
    var joined: [Unicode.Scalar] = []
    for line in block {
      if !joined.isEmpty { joined.append(" ") }
      joined += scalars[line]
    }
    let offset = first.lowerBound
    let inline = MarkdownInline.read(joined, definitions: definitions)
    switch kind {
    case .paragraph:
      if joined.count > 2, joined[0] == "!", joined[1] == "[", inline.isEmpty {
        caption(joined, at: offset)
      } else {
        builder.add(inline, as: .paragraph, at: offset)
      }
    case .quotation: builder.add(inline, as: .quotation, at: offset)
    case .item(let number):
      if let number, builder.section == .notes {
        builder.note(number, inline, at: offset)
      } else {
        builder.add(inline, as: .listItem, at: offset)
      }
    case .note(let label): builder.note(label, inline, at: offset)
    }
  }

  /// The words of a picture that stands alone.
  private mutating func caption(_ block: [Unicode.Scalar], at offset: Int) {
    guard let end = block.firstIndex(of: "]") else { return }
    let words = Array(block[2..<end])
    builder.add(MarkdownInline.read(words, definitions: definitions), as: .caption, at: offset)
  }

  private mutating func heading(_ line: Range<Int>, level: Int) {
    let title = MarkdownInline.read(Array(scalars[line]), definitions: definitions).withoutMarks
    if level == 1, !hasTitle {
      builder.title = title
      hasTitle = true
    } else {
      builder.heading(title, level: level)
    }
  }

  private mutating func row(_ line: Range<Int>) {
    let words = scalars[line]
    guard words.contains(where: { !["|", "-", ":", " "].contains($0) }) else { return }
    var inner = line.lowerBound + 1..<line.upperBound
    if words.last == "|", inner.count > 0 { inner = inner.lowerBound..<inner.upperBound - 1 }
    let inline = MarkdownInline.read(Array(scalars[inner]), definitions: definitions)
    builder.add(inline, as: .tableRow, at: line.lowerBound)
  }

  // MARK: - Lines

  private func hashes(_ line: Range<Int>) -> (level: Int, title: Range<Int>)? {
    let level = scalars[line].prefix(7).prefix { $0 == "#" }.count
    guard level < 7 else { return nil }
    let after = line.lowerBound + level
    guard after == line.upperBound || scalars[after].isSpace else { return nil }
    var title = scalars.trimmed(after..<line.upperBound)
    while !title.isEmpty, scalars[title.upperBound - 1] == "#" {
      title = title.lowerBound..<title.upperBound - 1
    }
    return (level, scalars.trimmed(title))
  }

  private func isRule(_ line: Range<Int>, of sign: Unicode.Scalar) -> Bool {
    line.count > 2 && scalars[line].allSatisfy { $0 == sign || $0 == " " }
  }

  private func contains(_ word: StaticString, _ line: Range<Int>) -> Bool {
    line.contains { scalars.has(word, at: $0) }
  }
}
