import BaseSupport
import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// Whatever SQL comes from outside, and by whatever door: the base stays as it is, the time is kept, and so is the
/// memory.
@Suite struct HostileSQLTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

  private func run(_ arguments: [String]) -> World.Outcome {
    World(folder: folder.path).run(arguments)
  }

  /// Runs what takes all that it can get in a process of its own: SQLite counts the memory of a whole process, so
  /// that other tests of this one would be refused theirs.
  private func runApart(_ arguments: [String]) throws -> World.Outcome {
    // What is longer is no argument of a program.
    guard !arguments.contains(where: { $0.utf8.count > 100_000 }) else { return run(arguments) }
    let outcome = try BuiltExecutable.run(arguments, folder: folder.path)
    let status = RegestaCLI.ExitStatus(rawValue: outcome.status)
    return World.Outcome(
      status: try #require(status),
      output: outcome.output,
      errors: outcome.errors
    )
  }

  /// Runs a command that must fail and must leave nothing behind.
  private func refuse(
    _ sql: String,
    _ arguments: [String],
    _ wanted: [RegestaCLI.ExitStatus],
    beside names: [String] = [],
    apart: Bool = false
  ) throws {
    let before = try folder.bytes(of: "demo.regesta")
    let outcome = apart ? try runApart(arguments) : run(arguments)
    #expect(
      wanted.contains(outcome.status),
      "\(sql.prefix(120)): \(outcome.status) \(outcome.errors.prefix(300))"
    )
    #expect(outcome.output.isEmpty, "\(sql.prefix(120))")
    #expect(outcome.errors.hasPrefix("error: ") && outcome.errors.utf8.count < 2_000)
    #expect(try folder.bytes(of: "demo.regesta") == before, "\(sql.prefix(120))")
    #expect(folder.names.sorted() == (["demo.regesta"] + names).sorted(), "\(sql.prefix(120))")
  }

  // MARK: By `sql`

  @Test(arguments: HostileSQL.forbidden)
  func whatWouldWriteIsRefused(sql: String) throws {
    // A parameter without a value is a mistake of the command line.
    try refuse(sql, ["sql", "--timeout", "300ms", "--", sql], [.badData, .usage])
  }

  @Test(arguments: HostileSQL.misshapen)
  func whatIsTooLargeIsRefused(sql: String) throws {
    try refuse(sql, ["sql", "--timeout", "300ms", "--", sql], [.badData, .limitReached])
  }

  @Test(.enabled(if: BuiltExecutable.exists), arguments: HostileSQL.greedy)
  func whatTakesTooMuchIsStopped(sql: String) throws {
    let arguments = ["sql", "--timeout", "300ms", "--limit", "all", "--", sql]
    try refuse(sql, arguments, [.limitReached], apart: true)
  }

  /// A long list of values is a fair question, up to the length of a statement.
  @Test func longListsAreAnswered() {
    let list = (1...15_000).map(String.init).joined(separator: ",")
    let outcome = run(["sql", "SELECT count(*) > 0 AS some FROM claim WHERE id IN (\(list))"])
    #expect(outcome.output == "some\n1\n", "\(outcome.errors)")
  }

  // MARK: By questions and checks of a user's folder

  @Test(arguments: HostileSQL.forbidden + HostileSQL.misshapen)
  func aQuestionOfAFolderIsRefused(sql: String) throws {
    try folder.makeFolder("q")
    try folder.write("q/bad.sql", "-- name: bad\n-- title: What?\n" + sql)
    try refuse(
      sql,
      ["query", "bad", "--folder", "q", "--timeout", "300ms"],
      [.badData, .usage, .limitReached],
      beside: ["q"]
    )
  }

  @Test(.enabled(if: BuiltExecutable.exists), arguments: HostileSQL.greedy)
  func aQuestionOfAFolderIsStopped(sql: String) throws {
    try folder.makeFolder("q")
    try folder.write("q/bad.sql", "-- name: bad\n-- title: What?\n" + sql)
    // A file of more than 100 kB is not read at all.
    try refuse(
      sql,
      ["query", "bad", "--folder", "q", "--timeout", "300ms", "--limit", "all"],
      [.limitReached, .badData],
      beside: ["q"],
      apart: true
    )
  }

  @Test(arguments: HostileSQL.forbidden + HostileSQL.misshapen)
  func aCheckOfAFolderIsRefused(sql: String) throws {
    for extra in [[], ["--fix"], ["--fix", "--dry-run"]] { try refuseCheck(sql, extra) }
  }

  @Test(.enabled(if: BuiltExecutable.exists), arguments: HostileSQL.greedy)
  func aCheckOfAFolderIsStopped(sql: String) throws { try refuseCheck(sql, [], apart: true) }

  private func refuseCheck(_ sql: String, _ extra: [String], apart: Bool = false) throws {
    try folder.makeFolder("c")
    let header = "-- check: bad\n-- severity: error\n-- why: To harm.\n-- mend: Do not.\n"
    try folder.write("c/bad.sql", header + sql)
    try refuse(
      sql,
      ["check", "--folder", "c", "--rule", "bad", "--timeout", "300ms"] + extra,
      [.badData, .limitReached, .usage],
      beside: ["c"],
      apart: apart
    )
  }

  // MARK: Memory

  /// The most that a process may take at its peak, whatever it is asked: SQLite's bound, the bound of a result, and
  /// what the program itself needs.
  private static let mostMegabytes = 800

  /// Runs a program and prints the most memory that it took, in kB. Python does it: what a process has inherited
  /// from a large parent by `vfork` counts as its own, and the tests are large.
  private static let measuring = """
    import os, resource, subprocess, sys
    code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(code, peak // 1024 if sys.platform == "darwin" else peak)
    """

  private static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: BuiltExecutable.exists && python != nil, "needs the built program and Python"))
  func noBombFillsTheMemory() throws {
    let python = try #require(Self.python)
    let program = try #require(BuiltExecutable.path)
    // What is longer is no argument of a program.
    let greedy = HostileSQL.greedy.filter { $0.utf8.count < 100_000 }
    for sql in greedy + HostileSQL.unclocked {
      let outcome = try RunProgram(
        python,
        ["-c", Self.measuring, program, "sql", "--timeout", "1s", "--limit", "all", "--", sql],
        environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
        in: folder.path
      )
      let numbers = outcome.output.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
      try #require(numbers.count == 2, "\(outcome.errors)")
      let mayEnd = HostileSQL.unclocked.contains(sql)
      #expect(
        numbers[0] == 5 || mayEnd && numbers[0] == 0,
        "\(sql.prefix(120)): status \(numbers[0])"
      )
      #expect(numbers[1] < Self.mostMegabytes << 10, "\(sql.prefix(120)): \(numbers[1] >> 10) MB")
    }
    #expect(folder.names == ["demo.regesta"])
  }
}
