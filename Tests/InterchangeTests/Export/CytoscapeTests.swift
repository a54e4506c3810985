import Foundation
import Interchange
import RegestaKit
import Testing

@Suite struct CytoscapeTests {
  @Test func noTwoElementsShareAnId() throws {
    let bytes = try ExportSamples.bytes(of: ExportSamples.seed(), as: "cyjs").bytes
    let file = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let elements = try #require(file["elements"] as? [String: [[String: Any]]])
    let ids = try (elements["nodes", default: []] + elements["edges", default: []]).map {
      try #require(($0["data"] as? [String: Any])?["id"] as? String)
    }
    #expect(ids.count > 400 && Set(ids).count == ids.count)
  }

  @Test(.enabled(if: Oracle.networkX != nil, "needs python3 with networkx"))
  func networkXReadsWhatTheBaseHolds() throws {
    let python = try #require(Oracle.networkX)
    let base = try ExportSamples.seed()
    let script = """
      import sys, json, networkx as nx
      g = nx.cytoscape_graph(json.load(sys.stdin))
      print(json.dumps({'labels': {k: d['name'] for k, d in g.nodes(data=True)},
        'edges': [{'claim': d['claim'], 'source': u, 'target': v, 'relation': d['relation'],
                   'start': d.get('start_min', ''), 'end': d.get('end_max', '')}
                  for u, v, d in g.edges(data=True)]}))
      """
    struct Answer: Decodable {
      var labels: [String: String]
      var edges: [ExportFacts.Edge]
    }
    let bytes = try ExportSamples.bytes(of: base, as: "cyjs").bytes
    let answer = try python.json(Answer.self, from: script, input: bytes)
    #expect(try answer.labels == ExportFacts.labels(of: base))
    #expect(try Set(answer.edges) == ExportFacts.edges(of: base))
  }

  @Test func hostileNamesComeBackAsTheyWere() throws {
    let bytes = try ExportSamples.bytes(of: ExportSamples.hostile(), as: "cyjs").bytes
    let file = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let nodes = try #require((file["elements"] as? [String: [[String: Any]]])?["nodes"])
    let names = nodes.compactMap { ($0["data"] as? [String: Any])?["name"] as? String }
    let expected = try ExportFacts.labels(of: ExportSamples.hostile()).values
    // Foundation takes a U+FEFF at the beginning of any text for a mark, and drops it.
    func scalars(_ name: String) -> [Unicode.Scalar] {
      name.unicodeScalars.filter { $0 != "\u{FEFF}" }
    }
    #expect(Set(names.map(scalars)) == Set(expected.map(scalars)))
  }
}
