import Formats
import Testing

@Suite("Articles in wikitext")
struct WikitextArticleTests {
  static let text = """
    {{Short description|War}}
    {{Infobox event
    | date = 1466<ref name="dav"/>
    | place = {{flag|Poland}}
    }}
    <!-- hidden -->
    The '''Peace of Thorn''' ({{lang-pl|II pokój}}; {{IPA|x}}) was made in [[Toruń|Thorn]]<ref name=dav>{{cite book |last=Davies |first=Norman |year=1981 |title=[[God's Playground]] |location=Oxford |publisher=Clarendon Press |page=122 |isbn=0-19-822555-5}}</ref> by the [[Pole]]s{{sfn|Biskup|1990|pp=3–4}}, {{convert|12|km|mi}} away.{{efn|A remark.<ref>Smith, ''Prussia'', p. 3</ref>}}{{citation needed|date=May}}
    [[File:Map.png|thumb|A map of the [[Baltic Sea|Baltic]]]]
    == Terms ==
    * West [[Prussia]]<ref name="dav" />
    {| class="wikitable"
    ! Year !! Event
    |-
    | 1454 || style="x" | [[War|Long war]]
    |}
    {{quote|Words of the king.|King}}
    <nowiki>[[not]]</nowiki> a link.
    === Later ===
    ''Italic''{{Sfn|Biskup|1990|pp=3–4}} {{unknown|x {{y}} }}[https://example.org site].
    == See also ==
    * [[Treaty of Cracow|Cracow]] – later
    == References ==
    {{reflist|refs=<ref name="z">zz</ref>}}
    * {{cite book|last=Biskup|first=Marian|year=1990|title=Wojny|publisher=X}}
    == External links ==
    * [https://example.org/a The text]
    [[Category:1466 in Europe|Thorn]]
    [[de:Frieden]]
    """

  @Test("Templates, links, tables, captions, quotations")
  func passages() {
    let article = ArticleReader.read(Self.text, syntax: .wikitext)
    #expect(article.title == "Peace of Thorn")
    #expect(
      article.passages.map(\.text) == [
        "The Peace of Thorn (II pokój) was made in Thorn[1] by the Poles[2], 12 km away.[a]",
        "A map of the Baltic", "West Prussia[1]", "Year | Event", "1454 | Long war",
        "Words of the king.",
        "[[not]] a link.", "Italic[2] site.",
      ]
    )
    #expect(
      article.passages.map(\.role) == [
        .paragraph, .caption, .listItem, .tableRow, .tableRow, .quotation, .paragraph, .paragraph,
      ]
    )
    #expect(article.passages[0].links.map(\.target) == ["Toruń", "Pole"])
    #expect(article.passages[0].links.map(\.range) == [42..<47, 58..<63])
    #expect(article.passages[4].links == [Article.Link(7..<15, to: "War")])
    #expect(article.passages.last?.section == ["Terms", "Later"])
    #expect(article.passages[0].position == TextPosition(line: 7, column: 1))
    #expect(article.categories == ["1466 in Europe"])
    #expect(article.related == ["Treaty of Cracow"])
    #expect(article.externalLinks.map(\.url) == ["https://example.org/a"])
    #expect(article.remarks.isEmpty)
  }

  @Test("References are numbered by their first marks, and templates give works in fields")
  func notes() throws {
    let article = ArticleReader.read(Self.text, syntax: .wikitext)
    #expect(article.notes.map(\.label) == ["1", "2", "a", "3"])
    let davies = try #require(article.notes[0].works.first)
    #expect(davies.authors == [CitedWork.Author(family: "Davies", given: "Norman")])
    #expect(davies.title == "God's Playground")
    #expect(davies.publisherPlace == "Oxford")
    #expect(davies.locator == "p. 122")
    #expect(davies.identifiers == ["isbn": "0-19-822555-5"])
    #expect(article.notes[1].text == "Biskup 1990, pp. 3–4")
    let index = CitedWorkIndex(article)
    let short = try #require(article.notes[1].works.first)
    #expect(index.fullWork(for: short)?.title == "Wojny")
    #expect(article.notes[3].works.first?.title == "Prussia")
  }

  @Test(
    "What known templates stand for",
    arguments: [
      ("{{convert|12|to|15|km2|sqmi}}", "12 to 15 km²"), ("{{circa|1920}}", "c. 1920"),
      ("{{start date|1920|7|12|df=y}}", "12 July 1920"), ("a{{snd}}b", "a – b"),
      ("{{OldStyleDate|7 November|1917|25 October}}", "7 November [O.S. 25 October] 1917"),
      ("{{nowrap|{{lang|lt|Kauno [[gubernija]]}}}}", "Kauno gubernija"),
      ("{{ill|Jonas X|lt}}", "Jonas X"),
      ("x {{unknown|[[a]]|b}} y", "x y"), ("{{unclosed|word", "unclosed|word"),
      ("word }} ]] on", "word ]] on"),
      ("'''''both''''' ''i''", "both i"), ("a<br/>b &ndash; c", "a b – c"),
      ("__NOTOC__ text", "text"),
      ("<math>x^2</math>one <ref>unclosed two", "one unclosed two"),
    ]
  )
  func templates(source: String, expected: String) {
    let article = ArticleReader.read(source, syntax: .wikitext)
    #expect(article.passages.map(\.text) == [expected])
  }

  @Test("What a note links to is called by the link's words, in wikitext as in HTML")
  func addresses() {
    let pages = [
      ArticleReader.read(
        "x<ref>[https://a.b/c Page], ''News'', 3 May 2001.</ref>",
        syntax: .wikitext
      ),
      ArticleReader.read(
        """
        <p>x<sup class="reference"><a href="#n1">[1]</a></sup></p>
        <ol><li id="n1"><a href="https://a.b/c">Page</a>, <i>News</i>, 3 May 2001.</li></ol>
        """,
        syntax: .html
      ),
    ]
    for page in pages {
      let work = page.notes.first?.works.first
      #expect(work?.title == "Page")
      #expect(work?.container == "News")
      #expect(work?.url == "https://a.b/c")
      #expect(work?.year == "2001")
    }
  }

  @Test("A redirect is said")
  func redirect() {
    let article = ArticleReader.read("#REDIRECT [[Peace of Riga]]", syntax: .wikitext)
    #expect(article.passages.isEmpty)
    #expect(article.remarks.first?.message.contains("“Peace of Riga”") == true)
  }
}
