import Formats
import Interchange
import RegestaKit
import Testing

@Suite struct Neo4jTests {
  private static func table(_ base: KnowledgeBase, _ format: String) throws -> [[String: String]] {
    let bytes = try ExportSamples.bytes(of: base, as: format).bytes
    var reader = try CSVReader(MemorySource(bytes), dialect: .rfc4180)
    let header = try #require(reader.header).names
    var rows: [[String: String]] = []
    while let record = try reader.next() {
      #expect(record.count == header.count)
      rows.append(Dictionary(uniqueKeysWithValues: zip(header, record)))
    }
    return rows
  }

  /// What the manual of the bulk import allows: `name`, `name:type`, `:WORD`, `name:ID`.
  @Test(arguments: ["neo4j-nodes", "neo4j-edges"])
  func theHeaderIsOneThatNeo4jReads(format: String) throws {
    let text = try ExportSamples.text(of: ExportSamples.seed(), as: format)
    let header = try #require(text.split(separator: "\r\n").first).split(separator: ",")
    let types = ["int", "long", "double", "boolean", "string"]
    var words: [Substring] = []
    for field in header {
      let parts = field.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        #expect(parts.count == 1)
        continue
      }
      if parts[1].allSatisfy({ $0.isUppercase || $0 == "_" }) {
        words.append(parts[1])
      } else {
        #expect(types.contains(String(parts[1])) && !parts[0].isEmpty)
      }
    }
    #expect(words == (format == "neo4j-nodes" ? ["ID", "LABEL"] : ["START_ID", "END_ID", "TYPE"]))
    #expect(Set(header).count == header.count)
  }

  @Test func bothTablesFitTogether() throws {
    let base = try ExportSamples.seed()
    let nodes = try Self.table(base, "neo4j-nodes")
    let edges = try Self.table(base, "neo4j-edges")
    let labels = try ExportFacts.labels(of: base)
    #expect(
      Dictionary(uniqueKeysWithValues: nodes.map { ($0["key:ID"] ?? "", $0["name"] ?? "") })
        == labels
    )
    let facts = edges.map { row in
      ExportFacts.Edge(
        claim: Int(row["claim:long"] ?? "") ?? 0,
        source: row[":START_ID"] ?? "",
        target: row[":END_ID"] ?? "",
        relation: row["relation"] ?? "",
        start: row["start_min"] ?? "",
        end: row["end_max"] ?? ""
      )
    }
    #expect(try Set(facts) == ExportFacts.edges(of: base))
    let vilnius = try #require(nodes.first { $0["key:ID"] == "vilnius" })
    #expect(vilnius[":LABEL"] == "City;Settlement;Place;Thing")
    let held = try #require(
      edges.first { $0["start_min"] == "1920-07-14" && $0["relation"] == "controls" }
    )
    #expect(held[":TYPE"] == "CONTROLS" && held["start_year:int"] == "1920")
  }

  /// A year is given only where there is no doubt of it.
  @Test func yearsAreWholeNumbers() throws {
    let edges = try Self.table(ExportSamples.ancient(), "neo4j-edges")
    #expect(edges.map { $0["start_year:int"] } == ["-48", "0", "", "", ""])
    #expect(edges.map { $0["end_year:int"] == "" } == [false, false, true, false, true])
  }
}
