import Formats
import TestSupport
import Testing

@Suite("RIS, CSL-JSON, and writing")
struct BibliographyFormatsTests {
  static func csl(_ text: String) throws(FormatError) -> [BibliographyRecord] {
    var reader = CSLJSONReader(MemorySource(text))
    var records: [BibliographyRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  /// What is said, without where it stood.
  static func placeless(_ records: [BibliographyRecord]) -> [BibliographyRecord] {
    records.map { record in
      var record = record
      record.position = nil
      return record
    }
  }

  @Test("RIS: types, people, pages, dates, lines that go on", arguments: ["\n", "\r\n", "\r"])
  func ris(lineEnd: String) throws {
    let text = [
      "\u{FEFF}TY  - JOUR", "AU  - Łossowski, Piotr", "A1  - Doe, Jane, Jr.",
      "AU  - League of Nations", "TI  - A title", "that goes on", "T2  - Journal", "VL  - 3",
      "IS  - 2", "SP  - 12", "EP  - 34", "PY  - 1920", "DA  - 1920/07/12/", "SN  - 1234-5678",
      "KW  - treaty", "KW  - border", "XX  - strange", "ER  - ", "",
      "TY  - BOOK", "ID  - k", "A2  - Ser, Ed", "T2  - Series", "PY  - n.d.", "SN  - 978",
      "ER  -",
    ].joined(separator: lineEnd)
    let reader = try RISReader(MemorySource(text, chunkSize: 11))
    #expect(reader.problems.isEmpty, "\(reader.problems)")
    try #require(reader.records.count == 2)
    let article = reader.records[0]
    #expect(article.type == "article-journal")
    #expect(article.id == "ris-1")
    #expect(article["title"] == "A title that goes on")
    #expect(article["container-title"] == "Journal")
    #expect(article["page"] == "12-34")
    #expect(article["ISSN"] == "1234-5678")
    #expect(article["keyword"] == "treaty; border")
    #expect(article.date("issued")?.text == "1920-07-12")
    let authors = article.people(as: "author")
    #expect(
      authors.map(\.description) == ["Łossowski, Piotr", "Doe, Jane, Jr.", "League of Nations"]
    )
    #expect(authors[2].literal != nil)
    #expect(article.extras == [.init("XX", "strange")])
    let book = reader.records[1]
    #expect(book.position?.line == 20)
    #expect(book["collection-title"] == "Series")
    #expect(book["ISBN"] == "978")
    #expect(book.people(as: "collection-editor").count == 1)
    #expect(book.date("issued") == BibliographyDate("n.d."))
    #expect(book.date("issued")?.isEDTF == false)
  }

  @Test("RIS: what is wrong is said with its line")
  func risFaults() throws {
    let text = "junk\nAU  - X, Y\nTY  - JOUR\nTI  - One\nTY  - NOPE\nER  - \nER  - \nTY  - BOOK\n"
    let reader = try RISReader(MemorySource(text))
    #expect(reader.records.count == 3)
    #expect(reader.records[1].extras == [.init("TY", "NOPE")])
    #expect(reader.problems.map { $0.position?.line } == [1, 2, 3, 7, 8])
  }

  @Test("CSL-JSON: names, dates, numbers, what is its own")
  func cslRecords() throws {
    let text = """
      [{"id": 7, "type": "book", "title": "T", "volume": 3, "author": [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"literal": "League of Nations"}],
        "issued": {"date-parts": [[1920, 7, 12]]}, "accessed": {"date-parts": [["1999", "1"]]},
        "original-date": {"date-parts": [[1914], [1918]], "circa": true},
        "event-date": {"raw": "summer 1920"}, "submitted": "1920-07~",
        "categories": ["a", "b"], "custom": {"x": "y"}, "note": null}]
      """
    let record = try #require(try Self.csl(text).first)
    #expect(record.id == "7")
    #expect(record["volume"] == "3")
    #expect(record.people(as: "author").map(\.description).first == "van der Berg, Jan, Jr.")
    #expect(record.date("issued")?.text == "1920-07-12")
    #expect(record.date("accessed")?.text == "1999-01")
    #expect(record.date("original-date")?.text == "1914~/1918~")
    #expect(record.date("event-date")?.isEDTF == false)
    #expect(record.date("submitted")?.text == "1920-07~")
    #expect(record.extras == [.init("categories", "[\"a\",\"b\"]"), .init("x", "y")])
  }

  @Test("CSL-JSON: faults have the place of their record")
  func cslFaults() {
    let cases = [
      ("[\n{\"id\":\"a\"}]", "2:1", "has no type"), ("[3]", "1:2", "is a number"),
      ("[{\"id\":\"a\",\"type\":\"book\",\"issued\":{}}]", "1:2", "is not a date"),
      ("[{\"id\":\"a\",}]", "1:12", "Expected a name"),
    ]
    for (text, place, words) in cases {
      let error = formatError { () throws(FormatError) in _ = try Self.csl(text) }
      #expect(error?.position?.description == place, "\(text)")
      #expect(error?.message.contains(words) == true, "\(text)")
    }
  }

  static let written: [BibliographyRecord] = {
    var book = BibliographyRecord(id: "łossowski:1996", type: "book")
    book.fields = [
      .init("title", "Litwa & 50 % of {all} $x_1 # ~ ^ \\ -- ``q''"), .init("volume", "2"),
      .init("publisher", "Ossolineum"), .init("publisher-place", "Wrocław"), .init("ISBN", "1"),
      .init("collection-number", "7"), .init("language", "pl"), .init("URL", "http://x/a_b%20c"),
    ]
    book.roles = [
      .init(
        "author",
        [
          BibliographyPerson(family: "Łossowski", given: "Piotr"),
          BibliographyPerson(family: "Berg", given: "Jan", particle: "van der", suffix: "Jr."),
          BibliographyPerson(literal: "League and Nations, The"),
          BibliographyPerson(family: "Two Words"), BibliographyPerson(family: "Homer"),
        ]
      ),
      .init("translator", [BibliographyPerson(family: "and Sons", given: "A, B")]),
    ]
    book.dates = [.init("issued", BibliographyDate("1918/1920-07"))]
    var article = BibliographyRecord(id: "a", type: "article-newspaper")
    article.fields = [
      .init("title", "T"), .init("container-title", "Paper"), .init("issue", "12"),
      .init("page", "1-2"),
    ]
    article.dates = [
      .init("issued", BibliographyDate("spring 1920")),
      .init("accessed", BibliographyDate("2020-01-02")),
    ]
    article.extras = [.init("fonds", "R-1")]
    return [book, article]
  }()

  @Test("Written as BibLaTeX and read is the same")
  func bibTeXRoundTrip() throws {
    let text = BibTeXWriter().text(Self.written)
    let reader = try BibTeXReader(MemorySource(text))
    #expect(reader.problems.isEmpty, "\(reader.problems)\n\(text)")
    let read = Self.placeless(reader.records)
    try #require(read.count == Self.written.count)
    for (record, expected) in zip(read, Self.written) {
      #expect(record.id == expected.id)
      #expect(record.type == expected.type)
      #expect(record.roles == expected.roles, "\(text)")
      #expect(Set(record.dates) == Set(expected.dates))
      #expect(Set(record.fields) == Set(expected.fields), "\(text)")
      #expect(record.extras == expected.extras)
    }
  }

  @Test("Written as CSL-JSON and read is the same")
  func cslRoundTrip() throws {
    let text = CSLJSONWriter().text(Self.written)
    #expect(text.contains("\"date-parts\": [\n"))
    #expect(Self.placeless(try Self.csl(text)) == Self.written)
    #expect(CSLJSONWriter().text([]) == "[]\n")
  }

  @Test(
    "biblatex's examples survive both ways",
    .enabled(if: SharedFiles.has("sources/bibliography/biblatex-examples.bib"))
  )
  func examplesRoundTrip() throws {
    let bytes = try SharedFiles.bytes("sources/bibliography/biblatex-examples.bib")
    let records = try BibTeXReader(MemorySource(bytes)).records
    let again = try BibTeXReader(MemorySource(BibTeXWriter().text(records)))
    #expect(again.problems.isEmpty, "\(again.problems)")
    #expect(again.records.count == records.count)
    for (record, expected) in zip(again.records, records) {
      #expect(record.roles == expected.roles, "\(record.id)")
      #expect(record.dates == expected.dates, "\(record.id)")
      #expect(record["title"] == expected["title"], "\(record.id)")
      #expect(record["container-title"] == expected["container-title"], "\(record.id)")
    }
    let csl = try Self.csl(CSLJSONWriter(style: .compact).text(records))
    #expect(csl.map(\.id) == records.map(\.id))
    #expect(csl.map(\.fields) == records.map(\.fields))
    #expect(csl.map(\.dates) == records.map(\.dates))
  }
}
