import RegestaKit
import SQLite
import Testing

/// What a foreign program tries, and how the schema answers.
struct Attempt: Sendable, CustomTestStringConvertible {
  var sql: String
  var message: String

  init(_ sql: String, _ message: String) {
    self.sql = sql
    self.message = message
  }

  var testDescription: String { sql }
}

@Suite("Another SQLite program cannot quietly break a base")
struct SchemaGuardTests {
  @Test(
    "Rows are not deleted",
    arguments: [
      Attempt("DELETE FROM claim WHERE id = 1", "a claim is never deleted: retract it"),
      Attempt("DELETE FROM citation", "a citation is never deleted: retract it"),
      Attempt("DELETE FROM entity", "an entity is never deleted: retract its claims"),
      Attempt("DELETE FROM date", "a date is never deleted"),
      Attempt("DELETE FROM source", "a source is never deleted: retract it"),
      Attempt("DELETE FROM source_dependence", "a dependence of sources is never deleted"),
      Attempt("DELETE FROM batch", "a batch is never deleted: undo it"),
      Attempt("DELETE FROM kind", "a kind is never deleted"),
      Attempt("DELETE FROM relation", "a relation is never deleted"),
      Attempt("DELETE FROM dispute", "a dispute is never deleted: settle or withdraw it"),
      Attempt(
        "DELETE FROM dispute_claim",
        "the sides of a dispute do not change: withdraw it and open another"
      ),
      Attempt(
        "DELETE FROM qualifier",
        "a qualifier is part of its claim: supersede the claim"
      ),
      Attempt("DELETE FROM position", "a position is never deleted: it is superseded"),
    ]
  )
  func nothingIsDeleted(_ attempt: Attempt) throws { try refuses(attempt) }

  @Test(
    "Rows are not overwritten, by UPDATE nor by INSERT OR REPLACE",
    arguments: [
      Attempt("UPDATE claim SET subject = 2", "a claim does not change: supersede it"),
      Attempt("UPDATE claim SET certainty = 2", "a claim does not change: supersede it"),
      Attempt("UPDATE claim SET start_min = start_min", "a claim does not change: supersede it"),
      Attempt("UPDATE citation SET quote = 'x'", "a citation does not change: retract it and add"),
      Attempt("UPDATE entity SET key = 'other'", "an entity keeps its key"),
      Attempt("UPDATE OR REPLACE entity SET id = 1 WHERE id = 2", "an entity keeps its key"),
      Attempt("UPDATE date SET wording = 'x'", "a date does not change: another date is another"),
      Attempt("UPDATE batch SET who = 'nobody'", "a closed batch does not change"),
      Attempt("UPDATE source SET key = 'other' WHERE id = 1", "a source keeps its key"),
      Attempt("UPDATE kind SET key = 'other' WHERE id = 1", "a kind keeps its key"),
      Attempt("UPDATE relation SET key = 'other' WHERE id = 1", "a relation keeps its key"),
      Attempt("UPDATE dispute SET key = 'other' WHERE id = 1", "a dispute keeps its key"),
      Attempt("UPDATE qualifier SET ordinal = 9", "a qualifier is part of its claim"),
      Attempt("UPDATE source_dependence SET source = 1", "a dependence of sources does not change"),
      Attempt(
        "UPDATE relation SET time = 'instant' WHERE key = 'controls'",
        "a relation with claims keeps its value and its time"
      ),
      Attempt(
        "INSERT OR REPLACE INTO claim SELECT * FROM claim WHERE id = 1",
        "a claim is never overwritten: supersede it"
      ),
      Attempt(
        "INSERT OR REPLACE INTO citation SELECT * FROM citation WHERE id = 1",
        "a citation does not change: retract it and add another"
      ),
      Attempt(
        "INSERT OR REPLACE INTO entity (key, kind, label, batch) VALUES ('vilnius', 1, 'x', 1)",
        "there is an entity with this key already"
      ),
      Attempt(
        "INSERT OR REPLACE INTO entity SELECT * FROM entity WHERE id = 1",
        "there is an entity with this key already"
      ),
      Attempt(
        "INSERT OR REPLACE INTO batch (id, kind, at, who) "
          + "VALUES (1, 'edit', '2026-01-01T00:00:00Z', 'x')",
        "a batch is never overwritten: undo it"
      ),
      Attempt(
        "INSERT OR REPLACE INTO date SELECT id, 'x', calendar, earliest, latest, rule, edtf, "
          + "printed, inferred FROM date WHERE id = 1",
        "a date does not change: another date is another row"
      ),
      Attempt(
        "INSERT OR REPLACE INTO qualifier SELECT * FROM qualifier LIMIT 1",
        "a qualifier is part of its claim: supersede the claim"
      ),
      Attempt(
        "INSERT OR REPLACE INTO source SELECT * FROM source WHERE id = 1",
        "there is a source with this key already"
      ),
      Attempt(
        "INSERT OR REPLACE INTO kind SELECT * FROM kind WHERE id = 1",
        "there is a kind with this key already"
      ),
      Attempt(
        "INSERT OR REPLACE INTO relation SELECT * FROM relation WHERE id = 1",
        "there is a relation with this key already"
      ),
      Attempt(
        "INSERT OR REPLACE INTO dispute SELECT * FROM dispute WHERE id = 1",
        "there is a dispute with this key already"
      ),
      Attempt(
        "INSERT OR REPLACE INTO dispute_claim SELECT * FROM dispute_claim LIMIT 1",
        "the sides of a dispute do not change: withdraw it and open another"
      ),
      Attempt(
        "INSERT OR REPLACE INTO name SELECT * FROM name LIMIT 1",
        "the name is there already"
      ),
    ]
  )
  func nothingIsOverwritten(_ attempt: Attempt) throws { try refuses(attempt) }

  @Test(
    "Nothing is written outside an open batch",
    arguments: [
      "INSERT INTO entity (key, kind, label, batch) VALUES ('new', 1, 'New', 1)",
      "INSERT INTO entity (key, kind, label, batch) VALUES ('new', 1, 'New', 99)",
      "INSERT INTO claim (subject, relation, object, batch) VALUES (1, 1, 1, 1)",
      "INSERT INTO claim (subject, relation, object, batch) VALUES (1, 1, 1, 99)",
      "INSERT INTO citation (claim, source, batch) VALUES (1, 1, 1)",
      "INSERT INTO source (key, type, short, batch) VALUES ('new', 'book', 'New', 1)",
      "INSERT INTO source_dependence (source, depends_on, batch) VALUES (2, 1, 1)",
      "INSERT INTO kind (key, label, plural, batch) VALUES ('new', 'new', 'news', 1)",
      "INSERT INTO relation (key, label, value, time, batch) "
        + "VALUES ('new', 'new', 'entity', 'timeless', 1)",
      "INSERT INTO passage (source, ordinal, text, sha256, batch) "
        + "VALUES (1, 1, 'x', printf('%064d', 0), 1)",
      "INSERT INTO dispute (key, question, batch) VALUES ('new', 'New?', 1)",
      "INSERT INTO position (holder, claim, stance, batch) VALUES (1, 1, 'holds', 1)",
      "INSERT INTO change (batch, item, item_id, field) VALUES (1, 'claim', 1, 'status')",
      "UPDATE claim SET status = 3 WHERE id = 1",
      "UPDATE citation SET status = 3 WHERE id = 1",
      "UPDATE entity SET status = 3 WHERE id = 1",
      "UPDATE source SET title = 'x' WHERE id = 1",
      "UPDATE dispute SET status = 'withdrawn', reason = 'x' WHERE id = 1",
      "UPDATE kind SET label = 'x' WHERE id = 1",
      "UPDATE relation SET label = 'x' WHERE id = 1",
    ]
  )
  func everythingNeedsAnOpenBatch(_ sql: String) throws {
    try refuses(Attempt(sql, "open a batch before writing"))
  }

  @Test("What belongs to a closed claim or dispute is not added to")
  func partsOfClosedRows() throws {
    try refuses(
      Attempt(
        """
        INSERT INTO qualifier (claim, relation, text)
        SELECT 1, id, 'x' FROM relation WHERE use <> 'claim' AND value = 'text' LIMIT 1
        """,
        "a qualifier is part of its claim: supersede the claim"
      )
    )
    try refuses(
      Attempt(
        "INSERT INTO dispute_claim (dispute, claim, side) VALUES (1, 1, 9)",
        "the sides of a dispute do not change: withdraw it and open another"
      )
    )
  }

  @Test("A batch begins open, and its number stays")
  func batches() throws {
    try refuses(
      Attempt(
        "INSERT INTO batch (kind, at, who, hash) "
          + "VALUES ('edit', '2026-01-01T00:00:00Z', 'x', printf('%064d', 0))",
        "a batch begins open"
      )
    )
    try refuses(
      Attempt("UPDATE batch SET id = 50 WHERE hash IS NULL", "a batch keeps its number"),
      inBatch: true
    )
    try refuses(
      Attempt("DELETE FROM change", "the change log is only added to"),
      inBatch: true,
      before: "UPDATE claim SET status = 2 WHERE id = 1"
    )
    try refuses(
      Attempt("UPDATE change SET old = 9", "the change log is only added to"),
      inBatch: true,
      before: "UPDATE claim SET status = 2 WHERE id = 1"
    )
    try refuses(
      Attempt(
        "INSERT OR REPLACE INTO change SELECT * FROM change",
        "the change log is only added to"
      ),
      inBatch: true,
      before: "UPDATE claim SET status = 2 WHERE id = 1"
    )
  }

  @Test(
    "A claim must fit its relation",
    arguments: [
      Attempt(claim("controls", "text", "'x'", bounds), "the object does not fit the relation"),
      Attempt(claim("described-as", "object", "1"), "the object does not fit the relation"),
      Attempt(claim("signed-on", "object", "1", bounds), "the object does not fit the relation"),
      Attempt(claim("controls", "object", "1"), "this relation has a time"),
      Attempt(claim("contains-clause", "object", "1", bounds), "this relation has no time"),
      Attempt(
        claim("contains-clause", "object, start_date", "1, 1"),
        "this relation has no time"
      ),
      Attempt(claim("captured", "object", "1", bounds), "an instant ends when it starts"),
      Attempt(
        claim("controls", "object", "1", ", 20, 30, 5, 10"),
        "CHECK constraint failed"
      ),
      Attempt(claim("controls", "object", "1", ", 5, NULL, NULL, NULL"), "CHECK constraint failed"),
      Attempt(claim("controls", "object", "1", ", 5, 4, 6, 7"), "CHECK constraint failed"),
      Attempt(claim("controls", "object, text", "1, 'x'", bounds), "CHECK constraint failed"),
      Attempt(claim("controls", "object", "99999", bounds), "there is no such entity"),
      Attempt(claim("controls", "number", "1", bounds), "the object does not fit the relation"),
      Attempt(
        "INSERT INTO claim (subject, relation, object, batch) VALUES (1, 99999, 1, 2)",
        "there is no such relation"
      ),
      Attempt(
        "INSERT INTO claim (id, subject, relation, object, batch) "
          + "SELECT -1, 1, id, 1, 2 FROM relation WHERE key = 'contains-clause'",
        "CHECK constraint failed"
      ),
      Attempt(
        claim("controls", "object, start_date", "1, 1", ", 5, 5, 9, 9"),
        "the bounds of the claim are not those of its start"
      ),
      Attempt(
        claim("controls", "object, end_date", "1, 1", ", 5, 5, 9, 9"),
        "the bounds of the claim are not those of its end"
      ),
    ]
  )
  func claimsFitTheirRelations(_ attempt: Attempt) throws {
    try refuses(attempt, inBatch: true)
  }

  @Test("A qualifier must fit its relation")
  func qualifiersFit() throws {
    let claim = """
      INSERT INTO claim (id, subject, relation, object, batch)
      SELECT 5000, 1, id, 1, 2 FROM relation WHERE key = 'contains-clause'
      """
    for (columns, values, message) in [
      ("relation, object", "r.id, 1", "the value does not fit the qualifier"),
      ("relation, text", "99999, 'x'", "there is no such relation"),
    ] {
      try refuses(
        Attempt(
          """
          INSERT INTO qualifier (claim, \(columns)) SELECT 5000, \(values) FROM relation AS r
           WHERE r.use <> 'claim' AND r.value = 'text' LIMIT 1
          """,
          message
        ),
        inBatch: true,
        before: claim
      )
    }
    try refuses(
      Attempt(
        """
        INSERT INTO qualifier (claim, relation, object)
        SELECT 5000, id, 1 FROM relation WHERE key = 'controls'
        """,
        "this relation is not a qualifier"
      ),
      inBatch: true,
      before: claim
    )
  }

  @Test("A quotation stands in its passage, and a mention too")
  func quotations() throws {
    let passage = """
      INSERT INTO passage (id, source, ordinal, text, sha256, batch)
      VALUES (1, 1, 1, 'Žemaitija und Łódź', printf('%064d', 0), 2)
      """
    func quote(_ columns: String, _ values: String, _ message: String) throws {
      try refuses(
        Attempt(
          "INSERT INTO citation (claim, batch, \(columns)) VALUES (1, 2, \(values))",
          message
        ),
        inBatch: true,
        before: passage
      )
    }
    let all = "source, passage, quote_start, quote"
    try quote(all, "1, 1, 1, 'Žemaitija'", "the quotation is not in its passage at that place")
    try quote("source, passage, quote", "1, 1, 'Vilnius'", "the quotation is not in its passage")
    try quote(all, "2, 1, 0, 'Žemaitija'", "the passage is of another source")
    try quote(all, "1, 9, 0, 'Žemaitija'", "there is no such passage")
    try quote("source, quote_start, quote", "1, 0, 'Žemaitija'", "CHECK constraint failed")
    try quote("source", "999", "there is no such source")
    try refuses(
      Attempt(
        "INSERT INTO mention (passage, start, length, batch) VALUES (1, 14, 5, 2)",
        "the span lies outside its passage"
      ),
      inBatch: true,
      before: passage
    )
    // The right places, counted in Unicode scalars from 0.
    let (_, folder) = try SampleBase.seeded()
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute(Self.batch + ";" + passage)
    try foreign.execute(
      """
      INSERT INTO citation (claim, source, batch, passage, quote_start, quote)
      VALUES (1, 1, 2, 1, 14, 'Łódź'), (1, 1, 2, 1, NULL, 'und');
      INSERT INTO mention (passage, start, length, batch) VALUES (1, 14, 4, 2);
      """
    )
    for (sql, message) in [
      ("UPDATE passage SET text = 'x'", "a passage is kept as it was read"),
      ("DELETE FROM passage", "a passage is kept as it was read"),
      ("INSERT OR REPLACE INTO passage SELECT * FROM passage", "a passage is kept as it was read"),
      ("UPDATE mention SET start = 0", "a mention keeps its place"),
      ("DELETE FROM mention", "a mention is never deleted: retract it"),
    ] {
      let error = #expect(throws: DatabaseError.self) { try foreign.execute(sql) }
      #expect(error?.message == message)
    }
  }

  @Test("A source cannot depend on itself, by however long a way")
  func circlesOfSources() throws {
    let (_, folder) = try SampleBase.seeded()
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute(
      Self.batch + """
        ; INSERT INTO source (id, key, type, short, batch)
          VALUES (901, 'a', 'book', 'A', 2), (902, 'b', 'book', 'B', 2), (903, 'c', 'book', 'C', 2);
        INSERT INTO source_dependence VALUES (901, 902, 2), (902, 903, 2);
        """
    )
    let error = #expect(throws: DatabaseError.self) {
      try foreign.execute("INSERT INTO source_dependence VALUES (903, 901, 2)")
    }
    #expect(error?.message == "a source cannot depend on itself")
  }

  @Test("There is one position of a holder on a claim, and an older one does not come back over it")
  func positions() throws {
    let (_, folder) = try SampleBase.seeded()
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute(
      Self.batch + """
        ; INSERT INTO position (holder, claim, stance, batch, status)
          VALUES (1, 1, 'holds', 2, 2), (1, 1, 'rejects', 2, 1);
        """
    )
    for sql in [
      "UPDATE OR REPLACE position SET status = 1 WHERE stance = 'holds' AND claim = 1",
      "INSERT OR REPLACE INTO position (holder, claim, stance, batch) VALUES (1, 1, 'holds', 2)",
      "UPDATE position SET stance = 'holds'",
    ] {
      #expect(throws: DatabaseError.self) { try foreign.execute(sql) }
    }
    #expect(try foreign.number("SELECT count(*) FROM position WHERE holder = 1 AND claim = 1") == 2)
  }

  // MARK: Below

  static let batch = """
    INSERT INTO batch (kind, at, who) VALUES ('edit', '2026-01-01T00:00:00Z', 'a foreign program')
    """
  static let bounds = ", 5, 6, 7, 8"

  static func claim(
    _ relation: String,
    _ column: String,
    _ value: String,
    _ bounds: String = ""
  ) -> String {
    let times = bounds.isEmpty ? "" : ", start_min, start_max, end_min, end_max"
    return """
      INSERT INTO claim (subject, batch, relation, \(column)\(times))
      SELECT 1, 2, id, \(value)\(bounds) FROM relation WHERE key = '\(relation)'
      """
  }

  private func refuses(
    _ attempt: Attempt,
    inBatch: Bool = false,
    before: String = "",
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let (_, folder) = try SampleBase.seeded()
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute("BEGIN")
    if inBatch { try foreign.execute(Self.batch) }
    try foreign.execute(before)
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

private func claim(
  _ relation: String,
  _ column: String,
  _ value: String,
  _ bounds: String = ""
) -> String {
  SchemaGuardTests.claim(relation, column, value, bounds)
}
private let bounds = SchemaGuardTests.bounds
