/// The words of expanded wikitext, with what stands beside them: captions, categories, works.
struct WikitextInline {
  private let scalars: [Unicode.Scalar]
  private let keepsAddresses: Bool
  /// The label of the mark for a reference, by its number.
  private let label: (Int) -> String?
  private(set) var result = InlineText()
  /// Numbers of works met.
  private(set) var works: [Int] = []
  /// Ranges of the words of pictures' captions, and whether they stand before all others.
  private(set) var captions: [(range: Range<Int>, isLeading: Bool)] = []
  private(set) var categories: [String] = []
  /// The first words in bold.
  private(set) var bold: String?

  private var italics: Int?
  private var boldStart: Int?
  private var closing: [Int: Int] = [:]
  private var links: [(end: Int, next: Int, start: Int, target: String?, isTitle: Bool)] = []

  /// Reads words. `label` gives the label of the mark for a reference, by its number, or nil for none;
  /// addresses are kept in notes: `[https://… words]`.
  init(_ scalars: [Unicode.Scalar], keepsAddresses: Bool = false, label: @escaping (Int) -> String?)
  {
    self.scalars = scalars
    self.keepsAddresses = keepsAddresses
    self.label = label
    matchBrackets()
    parse()
  }

  /// Words without anything else: the value of a field.
  static func plain(_ scalars: [Unicode.Scalar]) -> String {
    let isPlain = scalars.allSatisfy {
      $0.isLetter || $0.isDigit || $0 == " " || $0 == "." || $0 == "," || $0.isDash
    }
    if isPlain { return scalars.normalized }
    return WikitextInline(scalars) { _ in nil }.result.scalars.string
  }

  private mutating func matchBrackets() {
    var open: [Int] = []
    var index = 0
    while index + 1 < scalars.count {
      if scalars[index] == WikiSign.literal {
        index += 2
      } else if scalars[index] == "[", scalars[index + 1] == "[" {
        open.append(index)
        index += 2
      } else if scalars[index] == "]", scalars[index + 1] == "]", let start = open.popLast() {
        closing[start] = index
        index += 2
      } else {
        index += 1
      }
    }
  }

  private mutating func parse() {
    var index = 0
    while true {
      while let link = links.last, index >= link.end {
        index = max(index, link.next)
        // What a note links to is called by the link's words.
        if link.isTitle { result.endEmphasis(from: link.start) }
        if let target = link.target {
          // "[[Pole]]s": the letters behind belong to the link.
          while index < scalars.count, scalars[index].isLetter {
            result.append(scalars[index])
            index += 1
          }
          result.endLink(from: link.start, to: target)
        }
        links.removeLast()
      }
      guard index < scalars.count else { return }
      index = step(index)
    }
  }

  private mutating func step(_ index: Int) -> Int {
    let scalar = scalars[index]
    switch scalar {
    case WikiSign.literal:
      if index + 1 < scalars.count { result.append(scalars[index + 1]) }
      return index + 2
    case WikiSign.mark:
      let (number, end) = number(index)
      if let label = label(number) { result.appendMark(label) }
      return end
    case WikiSign.work:
      let (number, end) = number(index)
      works.append(number)
      return end
    case WikiSign.end: return index + 1
    case "'" where index + 1 < scalars.count && scalars[index + 1] == "'": return apostrophes(index)
    case "[":
      if let close = closing[index] { return link(index, close) }
      if let next = address(index) { return next }
    case "<": if let next = tag(index) { return next }
    case "&":
      if let (decoded, end) = HTMLEntities.decode(at: index, in: scalars) {
        result.append(decoded)
        return end
      }
    case "_" where scalars.has("__", at: index): if let next = magicWord(index) { return next }
    default: break
    }
    result.append(scalar)
    return index + 1
  }

  private func number(_ index: Int) -> (Int, Int) {
    let end = NumberList.digits(at: index + 1, in: scalars) ?? index + 1
    return (Int(scalars[(index + 1)..<end].string) ?? -1, min(end + 1, scalars.count))
  }

  private mutating func apostrophes(_ index: Int) -> Int {
    var end = index
    while end < scalars.count, scalars[end] == "'" { end += 1 }
    let count = end - index
    // Four are a bold that begins or ends with an apostrophe.
    if count == 4 || count > 5 { result.append("'") }
    if count != 2 { toggleBold() }
    if count == 2 || count >= 5 {
      if let start = italics {
        result.endEmphasis(from: start)
        italics = nil
      } else {
        italics = result.begin()
      }
    }
    return end
  }

  private mutating func toggleBold() {
    guard let start = boldStart else {
      boldStart = result.begin()
      return
    }
    boldStart = nil
    if bold == nil, start < result.scalars.count { bold = result.scalars[start...].string }
  }

  // MARK: - Links

  private mutating func link(_ index: Int, _ close: Int) -> Int {
    let inner = (index + 2)..<max(index + 2, close)
    let limit = min(inner.upperBound, inner.lowerBound + 300)
    let bar = scalars[inner.lowerBound..<limit].firstIndex { $0 == "|" || $0 == "[" }
    // "[[[[": brackets around brackets name nothing.
    if let bar, scalars.has("[[", at: bar) { return index + 2 }
    let nameEnd = bar.flatMap { scalars[$0] == "|" ? $0 : nil } ?? inner.upperBound
    let name = scalars[inner.lowerBound..<min(nameEnd, limit)].map { $0 == "_" ? " " : $0 }
      .normalized
    let isEscaped = name.hasPrefix(":")
    if !isEscaped, let colon = name.firstIndex(of: ":") {
      let space = name[..<colon]
      if ArticleLinks.isFile(space) {
        captions.append((caption(inner), result.isEmpty))
        return close + 2
      }
      if ArticleLinks.isCategory(space) {
        categories.append(String(name[name.index(after: colon)...].drop { $0 == " " }))
        return close + 2
      }
      // "[[de:Vilnius]]" leads to another language and is no word.
      if nameEnd == inner.upperBound, (2...3).contains(space.utf8.count),
        space.allSatisfy({ $0.isLowercase && $0.isASCII })
      {
        return close + 2
      }
    }
    guard links.count < 20 else { return index + 2 }
    let title = String(
      (isEscaped ? name.dropFirst() : name[...]).prefix { $0 != "#" }.drop { $0 == " " }
    )
    let target = ArticleLinks.isArticle(title) ? title : nil
    var words = nameEnd < inner.upperBound ? nameEnd + 1 : inner.lowerBound
    if isEscaped, words == inner.lowerBound { words += 1 }
    links.append((inner.upperBound, close + 2, result.begin(), target, false))
    return words
  }

  /// What of `[[File:…|thumb|words]]` are words: the last part that is no setting.
  private func caption(_ inner: Range<Int>) -> Range<Int> {
    var bars: [Int] = []
    var depth = 0
    var index = inner.lowerBound
    while index < inner.upperBound {
      if scalars.has("[[", at: index) {
        depth += 1
        index += 1
      } else if scalars.has("]]", at: index) {
        depth -= 1
        index += 1
      } else if scalars[index] == "|", depth == 0 {
        bars.append(index)
      }
      index += 1
    }
    guard let last = bars.last else { return inner.upperBound..<inner.upperBound }
    let words = scalars.trimmed(last + 1..<inner.upperBound)
    let text = scalars[words].prefix(40).string.lowercased()
    let settings = [
      "thumb", "right", "left", "center", "none", "frame", "frameless", "border", "upright", "mini",
    ]
    let isSetting =
      settings.contains(text) || text.hasSuffix("px") && words.count < 12
      || ["alt=", "upright=", "link=", "class=", "lang=", "page="].contains { text.hasPrefix($0) }
    return isSetting ? inner.upperBound..<inner.upperBound : words
  }

  /// `[https://… words]`
  private mutating func address(_ index: Int) -> Int? {
    guard scalars.has("http", at: index + 1) || scalars.has("//", at: index + 1) else { return nil }
    let limit = min(scalars.count, index + 2000)
    guard let end = scalars[index..<limit].firstIndex(of: "]") else { return nil }
    let address = scalars[(index + 1)..<end].prefix { !$0.isSpace }
    guard links.count < 20 else { return end + 1 }
    if keepsAddresses { result.append(contentsOf: address + [" "]) }
    links.append((end, end + 1, result.begin(), nil, keepsAddresses))
    return index + 1 + address.count
  }

  // MARK: - Tags

  private mutating func tag(_ index: Int) -> Int? {
    guard index + 1 < scalars.count, scalars[index + 1].isLetter || scalars[index + 1] == "/" else {
      return nil
    }
    let limit = min(scalars.count, index + 300)
    guard let end = scalars[index..<limit].firstIndex(of: ">") else { return nil }
    if scalars.hasFolded("<br", at: index) || scalars.hasFolded("<div", at: index) {
      result.append(" ")
    }
    return end + 1
  }

  /// `__NOTOC__`
  private func magicWord(_ index: Int) -> Int? {
    var end = index + 2
    while end < scalars.count, scalars[end].isUpper, end - index < 30 { end += 1 }
    return end > index + 3 && scalars.has("__", at: end) ? end + 2 : nil
  }
}
