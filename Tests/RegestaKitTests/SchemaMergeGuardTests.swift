import RegestaKit
import SQLite
import TestSupport
import Testing

/// Redirecting is the only way in which what is recorded changes; this is what it cannot be used for.
@Suite("Another SQLite program cannot move claims about under the name of a merge")
struct SchemaMergeGuardTests {
  private static let merged = "UPDATE entity SET merged_into = 2 WHERE id = 1"
  private static let moved = """
    UPDATE entity SET merged_into = 2 WHERE id = 1;
    UPDATE claim SET subject = 2 WHERE subject = 1;
    UPDATE claim SET object = 2 WHERE object = 1;
    """

  @Test(
    "Claims move along a merge only",
    arguments: [
      Attempt("UPDATE claim SET subject = 3 WHERE subject = 1", "a claim does not change"),
      Attempt("UPDATE claim SET subject = 1 WHERE subject = 2", "a claim does not change"),
      Attempt("UPDATE claim SET object = NULL WHERE object = 2", "a claim does not change"),
      Attempt("UPDATE claim SET object = 2 WHERE object IS NULL", "a claim does not change"),
      Attempt("UPDATE claim SET unit = 2 WHERE subject = 1", "a claim does not change"),
      Attempt(
        "UPDATE claim SET subject = 2, text = 'x' WHERE subject = 1",
        "a claim does not change"
      ),
      Attempt("UPDATE qualifier SET object = 3 WHERE object IS NOT NULL", "a qualifier is part of"),
      Attempt("UPDATE qualifier SET object = 2, ordinal = 7", "a qualifier is part of its claim"),
      Attempt("UPDATE position SET holder = 2", "a position does not change: it is superseded"),
      Attempt("UPDATE name SET entity = 2 WHERE entity = 1", "a name keeps its claim"),
      Attempt(
        "UPDATE entity SET merged_into = 3 WHERE id = 1",
        "an entity is merged into one other"
      ),
      Attempt("UPDATE entity SET merged_into = 1 WHERE id = 2", "an entity cannot be merged into"),
      Attempt("UPDATE entity SET merged_into = 99999 WHERE id = 3", "there is no such entity"),
      Attempt(
        "INSERT INTO claim (subject, relation, object, batch) "
          + "SELECT 3, id, 1, 2 FROM relation WHERE key = 'contains-clause'",
        "there is no such entity, or it was merged into another"
      ),
      Attempt(
        "INSERT INTO claim (subject, relation, object, batch) "
          + "SELECT 1, id, 3, 2 FROM relation WHERE key = 'contains-clause'",
        "there is no such entity, or it was merged into another"
      ),
    ]
  )
  func alongTheMerge(_ attempt: Attempt) throws { try refuses(attempt, after: Self.merged) }

  @Test(
    "They come back only where they came from, and the two part only with all that came along",
    arguments: [
      Attempt(
        "UPDATE claim SET subject = 1 WHERE id = (SELECT max(c.id) FROM claim AS c "
          + "WHERE c.subject = 2 AND c.id NOT IN (SELECT item_id FROM change))",
        "a claim does not change"
      ),
      Attempt(
        "UPDATE claim SET object = 1 WHERE id = (SELECT max(c.id) FROM claim AS c "
          + "WHERE c.object = 2 AND c.id NOT IN (SELECT item_id FROM change))",
        "a claim does not change"
      ),
      Attempt("UPDATE entity SET merged_into = NULL WHERE id = 1", "what came with an entity goes"),
    ]
  )
  func backTheWay(_ attempt: Attempt) throws { try refuses(attempt, after: Self.moved) }

  @Test("What went back is not taken for what came, however often it went")
  func thereAndBack() throws {
    let folder = try prepared(after: Self.moved)
    defer { folder.keep() }
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute(
      """
      UPDATE claim SET subject = 1 WHERE id IN (SELECT item_id FROM redirect WHERE field = 'subject');
      UPDATE claim SET object = 1 WHERE id IN (SELECT item_id FROM redirect WHERE field = 'object');
      UPDATE entity SET merged_into = NULL WHERE id = 1;
      UPDATE entity SET merged_into = 1 WHERE id = 2;
      """
    )
    #expect(try foreign.number("SELECT count(*) FROM redirect") == 0)
    // Those of 1 went to 2 and back: that way does not lead from 1 to 2 again.
    let error = #expect(throws: DatabaseError.self) {
      try foreign.execute("UPDATE claim SET subject = 2 WHERE subject = 1")
    }
    #expect(error?.message == "a claim does not change: supersede it")
  }

  @Test("A row that is in the way is not replaced")
  func replacing() throws {
    let folder = try prepared(
      after: """
        INSERT INTO position (holder, claim, stance, batch) VALUES (1, 1, 'holds', 2);
        INSERT INTO position (holder, claim, stance, batch) VALUES (2, 1, 'rejects', 2);
        INSERT INTO alignment (scope, reference, entity, verdict, batch)
          VALUES ('s', 'x', 1, 'same', 2), ('s', 'x', 2, 'different', 2);
        """ + Self.merged
    )
    let foreign = try SampleBase.foreign(folder)
    for sql in [
      "UPDATE OR REPLACE position SET holder = 2 WHERE holder = 1",
      "UPDATE OR REPLACE alignment SET entity = 2 WHERE entity = 1",
    ] {
      let error = #expect(throws: DatabaseError.self) { try foreign.execute(sql) }
      #expect(error?.message.hasPrefix("there is another") == true, "\(error?.message ?? "")")
    }
    #expect(try foreign.number("SELECT count(*) FROM alignment WHERE scope = 's'") == 2)
  }

  @Test("Every step is logged, and a base that others have merged in is not broken by it")
  func logged() throws {
    let folder = try prepared(after: Self.moved)
    let foreign = try SampleBase.foreign(folder)
    #expect(
      try foreign.number("SELECT count(*) FROM change WHERE field IN ('subject', 'object')") > 0
    )
    #expect(
      try foreign.number(
        "SELECT count(*) FROM name AS n JOIN claim AS c ON c.id = n.claim WHERE n.entity <> c.subject"
      ) == 0
    )
    let broken = try KnowledgeBase(path: folder.file()).verifyHistory()
    // The batch that the foreign program left open, and no other.
    #expect(broken == [Batch.ID(2)])
  }

  @Test(
    "A redirection without its log, or a log without it, is found",
    arguments: [
      "UPDATE claim SET subject = 3 WHERE id = 3",
      "UPDATE claim SET object = 3 WHERE object = 4",
      "UPDATE qualifier SET object = 3 WHERE object IS NOT NULL",
      "UPDATE position SET holder = 3 WHERE id = 1",
      "DELETE FROM change WHERE field = 'subject'",
      "DELETE FROM change WHERE field GLOB 'qualifier *'",
      "UPDATE change SET old = '3' WHERE field = 'object'",
    ]
  )
  func alterations(_ sql: String) throws {
    let (base, folder) = try SampleBase.seeded()
    let (one, other) = try #require(
      try base.connection.first(
        """
        SELECT q.object, e.id FROM qualifier AS q JOIN claim AS c ON c.id = q.claim
          JOIN entity AS o ON o.id = q.object
          JOIN entity AS e ON e.kind = o.kind AND e.id <> o.id AND e.id NOT IN (3, 4)
         WHERE c.status = 1 AND o.id NOT IN (3, 4)
           AND EXISTS (SELECT 1 FROM claim WHERE object = o.id)
         ORDER BY q.claim, e.id LIMIT 1
        """
      ) { (Entity.ID(try $0.int(0)), Entity.ID(try $0.int(1))) }
    )
    try base.merge(one, into: other, force: true, who: "test")
    #expect(try base.verifyHistory().isEmpty)
    let foreign = try SampleBase.foreign(folder)
    for trigger in try foreign.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.execute("DROP TRIGGER \(trigger)")
    }
    #expect(try foreign.run(SQL(raw: sql)) > 0, "the alteration does nothing")
    #expect(try !KnowledgeBase(path: folder.file()).verifyHistory().isEmpty)
  }

  @Test("A base whose rule of redirection was rewritten is not written")
  func rewrittenRule() throws {
    let (_, folder) = try SampleBase.seeded()
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute(
      """
      DROP VIEW redirect;
      CREATE VIEW redirect (item, item_id, field, origin, target, batch) AS
        SELECT 'claim', c.id, 'subject', e.id, c.subject, 1 FROM claim AS c, entity AS e;
      """
    )
    let error = #expect(throws: RegestaError.self) {
      try KnowledgeBase(path: folder.file(), access: .readWrite)
    }
    #expect(error?.kind == .damaged)
    #expect(throws: Never.self) { try KnowledgeBase(path: folder.file()) }
  }

  // MARK: Below

  /// A base with an open batch of a foreign program, in which something was done.
  private func prepared(after sql: String) throws -> TemporaryFolder {
    let (_, folder) = try SampleBase.seeded()
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute(SchemaGuardTests.batch + ";" + sql)
    return folder
  }

  private func refuses(
    _ attempt: Attempt,
    after sql: String,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try prepared(after: sql)
    defer { folder.keep() }
    let foreign = try SampleBase.foreign(folder)
    let error = #expect(throws: DatabaseError.self, "\(attempt.sql)", sourceLocation: location) {
      try foreign.execute(attempt.sql)
    }
    #expect(
      error?.message.hasPrefix(attempt.message) == true,
      "\(error?.message ?? "")",
      sourceLocation: location
    )
    #expect(error?.code == .constraint, sourceLocation: location)
  }
}
