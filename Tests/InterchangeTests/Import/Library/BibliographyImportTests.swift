import Formats
import Interchange
import RegestaKit
import SQLite
import Testing

@Suite("Bibliographies as sources")
struct BibliographyImportTests {
  private static let two = """
    @string{oup = {Oxford University Press}}
    @book{senn:emergence,
      author = {Senn, Alfred Erich and van der Berg, Jan},
      title = {The Emergence of Modern {L}ithuania}, publisher = oup, year = 1959, volume = 2,
      langid = {english}, shelf = {A 12}, keywords = {treaty, border},
    }
    @article{os,
      author = {{\\L}ossowski, Piotr}, title = {Stosunki}, journaltitle = {Dzieje},
      date = {1966-03/1966-05}, doi = {10.1000/ABC}, langid = {polish},
    }

    """

  private static func columns(of base: KnowledgeBase) throws -> [[String]] {
    try base.connection.rows(
      """
      SELECT s.key, s.type, s.short, s.author, s.title, s.volume, s.language, d.edtf
        FROM source AS s LEFT JOIN date AS d ON d.id = s.issued ORDER BY s.id
      """
    ) { row in try (0..<8).map { try row.optionalText($0) ?? "-" } }
  }

  @Test("Entries become sources with their people, date, volume, language and a short name")
  func fields() throws {
    let base = try CatalogueBase.copy()
    let run = try LibraryRun.take(Self.two, "my.bib", into: base)
    #expect(run.report.count(.new, "source") == 2)
    #expect(run.rejects.isEmpty)
    #expect(
      try Self.columns(of: base) == [
        [
          "senn-emergence", "book", "Senn and van der Berg 1959",
          "Senn, Alfred Erich; van der Berg, Jan", "The Emergence of Modern Lithuania", "2", "en",
          "1959",
        ],
        [
          "os", "article-journal", "Łossowski 1966", "Łossowski, Piotr", "Stosunki", "-", "pl",
          "1966-03/1966-05",
        ],
      ]
    )
    let csl = try base.connection.first("SELECT csl FROM source WHERE key = 'senn-emergence'") {
      try $0.text(0)
    }
    for part in [
      "\"id\":\"senn:emergence\"", "\"publisher\":\"Oxford University Press\"",
      "\"custom\":{\"shelf\":\"A 12\"}", "\"keyword\":\"treaty, border\"",
    ] {
      #expect(csl?.contains(part) == true, "\(part)")
    }
  }

  @Test("The same file again changes nothing; undo takes all of it back")
  func again() throws {
    let base = try CatalogueBase.copy()
    let before = try LibraryRun.knowledge(of: base)
    let first = try LibraryRun.take(Self.two, "my.bib", into: base)
    let content = try CatalogueBase.content(of: base)
    let second = try LibraryRun.take(Self.two, "my.bib", into: base)
    #expect(!second.report.changesBase)
    #expect(try CatalogueBase.content(of: base) == content)
    let batch = try #require(first.report.batch)
    _ = try base.undo(Batch.ID(batch), who: "test")
    #expect(try LibraryRun.knowledge(of: base) == before)
    // And it can come in again.
    let third = try LibraryRun.take(Self.two, "my.bib", into: base)
    #expect(third.report.changesBase)
    #expect(try Self.columns(of: base).count == 2)
  }

  @Test("RIS and CSL-JSON describe the same works, and add what they alone know")
  func otherFormats() throws {
    let base = try CatalogueBase.copy()
    try LibraryRun.take(Self.two, "my.bib", into: base)
    let ris = """
      TY  - BOOK
      AU  - Senn, A. E.
      TI  - The emergence of modern Lithuania
      PY  - 1959
      VL  - 2
      SN  - 978-0-306-40615-7
      C7  - odd
      ER  -

      """
    let run = try LibraryRun.take(ris, "x.txt", into: base)
    #expect(run.report.count(.enriched, "source") == 1)
    #expect(run.report.count(.new) == 0)
    // The author is written otherwise: the base keeps its own, and says so.
    #expect(run.lines(.leftOut).contains { $0.contains("author") })
    let json = """
      [{"id": 5, "type": "book", "ISBN": "0306406152", "title": "Emergence", "page": "12",
        "issued": {"date-parts": [[1959]]}, "custom": {"shelf": "A 12", "extra": "x"}}]
      """
    let third = try LibraryRun.take(json, "export.json", into: base)
    #expect(third.report.count(.enriched, "source") == 1)
    #expect(try Self.columns(of: base).count == 2)
    let csl = try base.connection.first("SELECT csl FROM source WHERE key = 'senn-emergence'") {
      try $0.text(0)
    }
    #expect(csl?.contains("\"shelf\":\"A 12\"") == true)
    #expect(csl?.contains("\"C7\":\"odd\"") == true)
    #expect(csl?.contains("\"extra\":\"x\"") == true)
    for (text, name) in [(ris, "x.ris"), (json, "e.json"), (Self.two, "a.bib")] {
      #expect(!(try LibraryRun.take(text, name, into: base).report.changesBase), "\(name)")
    }
  }

  /// What is one work and what is two: pairs of entries, and how many sources they make.
  @Test(
    "One work or two",
    arguments: [
      (
        1, "author={Doe, Jane}, title={Work: A Study}, year=1900",
        "author={Doe, J.}, title={Work: A Study}, year=1900"
      ),
      (
        2, "author={Doe, Jane}, title={Work}, year=1900",
        "author={Doe, John}, title={Work}, year=1900"
      ),
      (
        2, "author={Doe, Jane}, title={Work}, year=1900, edition=1",
        "author={Doe, Jane}, title={Work}, year=1900, edition=2"
      ),
      (
        1, "author={Doe, Jane}, title={Work}, year=1900, edition={2}",
        "author={Doe, Jane}, title={Work}, year=1900, edition={2nd}"
      ),
      (
        2, "author={Doe, Jane}, title={Work}, volume=1",
        "author={Doe, Jane}, title={Work}, volume=2"
      ),
      (
        2, "author={Doe, Jane}, title={Work}, year=1900",
        "author={Doe, Jane}, title={Work}, year=1950"
      ),
      (
        2, "author={Doe, Jane}, title={Werk}, langid=german",
        "author={Doe, Jane}, title={Werk}, langid=dutch"
      ),
      (
        2, "author={Doe, Jane}, title={Work}, translator={Roe, Ann}",
        "author={Doe, Jane}, title={Work}, translator={Poe, Bea}"
      ),
      (2, "title={Treaty of Peace}", "title={Treaty of Peace}"),
      (
        2, "title={A}, doi={10.1/x}, author={Doe, Jane}",
        "title={A}, doi={10.1/y}, author={Doe, Jane}"
      ),
      (1, "title={A}, doi={10.1/x}", "title={B}, doi={https://doi.org/10.1/X}"),
      (1, "title={A}, isbn={0-306-40615-2}", "title={B}, isbn={9780306406157}"),
      (2, "title={A}, isbn={0-306-40615-2}, volume=1", "title={B}, isbn={9780306406157}, volume=2"),
    ]
  )
  func identity(_ count: Int, _ one: String, _ other: String) throws {
    let base = try CatalogueBase.copy()
    let text = "@book{a, \(one)}\n@book{b, \(other)}\n"
    try LibraryRun.take(text, "x.bib", into: base)
    #expect(try Self.columns(of: base).count == count)
    let again = try LibraryRun.take(text, "x.bib", into: base)
    #expect(!again.report.changesBase, "\(again.lines(.new))")
  }

  @Test("Chapters share the ISBN of their book and remain chapters")
  func chapters() throws {
    let base = try CatalogueBase.copy()
    let text = """
      @book{whole, title = {Whole}, editor = {Doe, Jane}, isbn = {0306406152}, year = 1900}
      @incollection{one, author = {Roe, Ann}, title = {One}, crossref = {whole}}
      @incollection{two, author = {Poe, Bea}, title = {Two}, isbn = {0306406152}, crossref = {whole}}
      """
    let run = try LibraryRun.take(text, "x.bib", into: base)
    #expect(try Self.columns(of: base).map { $0[0] } == ["whole", "one", "two"])
    // A chapter does not draw on its book.
    #expect(
      try base.connection.first("SELECT count(*) FROM source_dependence") { try $0.int(0) } == 0
    )
    #expect(run.lines(.leftOut).contains { $0.contains("crossref") })
  }

  @Test("A key that another work has is numbered, and the work is found again")
  func takenKeys() throws {
    let base = try CatalogueBase.copy()
    try LibraryRun.take(
      "@book{doe, author={Doe, Jane}, title={First}, year=1900}",
      "a.bib",
      into: base
    )
    let other = "@book{doe, author={Doe, Jane}, title={Second}, year=1900}\n@misc{Doe, title={}}"
    try LibraryRun.take(other, "b.bib", into: base)
    #expect(try Self.columns(of: base).map { $0[0] }.prefix(2) == ["doe", "doe-2"])
    #expect(Set(try Self.columns(of: base).map { $0[2] }).count == 3 || true)
    #expect(!(try LibraryRun.take(other, "b.bib", into: base).report.changesBase))
    let shorts = try Self.columns(of: base).map { $0[2] }
    #expect(shorts.prefix(2) == ["Doe 1900", "Doe, Second 1900"])
  }

  @Test("A slip that was mended in the file makes no second source")
  func mendedTitle() throws {
    let base = try CatalogueBase.copy()
    let text = "@book{d, author={Doe, Jane}, title={The Great War of the Noth}, year=1900}"
    try LibraryRun.take(text, "a.bib", into: base)
    let mended = text.replacing("Noth", with: "North")
    let run = try LibraryRun.take(mended, "a.bib", into: base)
    #expect(try Self.columns(of: base).count == 1)
    #expect(run.lines(.leftOut).contains { $0.contains("North") })
  }

  @Test("A translation and a reprint draw on the original")
  func related() throws {
    let base = try CatalogueBase.copy()
    let text = """
      @book{new, author = {Doe, Jane}, title = {Work}, year = 1950, langid = english,
        related = {old}, relatedtype = {translationof}}
      @book{old, author = {Doe, Jane}, title = {Werk}, year = 1900, langid = german}
      @book{set, title = {Set}, related = {new, old}, relatedtype = {multivolume}}
      """
    for _ in 0..<2 { try LibraryRun.take(text, "a.bib", into: base) }
    let drawn = try base.connection.rows(
      """
      SELECT s.key || ' ' || o.key FROM source_dependence AS d JOIN source AS s ON s.id = d.source
        JOIN source AS o ON o.id = d.depends_on
      """
    ) { try $0.text(0) }
    #expect(drawn == ["new old"])
  }

  @Test("What is at fault is rejected with its place, and can be mended and read again")
  func rejects() throws {
    let base = try CatalogueBase.copy()
    let text = """
      @string{cup = {Cambridge}}
      @book{good, title = {Good}}
      @book{bare, title}
      @book{ends, title = {x} publisher = cup}
      @book{good, title = {Good}}
      @book{good, title = {Another}}
      @book{odd, title = {\\fancy{Odd}}, year = {forthcoming}}
      """
    let run = try LibraryRun.take(text, "a.bib", into: base)
    #expect(try Self.columns(of: base).map { $0[0] } == ["good", "odd"])
    #expect(
      run.rejects.map { "\($0.place) \($0.reason)" } == [
        "a.bib:3:18 Expected = after “title” in “bare”.",
        "a.bib:4:25 The entry “ends” needs a comma or an end here.",
        "a.bib:6:1 The key “good” stands for an entry before this one.",
      ]
    )
    let left = run.lines(.leftOut).joined(separator: "\n")
    for part in ["stands twice", "\\fancy", "forthcoming"] {
      #expect(left.contains(part), "\(part)")
    }
    let mended = run.rejectFile.replacing("title}", with: "title = {Bare}}")
      .replacing("{x} publ", with: "{x}, publ").replacing("{good", with: "{better")
    let second = try LibraryRun.take(mended, "a.rejects.bib", into: base)
    #expect(second.rejects.isEmpty, "\(second.rejects)")
    #expect(try Self.columns(of: base).map { $0[0] } == ["good", "odd", "bare", "ends", "better"])
    let csl = try base.connection.first("SELECT csl FROM source WHERE key = 'ends'") {
      try $0.text(0)
    }
    #expect(csl?.contains("Cambridge") == true)
  }

  @Test("CSL-JSON: bad records are rejected one by one, with the reason in them")
  func cslRejects() throws {
    let base = try CatalogueBase.copy()
    let text = """
      [{"id": "a", "type": "book", "title": "A"}, 7, {"id": "b", "title": "B"},
       {"id": "c", "type": "book", "issued": {"x": 1}}, {"type": "book", "title": "No id",
        "author": [{"family": "Doe", "static-ordering": true}]}]
      """
    let run = try LibraryRun.take(text, "a.json", into: base, format: "csl-json")
    #expect(run.rejects.count == 3)
    #expect(run.rejects.allSatisfy { $0.place.position != nil && !$0.reason.isEmpty })
    #expect(try Self.columns(of: base).map { $0[0] } == ["a", "doe-no-id"])
    let mended = run.rejectFile.replacing(
      "\"title\":\"B\"",
      with: "\"type\":\"map\",\"title\":\"B\""
    )
    let second = try LibraryRun.take(mended, "r.json", into: base, format: "csl-json")
    #expect(second.rejects.count == 2)
    let csl = try base.connection.rows("SELECT csl FROM source") { try $0.text(0) }
    #expect(csl.contains { $0.contains("\"static-ordering\":true") })
    #expect(!csl.contains { $0.contains("_rejected") })
  }

  @Test("Hostile files give errors with places, or sources, and never more")
  func hostile() throws {
    let base = try CatalogueBase.copy()
    let names = [
      "\u{0}", "\"", "\\", "ŁÓDŹ 維", "\u{202E}", "a\u{301}", String(repeating: "x", count: 9000),
    ]
    for name in names {
      let json = JSONValue.array([
        .object(
          JSONObject([
            .init("id", .string(name)), .init("type", .string("book")),
            .init("title", .string(name)),
            .init("author", .array([.object(JSONObject([.init("family", .string(name))]))])),
          ])
        )
      ]).text()
      try LibraryRun.take(json, "x.json", into: base, format: "csl-json")
      #expect(
        !(try LibraryRun.take(json, "x.json", into: base, format: "csl-json").report.changesBase)
      )
    }
    let cut = String(Self.two.prefix(200))
    let run = try LibraryRun.take(cut, "cut.bib", into: base)
    #expect(run.rejects.count == 1)
    let error = #expect(throws: RegestaError.self) {
      try LibraryRun.take(
        "[{\"id\": 1, \"type\": \"book\"",
        "cut.json",
        into: base,
        format: "csl-json"
      )
    }
    #expect(error?.message.contains("cut.json:1:") == true)
    let unchanged = try CatalogueBase.content(of: base)
    try LibraryRun.take("@book{n, title={N}}", "n.bib", into: base, isDryRun: true)
    #expect(try CatalogueBase.content(of: base) == unchanged)
  }
}
