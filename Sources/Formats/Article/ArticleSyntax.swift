/// A way in which articles are written down.
public enum ArticleSyntax: String, CaseIterable, Sendable {
  case plainText = "plain text"
  case markdown = "Markdown"
  case html = "HTML"
  case wikitext = "MediaWiki wikitext"

  /// The ends of file names, without the dot; the usual one first.
  public var fileExtensions: [String] {
    switch self {
    case .plainText: ["txt", "text"]
    case .markdown: ["md", "markdown", "mdown", "mkd"]
    case .html: ["html", "htm", "xhtml"]
    case .wikitext: ["wikitext", "wiki", "mediawiki"]
    }
  }

  /// The syntax of files whose names end so, in any case, without the dot.
  public init?(fileExtension: String) {
    let wanted = fileExtension.lowercased()
    guard let syntax = Self.allCases.first(where: { $0.fileExtensions.contains(wanted) }) else {
      return nil
    }
    self = syntax
  }

  /// What a file seems to be written in: its name decides, except that text files may hold anything.
  ///
  /// - Parameters:
  ///   - bytes: The file's beginning; some kilobytes are enough.
  ///   - fileName: Its name, with or without folders.
  /// - Returns: The likeliest; ``plainText`` when nothing speaks for another.
  public static func guess(_ bytes: [UInt8], fileName: String? = nil) -> ArticleSyntax {
    let name = fileName?.split(separator: "/").last ?? ""
    if let dot = name.lastIndex(of: "."),
      let named = ArticleSyntax(fileExtension: String(name[name.index(after: dot)...])),
      named != .plainText
    {
      return named
    }
    let evidence = Evidence(bytes.prefix(32 << 10))
    if evidence.isHTML { return .html }
    if evidence.links >= 2 || evidence.links == 1 && evidence.wikiMarks > 0 { return .wikitext }
    if evidence.wikiMarks > 2 { return .wikitext }
    if evidence.hashHeadings > 0 || evidence.roundLinks > 1 { return .markdown }
    return .plainText
  }

  /// What of the markup of each a text's beginning has.
  private struct Evidence {
    var isHTML = false
    /// `[[` that is closed.
    var links = 0
    /// `'''`, `{{`, `<ref`.
    var wikiMarks = 0
    /// `# ` to `###### ` at the beginning of a line.
    var hashHeadings = 0
    /// `](`.
    var roundLinks = 0

    init(_ bytes: ArraySlice<UInt8>) {
      let text = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      func has(_ word: StaticString, at index: Int) -> Bool {
        guard index + word.utf8CodeUnitCount <= text.count else { return false }
        for step in 0..<word.utf8CodeUnitCount where text[index + step] != word.utf8Start[step] {
          return false
        }
        return true
      }
      let start = has("\u{FEFF}", at: 0) ? 3 : 0
      let first = text[start...].firstIndex { !$0.isSpaceOrLineEnd } ?? text.count
      isHTML = has("<!doctype html", at: first) || has("<html", at: first)
      var tags = 0
      var isOpen = false
      var index = first
      while index < text.count {
        switch text[index] {
        case UInt8(ascii: "["):
          if has("[[", at: index) { isOpen = true }
        case UInt8(ascii: "]"):
          if isOpen, has("]]", at: index) {
            links += 1
            isOpen = false
          }
          if has("](", at: index) { roundLinks += 1 }
        case UInt8(ascii: "'"):
          if has("'''", at: index) {
            wikiMarks += 1
            index += 2
          }
        case UInt8(ascii: "{"): if has("{{", at: index) { wikiMarks += 1 }
        case UInt8(ascii: "#"):
          let isFirst = index == 0 || text[index - 1] == 0x0A
          let end = text[index...].prefix(7).prefix { $0 == UInt8(ascii: "#") }.endIndex
          if isFirst, end - index < 7, end < text.count, text[end] == 0x20 { hashHeadings += 1 }
          index = max(index, end - 1)
        case UInt8(ascii: "<"):
          if has("<ref", at: index) { wikiMarks += 1 }
          if has("<p>", at: index) || has("<h1", at: index) || has("<h2", at: index)
            || has("<body", at: index) || has("<div", at: index) || has("<p ", at: index)
          {
            tags += 1
          }
        default: break
        }
        index += 1
      }
      if tags > 1, links == 0 { isHTML = true }
    }
  }
}

extension UInt8 {
  fileprivate var isSpaceOrLineEnd: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
