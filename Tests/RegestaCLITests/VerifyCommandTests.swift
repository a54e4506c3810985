import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

@testable import RegestaCLI

/// `init --from` and `verify`: the way out and back on the command line.
@Suite struct VerifyCommandTests {
  private func run(_ folder: TemporaryFolder, _ arguments: String...) -> World.Outcome {
    var world = World()
    world.folder = folder.path
    return world.run(arguments)
  }

  @Test func aBaseGoesOutAndComesBack() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: NystadBase.path, toPath: folder.path + "/a.regesta")
    #expect(run(folder, "--db", "a.regesta", "export", "-o", "a.jsonl").status == .success)
    let made = run(folder, "init", "b.regesta", "--from", "a.jsonl")
    #expect(made.status == .success && made.output.hasPrefix("b.regesta is made.\n"))
    #expect(run(folder, "--db", "b.regesta", "export", "-o", "b.jsonl").status == .success)
    #expect(try folder.read("a.jsonl") == folder.read("b.jsonl"))
    for (one, other) in [("a.regesta", "b.regesta"), ("a.jsonl", "b.regesta")] {
      let same = run(folder, "verify", one, other)
      #expect(same.status == .success && same.errors.isEmpty, "\(same.errors)")
    }
    #expect(run(folder, "verify", "b.regesta").status == .success)
    #expect(run(folder, "verify", "b.jsonl", "--json").output.contains("regesta/soundness@1"))
  }

  @Test func differencesEndWithOne() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: NystadBase.path, toPath: folder.path + "/a.regesta")
    _ = run(folder, "init", "b.regesta")
    for options in [[], ["--content"]] {
      let outcome = run(folder, ["verify", "a.regesta", "b.regesta", "--json"] + options)
      #expect(outcome.status == .negative && outcome.errors.isEmpty)
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let fields = try #require(object as? [String: Any])
      #expect(fields["schema"] as? String == "regesta/verify@1")
      #expect((fields["data"] as? [[String: Any]])?.isEmpty == false)
      let differences = try #require(fields["differences"] as? [[String: Any]])
      #expect(differences.contains { $0["part"] as? String == "meta" || !options.isEmpty })
    }
    let table = run(folder, "verify", "a.regesta", "b.regesta", "-f", "csv").output
    #expect(table.hasPrefix("part,left,right,only_left,only_right,changed\r\nmeta,"))
  }

  private func run(_ folder: TemporaryFolder, _ arguments: [String]) -> World.Outcome {
    var world = World()
    world.folder = folder.path
    return world.run(arguments)
  }

  @Test func aDamagedDumpLeavesNoFile() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: NystadBase.path, toPath: folder.path + "/a.regesta")
    _ = run(folder, "--db", "a.regesta", "export", "-o", "a.jsonl")
    let text = try folder.read("a.jsonl")
    for part in [0, 1, 3, 7] {
      try folder.write("cut.jsonl", String(text.prefix(text.count * part / 8)))
      let outcome = run(folder, "init", "b.regesta", "--from", "cut.jsonl")
      #expect(outcome.status == .badData && outcome.errors.hasPrefix("error: cut.jsonl:"))
      #expect(folder.names == ["a.jsonl", "a.regesta", "cut.jsonl"])
    }
    #expect(run(folder, "init", "b.regesta", "--from", "no.jsonl").status == .inputMissing)
    #expect(run(folder, "init", "a.regesta", "--from", "a.jsonl").status == .cannotCreate)
    #expect(run(folder, "init", "b.regesta", "--from", "a.jsonl", "--demo").status == .usage)
    #expect(run(folder, "verify", "a.regesta", "--content").status == .usage)
    #expect(run(folder, "verify", "a", "b", "c").status == .usage)
    #expect(run(folder, "verify", "a.regesta", "no.regesta").status == .inputMissing)
    #expect(folder.names == ["a.jsonl", "a.regesta", "cut.jsonl"])
  }
}

/// The same with the built program.
@Suite(.enabled(if: BuiltExecutable.exists, "the program is not built beside the tests"))
struct RestoreProcessTests {
  @Test func packedAndThroughAPipe() throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltExecutable.shell(
      """
      "$REGESTA" init a.regesta --demo -f csv && "$REGESTA" --db a.regesta export -f jsonl > a.jsonl \
      && gzip -k a.jsonl && cat a.jsonl.gz | "$REGESTA" init b.regesta --from - -f csv \
      && "$REGESTA" verify b.regesta a.jsonl.gz -f csv -o equal.csv; echo $?
      """,
      folder: folder.path
    )
    #expect(outcome.output.hasSuffix("\r\n0\n") && outcome.errors.isEmpty, "\(outcome)")
  }

  /// Killed in the middle, nothing bears the name of the base.
  @Test func aKilledRestoreLeavesNothingInItsPlace() throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltExecutable.shell(
      """
      "$REGESTA" init a.regesta --demo -f csv > /dev/null
      "$REGESTA" --db a.regesta export -f jsonl > a.jsonl
      mkfifo pipe
      for signal in TERM KILL; do
        "$REGESTA" init b.regesta --from - < pipe > /dev/null 2>&1 &
        exec 3> pipe; head -n 3000 a.jsonl >&3; sleep 0.5
        kill -$signal $!; wait $! 2> /dev/null; exec 3>&-
        ls
      done
      """,
      folder: folder.path
    )
    #expect(outcome.output == "a.jsonl\na.regesta\npipe\na.jsonl\na.regesta\npipe\n", "\(outcome)")
    // Ended in good order it also takes its unfinished file away; only the second one could not.
    #expect(folder.names.count { $0.hasSuffix(".part") } == 1)
  }
}
