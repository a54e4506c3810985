public import Formats
internal import RegestaKit

/// An article: the text becomes a source with its passages, each work that its notes cite a source of
/// its own, and what a reader finds in it becomes candidates for review.
public struct ArticleFormat: ImportFormat {
  /// Its name on the command line.
  public let name = "article"
  /// One line: what it is and where it comes from.
  public let summary =
    "An article to be read: plain text, Markdown, HTML, wikitext or a MediaWiki dump"
  /// The endings of file names that mean it, without the dot. Plain text may be anything: it must be
  /// called an article.
  public let fileExtensions = ["html", "htm", "md", "markdown", "wiki", "wikitext", "mediawiki"]

  private let parse: @Sendable (_ source: any ByteSource, _ name: String) throws -> Article

  /// The format, for texts of every kind that `ArticleReader` knows.
  public init() {
    self.init { source, name in try ArticleReader.read(source, fileName: name) }
  }

  /// The format for texts of another kind.
  ///
  /// - Parameter parse: Makes an article of the bytes of a file with that name.
  public init(parse: @escaping @Sendable (any ByteSource, String) throws -> Article) {
    self.parse = parse
  }

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    if head.bytes.isEmpty || !Self.isText(head) { return .none }
    if MediaWikiDump.isDump(head.bytes) { return .certain }
    let start = head.text.prefix(512).drop(while: \.isWhitespace).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") ? .likely : .possible
  }

  /// Whether the bytes can be words: of a picture or a program one in a few is none of them.
  private static func isText(_ head: FileHead) -> Bool {
    let bytes = head.bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    guard controls * 100 > bytes.count else { return true }
    return [.utf16LittleEndian, .utf16BigEndian].contains(EncodingGuess(sample: bytes).encoding)
  }

  /// Reads the article, or each page of a dump, and tells the importer what was found.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    if MediaWikiDump.isDump(input.head.bytes) {
      try readPages(input, into: importer)
      return
    }
    guard Self.isText(input.head) else {
      throw RegestaError(
        .badInput,
        "\(input.name): This is no text: too many of its characters are none that words are made of.",
        hint: "Save the article as plain text, Markdown, HTML or wikitext."
      )
    }
    let article = try parse(input.source, input.name)
    guard !article.passages.isEmpty else {
      throw RegestaError(
        .badInput,
        "\(input.name): There is no paragraph in it that could be read.",
        hint: "An article is text with paragraphs; tables are taken in as csv."
      )
    }
    try take(article, ImportPlace(input.name), input, importer)
  }

  /// Reads a dump page after page; only one is held at a time.
  private func readPages(_ input: ImportInput, into importer: Importer) throws {
    var dump = try MediaWikiDump(input.source)
    var empty = 0
    while let page = try dump.next() {
      let article = page.article()
      guard !article.passages.isEmpty else {
        empty += 1
        continue
      }
      let place = ImportPlace(input.name, page.position, record: page.title)
      try take(article, place, input, importer)
    }
    let leftOut = [
      ("it has no paragraph that could be read", empty),
      ("it only leads to another page", dump.redirects),
      ("it is no article but talk, a file or the like", dump.otherPages),
    ]
    for (why, count) in leftOut where count > 0 {
      try importer.note(.leftOut, "page", nil, sentence: "a page", reason: why, count: count)
    }
    try importer.flush()
  }

  private func take(
    _ article: Article,
    _ place: ImportPlace,
    _ input: ImportInput,
    _ importer: Importer
  ) throws {
    // What a reader cannot do at all is no fault of the article: then nothing is taken in.
    let reader = try importer.textReader()
    let reading = try reader.read(article)
    let faults = reader.faults
    try importer.record(place) {
      let taking = try ArticleImport(
        article,
        file: input.name,
        language: input.settings.language,
        importer
      )
      try taking.take(reading, faults)
    }
  }
}
