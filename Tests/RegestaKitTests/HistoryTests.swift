import RegestaKit
import SQLite
import TestSupport
import Testing

@Suite("Nobody alters the past unseen")
struct HistoryTests {
  /// A base with several batches, in which everything has happened that can.
  private func storied() throws -> TemporaryFolder {
    let (base, folder) = try SampleBase.seeded()
    let claims = try base.claims(ClaimQuery(limit: 6))
    let source = try #require(try base.sources().first)
    try base.edit { writer in
      try writer.setStatus(.retracted, of: claims[0].id)
      let entity = try writer.addEntity(key: "wilna", kind: "town")
      try writer.addName("Wilna", language: "de", role: "preferred-name", of: entity)
      let claim = try writer.addClaim(ClaimDraft(entity, "described-as", .text("a town")))
      try writer.addCitation(CitationDraft(source.id, locator: Locator("p. 7")), to: claim)
      try writer.addPosition(of: entity, on: claims[1].id, stance: .holds)
    }
    try base.edit { writer in
      try writer.setStatus(.recorded, of: claims[0].id)
      try writer.addPosition(of: claims[1].subject.id, on: claims[1].id, stance: .rejects)
    }
    try base.edit { writer in
      try base.connection.execute(
        """
        UPDATE source SET note = 'seen' WHERE id = 1;
        UPDATE kind SET label = 'realm' WHERE key = 'state';
        UPDATE dispute SET status = 'settled', reason = 'proved' WHERE id = 1;
        INSERT INTO passage (source, ordinal, text, sha256, batch)
        VALUES (1, 1, 'a text', printf('%064d', 0), \(writer.batch));
        INSERT INTO mention (passage, start, length, batch) VALUES (1, 0, 1, \(writer.batch));
        UPDATE mention SET entity = 1, status = 1;
        """
      )
    }
    #expect(try base.verifyHistory().isEmpty)
    return folder
  }

  @Test("A base that was only written by its rules is whole")
  func wholeBase() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    #expect(try base.verifyHistory().isEmpty)
    let claim = try #require(try base.claims(ClaimQuery(limit: 1)).first)
    for status in [Status.retracted, .recorded, .superseded, .recorded] {
      try base.edit { try $0.setStatus(status, of: claim.id) }
    }
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test(
    "Every alteration by a program that drops the triggers is found",
    arguments: [
      "UPDATE claim SET certainty = 2 - certainty WHERE id = 3",
      "UPDATE claim SET comment = 'other' WHERE id = 3",
      "UPDATE claim SET status = 3 WHERE id = 3",
      "UPDATE claim SET start_max = start_max - 1 WHERE id = (SELECT min(id) FROM claim "
        + "WHERE start_max > start_min)",
      "UPDATE citation SET locator = 'p. 1' WHERE id = 3",
      "UPDATE citation SET page = 1 WHERE id = 3",
      "UPDATE citation SET status = 3 WHERE id = 3",
      "UPDATE entity SET key = 'other' WHERE id = 3",
      "UPDATE entity SET kind = kind + 1 WHERE id = 3",
      "UPDATE entity SET merged_into = 4 WHERE id = 3",
      "UPDATE entity SET status = 3 WHERE id = 3",
      "UPDATE date SET earliest = earliest - 1 WHERE id = 3",
      "UPDATE date SET wording = 'other' WHERE id = 3",
      "UPDATE date SET printed = 'other' WHERE id = 3",
      "UPDATE source SET title = 'other' WHERE id = 2",
      "UPDATE source SET note = 'other' WHERE id = 1",
      "UPDATE qualifier SET ordinal = 7 WHERE rowid_of = 0",
      "UPDATE dispute SET question = 'other' WHERE id = 2",
      "UPDATE dispute SET status = 'open' WHERE id = 1",
      "UPDATE dispute_claim SET side = 3 - side WHERE dispute = 1",
      "UPDATE position SET stance = 'undecided' WHERE id = 1",
      "UPDATE kind SET parent = NULL WHERE id = 5",
      "UPDATE kind SET label = 'other' WHERE key = 'state'",
      "UPDATE relation SET functional = 1 - functional WHERE id = 5",
      "UPDATE relation SET label = 'other' WHERE id = 5",
      "UPDATE batch SET who = 'somebody else' WHERE id = 1",
      "UPDATE batch SET at = '1999-01-01T00:00:00Z' WHERE id = 2",
      "UPDATE batch SET hash = printf('%064d', 1) WHERE id = 1",
      "UPDATE change SET new = '1' WHERE id = 1",
      "DELETE FROM change WHERE id = 1",
      "DELETE FROM claim WHERE id = 3",
      "DELETE FROM citation WHERE id = 3",
      "UPDATE mention SET entity = 2",
      "UPDATE mention SET start = 1",
      "UPDATE passage SET text = 'other'",
      "INSERT INTO entity (key, kind, label, batch) VALUES ('smuggled', 1, 'x', 1)",
    ]
  )
  func alterations(_ sql: String) throws {
    let folder = try storied()
    let foreign = try SampleBase.foreign(folder)
    for trigger in try foreign.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.execute("DROP TRIGGER \(trigger)")
    }
    let sql = sql.replacing(
      "WHERE rowid_of = 0",
      with: "WHERE claim = (SELECT min(claim) FROM qualifier)"
    )
    let changed = try foreign.run(SQL(raw: sql))
    #expect(changed > 0, "the alteration does nothing")
    let broken = try KnowledgeBase(path: folder.file()).verifyHistory()
    #expect(!broken.isEmpty, "\(sql) is not noticed")
  }

  @Test("A batch cut out of the middle breaks the one after it")
  func removedBatch() throws {
    let folder = try storied()
    let foreign = try SampleBase.foreign(folder)
    for trigger in try foreign.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.execute("DROP TRIGGER \(trigger)")
    }
    try foreign.execute("DELETE FROM batch WHERE id = 2; DELETE FROM change WHERE batch = 2")
    #expect(try KnowledgeBase(path: folder.file()).verifyHistory().contains(Batch.ID(3)))
  }
}
