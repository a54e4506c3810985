import Foundation
import RegestaCLI
import TestSupport
import Testing

/// Every command that reads, asked of files in which bits were flipped or whose end is missing: a clear error,
/// or the right answer.
@Suite struct DamagedFileTests {
  /// All commands that read a base. What they say of the sound one is what they must say of another that
  /// `verify` finds sound.
  private static let commands = [
    "info", "show vilnius", "show claim:9", "show batch:1", "search wilno", "search lossovski",
    "timeline vilnius", "path vilnius moscow", "network vilnius", "common vilnius minsk",
    "compare vilnius minsk", "sources", "vocab kinds", "vocab relations",
    "ask who signed the treaty",
    "query who-held --place vilnius --on 1920-08-01", "sql SELECT\u{20}*\u{20}FROM\u{20}claims",
    "match", "candidates", "disputes", "positions", "check", "impact claim:9", "log", "diff 1",
    "export -f jsonl", "export -f turtle", "show vilnius --known-at 2030-01-01",
    "backup copy --force",
    "repair --dry-run", "migrate --dry-run", "undo 2 --dry-run",
  ]

  private static let base = Result { () throws -> [UInt8] in
    let folder = try TemporaryFolder()
    let run = CommandRun(["init", "base.regesta", "--demo"], in: folder.path)
    try #require(run.status == .success, "\(run.errors)")
    return try folder.bytes()
  }

  private static func words(_ command: String) -> [String] {
    if command.hasPrefix("sql ") { return ["sql", String(command.dropFirst(4))] }
    return command.split(separator: " ").map(String.init)
  }

  private func answers(
    _ folder: TemporaryFolder,
    _ commands: [String]
  ) -> [(command: String, run: CommandRun)] {
    commands.map { command in
      (command, CommandRun(["--db", "base.regesta"] + Self.words(command), in: folder.path))
    }
  }

  private func ask(
    _ folder: TemporaryFolder,
    _ all: [(command: String, run: CommandRun)],
    _ change: String,
    _ tally: inout Tally
  ) {
    // All of them take a while.
    let seed = UInt64(truncatingIfNeeded: change.utf8.reduce(7) { $0 &* 31 &+ Int($1) })
    let wanted = Effort.some(all.indices, 5, seed: seed).map { all[$0] }
    let isSound = CommandRun(["verify", "base.regesta"], in: folder.path)
    #expect(isSound.isClear, "\(change): \(isSound.status) \(isSound.errors)")
    var isLost = !isSound.isClear
    for (one, other) in zip(answers(folder, wanted.map(\.command)), wanted) {
      if !one.run.isClear {
        Issue.record("\(change): \(one.command): \(one.run.status) \(one.run.errors)")
        isLost = true
      }
      guard isSound.status == .success else { continue }
      if one.run.status != other.run.status || one.run.output != other.run.output {
        Issue.record("\(change): \(one.command): sound, but another answer: \(one.run.errors)")
        isLost = true
      }
    }
    tally.add(isLost ? .lost : isSound.status == .success ? .unchanged : .told)
  }

  private func start() throws -> (TemporaryFolder, [(command: String, run: CommandRun)]) {
    let folder = try TemporaryFolder()
    try folder.write(Self.base.get())
    let wanted = answers(folder, Self.commands)
    for answer in wanted {
      #expect(answer.run.isClear, "\(answer.command): \(answer.run.status) \(answer.run.errors)")
    }
    return (folder, wanted)
  }

  @Test("Bits are flipped")
  func flipped() throws {
    let (folder, wanted) = try start()
    let bytes = try Self.base.get()
    var tally = Tally("bits flipped, all reading commands")
    var random = SplitMix64(seed: 2026)
    for number in 0..<Effort.times(4, whole: 150) {
      var changed = bytes
      var places: [Int] = []
      for _ in 0..<(number % 3 == 0 ? 1 : number % 7 + 1) {
        // Half of them in the header and the schema, where they do most.
        let end = random.once(in: 2) ? 60_000 : bytes.count
        let place = Int.random(in: 0..<min(end, bytes.count), using: &random)
        changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        places.append(place)
      }
      try folder.write(changed)
      ask(folder, wanted, "flipped at \(places)", &tally)
    }
    tally.print()
  }

  @Test("The end is missing")
  func truncated() throws {
    let (folder, wanted) = try start()
    let bytes = try Self.base.get()
    var tally = Tally("cut off, all reading commands")
    var random = SplitMix64(seed: 1921)
    for _ in 0..<Effort.times(3, whole: 50) {
      let length = Int.random(in: 0..<bytes.count, using: &random)
      try folder.write(Array(bytes.prefix(length)))
      ask(folder, wanted, "\(length) bytes are left", &tally)
    }
    tally.print()
  }
}
