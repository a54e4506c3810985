import Foundation
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

/// What programs of others make of the exports to RDF.
@Suite struct RDFOracleTests {
  /// The bases that are sent out: the founding article, all parts of a claim, hostile texts.
  private static func bases() throws -> [KnowledgeBase] {
    [try ExportSamples.seed(), try RDFSamples.base().base, try ExportSamples.hostile()]
  }

  /// The four files of a base, in a folder.
  private func files(of base: KnowledgeBase) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (format, name) in [
      ("turtle", "base.ttl"), ("ntriples", "base.nt"), ("nquads", "base.nq"),
      ("jsonld", "base.jsonld"),
    ] {
      try folder.write(ExportSamples.bytes(of: base, as: format).bytes, to: name)
    }
    return folder
  }

  private func python(_ program: String, in folder: TemporaryFolder) throws -> String {
    let oracle = try #require(Oracle.rdflib)
    let head = """
      import os, rdflib
      rdflib.NORMALIZE_LITERALS = False
      os.chdir("\(folder.path)")

      """
    let run = try oracle.run(["-c", head + program], input: [])
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test(.enabled(if: Oracle.rdflib != nil, "needs a Python with rdflib"))
  func fourSyntaxesAreOneGraph() throws {
    for base in try Self.bases() {
      let output = try python(
        """
        nt = rdflib.Graph().parse("base.nt", format="nt")
        ttl = rdflib.Graph().parse("base.ttl", format="turtle")
        ld = rdflib.Graph().parse("base.jsonld", format="json-ld")
        quads = rdflib.Dataset()
        quads.parse("base.nq", format="nquads")
        default = set(quads.graph(rdflib.graph.DATASET_DEFAULT_GRAPH_ID))
        named = {t for g in quads.graphs() for t in g if "source:" in g.identifier}
        print(set(ttl) == set(nt), set(ld) == set(nt), default == set(nt), named <= default)
        print(len(nt))
        """,
        in: files(of: base)
      )
      let lines = output.split(separator: "\n")
      #expect(lines.first == "True True True True", "\(output)")
      let text = try ExportSamples.text(of: base, as: "ntriples")
      #expect(lines.last == "\(text.split(separator: "\n").count)", "each statement stands once")
    }
  }

  @Test(.enabled(if: Oracle.rapper != nil, "needs rapper"))
  func rapperReadsAsManyStatements() throws {
    let rapper = try #require(Oracle.rapper)
    for base in try Self.bases().prefix(2) {
      let folder = try files(of: base)
      var counts: Set<Int> = []
      for (syntax, name) in [("turtle", "base.ttl"), ("ntriples", "base.nt")] {
        let run = try rapper.run(
          ["-q", "-i", syntax, "-o", "ntriples", folder.path + "/" + name],
          input: []
        )
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors.prefix(500))")
        counts.insert(run.output.split(separator: "\n").count)
      }
      #expect(counts.count == 1 && counts.first != 0)
    }
  }

  /// The question of the founding article, in SPARQL, of the exported file alone.
  @Test(.enabled(if: Oracle.rdflib != nil, "needs a Python with rdflib"))
  func whoHeldVilniusOnADay() throws {
    let folder = try files(of: ExportSamples.seed())
    // This very query stands in docs/formats/rdf-vocabulary.md.
    let page = try DocumentationPages.text("formats/rdf-vocabulary.md")
    let query = try #require(page.fenced("sparql").first)
    try folder.write("query.rq", query)
    let output = try python(
      """
      g = rdflib.Graph().parse("base.ttl", format="turtle")
      text = open("query.rq").read()
      for day in ["1920-08-01", "1920-07-14", "1919-04-10", "1920-09-20"]:
        rows = g.query(text.replace("1920-08-01", day))
        print(day, sorted((str(r.holder).split(":")[-1], str(r.how).split(":")[-1],
                           "certain" if r.certain.toPython() else "possible") for r in rows))
      """,
      in: folder
    )
    let base = try ExportSamples.seed()
    for line in output.split(separator: "\n") {
      let day = String(line.prefix(10))
      let table = try base.answer(day)
      #expect(line == "\(day) \(table)")
    }
    #expect(output.contains("1920-08-01 ["))
    #expect(output.contains("('soviet-russia', 'controls', 'certain')"), "\(output)")
  }

  @Test(.enabled(if: Oracle.rdflib != nil, "needs a Python with rdflib"))
  func aGraphHasWhatItsSourceSays() throws {
    let (base, _) = try RDFSamples.base()
    let output = try python(
      """
      quads = rdflib.Dataset()
      quads.parse("base.nq", format="nquads")
      for key in ["first", "second", "third"]:
        g = quads.graph(rdflib.URIRef("urn:regesta:source:" + key))
        print(key, sorted(" ".join(str(x).split(":")[-1] for x in t) for t in g))
      """,
      in: files(of: base)
    )
    // The first denies that the state occupied it; the third is cited against.
    #expect(
      output == """
        first ['state controls town']
        second ['state controls town']
        third []

        """
    )
  }
}

extension KnowledgeBase {
  /// Who held Vilnius on a day, by the base itself, written as Python writes a list.
  fileprivate func answer(_ day: String) throws -> String {
    let rows = try connection.rows(
      """
      SELECT DISTINCT holder_key, how_key,
             iif(start_max <= d.day AND d.day <= end_min, 'certain', 'possible') AS verdict
        FROM holdings, (SELECT CAST(julianday(\(day)) + 0.5 AS INTEGER) AS day) AS d
       WHERE place_key = 'vilnius' AND start_min <= d.day AND d.day <= end_max
       ORDER BY holder_key, how_key, verdict
      """
    ) { "('\(try $0.text(0))', '\(try $0.text(1))', '\(try $0.text(2))')" }
    return "[" + rows.joined(separator: ", ") + "]"
  }
}
