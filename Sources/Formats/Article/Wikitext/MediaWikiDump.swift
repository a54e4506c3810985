/// Reads the XML that MediaWiki exports, page after page; only one page is held at a time.
public struct MediaWikiDump {
  /// A page of the main namespace.
  public struct Page: Sendable, Hashable {
    /// What it is called.
    public var title: String
    /// The wikitext of its last revision in the file.
    public var text: String
    /// The language of the wiki, where the file says.
    public var language: String?
    /// What the wiki is called, where the file says.
    public var site: String?
    /// Where it begins in the file.
    public var position: TextPosition

    /// The article that the wikitext is. Positions in it count from the wikitext's beginning.
    ///
    /// - Returns: The article.
    public func article() -> Article {
      var parser = WikitextParser(ArticleText(text.unicodeScalars), title: title)
      var article = parser.parse()
      article.language = article.language ?? language
      article.publication = article.publication ?? site
      return article
    }
  }

  /// Redirects that were passed over so far.
  public private(set) var redirects = 0
  /// Pages of other namespaces (talk, files, templates) that were passed over so far.
  public private(set) var otherPages = 0
  /// The most bytes that one page may have: 64 MiB.
  public static let maximumPageSize = 64 << 20

  private var source: any ByteSource
  private var chunk: [UInt8] = []
  private var index = 0
  private var line = 1
  private var language: String?
  private var site: String?
  private var isDump = false
  private var isAtEnd = false

  /// Opens a dump.
  ///
  /// - Parameter source: Its bytes in UTF-8, packed with gzip or not.
  /// - Throws: ``FormatError`` when the first bytes cannot be had, or are packed in another way.
  public init(_ source: any ByteSource) throws(FormatError) {
    var unpacked = try GzipSource.unwrapping(source)
    let first = try unpacked.nextChunk() ?? []
    if first.starts(with: Array("BZh".utf8)) {
      throw FormatError(
        "The dump is packed with bzip2, which is not read here: unpack it first (bunzip2)."
      )
    }
    if first.starts(with: [0x37, 0x7A, 0xBC, 0xAF]) {
      throw FormatError(
        "The dump is packed with 7-Zip, which is not read here: unpack it first (7z x)."
      )
    }
    self.source = TextDecoder(PrefixedSource([first], then: unpacked), encoding: .utf8)
  }

  /// Whether bytes begin as a dump does.
  ///
  /// - Parameter bytes: The first ones, not packed; a kilobyte is enough.
  /// - Returns: Whether they do.
  public static func isDump(_ bytes: [UInt8]) -> Bool {
    let wanted = Array("<mediawiki".utf8)
    let head = bytes.prefix(2000)
    return head.indices.contains { head[$0] == wanted[0] && head[$0...].starts(with: wanted) }
  }

  /// The next page of the main namespace that is no redirect; nil at the end.
  ///
  /// - Throws: ``FormatError`` when the file is no dump, is cut, or is not in UTF-8.
  public mutating func next() throws(FormatError) -> Page? {
    var page: Draft?
    while let tag = try nextTag() {
      switch tag.name {
      case "mediawiki":
        isDump = true
        language = tag.attribute("xml:lang=")
      case "sitename": site = try content()
      case "page": page = Draft(line: line)
      case "title": page?.title = try content()
      case "ns": page?.namespace = try content()
      case "redirect": page?.isRedirect = true
      case "text": if page != nil { page?.text = tag.isClosed ? "" : try content() }
      case "/page":
        if let draft = page, let whole = finish(draft) { return whole }
        page = nil
      default: break
      }
    }
    if let page {
      throw FormatError("The dump is cut: it ends within the page “\(page.title)”.", at: here)
    }
    guard isDump else {
      throw FormatError("The file is no export of MediaWiki: it has no <mediawiki>.")
    }
    return nil
  }

  private var here: TextPosition { TextPosition(line: line, column: 1) }

  private struct Draft {
    var line: Int
    var title = ""
    var namespace = "0"
    var isRedirect = false
    var text = ""
  }

  private mutating func finish(_ draft: Draft) -> Page? {
    guard draft.namespace == "0" else {
      otherPages += 1
      return nil
    }
    if draft.isRedirect
      || WikitextParser.redirect(Array(draft.text.unicodeScalars.prefix(600))) != nil
    {
      redirects += 1
      return nil
    }
    let position = TextPosition(line: draft.line, column: 1)
    return Page(
      title: draft.title,
      text: draft.text,
      language: language,
      site: site,
      position: position
    )
  }

  // MARK: - XML

  private struct Tag {
    var name: String
    var words: String
    var isClosed: Bool

    func attribute(_ name: String) -> String? {
      guard let start = words.firstRange(of: name)?.upperBound, start < words.endIndex else {
        return nil
      }
      let quote = words[start]
      return String(words[words.index(after: start)...].prefix { $0 != quote })
    }
  }

  private mutating func nextTag() throws(FormatError) -> Tag? {
    while true {
      guard try skip(to: UInt8(ascii: "<")) else { return nil }
      var bytes: [UInt8] = []
      guard try read(to: UInt8(ascii: ">"), into: &bytes, limit: 1 << 16) else { return nil }
      if bytes.starts(with: Array("!--".utf8)) {
        try skipComment(bytes)
        continue
      }
      let isClosed = bytes.last == UInt8(ascii: "/")
      let end = bytes.firstIndex { $0 <= 0x20 } ?? (isClosed ? bytes.count - 1 : bytes.count)
      let name = String(decoding: bytes[..<end], as: UTF8.self)
      return Tag(
        name: name,
        words: String(decoding: bytes[end...], as: UTF8.self),
        isClosed: isClosed
      )
    }
  }

  private mutating func skipComment(_ start: [UInt8]) throws(FormatError) {
    var tail = Array(start.suffix(2))
    while tail != Array("--".utf8) {
      var bytes: [UInt8] = []
      guard try read(to: UInt8(ascii: ">"), into: &bytes, limit: Self.maximumPageSize) else {
        return
      }
      tail = Array(bytes.suffix(2))
    }
  }

  /// The text up to the next tag, with its references read.
  private mutating func content() throws(FormatError) -> String {
    var bytes: [UInt8] = []
    let isWhole = try read(to: UInt8(ascii: "<"), into: &bytes, limit: Self.maximumPageSize)
    // The tag that ends it is read next.
    if isWhole { index -= 1 }
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    return HTMLEntities.decoded(Array(text.unicodeScalars)).string
  }

  private mutating func skip(to byte: UInt8) throws(FormatError) -> Bool {
    while true {
      while index < chunk.count {
        let here = chunk[index]
        index += 1
        if here == 0x0A { line += 1 }
        if here == byte { return true }
      }
      guard try refill() else { return false }
    }
  }

  /// Reads up to a byte, which is passed.
  private mutating func read(to byte: UInt8, into bytes: inout [UInt8], limit: Int)
    throws(FormatError) -> Bool
  {
    while true {
      let end = chunk[index...].firstIndex(of: byte)
      let part = chunk[index..<(end ?? chunk.count)]
      bytes += part
      for one in part where one == 0x0A { line += 1 }
      guard bytes.count <= limit else {
        throw FormatError(
          "More than \(limit) bytes stand in one place of the dump: it is damaged.",
          at: here
        )
      }
      if let end {
        index = end + 1
        return true
      }
      guard try refill() else { return false }
    }
  }

  private mutating func refill() throws(FormatError) -> Bool {
    guard !isAtEnd, let next = try source.nextChunk() else {
      isAtEnd = true
      chunk = []
      index = 0
      return false
    }
    chunk = next
    index = 0
    return true
  }
}
