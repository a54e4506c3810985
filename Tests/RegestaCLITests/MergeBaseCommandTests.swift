import BaseSupport
import Chronology
import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

@testable import RegestaCLI

/// `merge-base`: copies on the disk, what is printed, and what is left untouched.
@Suite struct MergeBaseCommandTests {
  let folder: TemporaryFolder

  /// The founding article as `demo.regesta`, and two copies of it on which people have worked.
  init() throws {
    folder = try DemoBase.inFolder()
    for name in ["mine", "theirs"] { try copy("demo", to: name) }
  }

  private func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(
      atPath: folder.path + "/\(name).regesta",
      toPath: folder.path + "/\(other).regesta"
    )
  }

  private func base(_ name: String) throws -> KnowledgeBase {
    try KnowledgeBase(path: folder.path + "/\(name).regesta", access: .readWrite)
  }

  private func run(_ line: String) -> World.Outcome {
    var world = World()
    world.folder = folder.path
    world.environment["USER"] = "tester"
    return world.run(World.words(of: line))
  }

  /// Somebody notes that a man died on a day.
  private func note(_ date: String, of thing: String, in name: String) throws {
    let base = try base(name)
    _ = try base.write(Batch.Draft(.edit, who: "Ona", why: "the archive")) { writer in
      try writer.addClaim(
        ClaimDraft(
          try base.entity(named: thing).id,
          "died-on",
          .date(try HistoricalDate(parsing: date))
        )
      )
    }
  }

  @Test func aDryRunSaysTheSameAndChangesNothing() throws {
    try note("1930", of: "shimshon-rozenbaum", in: "theirs")
    let before = try ["mine", "theirs", "demo"].map { try folder.bytes(of: $0 + ".regesta") }
    let line = "merge-base mine.regesta theirs.regesta --base demo.regesta"
    let dry = run(line + " -n --fields what,came,same,changed")
    #expect(dry.status == .success, "\(dry.errors)")
    #expect(dry.output.contains("claim\t1\t0\t0"))
    #expect(
      try ["mine", "theirs", "demo"].map { try folder.bytes(of: $0 + ".regesta") } == before
    )
    let real = run(line + " --why 'for the print' --fields what,came,same,changed")
    #expect(real.output == dry.output && real.status == .success, "\(real.errors)")
    #expect(try folder.bytes(of: "theirs.regesta") == before[1])
    #expect(try folder.bytes(of: "demo.regesta") == before[2])
    #expect(run("verify mine.regesta theirs.regesta --content").status == .success)
    #expect(run("verify mine.regesta").status == .success)
    let batch = try #require(try base("mine").batches().last)
    #expect(batch.who == "tester" && batch.file == "theirs.regesta")
    #expect(batch.fileHash == SHA256.hex(of: before[1]))
    #expect(batch.why == "for the print; a copy's batch 2, by Ona")
    // Once more, and the same file for both.
    let bytes = try folder.bytes(of: "mine.regesta")
    let again = run("merge-base mine.regesta theirs.regesta")
    #expect(again.status == .success && again.output.split(separator: "\n").count <= 1)
    #expect(run("merge-base mine.regesta mine.regesta").status == .success)
    #expect(try folder.bytes(of: "mine.regesta") == bytes)
    #expect(run("--db mine.regesta undo \(batch.id)").status == .success)
    #expect(run("verify mine.regesta demo.regesta --content").status == .success)
  }

  @Test func whatDoesNotGoTogetherIsTold() throws {
    try note("1930", of: "shimshon-rozenbaum", in: "theirs")
    try note("1940", of: "shimshon-rozenbaum", in: "mine")
    try copy("mine", to: "other")
    let outcome = run("merge-base mine.regesta theirs.regesta --json")
    #expect(outcome.status == .negative && outcome.errors.isEmpty, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let fields = try #require(object as? [String: Any])
    #expect(fields["schema"] as? String == "regesta/merge-base@1")
    let conflicts = try #require(fields["conflicts"] as? [[String: Any]])
    #expect(conflicts.map { $0["kind"] as? String } == ["contradiction"])
    let dispute = try #require(conflicts.first?["dispute"] as? String)
    #expect(run("--db mine.regesta show \(dispute)").status == .success)
    let batches = try #require(fields["batches"] as? [[String: Any]])
    #expect(batches.map { $0["who"] as? String } == ["Ona"])
    // It is told later, too.
    let batch = try #require(try base("mine").batches().last?.id)
    let shown = run("--db mine.regesta show batch:\(batch) --json")
    let later = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
    let told = try #require(later?["conflicts"] as? [[String: String]])
    #expect(told == conflicts as? [[String: String]], "\(shown.output)")
    let text = try #require(told.first?["text"])
    let printed = run("--db mine.regesta show batch:\(batch) -f table")
    #expect(printed.output.contains("What does not go together"))
    #expect(printed.output.contains(text.prefix(30)), "\(printed.output)")
    let page = run("--db other.regesta merge-base theirs.regesta -f table")
    #expect(page.status == .negative)
    #expect(page.output.contains("What does not go together"))
    #expect(page.output.contains("the archive"))
    #expect(run("verify mine.regesta other.regesta --content").status == .success)
  }

  @Test func aDumpIsACopyToo() throws {
    try note("1930", of: "shimshon-rozenbaum", in: "theirs")
    #expect(run("--db theirs.regesta export -f jsonl -o theirs.jsonl").status == .success)
    #expect(run("merge-base mine.regesta theirs.jsonl").status == .success)
    #expect(run("verify mine.regesta theirs.jsonl --content").status == .success)
    let again = run("merge-base mine.regesta theirs.regesta --json")
    #expect(again.output.contains(#""data":[]"#), "\(again.output)")
  }

  @Test(arguments: [
    (
      "merge-base mine.regesta nosuch.regesta", RegestaCLI.ExitStatus.inputMissing, "nosuch.regesta"
    ),
    ("merge-base nosuch.regesta mine.regesta", .inputMissing, "nosuch.regesta"),
    ("merge-base mine.regesta theirs.regesta demo.regesta", .usage, "--base ANCESTOR"),
    ("merge-base mine.regesta strange.regesta", .failed, "no batch in common"),
    (
      "merge-base mine.regesta theirs.regesta --base strange.regesta", .failed,
      "--base may be left out"
    ),
    ("merge-base mine.regesta text.regesta", .badData, "not a SQLite database"),
    ("merge-base mine.regesta older.regesta", .badData, "schema 1"),
  ]) func errorsSayWhatToDo(line: String, status: RegestaCLI.ExitStatus, says: String) throws {
    #expect(run("init strange.regesta").status == .success)
    try Data("no base, only words, and many of them".utf8)
      .write(to: URL(fileURLWithPath: folder.path + "/text.regesta"))
    try copy("theirs", to: "older")
    try Connection(.file(folder.path + "/older.regesta"), .init(access: .readWrite))
      .execute("PRAGMA user_version = 1")
    let before = try folder.bytes(of: "mine.regesta")
    let outcome = run(line)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(try folder.bytes(of: "mine.regesta") == before)
  }
}
