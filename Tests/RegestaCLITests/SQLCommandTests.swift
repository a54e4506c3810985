import Foundation
import Testing

@testable import RegestaCLI

@Suite struct SQLCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.folder() }

  private func run(_ arguments: String..., input: String = "") -> World.Outcome {
    var world = World(folder: folder.path)
    world.input = Array(input.utf8)
    return world.run(arguments)
  }

  @Test func aStatementComesFromTheLineAFileOrStandardInput() throws {
    let statement = "SELECT name FROM states WHERE key = 'lithuania'"
    let outcome = run("sql", statement)
    #expect(outcome.output == "name\nLithuania\n" && outcome.status == .success)
    try folder.write("s.sql", "\u{FEFF}" + statement + ";\n")
    #expect(run("sql", "--file", "s.sql").output == outcome.output)
    #expect(run("sql", "-", input: statement).output == outcome.output)
    #expect(run("sql").status == .usage)
    #expect(run("sql", statement, "--file", "s.sql").status == .usage)
    #expect(run("sql", "--file", "nosuch.sql").status == .inputMissing)
  }

  @Test func parametersAreBoundByName() {
    let statement = "SELECT :n + 1 AS n, typeof(:n) AS tn, :t AS t, typeof(@f) AS tf"
    let outcome = run("sql", statement, "--param", "n=41", "--param", ":t=a=b", "--param", "f=1.5")
    #expect(outcome.output == "n\ttn\tt\ttf\n42\tinteger\ta=b\treal\n")
    let missing = run("sql", "SELECT :place")
    #expect(missing.status == .usage && missing.errors.contains("--param place=VALUE"))
    let stranger = run("sql", "SELECT :place", "--param", "place=1", "--param", "plce=1")
    #expect(stranger.status == .usage && stranger.errors.contains("did you mean place?"))
    #expect(run("sql", "SELECT ?").status == .usage)
    #expect(run("sql", "SELECT 1", "--param", "=1").status == .usage)
  }

  @Test func anErrorShowsItsPlaceAndWhatWasMeant() {
    let outcome = run("sql", "SELECT sentence,\n  labl\nFROM entity")
    #expect(outcome.status == .badData)
    #expect(outcome.errors.hasPrefix("error: 2:3: SQL: no such column: labl\n      labl\n      ^\n"))
    #expect(outcome.errors.contains("label"))
    let table = run("sql", "SELECT * FROM clams", "--json")
    #expect(table.output.contains("\"column\":15") && table.output.contains("\"text\":\"claims\""))
  }

  @Test func rowsAreLimited() {
    let outcome = run("sql", "SELECT id FROM claims ORDER BY id", "--max-rows", "3")
    #expect(outcome.output.split(separator: "\n").count == 4)
    #expect(outcome.errors.contains("only the first 3 rows"))
    let all = run("sql", "SELECT id FROM claims", "--limit", "all")
    #expect(all.output.split(separator: "\n").count > 500 && all.errors.isEmpty)
    #expect(run("sql", "SELECT 1", "--max-rows", "0").status == .usage)
    #expect(run("sql", "SELECT 1 WHERE 0", "-e").status == .negative)
    #expect(run("sql", "SELECT 1 WHERE 0", "--json").output.contains("\"data\":["))
  }

  @Test func columnsOfOneNameStayApart() {
    let outcome = run("sql", "SELECT 1 AS a, 2 AS a, 3 AS a", "-f", "jsonl")
    #expect(outcome.output == "{\"a\":1,\"a_2\":2,\"a_3\":3}\n")
  }

  @Test func theSchemaIsToldWithItsMeaning() {
    let outcome = run("sql", "--schema")
    #expect(outcome.output.contains("claims\tview\tWhat the base knows"))
    #expect(outcome.output.contains("\nclaim\ttable\tSubject, relation, object;"))
    // The tables in which indexes are kept are nobody's business.
    #expect(!outcome.output.contains("name_words_data"))
    let lines = outcome.output.split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false)[2] != "" })
    #expect(run("sql", "--schema", "citations").output.contains("\nlocator\t"))
    let misspelt = run("sql", "--schema", "citatons")
    #expect(misspelt.status == .notFound && misspelt.errors.contains("citations"))
  }

  @Test func dateFunctionsAndFullTextAreThere() {
    #expect(run("sql", "SELECT days_between('1920-07-14', '1920-09-11')").output.contains("59 days"))
    let found = run(
      "sql",
      "SELECT highlight(name_words, 0, '[', ']'), bm25(name_words) < 0 FROM name_words('vilnius') LIMIT 1"
    )
    #expect(found.output.contains("[vilnius]") && found.output.contains("\t1\n"), "\(found.errors)")
  }

  /// What SQL from anywhere may try. None of it may write, reach another file, or take for ever.
  static let hostile: [(sql: String, status: ExitStatus)] = [
    ("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c", .limitReached),
    ("SELECT count(*) FROM claim a, claim b, claim c, claim d", .limitReached),
    ("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT printf('%3000000d', x) FROM c", .limitReached),
    ("SELECT replace(replace(printf('%.400000c', 'a'), 'a', 'aaaaaaaaaa'), 'a', 'aa')", .limitReached),
    ("SELECT zeroblob(1000000000)", .badData), ("SELECT randomblob(1000000000)", .badData),
    ("ATTACH 'other.db' AS x", .badData), ("ATTACH ':memory:' AS x", .badData),
    ("DETACH main", .badData), ("PRAGMA writable_schema = 1", .badData),
    ("PRAGMA query_only = 0", .badData), ("PRAGMA hard_heap_limit = 0", .badData),
    ("PRAGMA user_version = 9", .badData), ("PRAGMA journal_mode = wal", .badData),
    ("VACUUM", .badData), ("VACUUM INTO 'copy.db'", .badData), ("ANALYZE", .badData),
    ("REINDEX", .badData), ("BEGIN", .badData), ("COMMIT", .badData), ("SAVEPOINT a", .badData),
    ("INSERT INTO name_words_data VALUES (1, x'00')", .badData),
    ("INSERT INTO name_words(name_words) VALUES ('rebuild')", .badData),
    ("DELETE FROM claim", .badData), ("UPDATE claim SET status = 3", .badData),
    ("INSERT INTO meta VALUES ('a', 'b')", .badData), ("DROP TABLE claim", .badData),
    ("CREATE TABLE t(x)", .badData), ("CREATE TEMP TABLE t(x)", .badData),
    ("SELECT 1; DELETE FROM claim", .badData), ("SELECT load_extension('x')", .badData),
    ("SELECT readfile('/etc/passwd')", .badData), ("SELECT writefile('f', 'x')", .badData),
    ("SELECT fts3_tokenizer('simple')", .badData), ("SELECT * FROM sqlite_dbpage", .badData),
    ("", .badData), ("SELECT \u{0}1", .badData),
    ("SELECT " + String(repeating: "(", count: 2_000) + "1", .badData),
    ("SELECT '" + String(repeating: "x", count: 200_000) + "'", .badData),
  ]

  @Test(arguments: hostile.indices)
  func hostileStatementsAreRefused(index: Int) throws {
    let (sql, status) = Self.hostile[index]
    let before = try folder.bytes("demo.regesta")
    let outcome = run("sql", "--timeout", "300ms", "--", sql)
    #expect(outcome.status == status, "\(sql.prefix(100)): \(outcome.errors.prefix(300))")
    #expect(outcome.errors.utf8.count < 2_000)
    #expect(outcome.output.isEmpty)
    #expect(try folder.bytes("demo.regesta") == before)
    #expect(folder.names == ["demo.regesta"])
  }

  /// A function that never looks at the clock is stopped by the end of the process.
  @Test(.enabled(if: BuiltExecutable.exists, "needs the built program"))
  func aFunctionThatDoesNotEndEndsTheRun() throws {
    let sql = "SELECT instr(printf('%.3900000c', 'a'), printf('%.1900000c', 'a') || 'b')"
    let outcome = try BuiltExecutable.run(
      ["sql", "--timeout", "100ms", "--json", sql], folder: folder.path)
    #expect(outcome.status == 5)
    #expect(outcome.output.contains("\"code\":\"limit\""))
  }

  @Test(.enabled(if: BuiltExecutable.exists, "needs the built program"))
  func theShellSeesTheStatus() throws {
    func status(_ arguments: String...) throws -> Int32 {
      try BuiltExecutable.run(arguments, folder: folder.path).status
    }
    #expect(try status("sql", "SELECT 1") == 0)
    #expect(try status("sql", "SELECT 1 WHERE 0", "-e") == 1)
    #expect(try status("sql", "SELECT nonsense") == 65)
    #expect(try status("sql", "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT count(*) FROM c", "--timeout", "100ms") == 5)
    #expect(try status("query", "nosuch-question") == 64)
    #expect(try status("export", "-f", "xml") == 64)
    #expect(try status("sql", "SELECT 1", "--db", "nosuch.regesta") == 66)
  }
}
