import Foundation
import Interchange
import RegestaKit
import Testing

@Suite struct MermaidTests {
  private struct Chart: Decodable {
    struct Vertex: Decodable {
      var text: String
    }
    struct Edge: Decodable {
      var start: String
      var end: String
      var text: String
      var type: String
      var stroke: String
    }
    var vertices: [String: Vertex]
    var edges: [Edge]
  }

  /// What Mermaid's own parser makes of a chart.
  private static func parse(_ bytes: [UInt8]) throws -> Chart {
    let node = try #require(Oracle.node)
    let parser = try #require(Oracle.mermaidParser)
    let script = """
      const parse = require(process.argv[1]);
      parse(require('fs').readFileSync(0, 'utf8')).then(
        s => console.log(JSON.stringify(JSON.parse(s).graph_data)),
        e => { console.error(String(e)); process.exit(1); });
      """
    let outcome = try node.run(["-e", script, parser], input: bytes)
    #expect(outcome.status == 0, "\(outcome.errors.prefix(500))")
    return try JSONDecoder().decode(Chart.self, from: Data(outcome.output.utf8))
  }

  @Test(
    .enabled(
      if: Oracle.node != nil && Oracle.mermaidParser != nil,
      "needs Node.js and Mermaid's parser (scripts/install-needed oracles)"
    )
  )
  func mermaidReadsEveryNodeAndEdge() throws {
    let base = try ExportSamples.seed()
    let chart = try Self.parse(ExportSamples.bytes(of: base, as: "mermaid").bytes)
    #expect(try chart.vertices.count == ExportFacts.labels(of: base).count)
    let ends = Set(try ExportFacts.edges(of: base).map { [$0.source, $0.target] })
    let keys = try Dictionary(
      uniqueKeysWithValues: ExportFacts.labels(of: base).keys.map { key in
        ("n\(try #require(try base.entity(key: key)).id)", key)
      }
    )
    #expect(Set(chart.edges.map { [keys[$0.start] ?? "", keys[$0.end] ?? ""] }) == ends)
    #expect(
      chart.edges.contains { $0.stroke == "dotted" }
        && chart.edges.contains { $0.stroke == "thick" }
    )
    #expect(chart.edges.contains { $0.type == "arrow_cross" })
  }

  @Test(
    .enabled(
      if: Oracle.node != nil && Oracle.mermaidParser != nil,
      "needs Node.js and Mermaid's parser (scripts/install-needed oracles)"
    )
  )
  func hostileNamesAreShownAsTheyAre() throws {
    let base = try ExportSamples.hostile()
    let chart = try Self.parse(ExportSamples.bytes(of: base, as: "mermaid").bytes)
    let shown = Set(chart.vertices.values.map { Self.shown($0.text) })
    for name in ["\"quoted\"", "back\\slash\\", "]]> <b>&amp; & </b>", "a -> b; }", "=1+1"] {
      #expect(shown.contains(name), "\(name) is not in \(shown)")
    }
    #expect(shown.contains("-- comment */ // #") && shown.contains("nul␀bell␇escape␛"))
  }

  /// A label as it is drawn: Mermaid keeps references by signs of its own until then.
  private static func shown(_ label: String) -> String {
    var result = ""
    var rest = label[...]
    while let start = rest.range(of: "ﬂ°°") ?? rest.range(of: "#") {
      result += rest[..<start.lowerBound]
      let tail = rest[start.upperBound...]
      guard let end = tail.range(of: "¶ß") ?? tail.range(of: ";"),
        let code = UInt32(tail[..<end.lowerBound]), let scalar = Unicode.Scalar(code)
      else { break }
      result.unicodeScalars.append(scalar)
      rest = tail[end.upperBound...]
    }
    return result + rest
  }

  @Test func sourcesStandInComments() throws {
    let base = try ExportSamples.seed()
    let vilnius = try base.entity(named: "vilnius")
    let scope = ExportScope(
      around: [vilnius],
      filter: EdgeFilter(relations: ["controls"], includesDenied: true)
    )
    let text = try ExportSamples.text(of: base, as: "mermaid", scope: scope)
    let held = "Soviet Russia controls Vilnius (14 July 1920 to 11 September 1920)"
    let comment = try #require(text.split(separator: "\n").first { $0.contains(held) })
    #expect(comment.hasPrefix("%% claim:") && comment.contains("Wikipedia, Military support ¶3"))
  }
}
