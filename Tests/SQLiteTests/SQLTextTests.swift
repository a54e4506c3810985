import TestSupport
import SQLite
import Testing

/// SQL as text.
struct SQLTextTests {
  @Test("Interpolation binds values, quotes names, and joins pieces")
  func interpolation() throws {
    let name = "O'Hara; DROP TABLE town"
    let condition: SQL = "name = \(name) AND people > \(5 as Int?)"
    let sql: SQL = """
      SELECT * FROM \(identifier: "a\"b") WHERE \(condition) AND id IN \(list: [1, 2]) \(raw: "-- x")
      """
    #expect(
      sql.text == """
        SELECT * FROM "a""b" WHERE name = ? AND people > ? AND id IN (?, ?) -- x
        """
    )
    #expect(sql.arguments == [.text(name), 5, 1, 2])
    #expect(("a" + "\(1)" as SQL).arguments == [1])
    let parts: [SQL] = ["a = \(1)", "b = \(2)", "c"]
    #expect(parts.joined(by: " AND \(0) AND ").text == "a = ? AND ? AND b = ? AND ? AND c")
    #expect(parts.joined(by: " AND \(0) AND ").arguments == [1, 0, 2, 0])
    #expect(([] as [SQL]).joined(by: ", ").text.isEmpty)
    let connection = try townConnection()
    #expect(
      try connection.rows("SELECT id FROM town WHERE id IN \(list: [Int]())", as: Int.self) == []
    )
    #expect(
      try connection.rows("SELECT id FROM town WHERE id IN \(list: [3, 1])", as: Int.self) == [
        1, 3,
      ]
    )
  }

  @Test(
    "Any name can be quoted",
    arguments: ["a", "a\"b", "select", "é", "", "a'b", "[x]", "a\nb"]
  )
  func identifiers(_ name: String) throws {
    let connection = try Connection(.memory)
    try connection.run("CREATE TABLE \(identifier: name)(\(identifier: name) INTEGER)")
    #expect(try connection.rows("SELECT name FROM sqlite_schema", as: String.self) == [name])
  }

  @Test("A script falls into its statements")
  func splitting() {
    let script = """
      -- first
      CREATE TABLE t(a); INSERT INTO t VALUES (';'), ("--;"), ([;]), (`;`);
      /* ; */ CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN
        SELECT CASE a WHEN 1 THEN 2 END; SELECT ';';
      END;
      ;; EXPLAIN QUERY PLAN SELECT 1 ;
      SELECT 'it''s; one' -- last
      """
    #expect(
      SQLText.statements(in: script) == [
        "-- first\nCREATE TABLE t(a);", "INSERT INTO t VALUES (';'), (\"--;\"), ([;]), (`;`);",
        """
        /* ; */ CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN
          SELECT CASE a WHEN 1 THEN 2 END; SELECT ';';
        END;
        """, "EXPLAIN QUERY PLAN SELECT 1 ;", "SELECT 'it''s; one'",
      ]
    )
    #expect(SQLText.statements(in: " ; -- nothing\n ;").isEmpty)
    #expect(SQLText.statements(in: "SELECT 'open").count == 1)
  }

  @Test(
    "Pieces of random SQL hold all code, and each is one statement for SQLite",
    arguments: 1...30
  )
  func splittingAsSQLite(_ seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let pieces = [
      "SELECT ", "1", ";", "';'", "--;\n", "/*;*/", "\"a;\"", "'", "\"", "[", "]", "`", "/*", "*/",
      "--", "\n", " ", ",", "é", "CREATE TRIGGER x BEGIN ", " END",
    ]
    let script = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let connection = try Connection(.memory)
    for statement in SQLText.statements(in: script) {
      do {
        _ = try connection.prepare(String(statement))
      } catch {
        #expect(error.extendedCode != .multipleStatements, "\(statement)")
        #expect(error.extendedCode != .noStatement, "\(statement)")
      }
    }
  }

  @Test("The caret counts places on a terminal")
  func excerpt() {
    #expect(
      SQLText.excerpt(of: "SELECT '東京',\n\te\u{301}x FROM t", at: 21) == """
        2 |  e\u{301}x FROM t
          |   ^
        """
    )
    #expect(SQLText.lineAndColumn(of: 14, in: "SELECT '東京' x") == (1, 13))
    #expect(SQLText.lineAndColumn(of: 15, in: "SELECT '東京' x") == (1, 14))
    #expect(SQLText.lineAndColumn(of: 16, in: "SELECT '東京' x") == (1, 15))
    let long = String(repeating: "a", count: 100) + "!" + String(repeating: "b", count: 100)
    let lines = SQLText.excerpt(of: long, at: 100).split(separator: "\n")
    #expect(lines.map(\.count) == [4 + 1 + 60 + 60 + 1, 4 + 61 + 1])
    #expect(lines[0].dropFirst(4 + 61).first == "!")
  }

  @Test("An offset outside the text, or inside a character, does no harm", arguments: -2...20)
  func oddOffsets(_ offset: Int) {
    for sql in ["", "é\r\n東", "\n\n", "a"] {
      #expect(SQLText.excerpt(of: sql, at: offset).hasSuffix("^"))
    }
  }
}
