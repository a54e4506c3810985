/// Reads a text that somebody wrote for readers: from bytes to its sections, paragraphs and notes.
public enum ArticleReader {
  /// The most bytes that an article may have once unpacked: 64 MiB. It is held whole.
  public static let maximumSize = 64 << 20

  /// Reads an article.
  ///
  /// Bad markup never fails: what is not understood is kept as words, and said in the article's remarks.
  ///
  /// - Parameters:
  ///   - source: The bytes, packed with gzip or not, in any of the encodings that ``TextDecoder`` reads.
  ///   - syntax: How it is written; nil to find out by ``ArticleSyntax/guess(_:fileName:)``.
  ///   - fileName: What the file is called; helps with the syntax and the spelling of a title.
  ///   - encoding: The encoding when it is known.
  /// - Returns: The article.
  /// - Throws: ``FormatError`` when the bytes cannot be had, are no text, or are more than
  ///   ``maximumSize``.
  public static func read(
    _ source: any ByteSource,
    syntax: ArticleSyntax? = nil,
    fileName: String? = nil,
    encoding: TextEncoding? = nil
  ) throws(FormatError) -> Article {
    var unpacked = try GzipSource.unwrapping(source)
    let bytes = try all(&unpacked)
    let name = fileName.map { $0.hasSuffix(".gz") ? String($0.dropLast(3)) : $0 }
    // UTF-16 has a zero beside every letter: only its decoded text can be judged.
    let looked = syntax ?? ArticleSyntax.guess(bytes, fileName: name)
    let declared = looked == .html ? HTMLTokenizer.declaredEncoding(bytes) : nil
    var decoder: any ByteSource = TextDecoder(
      MemorySource(bytes),
      encoding: encoding ?? declared
    )
    let decoded = try all(&decoder)
    let found = syntax ?? ArticleSyntax.guess(decoded, fileName: name)
    return read(ArticleText(utf8: decoded), as: found, fileName: name)
  }

  /// Reads an article in memory.
  ///
  /// - Throws: ``FormatError``, as for a source.
  public static func read(
    _ bytes: [UInt8],
    syntax: ArticleSyntax? = nil,
    fileName: String? = nil,
    encoding: TextEncoding? = nil
  ) throws(FormatError) -> Article {
    try read(MemorySource(bytes), syntax: syntax, fileName: fileName, encoding: encoding)
  }

  /// Reads an article that is text already. Never fails.
  public static func read(
    _ text: String,
    syntax: ArticleSyntax,
    fileName: String? = nil
  ) -> Article {
    read(ArticleText(text.unicodeScalars), as: syntax, fileName: fileName)
  }

  private static func read(
    _ text: ArticleText,
    as syntax: ArticleSyntax,
    fileName: String?
  ) -> Article {
    switch syntax {
    case .plainText:
      var parser = PlainTextParser(text, fileName: fileName)
      return parser.parse()
    case .markdown:
      var parser = MarkdownParser(text)
      return parser.parse()
    case .html:
      var parser = HTMLArticleParser(text)
      return parser.parse()
    case .wikitext:
      var parser = WikitextParser(text)
      return parser.parse()
    }
  }

  private static func all(_ source: inout any ByteSource) throws(FormatError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try source.nextChunk() {
      bytes += chunk
      guard bytes.count <= maximumSize else {
        throw FormatError(
          "The article is larger than \(maximumSize >> 20) MiB: cut it into parts, or read a dump of "
            + "many pages as a dump."
        )
      }
    }
    return bytes
  }
}
