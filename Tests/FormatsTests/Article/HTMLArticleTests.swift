import Formats
import Testing

@Suite("Articles in HTML")
struct HTMLArticleTests {
  static let page = """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Peace - Wikipedia</title>
    <style>p { color: red }</style></head><body><nav><a href="/wiki/Main">Main</a></nav><main>
    <h1>Peace of Bytom</h1><div id="siteSub">From Wikipedia, the free encyclopedia</div>
    <div id="mw-content-text"><table class="infobox"><tr><td>Signed</td></tr></table>
    <p>The <b>peace</b> of <a href="/wiki/Bytom_(town)" title="x">Bytom</a> (9&nbsp;March 1589) was made<sup
    class="reference"><a href="#cite_note-a-1"><span>[</span>1<span>]</span></a></sup> by 10 km<sup>2</sup> &amp; &Lstrok;.<sup
    class="noprint">[citation needed]</sup>
    <h2>Terms<span class="mw-editsection">[edit]</span></h2><ul><li>One<li>Two<ul><li>Three</li></ul></ul>
    <figure><img src=x><figcaption>A map</figcaption></figure><blockquote><p>Words.</p></blockquote>
    <table><tr><th>a<th>b<tr><td>1<td>2</table><script>var a = "<p>no</p>";</script>
    <h2>References</h2><ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">^</span>
    <cite class="citation book">Nowak, Jan (1981). <i>Pokoje</i>. Kraków: Znak. p. 122.</cite><span class="Z3988"
    title="ctx_ver=Z39.88-2004&amp;rft.btitle=Pokoje&amp;rft.aulast=Nowak&amp;rft.aufirst=Jan&amp;rft.date=1981&amp;rft.isbn=83-1"></span></li></ol></div>
    <div id="catlinks"><a href="/wiki/Help:Category">Categories</a>: <a href="/wiki/Category:1589_in_Europe">1589</a></div>
    </main><footer>Foot</footer></body></html>
    """

  @Test("A page of Wikipedia: only the article, with its marks, links, notes and categories")
  func page() throws {
    let article = ArticleReader.read(Self.page, syntax: .html)
    #expect(article.title == "Peace of Bytom")
    #expect(article.language == "en")
    #expect(article.publication == "Wikipedia, the free encyclopedia")
    #expect(article.categories == ["1589 in Europe"])
    #expect(
      article.passages.map(\.text) == [
        "The peace of Bytom (9 March 1589) was made[1] by 10 km2 & Ł.", "One", "Two", "Three",
        "A map", "Words.",
        "a | b", "1 | 2",
      ]
    )
    #expect(
      article.passages.map(\.role) == [
        .paragraph, .listItem, .listItem, .listItem, .caption, .quotation, .tableRow, .tableRow,
      ]
    )
    #expect(article.passages[0].links == [Article.Link(13..<18, to: "Bytom (town)")])
    #expect(article.passages[0].marks == [Article.Mark("1", 42..<45)])
    let note = try #require(article.notes.first)
    #expect(note.text == "Nowak, Jan (1981). Pokoje. Kraków: Znak. p. 122.")
    let work = try #require(note.works.first)
    #expect(work.identifiers == ["isbn": "83-1"])
    #expect(work.publisherPlace == "Kraków")
    #expect(work.locator == "p. 122")
    #expect(article.remarks.isEmpty)
  }

  @Test("Notes are what marks lead to, whatever the page calls them")
  func otherNotes() {
    let article = ArticleReader.read(
      """
      <p>It fell.<a href="#fn1" class="footnote-ref"><sup>1</sup></a> <a href="#top">Up</a></p>
      <div><p id="fn1">Smith 1990, p. 3.</p></div>
      """,
      syntax: .html
    )
    #expect(article.passages.map(\.text) == ["It fell.[1] Up"])
    #expect(article.notes.map(\.text) == ["Smith 1990, p. 3."])
  }

  @Test("The encoding that the page declares is believed")
  func encoding() throws {
    var bytes = Array("<html><head><meta charset=windows-1257></head><p>Per ".utf8)
    bytes += [0xE0, 0xFE]
    let article = try ArticleReader.read(bytes, fileName: "a.html")
    #expect(article.passages.map(\.text) == ["Per ąž"])
  }

  @Test("Broken markup is words, and an unclosed quotation mark hides nothing")
  func broken() {
    let article = ArticleReader.read("<p>1 < 2 and <b class=\"x>so <i>on</p><p>more", syntax: .html)
    #expect(article.passages.map(\.text).joined(separator: " ").hasSuffix("more"))
    #expect(article.passages.map(\.text).joined(separator: " ").contains("1 < 2 and"))
  }

  /// Found by a fuzzer: each of these was read to its end again for every tag that begins in it.
  @Test(
    "Tags that never close are words, and take no more time than words",
    arguments: ["", " <", " <>", ">", " <p>End"]
  )
  func tagsWithoutEnd(end: String) {
    let count = 100_000
    let text = "<p>Words.</p>" + String(repeating: "(<a) b=/////'", count: count) + end
    let article = ArticleReader.read(text, syntax: .html)
    #expect(article.passages.first?.text == "Words.")
    #expect(article.passages.last?.text == "End" || !end.hasSuffix("End"))
  }

  @Test("A tag that does not close does not take the text behind it along")
  func brokenTag() {
    let article = ArticleReader.read("<p>One a <b c=d <i>two</i> three</p><p>Four", syntax: .html)
    #expect(article.passages.map(\.text) == ["One a <b c=d two three", "Four"])
  }
}
