import BaseSupport
import Foundation
import TestSupport
import Testing

@testable import RegestaCLI

@Suite struct SQLCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

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
    let outcome = run("sql", "SELECT sentence,\n  labl\nFROM claims")
    #expect(outcome.status == .badData)
    #expect(
      outcome.errors.hasPrefix("error: 2:3: SQL: no such column: labl\n      labl\n      ^\n")
    )
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
    #expect(
      lines.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false)[2] != "" }
    )
    #expect(run("sql", "--schema", "citations").output.contains("\nlocator\t"))
    let misspelt = run("sql", "--schema", "citatons")
    #expect(misspelt.status == .notFound && misspelt.errors.contains("citations"))
  }

  @Test func dateFunctionsAndFullTextAreThere() {
    #expect(
      run("sql", "SELECT days_between('1920-07-14', '1920-09-11')").output.contains("59 days")
    )
    let found = run(
      "sql",
      "SELECT highlight(name_words, 0, '[', ']'), bm25(name_words) < 0 FROM name_words('vilnius') LIMIT 1"
    )
    #expect(found.output.contains("[vilnius]") && found.output.contains("\t1\n"), "\(found.errors)")
  }

  /// Found by a fuzzer: the base was said to be damaged.
  @Test func aTextThatIsNoneIsTheStatements() {
    let outcome = run("sql", "SELECT CAST(x'61ff62' AS TEXT)")
    #expect(outcome.status == .badData)
    #expect(outcome.errors.contains("is not UTF-8") && outcome.errors.contains("hex()"))
    #expect(run("sql", "SELECT hex(CAST(x'61ff62' AS TEXT)) AS h").output == "h\n61FF62\n")
  }

  private static let bomb =
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT "

  /// Statements that would take all the time or memory there is.
  static let greedy: [String] = [
    bomb + "count(*) FROM c",
    bomb + "printf('%3000000d', x) FROM c",
    "SELECT count(*) FROM claim a, claim b, claim c, claim d",
    "SELECT replace(replace(printf('%.400000c', 'a'), 'a', 'aaaaaaaaaa'), 'a', 'aa')",
    "SELECT '" + String(repeating: "x", count: 200_000) + "'",
  ]

  /// Statements that would write, reach another file, or loosen the limits.
  static let forbidden: [String] = [
    "SELECT zeroblob(1000000000)", "SELECT randomblob(1000000000)",
    "ATTACH 'other.db' AS x", "ATTACH ':memory:' AS x", "DETACH main",
    "PRAGMA writable_schema = 1", "PRAGMA query_only = 0", "PRAGMA hard_heap_limit = 0",
    "PRAGMA user_version = 9", "PRAGMA journal_mode = wal", "VACUUM", "VACUUM INTO 'copy.db'",
    "ANALYZE", "REINDEX", "BEGIN", "COMMIT", "SAVEPOINT a",
    "INSERT INTO name_words_data VALUES (1, x'00')",
    "INSERT INTO name_words(name_words) VALUES ('rebuild')", "DELETE FROM claim",
    "UPDATE claim SET status = 3", "INSERT INTO meta VALUES ('a', 'b')", "DROP TABLE claim",
    "CREATE TABLE t(x)", "CREATE TEMP TABLE t(x)", "SELECT 1; DELETE FROM claim",
    "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')", "SELECT writefile('f', 'x')",
    "SELECT fts3_tokenizer('simple')", "SELECT * FROM sqlite_dbpage", "", "SELECT \u{0}1",
    "SELECT " + String(repeating: "(", count: 2_000) + "1",
  ]

  @Test(arguments: greedy)
  func greedyStatementsAreStopped(sql: String) throws { try refuse(sql, .limitReached) }

  @Test(arguments: forbidden)
  func forbiddenStatementsAreRefused(sql: String) throws { try refuse(sql, .badData) }

  private func refuse(_ sql: String, _ status: RegestaCLI.ExitStatus) throws {
    let before = try folder.bytes(of: "demo.regesta")
    let outcome = run("sql", "--timeout", "300ms", "--", sql)
    #expect(outcome.status == status, "\(sql.prefix(100)): \(outcome.errors.prefix(300))")
    #expect(outcome.errors.utf8.count < 2_000)
    #expect(outcome.output.isEmpty)
    #expect(try folder.bytes(of: "demo.regesta") == before)
    #expect(folder.names == ["demo.regesta"])
  }

  /// A function that never looks at the clock is stopped by the end of the process.
  @Test(.enabled(if: BuiltExecutable.exists, "needs the built program"))
  func aFunctionThatDoesNotEndEndsTheRun() throws {
    let sql = "SELECT instr(printf('%.3900000c', 'a'), printf('%.1900000c', 'a') || 'b')"
    let outcome = try BuiltExecutable.run(
      ["sql", "--timeout", "100ms", "--json", sql],
      folder: folder.path
    )
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
    #expect(try status("sql", Self.bomb + "count(*) FROM c", "--timeout", "100ms") == 5)
    #expect(try status("query", "nosuch-question") == 64)
    #expect(try status("export", "-f", "xml") == 64)
    #expect(try status("sql", "SELECT 1", "--db", "nosuch.regesta") == 66)
  }
}
