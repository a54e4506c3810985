import Foundation
import TestSupport
import Testing

/// Work that is killed leaves all of it or nothing, and the base as sound as before.
@Suite(.serialized, .enabled(if: Executable.exists, "regesta is not built beside the tests"))
struct KillTests {
  @Test("Killed at any time", arguments: Work.all)
  func killed(_ work: Work) throws {
    let folder = try TemporaryFolder()
    let command = work.arguments.map { "'\($0)'" }.joined(separator: " ")
    // How long it takes when nobody kills it, here and now.
    try work.begin(in: folder)
    let started = Date()
    let whole = try Executable.shell("\"$REGESTA\" \(command) > /dev/null", in: folder.path)
    try #require(whole.status == 0, "\(work.name): \(whole.errors)")
    let seconds = Date().timeIntervalSince(started)
    #expect(try work.outcome(in: folder) == .done)

    var tally = Tally("kill -9, \(work.name)")
    var random = SplitMix64(seed: UInt64(work.name.utf8.count))
    for _ in 0..<Effort.times(2, whole: 40) {
      let moment = Double.random(in: 0..<seconds * 1.1, using: &random)
      try work.begin(in: folder)
      _ = try Executable.shell(
        """
        "$REGESTA" \(command) > /dev/null 2>&1 &
        sleep \(String(format: "%.3f", moment)); kill -KILL $! 2> /dev/null; wait $! 2> /dev/null
        """,
        in: folder.path
      )
      let outcome = try work.outcome(in: folder)
      tally.add(outcome)
      #expect(outcome != .lost, "\(work.name), killed after \(moment) of \(seconds) s")
    }
    tally.print()
  }

  /// A larger import, of which much is in the file before the batch is closed.
  @Test("A long import, killed at any time")
  func longImport() throws {
    let short = try Work.bringIn()
    let work = short.with(towns: 600)
    try killed(work)
  }
}
