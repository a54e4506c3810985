import SQLite
import Testing

/// SQL from outside can read, and nothing else.
struct AuthorizerTests {
  private func sandboxed(_ sql: SQL, _ policy: ReadPolicy = .init()) throws -> [[Value]] {
    let connection = try townConnection()
    try connection.execute("CREATE VIEW names AS SELECT name FROM town")
    return try connection.sandboxed(policy) { try connection.rows(sql) { try $0.values() } }
  }

  @Test(
    "Questions are answered",
    arguments: [
      "SELECT count(*) FROM town", "SELECT upper(name) FROM names WHERE name LIKE 'V%'",
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION SELECT i + 1 FROM n WHERE i < 3) SELECT * FROM n",
      "SELECT name, rank() OVER (ORDER BY people) FROM town",
      "EXPLAIN QUERY PLAN SELECT 1 FROM town",
      "SELECT * FROM sqlite_schema", "PRAGMA table_info(town)",
      "SELECT * FROM pragma_table_info('town')",
      "SELECT value ->> '$' FROM json_each('[1, 2]')", "SELECT julianday('1920-07-12')",
    ]
  )
  func allowed(_ sql: String) throws {
    #expect(try !sandboxed(SQL(raw: sql)).isEmpty)
  }

  @Test(
    "Everything else is refused",
    arguments: [
      "DELETE FROM town", "INSERT INTO town(name) VALUES ('x')", "UPDATE town SET people = 0",
      "DROP TABLE town", "CREATE TABLE x(a)", "CREATE TEMP TABLE x(a)", "CREATE VIEW x AS SELECT 1",
      "CREATE TRIGGER x AFTER INSERT ON town BEGIN SELECT 1; END", "CREATE INDEX x ON town(people)",
      "ALTER TABLE town ADD COLUMN x", "CREATE VIRTUAL TABLE x USING fts5(a)", "REINDEX", "ANALYZE",
      "ATTACH ':memory:' AS x", "DETACH main", "VACUUM", "VACUUM INTO '/tmp/never'", "BEGIN",
      "COMMIT",
      "SAVEPOINT x", "PRAGMA journal_mode = delete", "PRAGMA writable_schema = 1",
      "PRAGMA query_only = 0", "PRAGMA user_version = 7", "PRAGMA trusted_schema = 1",
      "UPDATE sqlite_schema SET sql = NULL", "SELECT load_extension('x')", "SELECT randomblob(9)",
      "WITH x AS (SELECT 1) DELETE FROM town",
      "SELECT name FROM town; DROP TABLE town", "INSERT INTO town(name) VALUES ('x') RETURNING id",
    ]
  )
  func refused(_ sql: String) throws {
    let connection = try townConnection()
    #expect(throws: DatabaseError.self) {
      try connection.sandboxed { try connection.run(SQL(raw: sql)) }
    }
    #expect(try towns(connection) == ["Vilna", "Minsk", "Grodno"])
    #expect(try connection.first("PRAGMA user_version", as: Int.self) == 0)
  }

  @Test("The error names what is not allowed")
  func message() throws {
    let error = databaseError(.authorization) { _ = try sandboxed("DELETE FROM town") }
    #expect(error?.message == "not allowed: DELETE FROM town")
    let pragma = databaseError(.authorization) { _ = try sandboxed("PRAGMA user_version = 7") }
    #expect(pragma?.message == "not allowed: PRAGMA user_version with an argument")
  }

  @Test("A hidden table is hidden behind a view too")
  func hidden() throws {
    let policy = ReadPolicy(hiddenTables: ["town"])
    for sql in ["SELECT name FROM town", "SELECT * FROM names", "SELECT count(*) FROM town"] {
      #expect(throws: DatabaseError.self) { _ = try sandboxed(SQL(raw: sql), policy) }
    }
    #expect(try sandboxed("SELECT 1", policy) == [[1]])
  }

  @Test("A function is called only if the policy names it")
  func functions() throws {
    let connection = try Connection(.memory)
    try connection.addFunction("own", argumentCount: 0) { _ in 1 }
    #expect(throws: DatabaseError.self) {
      try connection.sandboxed { try connection.run("SELECT own()") }
    }
    var policy = ReadPolicy()
    policy.functions.insert("own")
    try connection.sandboxed(policy) { try connection.run("SELECT own()") }
  }

  @Test("Limits hold inside, and everything is as before afterwards")
  func restored() throws {
    let connection = try townConnection()
    let before = connection.limit(.length)
    let cached: SQL = "DELETE FROM town WHERE id = 1"
    try connection.run("SELECT name FROM town")
    try connection.write { try connection.run(cached) }
    try connection.sandboxed(timeLimit: .seconds(600)) {
      #expect(connection.limit(.length) == 16_000_000)
      #expect(throws: DatabaseError.self) { try connection.run(cached) }
      #expect(throws: DatabaseError.self) {
        try connection.run("SELECT replace(hex(zeroblob(9000000)), '0', '00')")
      }
      // The library's own transactions still work.
      #expect(try connection.read { try towns(connection) } == ["Minsk", "Grodno"])
      try connection.sandboxed(ReadPolicy(functions: [], limits: [.length: 1 << 30])) {
        #expect(connection.limit(.length) == 16_000_000)
        #expect(throws: DatabaseError.self) { try connection.run("SELECT upper('a')") }
      }
      try connection.run("SELECT upper('a')")
    }
    #expect(connection.limit(.length) == before)
    #expect(try connection.run("DELETE FROM town WHERE id = 2") == 1)
    databaseError(.timeLimit) {
      try connection.sandboxed(timeLimit: .milliseconds(10)) { try connection.run(endlessQuery) }
    }
  }

  @Test("A sandbox inside a narrower one is no way out")
  func nested() throws {
    let connection = try townConnection()
    try connection.sandboxed(ReadPolicy(functions: ["lower"], limits: [.columns: 2])) {
      try connection.sandboxed(ReadPolicy()) {
        #expect(connection.limit(.columns) == 2)
        try connection.run("SELECT lower('a')")
        databaseError(.authorization) { try connection.run("SELECT upper('a')") }
      }
      databaseError(.authorization) { try connection.run("DELETE FROM town") }
    }
    #expect(try connection.run("DELETE FROM town") == 3)
  }

  @Test("An authorizer sees decoded actions, and can hide a column")
  func decoded() throws {
    let connection = try townConnection()
    var seen: [Authorization.Action] = []
    connection.setAuthorizer { wanted in
      seen.append(wanted.action)
      return wanted.action == .read(table: "town", column: "people") ? .ignore : .allow
    }
    let people = try connection.first("SELECT max(people) FROM town", as: Int?.self)
    #expect(people == .some(nil))
    #expect(
      seen == [.select, .function("max"), .read(table: "town", column: "people")]
    )
    seen = []
    try connection.execute("ATTACH ':memory:' AS a; DROP TABLE town; PRAGMA user_version = 3")
    #expect(seen.contains(.attach(":memory:")))
    #expect(seen.contains(.schema("DROP TABLE", name: "town")))
    #expect(seen.contains(.pragma("user_version", argument: "3")))
    connection.setAuthorizer(nil)
    try connection.execute("CREATE TABLE town(a)")
  }
}
