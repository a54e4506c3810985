import Formats
import TestSupport
import Testing

/// What takes longer than linear time here does not end in the time of a test run.
@Suite("Hostile articles", .timeLimit(.minutes(3)))
struct HostileArticleTests {
  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let patterns: [String] = [
    "a", "word ", "[", "[[", "[[a|", "]]", "{{", "{{a|", "}}", "{|\n", "<div>", "<a \"", "<a b='",
    "<", "<!--", "<ref>",
    "<ref>x</ref>", "<math>", "<nowiki>", "<script>", "<ul><li>x", "<i>x", "<table><tr><td>", "''",
    "* ", "# ", "_a ",
    "[](", "![", "[^1]", "[1] x\n\n", "(;)", "&#", "\n", "A\n\n", "== H ==\n", "> a\n", "CAPS ",
    "\u{0}", "\u{202E}ש ",
    "\u{301}", "|x\n", "[[File:a|", "[http://a ", "Smith 1990; ", "\"a\", ", "[[Category:A]]\n",
    "<sup>[1]",
  ]

  @Test("Long repetitions of markup are read in time, in every syntax", arguments: patterns)
  func repetitions(pattern: String) {
    let text = Self.repeated(pattern, 4_000)
    for syntax in ArticleSyntax.allCases {
      let article = ArticleReader.read(text, syntax: syntax)
      #expect(article.remarks.count <= 1000)
    }
    let note = "It fell.[1]\n\nNotes\n\n1. " + Self.repeated(pattern, 2_000)
    #expect(ArticleReader.read(note, syntax: .plainText).passages.count >= 1)
  }

  @Test("Deep nesting that is closed")
  func nesting() {
    let count = 100_000
    let nestings: [(String, String, ArticleSyntax)] = [
      ("[[", "]]", .wikitext), ("{{lang|x|a ", "}}", .wikitext), ("{|\n|", "\n|}\n", .wikitext),
      ("<ref>", "</ref>", .wikitext), ("[", "](b)", .markdown), ("[", "]", .plainText),
      ("(", ")", .plainText),
      ("<ul><li>", "</ul>", .html),
    ]
    for (open, close, syntax) in nestings {
      _ = ArticleReader.read(
        Self.repeated(open, count) + "x" + Self.repeated(close, count),
        syntax: syntax
      )
    }
    let page =
      "<p>Before</p>" + Self.repeated("<div>", count) + "Inside" + Self.repeated("</div>", count)
    let article = ArticleReader.read(page + "<p>After</p>", syntax: .html)
    #expect(article.passages.map(\.text) == ["Before", "Inside", "After"])
  }

  @Test("A megabyte without a full stop is one passage, and none of its words is lost")
  func noFullStop() {
    let text = Self.repeated("słowo ", 180_000)
    let article = ArticleReader.read(text, syntax: .plainText)
    #expect(article.passages.map { $0.text.unicodeScalars.count } == [180_000 * 6 - 1])
    for syntax in ArticleSyntax.allCases {
      let shorter = ArticleReader.read(String(text.prefix(60_000)), syntax: syntax)
      #expect(shorter.passages.map { $0.text.unicodeScalars.count } == [59_999])
    }
  }

  @Test(
    "Naughty strings are words",
    .enabled(
      if: SharedFiles.has("conformance/naughty-strings/blns.txt"),
      "the shared naughty strings are not here"
    )
  )
  func naughty() throws {
    let bytes = try SharedFiles.bytes("conformance/naughty-strings/blns.txt")
    for syntax in ArticleSyntax.allCases {
      let article = try ArticleReader.read(bytes, syntax: syntax)
      for passage in article.passages {
        let scalars = Array(passage.text.unicodeScalars)
        for range in passage.marks.map(\.range) + passage.links.map(\.range) {
          #expect(range.upperBound <= scalars.count && !range.isEmpty)
        }
        #expect(!scalars.contains { $0.value < 0x20 })
      }
    }
  }
}
