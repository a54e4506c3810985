import Chronology
import Foundation
import Interchange
import RegestaKit
import Testing

@Suite struct GEXFTests {
  private static func bases() throws -> [KnowledgeBase] {
    [try ExportSamples.seed(), try ExportSamples.hostile(), try ExportSamples.ancient()]
  }

  @Test(
    .enabled(
      if: Oracle.xmllint != nil && Oracle.gexfSchema("1.3") != nil,
      "needs xmllint, and the schemas in ../shared/conformance/gexf"
    ),
    arguments: [("gexf", "1.3"), ("gexf12", "1.2draft")]
  )
  func itIsValid(format: String, edition: String) throws {
    let xmllint = try #require(Oracle.xmllint)
    let schema = try #require(Oracle.gexfSchema(edition))
    for base in try Self.bases() {
      let bytes = try ExportSamples.bytes(of: base, as: format).bytes
      let outcome = try xmllint.run(["--noout", "--nonet", "--schema", schema, "-"], input: bytes)
      #expect(outcome.status == 0, "\(outcome.errors.prefix(800))")
    }
  }

  private struct Answer: Decodable {
    struct Edge: Decodable {
      var fact: ExportFacts.Edge
      var kind: String?
      var sentence: String
      var disputed: Bool
    }
    var labels: [String: String]
    var edges: [Edge]
    var mode: String
  }

  private static let script = """
    import sys, io, json, networkx as nx
    import xml.etree.ElementTree as ET
    data = sys.stdin.buffer.read()
    g = nx.read_gexf(io.BytesIO(data))
    kinds = {e.get('id'): e.get('kind') for e in ET.fromstring(data).iter() if e.tag.endswith('}edge')}
    print(json.dumps({
      'mode': g.graph['mode'],
      'labels': {k: d['label'] for k, d in g.nodes(data=True)},
      'edges': [{'fact': {'claim': d['claim'], 'source': u, 'target': v, 'relation': d['relation'],
                          'start': d.get('start', ''), 'end': d.get('end', '')},
                 'kind': kinds[d['id']], 'sentence': d['sentence'], 'disputed': d['disputed']}
                for u, v, d in g.edges(data=True)]}))
    """

  @Test(
    .enabled(if: Oracle.networkX != nil, "needs python3 with networkx"),
    arguments: ["gexf", "gexf12"]
  )
  func networkXReadsWhatTheBaseHolds(format: String) throws {
    let python = try #require(Oracle.networkX)
    let base = try ExportSamples.seed()
    let bytes = try ExportSamples.bytes(of: base, as: format).bytes
    let answer = try python.json(Answer.self, from: Self.script, input: bytes)
    #expect(answer.mode == "dynamic")
    // Undated things and claims among them.
    #expect(try answer.labels == ExportFacts.labels(of: base))
    #expect(answer.labels["kaunas"] == "Kaunas" && answer.labels.values.contains("Suwałki"))
    let facts = answer.edges.map(\.fact)
    #expect(try Set(facts) == ExportFacts.edges(of: base))
    #expect(facts.count == Set(facts).count)
    #expect(facts.contains { $0.start.isEmpty && $0.end.isEmpty })
    #expect(facts.contains { $0.start == "1919-04-01" })
    #expect(answer.edges.contains { $0.disputed && !$0.sentence.isEmpty })
  }

  /// Gephi makes one edge of two that share both ends and the kind.
  @Test(.enabled(if: Oracle.networkX != nil, "needs python3 with networkx"))
  func parallelEdgesDifferInKind() throws {
    let python = try #require(Oracle.networkX)
    let bytes = try ExportSamples.bytes(of: ExportSamples.seed(), as: "gexf").bytes
    let edges = try python.json(Answer.self, from: Self.script, input: bytes).edges
    let lines = edges.map { [$0.fact.source, $0.fact.target, $0.kind ?? ""] }
    #expect(Set(lines).count == lines.count)
    #expect(edges.allSatisfy { ($0.kind ?? "").hasPrefix($0.fact.relation) })
    #expect(edges.contains { $0.kind == "controls" } && edges.contains { $0.kind == "controls 2" })
  }

  @Test func datesAreWidenedAndOpenEndsLeftOut() throws {
    let text = try ExportSamples.text(of: ExportSamples.ancient(), as: "gexf")
    let edges = text.split(separator: "\n").filter { $0.contains("<edge id=") }
    #expect(edges[0].hasSuffix(" start=\"-0048-01-01\" end=\"-0043-03-15\">"))
    // A day of 1 BCE, which the schema cannot write, is widened outward.
    #expect(edges[1].hasSuffix(" start=\"-0001-12-31\" end=\"0001-01-01\">"))
    #expect(edges[2].contains(" start=\"1233-01-01\">") && !edges[2].contains(" end="))
    #expect(
      edges[3].contains(" end=\"12") && !edges[3].contains(" start=") && !edges[3].contains("+")
    )
    #expect(!edges[4].contains(" start=") && !edges[4].contains(" end="))
    #expect(text.contains("value=\"from c. 1238\"") || text.contains("value=\"since c. 1238\""))
    #expect(text.contains("<node id=\"caesar\" label=\"Gaius Iulius Cæsar\" end=\"-0043-03-15\">"))
    #expect(text.contains("<node id=\"rome\" label=\"Roma\" start=\"-0752-01-01\">"))
  }

  @Test func aThingOfSeveralDaysHasSpells() throws {
    let base = try ExportSamples.ancient()
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let event = try writer.addEntity(key: "the-treaty", kind: "treaty")
      for day in ["1920-07-12", "1920-07-20"] {
        try writer.addClaim(ClaimDraft(event, "signed-on", .date(try .init(parsing: day))))
      }
    }
    let text = try ExportSamples.text(of: base, as: "gexf")
    #expect(text.contains("<spell start=\"1920-07-12\" end=\"1920-07-12\"/>"))
    #expect(text.contains("<spell start=\"1920-07-20\" end=\"1920-07-20\"/>"))
  }

  @Test func everyNodeStandsElsewhere() throws {
    let text = try ExportSamples.text(of: ExportSamples.seed(), as: "gexf")
    let places = text.split(separator: "\n").filter { $0.contains("<viz:position") }
    #expect(places.count > 100 && Set(places).count == places.count)
  }
}
