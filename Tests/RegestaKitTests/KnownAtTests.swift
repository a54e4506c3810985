import Chronology
import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

/// The base as it was: what is read of the past is what was read then.
@Suite("What was known") struct KnownAtTests {
  /// All that the readable views tell, and the positions.
  private func told(_ base: KnowledgeBase) throws -> [String] {
    var lines: [String] = []
    for sql in [
      "SELECT id, sentence, disputed, comment FROM claims ORDER BY id",
      "SELECT * FROM entities ORDER BY id", "SELECT * FROM names ORDER BY claim",
      "SELECT * FROM citations ORDER BY id", "SELECT * FROM sources ORDER BY id",
      "SELECT * FROM disputes ORDER BY id, claim", "SELECT * FROM holdings ORDER BY claim",
      "SELECT p.holder, p.claim, p.stance, p.reason FROM position AS p WHERE p.status = 1 ORDER BY p.id",
      "SELECT * FROM people ORDER BY id",
    ] {
      let table = try base.sql(sql, limits: QueryLimits(time: .seconds(60), rows: 100_000))
      #expect(!table.isTruncated)
      lines += table.rows.map { row in row.map(\.printed).joined(separator: "\t") }
    }
    return lines
  }

  /// Changes of every sort, one batch each.
  private static let steps: [@Sendable (KnowledgeBase) throws -> Void] = [
    { base in
      let vilnius = try base.entity(named: "vilnius")
      try base.edit { writer in
        let names = try base.names(of: vilnius.id)
        for name in names where name.role == "preferred-name" {
          try writer.setStatus(.retracted, of: name.claim)
        }
        _ = try writer.addName("Wilda", language: "en", role: "preferred-name", of: vilnius.id)
      }
    },
    { base in
      let dispute = try base.dispute(named: "who-attacked-first")
      try base.edit { try $0.judge(dispute.id, .settled, reason: "Seen.") }
    },
    { base in
      let school = try base.entity(named: "historians-polish-attack")
      let claim = try #require(try base.claims(ClaimQuery(relation: "attacked-first")).first)
      try base.edit {
        _ = try $0.takePosition(.undecided, of: school.id, on: claim.id, reason: "p. 3")
      }
    },
    { base in
      try base.edit { writer in
        let twin = try writer.addEntity(key: "wilno-2", kind: "city")
        _ = try writer.addName("Wilno", language: "pl", role: "preferred-name", of: twin)
        let poland = try base.entity(named: "poland")
        _ = try writer.addClaim(ClaimDraft(poland.id, "claims", .entity(twin)))
      }
    },
    { base in
      let twin = try #require(try base.entity(bearing: "wilno-2"))
      try base.merge(twin.id, into: base.entity(named: "vilnius").id, who: "test")
    },
    { base in
      let claim = try #require(try base.claims(ClaimQuery(relation: "controls")).first)
      try base.edit { writer in
        let new = try writer.addClaim(
          ClaimDraft(
            claim.subject.id,
            "controls",
            .entity(try #require(claim.object.entity).id),
            supersedes: claim.id
          )
        )
        try writer.setStatus(.superseded, of: claim.id)
        _ = try writer.addCitation(CitationDraft(try base.source(named: "cepenas-2").id), to: new)
      }
    },
    { base in
      let found = try base.claims(ClaimQuery(relation: "attacked-first")).map(\.id)
      try base.edit {
        _ = try $0.openDispute(question: "Another?", sides: [[found[0]], [found[1]]])
      }
    },
    { base in _ = try base.undo(Batch.ID(2), cascading: true, who: "test") },
    { base in _ = try base.redo(who: "test") },
  ]

  @Test("After each of many changes, every earlier state is read as it was told then")
  func everyState() throws {
    let (base, folder) = try SampleBase.seeded()
    var states: [(batch: Batch.ID, told: [String])] = []
    for step in [{ _ in }] + Self.steps {
      try step(base)
      states.append((try #require(try base.batches().last?.id), try told(base)))
    }
    #expect(Set(states.map(\.told)).count > Self.steps.count - 2)
    let before = try folder.bytes()
    let reader = try KnowledgeBase(path: folder.file())
    for state in states {
      let now = try reader.read(as: nil, after: state.batch) { try told(reader) }
      #expect(
        now == state.told,
        "batch \(state.batch): \(Set(now).symmetricDifference(state.told))"
      )
    }
    #expect(try told(reader) == states.last?.told)
    #expect(try folder.bytes() == before)
    #expect(throws: RegestaError.self) { try reader.read(as: nil, after: Batch.ID(999)) {} }
  }

  @Test("A view is that of the time")
  func view() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { withExtendedLifetime(folder) {} }
    let school = try base.entity(named: "historians-polish-attack")
    let rejected = try base.viewpoint(of: school).rejections.map(\.claim)
    try base.edit { try $0.dropPosition(of: school.id, on: rejected[0]) }
    let then = try base.read(as: nil, after: Batch.ID(1)) { try base.viewpoint(of: school) }
    #expect(then.rejections.map(\.claim) == rejected)
    let seen = try base.read(as: then, after: Batch.ID(1)) {
      try base.claims(ClaimQuery(relation: "attacked-first")).map(\.id)
    }
    #expect(seen.count == 1 && !seen.contains(rejected[0]))
  }

  @Test("Days are those of the log")
  func days() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { withExtendedLifetime(folder) {} }
    let at = try #require(try base.batches().first?.at)
    let day = try HistoricalDate(parsing: String(at.prefix(10))).latest
    #expect(try base.lastBatch(by: day) == Batch.ID(1))
    #expect(try base.lastBatch(by: Day(number: day.number - 1)) == nil)
    #expect(try base.lastBatch(by: Day(number: day.number + 1_000)) == Batch.ID(1))
  }

  @Test("redo does again what was taken back last, or what is named, and nothing else")
  func redo() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { withExtendedLifetime(folder) {} }
    #expect(throws: RegestaError.self) { try base.redo(who: "test") }
    let vilnius = try base.entity(named: "vilnius")
    var batches: [Batch.ID] = []
    for name in ["Wilda", "Wildenburg"] {
      batches.append(
        try base.edit { writer in
          _ = try writer.addName(name, language: "de", role: "alias", of: vilnius.id)
          return writer.batch
        }
      )
    }
    func names() throws -> [String] {
      try base.names(of: vilnius.id).map(\.text).filter { ["Wilda", "Wildenburg"].contains($0) }
        .sorted()
    }
    for batch in batches { try base.undo(batch, who: "test") }
    #expect(try names() == [])
    #expect(try base.redo(who: "test") == batches[1])
    #expect(try names() == ["Wildenburg"])
    #expect(try base.redo(batches[0], who: "test") == batches[0])
    #expect(try names() == ["Wilda", "Wildenburg"])
    #expect(try base.batches().last?.kind == .redo)
    #expect(throws: RegestaError.self) { try base.redo(who: "test") }
    #expect(throws: RegestaError.self) { try base.redo(batches[0], who: "test") }
    #expect(throws: RegestaError.self) { try base.redo(Batch.ID(99), who: "test") }
    // What was done again can be taken back once more, by its own number.
    try base.undo(batches[1], who: "test")
    #expect(try names() == ["Wilda"])
    #expect(try base.redo(who: "test") == batches[1])
    #expect(try base.verifyHistory() == [])
  }
}
