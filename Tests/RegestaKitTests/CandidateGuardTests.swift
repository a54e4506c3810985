import Interchange
import RegestaKit
import SQLite
import Testing

/// What the schema refuses of candidates, whoever writes.
@Suite struct CandidateGuardTests {
  let base: KnowledgeBase
  let thing: Entity.ID
  let known: Entity.ID
  let passage: Int
  let claim: Claim.ID

  init() throws {
    base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: false, who: "test")
    (thing, known, passage, claim) = try base.edit { [base] writer in
      let source = try writer.addSource(SourceDraft(key: "text", type: "book", short: "Text"))
      let known = try writer.addEntity(key: "known", kind: "person")
      let thing = try writer.addEntity(key: "proposed", kind: "city", isProposed: true)
      try base.connection.run(
        """
        INSERT INTO passage (source, ordinal, text, sha256, batch)
        VALUES (\(source.rawValue), 1, 'words', \(String(repeating: "0", count: 64)),
          \(writer.batch.rawValue))
        """
      )
      let passage = Int(base.connection.lastInsertedRowID)
      let claim = try writer.propose(
        ClaimDraft(known, "born-in", .entity(thing)),
        citations: [],
        CandidateDraft(
          passage: Passage.ID(passage),
          range: 0..<5,
          score: 0.5,
          modality: .planned,
          reader: "test"
        )
      )
      return (thing, known, passage, claim)
    }
  }

  private func refuses(_ sql: SQL, _ words: String) throws {
    let error = #expect(throws: (any Error).self, "\(words)") {
      try base.edit { _ in try base.connection.run(sql) }
    }
    let message = (error as? RegestaError)?.message ?? "\(String(describing: error))"
    #expect(message.contains(words), "\(message)")
  }

  @Test func whatIsRecordedSpeaksOfNothingProposed() throws {
    #expect(throws: RegestaError.self) {
      try base.edit { try $0.addClaim(ClaimDraft(known, "born-in", .entity(thing))) }
    }
    let other = try base.edit {
      try $0.addClaim(ClaimDraft(thing, "located-in", .entity(known), status: .candidate))
    }
    try refuses("UPDATE claim SET status = 1 WHERE id = \(other.rawValue)", "only proposed")
    try base.edit { _ in
      try base.connection.run("UPDATE entity SET status = 1 WHERE id = \(thing.rawValue)")
      try base.connection.run("UPDATE claim SET status = 1 WHERE id = \(other.rawValue)")
    }
    try refuses("UPDATE entity SET status = 0 WHERE id = \(thing.rawValue)", "are recorded")
  }

  @Test func whatTheTextDoesNotAssertIsNotRecorded() throws {
    try base.edit { _ in
      try base.connection.run("UPDATE entity SET status = 1 WHERE id = \(thing.rawValue)")
    }
    try refuses(
      "UPDATE claim SET status = 1 WHERE id = \(claim.rawValue)",
      "does not say that it is so"
    )
    #expect(throws: (any Error).self) {
      try base.edit { _ in try base.connection.run("UPDATE candidate SET outcome = 'accepted'") }
    }
  }

  @Test func whatWasProposedDoesNotChange() throws {
    for column in ["score = 1", "modality = 'asserted'", "start = 1", "reader = 'other'"] {
      try refuses(SQL(raw: "UPDATE candidate SET \(column)"), "does not change")
    }
    try refuses("DELETE FROM candidate", "never deleted")
    try refuses(
      """
      INSERT INTO candidate (claim, passage, start, length, score, reader, batch)
      VALUES (\(claim.rawValue), \(passage), 0, 1, 1, 'x', (SELECT max(id) FROM batch))
      """,
      "never overwritten"
    )
    try base.edit { writer in
      let id = try writer.addClaim(ClaimDraft(known, "born-in", .unknown, status: .candidate))
      #expect(throws: (any Error).self) {
        try base.connection.savepoint {
          try base.connection.run(
            """
            INSERT INTO candidate (claim, passage, start, length, score, reader, batch)
            VALUES (\(id.rawValue), \(passage), 3, 3, 1, 'x', \(writer.batch.rawValue))
            """
          )
        }
      }
    }
    try base.edit { writer in
      var mention = MentionDraft(
        passage: Passage.ID(passage),
        range: 0..<5,
        entity: thing,
        score: 1
      )
      mention.alternatives = [known: 0.5]
      try writer.addMention(mention)
    }
    try refuses("DELETE FROM mention_alternative", "does not change")
    try refuses("UPDATE mention_alternative SET score = 1", "does not change")
    try refuses("UPDATE mention SET reference = 1", "keeps its place")
    try refuses(
      "INSERT INTO mention_alternative VALUES (1, \(thing.rawValue), 0.1)",
      "open a batch"
    )
  }
}
