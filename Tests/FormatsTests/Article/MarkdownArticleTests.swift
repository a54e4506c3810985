import Formats
import Testing

@Suite("Articles in Markdown")
struct MarkdownArticleTests {
  @Test("Headings of both kinds, lists, quotations, tables, captions")
  func blocks() {
    let article = ArticleReader.read(
      """
      # The *Siege* of Pskov

      It began
      in 1581.

      ## Armies ##

      - Poles
      - Russians
        of Pskov

      1) first

      Aftermath
      ---------

      > Peace
      > came.

      | year | event |
      |------|:-----:|
      | 1582 | truce |

      ![The walls](walls.png)

      ***

      <!-- not
      shown -->
      End.
      """,
      syntax: .markdown
    )
    #expect(article.title == "The Siege of Pskov")
    #expect(
      article.passages.map(\.role) == [
        .paragraph, .listItem, .listItem, .listItem, .quotation, .tableRow, .tableRow, .caption,
        .paragraph,
      ]
    )
    #expect(
      article.passages.map(\.text) == [
        "It began in 1581.", "Poles", "Russians of Pskov", "first", "Peace came.", "year | event",
        "1582 | truce", "The walls", "End.",
      ]
    )
    #expect(article.passages.last?.section == ["Aftermath"])
  }

  @Test("Footnotes are notes; links to articles keep their targets and their places")
  func inline() throws {
    let article = ArticleReader.read(
      #"""
      ---
      title: "Truce"
      lang: lt
      ---
      Signed by **[Poles](https://en.wikipedia.org/wiki/Polish_people "x")** and [Moscow][m] in *1582*.[^n] \*Not\* a\_b [xy].

      [m]: /wiki/Moscow%20(city)
      [^n]: Kiaupa, Z. (2004). *Istorija*. Vilnius: Baltos lankos.
          pp. 3–4.
      """#,
      syntax: .markdown
    )
    #expect(article.title == "Truce")
    #expect(article.language == "lt")
    let passage = try #require(article.passages.first)
    #expect(passage.text == "Signed by Poles and Moscow in 1582.[n] *Not* a_b [xy].")
    #expect(
      passage.links == [
        Article.Link(10..<15, to: "Polish people"), Article.Link(20..<26, to: "Moscow (city)"),
      ]
    )
    #expect(passage.marks == [Article.Mark("n", 35..<38)])
    let work = try #require(article.notes.first?.works.first)
    #expect(work.authors == [CitedWork.Author(family: "Kiaupa", given: "Z.")])
    #expect(work.title == "Istorija")
    #expect(work.locator == "pp. 3–4")
  }
}
