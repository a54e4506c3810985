import Formats
import Testing

@Suite("Articles in plain text")
struct PlainTextArticleTests {
  static func read(_ text: String, fileName: String? = nil) -> Article {
    ArticleReader.read(text, syntax: .plainText, fileName: fileName)
  }

  @Test("Title, origin, contents, headings with [edit], marks and notes of an old page")
  func oldPage() throws {
    let article = Self.read(
      """
      Treaty of Melno

      From Wikipedia, the free encyclopedia

      The Treaty of Melno ended the Gollub War.

      Contents

      [edit] Background

      Lithuania wanted Samogitia[1]. The order
      refused.[2][12]

      [edit] See also

      [edit] Notes

        1. ^ Kiaupa, "Istorija, vol II, p. 3
        2. ^ a b Kiaupa, "Istorija", p. 4
        12. ^ Smith 1990
      """
    )
    #expect(article.title == "Treaty of Melno")
    #expect(article.publication == "Wikipedia, the free encyclopedia")
    #expect(article.passages.map(\.section) == [[], ["Background"]])
    let passage = article.passages[1]
    #expect(passage.text == "Lithuania wanted Samogitia[1]. The order refused.[2][12]")
    #expect(passage.marks.map(\.label) == ["1", "2", "12"])
    let scalars = Array(passage.text.unicodeScalars)
    for mark in passage.marks {
      #expect(String(String.UnicodeScalarView(scalars[mark.range])) == "[\(mark.label)]")
    }
    #expect(passage.position == TextPosition(line: 11, column: 1))
    #expect(article.notes.map(\.label) == ["1", "2", "12"])
    #expect(article.notes[1].text == "Kiaupa, \"Istorija\", p. 4")
    #expect(article.notes[0].works.first?.title == "Istorija")
    #expect(article.related.isEmpty)
    #expect(article.remarks.isEmpty)
  }

  @Test("Headings between equal signs keep their levels; a second line under the title is the work")
  func equalSigns() {
    let article = Self.read(
      """
      Latvia

      A Guide to the Relations of Some States, by Country


      == Summary ==

      One.


      === Recognition, 1922. ===

      Two.

      Three.


      == Resources ==
      """
    )
    #expect(article.title == "Latvia")
    #expect(article.publication == "A Guide to the Relations of Some States, by Country")
    #expect(
      article.passages.map(\.section) == [
        ["Summary"], ["Summary", "Recognition, 1922."], ["Summary", "Recognition, 1922."],
      ]
    )
    #expect(article.passages.map(\.paragraph) == [1, 1, 2])
  }

  @Test("Bare headings: two empty lines part sections, one their parts; a last line is a caption")
  func bareHeadings() {
    let article = Self.read(
      """
      The BATTLE OF ŽIEDAS (; ) was fought in 1390, also called the BATTLE OF RING by the NATO staff ().


      Armies

      Lithuanian side

      There were 300 men.[1]

      Map of the field


      Aftermath

      Peace came.

      Category:1390 in Europe Category:Battles in 1390 Žiedas

      [1]
      """,
      fileName: "x/wp-Battle_of_Žiedas.txt"
    )
    #expect(article.title == "Battle of Žiedas")
    #expect(
      article.passages[0].text
        == "The Battle of Žiedas was fought in 1390, also called the Battle of Ring by the NATO staff."
    )
    #expect(
      article.passages.map(\.section) == [
        [], ["Armies", "Lithuanian side"], ["Armies", "Lithuanian side"], ["Aftermath"],
      ]
    )
    #expect(article.passages.map(\.role) == [.paragraph, .paragraph, .caption, .paragraph])
    #expect(article.categories == ["1390 in Europe", "Battles in 1390"])
    #expect(article.notes.map(\.text) == [""])
    #expect(article.remarks.count == 1)
  }

  @Test("Broken captions, leftovers of templates and emphasis")
  func leftovers() {
    let article = Self.read(
      """
      Castle

      in Trakai on 3 May 1410]] The _old_ castle () stood (; from 1390) near the lake, see snake_case.

      upright=1.5

      The tower fell.

      -   -   -
      """
    )
    #expect(article.passages.map(\.role) == [.caption, .paragraph, .paragraph])
    #expect(article.passages[0].text == "in Trakai on 3 May 1410")
    #expect(
      article.passages[1].text == "The old castle stood (from 1390) near the lake, see snake_case."
    )
    #expect(article.passages[1].position == TextPosition(line: 3, column: 27))
  }

  @Test("Lists, works, pages elsewhere and related articles")
  func lists() {
    let article = Self.read(
      """
      Castle

      It had:

      -   a tower, which
          was high
      * a wall

      See also

      -   _Bay of Trakai_ (novel)

      References

      -   Jan Nowak, _Zamki Litwy. [Castles]_, Warszawa 1972, p. 7

      External links

      -   http://example.org/castle
      -   Castles today (pictures, maps and plans)
      """
    )
    #expect(article.passages.map(\.role) == [.paragraph, .listItem, .listItem])
    #expect(article.passages[1].text == "a tower, which was high")
    #expect(article.related == ["Bay of Trakai (novel)"])
    #expect(article.references.map(\.title) == ["Zamki Litwy. [Castles]"])
    #expect(article.references.first?.publisherPlace == "Warszawa")
    #expect(article.externalLinks.map(\.url) == ["http://example.org/castle", nil])
    #expect(
      article.externalLinks.map(\.title) == [nil, "Castles today (pictures, maps and plans)"]
    )
  }

  @Test("A mark without its note becomes a note without text, and both are said")
  func missing() {
    let article = Self.read(
      "Castle\n\nIt stood.[1][note 2][a] Later [1390] it fell.[3]\n\nNotes\n\n1. One.\n4. Four.\n"
    )
    #expect(article.passages[0].marks.map(\.label) == ["1", "note 2", "a", "3"])
    #expect(article.notes.map(\.label) == ["1", "4", "note 2", "a", "3"])
    #expect(article.notes.map(\.text) == ["One.", "Four.", "", "", ""])
    #expect(article.remarks.map(\.message).contains("The mark [3] has no note."))
    #expect(article.remarks.map(\.message).contains("The note [4] has no mark."))
  }

  @Test(
    "Line ends of any kind, non-breaking spaces and controls are white space; NFC is left as it is"
  )
  func whiteSpace() {
    let article = Self.read("Title\r\n\r\nA\u{A0}b\r\nc\u{0}d e\u{301}.\r\rNext one.")
    #expect(article.passages.map(\.text) == ["A b c d e\u{301}.", "Next one."])
    #expect(article.passages[1].position == TextPosition(line: 6, column: 1))
    #expect(Array(article.passages[0].text.unicodeScalars).count == 11)
  }

  @Test("One paragraph to a line needs no empty lines between")
  func longLines() {
    let long = String(repeating: "The army marched on. ", count: 10)
    let article = Self.read("War\n\n\(long)\n\(long)\n")
    #expect(article.passages.count == 2)
  }

  @Test("A page copied from a browser: marks of editing behind headings, no empty lines between")
  func copied() {
    let article = Self.read(
      """
      Union of Lublin
      From Wikipedia, the free encyclopedia
      Jump to navigation

      Contents
      1 Background
      1.1 Before
      2 Aftermath

      Background[edit]
      The union was old.[1][citation needed]
      Aftermath[edit]
      It lasted.[2]

      References[edit]
      ^ Jump up to: a b Smith 1990, p. 3.
      ^ Fox, Ann (1991). "The Union". p. 4.
      Categories: 1569 in Europe | Unions
      """
    )
    #expect(article.title == "Union of Lublin")
    #expect(article.publication == "Wikipedia, the free encyclopedia")
    #expect(article.passages.map(\.text) == ["The union was old.[1]", "It lasted.[2]"])
    #expect(article.passages.map(\.section) == [["Background"], ["Aftermath"]])
    #expect(
      article.notes.map(\.text) == ["Smith 1990, p. 3.", "Fox, Ann (1991). \"The Union\". p. 4."]
    )
    #expect(article.categories == ["1569 in Europe", "Unions"])
    #expect(article.remarks.isEmpty)
  }

  @Test("Who wrote it, and notes whose numbers stand alone")
  func essay() {
    let article = Self.read(
      """
      The Region

      By Ann Fox and John Smith

      The region[1] was lost when the army

      1. crossed the river;
      2. took the town.[2]

      Notes

      1 Smith 1990, p. 3
      2 Jones, War, p. 4
      """
    )
    #expect(article.authors.map(\.family) == ["Fox", "Smith"])
    #expect(article.passages.map(\.role) == [.paragraph, .listItem, .listItem])
    #expect(article.notes.map(\.label) == ["1", "2"])
    #expect(article.notes.map { $0.works.first?.locator } == ["p. 3", "p. 4"])
  }

  @Test("Text without anything is an article without anything")
  func empty() {
    #expect(Self.read("") == Article())
    #expect(Self.read(" \n\n \t\n").passages.isEmpty)
  }
}
