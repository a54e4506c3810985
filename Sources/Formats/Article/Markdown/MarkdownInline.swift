/// The words of a block of Markdown, with its marks, links and italics.
struct MarkdownInline {
  private var scalars: [Unicode.Scalar]
  private let definitions: [String: String]
  private var result = InlineText()
  private var italics: Int?
  /// Where a bracket that opens is closed.
  private var closing: [Int: Int] = [:]

  /// Reads a block; definitions are the addresses of links that are written `[so][label]`, by label.
  static func read(_ scalars: [Unicode.Scalar], definitions: [String: String]) -> InlineText {
    var parser = MarkdownInline(scalars: scalars, definitions: definitions)
    parser.matchBrackets()
    parser.parse()
    return parser.result
  }

  private init(scalars: [Unicode.Scalar], definitions: [String: String]) {
    self.scalars = scalars
    self.definitions = definitions
  }

  private mutating func matchBrackets() {
    var open: [Int] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": open.append(index)
      case "]": if let start = open.popLast() { closing[start] = index }
      default: break
      }
      index += 1
    }
  }

  /// Links that are open: where they end and go on after, and what they stand for.
  private var links: [(end: Int, next: Int, start: Int, target: String?)] = []

  private mutating func parse() {
    var index = 0
    while index < scalars.count {
      while let link = links.last, index >= link.end {
        if let target = link.target { result.endLink(from: link.start, to: target) }
        index = max(index, link.next)
        links.removeLast()
      }
      guard index < scalars.count else { break }
      index = step(index)
    }
    for link in links.reversed() {
      if let target = link.target { result.endLink(from: link.start, to: target) }
    }
  }

  /// Reads what stands at a place; returns the next.
  private mutating func step(_ index: Int) -> Int {
    let scalar = scalars[index]
    switch scalar {
    case "\\"
    where index + 1 < scalars.count && scalars[index + 1].isASCII
      && !scalars[index + 1].isLetter && !scalars[index + 1].isDigit:
      if scalars[index + 1] == "[", let end = escapedMark(index) { return end }
      result.append(scalars[index + 1])
      return index + 2
    case "*", "_": return emphasis(index)
    case "`": return index + 1
    case "~" where scalars.has("~~", at: index): return index + 2
    case "!" where index + 1 < scalars.count && scalars[index + 1] == "[":
      if let end = closing[index + 1], end + 1 < scalars.count, scalars[end + 1] == "(" {
        return afterDestination(end + 1)
      }
    case "[": if let next = bracket(index) { return next }
    case "<": if let next = angle(index) { return next }
    case "&":
      if let (decoded, end) = HTMLEntities.decode(at: index, in: scalars) {
        result.append(decoded)
        return end
      }
    default: break
    }
    result.append(scalar)
    return index + 1
  }

  /// `\[1\]`, as programs write a mark that is none of Markdown's.
  private mutating func escapedMark(_ index: Int) -> Int? {
    let limit = min(scalars.count, index + 20)
    guard let end = scalars[(index + 2)..<limit].firstIndex(of: "\\"), scalars.has("\\]", at: end),
      MarkLabel.isLabel(scalars[(index + 2)..<end])
    else { return nil }
    result.appendMark(scalars[(index + 2)..<end].string)
    return end + 2
  }

  private mutating func emphasis(_ index: Int) -> Int {
    let scalar = scalars[index]
    var end = index
    while end < scalars.count, scalars[end] == scalar { end += 1 }
    let before = index > 0 ? scalars[index - 1] : " "
    let after = end < scalars.count ? scalars[end] : " "
    let isInner = (before.isLetter || before.isDigit) && (after.isLetter || after.isDigit)
    if before.isSpace && after.isSpace || isInner && scalar == "_" {
      result.append(contentsOf: scalars[index..<end])
      return end
    }
    if (end - index) % 2 == 1 {
      if let start = italics {
        result.endEmphasis(from: start)
        italics = nil
      } else {
        italics = result.begin()
      }
    }
    return end
  }

  /// `[^1]`, `[words](address)`, `[words][label]`, `[1]`; nil for a bracket that is only a bracket.
  private mutating func bracket(_ index: Int) -> Int? {
    guard let end = closing[index] else { return nil }
    if scalars[index + 1] == "^", end - index < 80 {
      result.appendMark(scalars[(index + 2)..<end].string)
      return end + 1
    }
    var next = end + 1
    var target: String?
    if next < scalars.count, scalars[next] == "(" {
      target = ArticleLinks.title(of: destination(next))
      next = afterDestination(next)
    } else if next < scalars.count, scalars[next] == "[", let close = closing[next] {
      let label = close > next + 1 ? scalars[(next + 1)..<close] : scalars[(index + 1)..<end]
      guard let address = definitions[Self.key(label)] else { return plainBracket(index) }
      target = ArticleLinks.title(of: Array(address.unicodeScalars))
      next = close + 1
    } else if end - index < 200, let address = definitions[Self.key(scalars[(index + 1)..<end])] {
      target = ArticleLinks.title(of: Array(address.unicodeScalars))
    } else {
      return plainBracket(index)
    }
    // Brackets in brackets in brackets mean nothing to anybody.
    guard links.count < 8 else { return nil }
    links.append((end, next, result.begin(), target))
    return index + 1
  }

  private mutating func plainBracket(_ index: Int) -> Int? {
    if let end = MarkLabel.end(at: index, in: scalars) {
      result.appendMark(scalars[(index + 1)..<(end - 1)].string)
      return end
    }
    return MarkLabel.editorialEnd(at: index, in: scalars)
  }

  static func key(_ label: ArraySlice<Unicode.Scalar>) -> String { label.normalized.lowercased() }

  private func destination(_ open: Int) -> [Unicode.Scalar] {
    let end = afterDestination(open) - 1
    guard end > open + 1 else { return [] }
    return scalars[(open + 1)..<end].prefix { !$0.isSpace }.filter { $0 != "<" && $0 != ">" }
  }

  /// The place after an address in round brackets; they are short.
  private func afterDestination(_ open: Int) -> Int {
    var depth = 0
    let limit = min(scalars.count, open + 500)
    for index in open..<limit {
      if scalars[index] == "(" { depth += 1 }
      if scalars[index] == ")" {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return open
  }

  /// `<https://…>` and tags of HTML.
  private mutating func angle(_ index: Int) -> Int? {
    guard index + 1 < scalars.count,
      scalars[index + 1].isLetter || scalars[index + 1] == "/" || scalars[index + 1] == "!"
    else { return nil }
    let limit = min(scalars.count, index + 500)
    guard let end = scalars[index..<limit].firstIndex(of: ">") else { return nil }
    if scalars.has("http", at: index + 1) {
      result.append(contentsOf: scalars[(index + 1)..<end])
    } else if scalars.hasFolded("<br", at: index) {
      result.append(" ")
    }
    return end + 1
  }
}
