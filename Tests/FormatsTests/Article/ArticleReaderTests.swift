import Formats
import Testing

@Suite("Articles from bytes")
struct ArticleReaderTests {
  @Test(
    "The syntax is guessed by name, and for text files by what is in them",
    arguments: [
      ("a.md", "plain", ArticleSyntax.markdown), ("a.HTM", "plain", .html),
      ("dir.md/a.wiki", "x", .wikitext),
      ("a.txt", "The war.\n\n== Summary ==\n\nIt ended]] badly.", .plainText),
      ("a", "<!DOCTYPE HTML><p>x", .html),
      ("a.txt", "\n<html><body>x", .html), ("a.txt", "The '''war''' of [[Poland]].", .wikitext),
      ("a", "# Title\n\nText with [a](b) and [c](d).", .markdown),
      ("a", "A #1 place [1] it was.", .plainText),
      ("a.txt", "", .plainText),
    ]
  )
  func guessing(name: String, content: String, expected: ArticleSyntax) {
    #expect(ArticleSyntax.guess(Array(content.utf8), fileName: name) == expected)
  }

  @Test("Encodings are found as for every other format; bytes that are no text are an error")
  func encodings() throws {
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "Trakai\n\nPilis buvo čia.".utf16 {
      utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    let article = try ArticleReader.read(utf16)
    #expect(article.title == "Trakai")
    #expect(article.passages.map(\.text) == ["Pilis buvo čia."])
    let error = formatError { () throws(FormatError) in
      _ = try ArticleReader.read(Array("Trakai\n\nčia ".utf8) + [0xFF, 0xFE], encoding: .utf8)
    }
    #expect(error?.position == TextPosition(line: 3, column: 5))
  }

  @Test("Packed files are read as what is in them")
  func packed() throws {
    let article = try ArticleReader.read(GzipSourceTests.hello, fileName: "a.txt.gz")
    #expect(article.passages.map(\.text) == ["Vilnius, Kaunas"])
  }
}
