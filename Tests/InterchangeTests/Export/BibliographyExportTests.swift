import Chronology
import Foundation
import Formats
import Interchange
import RegestaKit
import SQLite
import Testing

/// The sources of a base in the formats of reference managers.
@Suite struct BibliographyExportTests {
  /// Sources with all that breaks what is written carelessly; one of them cited.
  private static func base() throws -> KnowledgeBase {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: false, who: "test")
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let man = try writer.addEntity(key: "man", kind: "person")
      let town = try writer.addEntity(key: "town", kind: "city")
      let cited = try writer.addSource(
        SourceDraft(
          key: "cited",
          type: "chapter",
          short: "Cited",
          author: "Łossowski, Piotr; Eidintas, Alfonsas",
          title: "Stosunki & spory: 100 % {prawdy}_x #1",
          volume: "II",
          issued: try HistoricalDate(parsing: "12 July 1920"),
          language: "pl",
          csl: """
            {"id":"other","type":"chapter","container-title":"Žinios","page":"12-14",
            "author":[{"family":"Łossowski","given":"Piotr"},{"literal":"Lietuvos Taryba and Co."}],
            "editor":[{"family":"Berg","given":"Jan","non-dropping-particle":"van der"}],
            "submitted":"1919"}
            """
        )
      )
      let behind = try writer.addSource(SourceDraft(key: "behind", type: "book", short: "Behind"))
      _ = try writer.addSource(
        SourceDraft(
          key: "plain",
          type: "treaty",
          short: "Plain",
          author: "Čepėnas, Pranas; Seimas",
          issued: try HistoricalDate(parsing: "c. 1238"),
          csl: "{this is no JSON}"
        )
      )
      let gone = try writer.addSource(SourceDraft(key: "gone", type: "book", short: "Gone"))
      let claim = try writer.addClaim(ClaimDraft(man, "born-in", .entity(town)))
      try writer.addCitation(
        CitationDraft(behind, via: cited, locator: Locator("p. 355")),
        to: claim
      )
      try base.connection.run("UPDATE source SET status = 3 WHERE id = \(gone.rawValue)")
    }
    return base
  }

  @Test(arguments: ["csl-json", "bibtex", "ris"])
  func ourOwnReadersReadThemBack(format: String) throws {
    let base = try Self.base()
    let records = try records(base, format)
    #expect(records.map(\.id) == ["behind", "cited", "plain"])
    let cited = try #require(records.first { $0.id == "cited" })
    #expect(cited.type == "chapter")
    #expect(cited["title"] == "Stosunki & spory: 100 % {prawdy}_x #1")
    #expect(cited["container-title"] == "Žinios" && cited["page"] == "12-14")
    #expect(cited["volume"] == "II" && cited["language"] == "pl")
    #expect(cited.date("issued")?.text == "1920-07-12")
    #expect(
      cited.people(as: "author").map(\.description)
        == ["Łossowski, Piotr", "Lietuvos Taryba and Co."]
    )
    #expect(cited.people(as: "editor").map(\.description) == ["van der Berg, Jan"])
    // What has no record of its own, or no sound one, is made of the columns.
    #expect(records.first { $0.id == "behind" }?["title"] == "Behind")
    let plain = try #require(records.first { $0.id == "plain" })
    #expect(plain.people(as: "author").map(\.description) == ["Čepėnas, Pranas", "Seimas"])
    #expect(plain.date("issued")?.text.contains("1238") == true)
  }

  private func records(
    _ base: KnowledgeBase,
    _ format: String,
    scope: ExportScope = .all
  ) throws -> [BibliographyRecord] {
    let source = MemorySource(try ExportSamples.bytes(of: base, as: format, scope: scope).bytes)
    switch format {
    case "bibtex":
      let reader = try BibTeXReader(source)
      #expect(reader.problems.isEmpty, "\(reader.problems)")
      return reader.records
    case "ris":
      let reader = try RISReader(source)
      #expect(reader.problems.isEmpty, "\(reader.problems)")
      return reader.records
    default:
      var reader = CSLJSONReader(source)
      var records: [BibliographyRecord] = []
      while let record = try reader.next() { records.append(record) }
      return records
    }
  }

  @Test(arguments: ["csl-json", "bibtex", "ris"])
  func aPartHasTheSourcesThatItsClaimsCite(format: String) throws {
    let base = try Self.base()
    let man = try base.entity(named: "man")
    #expect(
      try records(base, format, scope: ExportScope(around: [man])).map(\.id) == ["behind", "cited"]
    )
    #expect(try records(base, format, scope: ExportScope(around: [man], depth: 0)).isEmpty)
  }

  @Test func whatIsNoSourceIsReported() throws {
    let base = try Self.base()
    func losses(_ format: String) throws -> [LossReport.Loss] {
      try ExportSamples.bytes(of: base, as: format).losses
    }
    for format in ["csl-json", "bibtex", "ris"] {
      let losses = try losses(format)
      let counts = Dictionary(losses.map { ($0.item, $0.count) }, uniquingKeysWith: +)
      #expect(counts["citation"] == 1 && counts["claim"] == 1 && counts["entity"] == 2)
      #expect(losses.contains { $0.reason == .notKnowledge && $0.detail == "retracted: Gone" })
    }
    func details(_ format: String) throws -> [String] {
      try losses(format).filter { $0.reason == .sourceDetail }.map(\.detail)
    }
    #expect(try details("csl-json") == [])
    #expect(try details("bibtex") == ["cited: submitted"])
    #expect(try details("ris") == ["cited: submitted", "plain: type"])
  }

  @Test func anEmptyBaseHasNoSources() throws {
    let base = try KnowledgeBase.inMemory()
    #expect(try ExportSamples.text(of: base, as: "csl-json") == "[]\n")
    #expect(try ExportSamples.text(of: base, as: "bibtex").isEmpty)
    #expect(try ExportSamples.text(of: base, as: "ris").isEmpty)
  }

  // MARK: Others' readers

  private func python(_ program: String, _ format: String, of base: KnowledgeBase) throws -> String
  {
    let oracle = try #require(Oracle.bibliographies)
    let bytes = try ExportSamples.bytes(of: base, as: format).bytes
    let head = """
      import sys, json
      text = sys.stdin.buffer.read().decode("utf-8")

      """
    let run = try oracle.run(["-X", "utf8", "-c", head + program], input: bytes)
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test(.enabled(if: Oracle.bibliographies != nil, "needs a Python with pybtex and rispy"))
  func pybtexReadsNamesAndTitles() throws {
    let program = """
      from pybtex.database import parse_string
      for key, e in parse_string(text, "bibtex").entries.items():
        people = [" ".join(p.prelast_names + p.last_names) + "|" + " ".join(p.first_names)
                  for p in e.persons.get("author", [])]
        print(key, e.type, people, e.fields.get("title"), e.fields.get("date"), e.fields.get("langid"))
      """
    let lines = try python(program, "bibtex", of: Self.base()).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines.first { $0.hasPrefix("cited ") } == """
        cited incollection ['Łossowski|Piotr', '{Lietuvos Taryba and Co.}|'] \
        Stosunki \\& spory: 100 \\% \\textbraceleft{}prawdy\\textbraceright{}\\_x \\#1 \
        1920-07-12 polish
        """
    )
    let seed = try python(program, "bibtex", of: ExportSamples.seed())
    #expect(
      seed.contains(
        "cepenas-2 book ['Čepėnas|Pranas'] Naujųjų laikų Lietuvos istorija 1986 lithuanian"
      )
    )
  }

  @Test(.enabled(if: Oracle.bibliographies != nil, "needs a Python with pybtex and rispy"))
  func rispyReadsTheRecords() throws {
    let output = try python(
      """
      import rispy
      for r in rispy.loads(text):
        print(r["type_of_reference"], r.get("id"), r.get("authors"), r.get("year"),
              r.get("start_page"), r.get("end_page"), r.get("secondary_authors"), r.get("unknown_tag"))
      """,
      "ris",
      of: Self.base()
    )
    #expect(
      output.contains(
        "CHAP cited ['Łossowski, Piotr', 'Lietuvos Taryba and Co.'] 1920 12 14 ['van der Berg, Jan'] None"
      ),
      "\(output)"
    )
    #expect(output.split(separator: "\n").count == 3)
  }

  @Test(.enabled(if: Oracle.bibliographies != nil, "needs a Python"))
  func itemsAreJSONWithDateParts() throws {
    let output = try python(
      """
      for item in json.loads(text):
        print(item["id"], item["type"], json.dumps(item.get("issued")))
      """,
      "csl-json",
      of: Self.base()
    )
    #expect(output.contains("cited chapter {\"date-parts\": [[1920, 7, 12]]}\n"), "\(output)")
    #expect(output.contains("behind book null\n"))
  }
}
