import Formats

/// Of articles: what stands in a passage stands in its text, and every place is one of the file.
enum WikitextPromises {
  static func check(_ bytes: [UInt8]) throws {
    let extent = TextExtent(bytes)
    for syntax in ArticleSyntax.allCases {
      let article: Article
      do throws(FormatError) {
        article = try ArticleReader.read(bytes, syntax: syntax)
      } catch {
        try extent.check(error)
        continue
      }
      try check(article, extent, syntax)
    }
  }

  private static func check(_ article: Article, _ extent: TextExtent, _ syntax: ArticleSyntax)
    throws
  {
    for passage in article.passages {
      let whole = 0..<passage.text.unicodeScalars.count
      for mark in passage.marks {
        try promise(
          mark.range.clamped(to: whole) == mark.range,
          "\(syntax.rawValue): the mark \(mark.label) stands at \(mark.range) of \(whole.count) letters"
        )
      }
      for link in passage.links {
        try promise(
          link.range.clamped(to: whole) == link.range,
          "\(syntax.rawValue): a link stands at \(link.range) of \(whole.count) letters"
        )
      }
      try promise(passage.paragraph >= 1, "\(syntax.rawValue): paragraph \(passage.paragraph)")
    }
    // A file in another encoding than its first bytes seem to have has other lines.
    guard extent.byteCount != nil, syntax != .html else { return }
    for passage in article.passages { try extent.check(passage.position, "a passage") }
    for note in article.notes { try extent.check(note.position, "the note \(note.label)") }
    for remark in article.remarks { try extent.check(remark.position, "“\(remark.message)”") }
  }
}
