import Chronology
import Interchange
import RegestaKit
import SQLite
import Testing

/// Taking batches back, and taking that back.
@Suite struct UndoTests {
  let base: KnowledgeBase

  init() throws {
    base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: true, who: "test")
  }

  /// All that counts as known, by what it says: what undo must bring back.
  private func knowledge() throws -> [String] {
    var lines: [String] = []
    for sql in [
      "SELECT 'entity', key, kind, label, merged_into FROM entity WHERE status = 1",
      "SELECT 'claim', id, status FROM claim WHERE status IN (0, 1)",
      "SELECT 'citation', id FROM citation WHERE status = 1",
      "SELECT 'source', key, type, short, author, title, note FROM source WHERE status = 1",
      "SELECT 'dispute', key, question, status, iif(status = 'open', NULL, reason) FROM dispute WHERE status <> 'withdrawn'",
      "SELECT 'position', id FROM position WHERE status = 1",
      "SELECT 'question', name, text FROM question",
    ] {
      try base.connection.forEach(SQL(raw: sql)) { row in
        lines.append("\(try row.values())")
        return .next
      }
    }
    return lines.sorted()
  }

  @discardableResult
  private func edit(_ body: (Writer) throws -> Void) throws -> Batch.ID {
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      try body(writer)
      return writer.batch
    }
  }

  @Test func undoBringsBackWhatWasKnown_andUndoingThatTheWork() throws {
    let before = try knowledge()
    let vilnius = try base.entity(named: "Vilnius")
    let old = try #require(base.claims(ClaimQuery(about: vilnius.id)).first)
    let batch = try edit { writer in
      let town = try writer.addEntity(key: "trakai", kind: "city")
      try writer.addName("Trakai", language: "lt", role: "preferred-name", of: town)
      try writer.addName("Wilda", language: "pl", role: "alias", of: vilnius.id)
      let source = try writer.addSource(SourceDraft(key: "atlas", type: "book", short: "Atlas"))
      let claim = try writer.addClaim(
        ClaimDraft(
          town,
          "controls",
          .entity(vilnius.id),
          period: Period(start: .date(try HistoricalDate(edtf: "1920")), end: .open)
        )
      )
      try writer.addCitation(CitationDraft(source, locator: Locator("p. 3")), to: claim)
      try writer.addDispute(key: "strange", question: "Did it?", sides: [[claim], [old.id]])
      try writer.addPosition(of: vilnius.id, on: claim, stance: .rejects)
      try writer.setStatus(.retracted, of: old.id)
    }
    let after = try knowledge()
    #expect(before != after)
    #expect(try base.entity(named: "trakai").label == "Trakai")

    #expect(try base.undo(batch, who: "test") == [batch])
    #expect(try knowledge() == before)
    #expect(throws: RegestaError.self) { try base.entity(named: "trakai") }
    #expect(try base.search("Wilda").allSatisfy { $0.match != .exact })

    let undo = try #require(try base.batches().last)
    #expect(undo.kind == .undo)
    #expect(undo.undoes == batch)
    #expect(try base.undo(undo.id, who: "test") == [undo.id])
    #expect(try knowledge() == after)
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test func whatLaterWorkRestsOnIsNotTakenBackAlone() throws {
    let before = try knowledge()
    var town = Entity.ID(0)
    let first = try edit { writer in town = try writer.addEntity(key: "trakai", kind: "city") }
    let second = try edit { writer in
      try writer.addName("Trakai", language: "lt", role: "preferred-name", of: town)
    }
    let third = try edit { writer in
      let vilnius = try base.entity(named: "Vilnius")
      try writer.addClaim(ClaimDraft(town, "located-in", .entity(vilnius.id)))
    }
    let error = #expect(throws: RegestaError.self) { try base.undo(first, who: "test") }
    #expect(error?.kind == .refused)
    #expect(error?.suggestions.map(\.text) == ["batch:\(second)", "batch:\(third)"])
    #expect(try base.undo(first, cascading: true, who: "test") == [third, second, first])
    #expect(try knowledge() == before)

    // Once taken back, there is nothing more to take back.
    #expect(throws: RegestaError.self) { try base.undo(second, who: "test") }
  }

  @Test func aKeyThatWasTakenBackCanBeUsedAgain() throws {
    let first = try edit { writer in _ = try writer.addEntity(key: "trakai", kind: "city") }
    try base.undo(first, who: "test")
    let second = try edit { writer in
      let town = try writer.addEntity(key: "trakai", kind: "region")
      try writer.addName("Trakai", language: "lt", role: "preferred-name", of: town)
    }
    #expect(try base.entity(key: "trakai")?.kind == "region")
    try base.undo(second, who: "test")
    #expect(try base.entity(key: "trakai") == nil)
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test func theBeginningStays() throws {
    let first = try #require(try base.batches().first)
    #expect(throws: RegestaError.self) { try base.undo(first.id, who: "test") }
    #expect(throws: RegestaError.self) { try base.undo(Batch.ID(99), who: "test") }
  }

  @Test func aSourceGetsTheRecordItHad() throws {
    let before = try knowledge()
    let source = try #require(try base.sources().first)
    let batch = try edit { _ in
      try base.connection.run(
        "UPDATE source SET note = 'it''s, so', title = NULL WHERE id = \(source.id.rawValue)"
      )
    }
    #expect(try knowledge() != before)
    try base.undo(batch, who: "test")
    #expect(try knowledge() == before)
  }

  @Test func twoStatesDifferByWhatCameAndWhatWent() throws {
    let vilnius = try base.entity(named: "Vilnius")
    let old = try #require(base.claims(ClaimQuery(about: vilnius.id)).first)
    let start = try #require(try base.batches().last).id
    var name = Claim.ID(0)
    let first = try edit { writer in
      name = try writer.addName("Wilda", language: "pl", role: "alias", of: vilnius.id)
    }
    let second = try edit { writer in try writer.setStatus(.retracted, of: old.id) }
    let third = try edit { writer in
      try writer.setStatus(.recorded, of: old.id)
      try writer.setStatus(.retracted, of: name)
    }
    func difference(_ from: Batch.ID?, _ to: Batch.ID) throws -> ([Claim.ID], [Claim.ID]) {
      let difference = try base.difference(from: from, to: to)
      return (difference.added.map(\.id), difference.removed.map(\.id))
    }
    #expect(try difference(start, first) == ([name], []))
    #expect(try difference(start, second) == ([name], [old.id]))
    #expect(try difference(second, third) == ([old.id], [name]))
    #expect(try difference(start, third) == ([], []))
    #expect(try difference(third, second) == ([name], [old.id]))
    #expect(try difference(nil, start).0.count > 300)
    #expect(throws: RegestaError.self) { try base.difference(from: start, to: Batch.ID(77)) }
  }
}
