import Foundation
import Interchange
import RegestaKit
import Testing

@Suite struct ExportSelectionTests {
  private static func answer(
    _ base: KnowledgeBase,
    _ name: String,
    _ values: [String: String]
  ) throws -> ExportSelection {
    let question = try #require(try base.questions().first { $0.name == name })
    return try ExportSelection(
      naming: base.answer(question, values),
      words: "the answer to \(name)",
      in: base
    )
  }

  private static func lines(
    _ base: KnowledgeBase,
    _ format: String,
    _ selection: ExportSelection
  ) throws -> [Substring] {
    let text = try ExportSamples.text(of: base, as: format, scope: ExportScope(.named(selection)))
    return text.split(separator: "\r\n").dropFirst().map(\.self)
  }

  @Test func theNamedClaimsAreTheOnlyEdges() throws {
    let base = try ExportSamples.seed()
    let selection = try Self.answer(
      base,
      "who-held",
      ["place": "vilnius", "on": "1920-08-01"]
    )
    #expect(!selection.claims.isEmpty && selection.entities.isEmpty)
    let edges = try Self.lines(base, "edges-csv", selection)
    #expect(edges.count == selection.claims.count)
    #expect(edges.contains { $0.hasPrefix("soviet-russia,vilnius,") })
    let nodes = try Self.lines(base, "nodes-csv", selection)
    #expect(nodes.contains { $0.hasPrefix("vilnius,") && $0.contains("Вильна") })
    // Of what is said of one thing alone, only what tells who and where it is comes along.
    #expect(!nodes.contains { $0.contains("City on the Neris") })
    let head = try ExportSamples.text(
      of: base,
      as: "graphml",
      scope: ExportScope(.named(selection))
    )
    #expect(head.contains("the answer to who-held"))
  }

  @Test func namedThingsBringWhatIsBetweenThem() throws {
    let base = try ExportSamples.seed()
    let ids = try ["poland", "vilnius"].map { try #require(try base.entity(key: $0)).id }
    let selection = ExportSelection(claims: [], entities: ids, words: "two things")
    let edges = try Self.lines(base, "edges-csv", selection)
    #expect(
      edges.count > 3
        && edges.allSatisfy { $0.hasPrefix("poland,vilnius,") || $0.hasPrefix("vilnius,poland,") }
    )
    #expect(try Self.lines(base, "nodes-csv", selection).count == 2)
    let treaties = try Self.answer(base, "treaties-of", ["party": "lithuania"])
    #expect(treaties.claims.isEmpty && treaties.entities.count > 1)
  }

  @Test func aClaimOfOneThingAloneBringsTheThing() throws {
    let base = try ExportSamples.seed()
    let table = try base.sql("SELECT claim, sentence FROM timeline WHERE relation_key = 'born-on'")
    let selection = try ExportSelection(naming: table, words: "births", in: base)
    let text = try ExportSamples.text(
      of: base,
      as: "timelinejs",
      scope: ExportScope(.named(selection))
    )
    #expect(text.components(separatedBy: "\"unique_id\"").count == table.rows.count + 1)
  }

  @Test func nothingButKnowledgeIsSentOut() throws {
    let base = try ExportSamples.hostile()
    let claims = try base.claims(ClaimQuery(relation: "spouse")).map(\.id)
    try base.write(Batch.Draft(.edit, who: "test")) { try $0.setStatus(.retracted, of: claims[0]) }
    let selection = ExportSelection(claims: Array(claims.prefix(2)), entities: [], words: "two")
    let scope = ExportScope(.named(selection))
    let (bytes, losses) = try ExportSamples.bytes(of: base, as: "edges-csv", scope: scope)
    #expect(String(decoding: bytes, as: UTF8.self).contains(",\(claims[1]),"))
    #expect(!String(decoding: bytes, as: UTF8.self).contains(",\(claims[0]),"))
    #expect(losses.filter { $0.reason == .notKnowledge }.map(\.id) == [claims[0].rawValue])
  }

  @Test func anAnswerThatNamesNothingIsRefused() throws {
    let base = try ExportSamples.seed()
    #expect {
      try Self.answer(base, "inventory", [:])
    } throws: { error in
      (error as? RegestaError)?.kind == .badParameter
    }
    // Keys of sources are not keys of things.
    let sources = try base.sql("SELECT key FROM sources")
    #expect(try ExportSelection(naming: sources, words: "sources", in: base).isEmpty)
  }

  @Test func aCutOffAnswerIsRefused() throws {
    let base = try ExportSamples.seed()
    let table = try base.sql("SELECT claim FROM timeline", limits: QueryLimits(time: nil, rows: 3))
    #expect {
      try ExportSelection(naming: table, words: "some", in: base)
    } throws: { error in
      (error as? RegestaError)?.kind == .limit
    }
  }
}
