import FaultVFS
import RegestaCLI
import SQLite
import TestSupport
import Testing

/// Whatever call to the disk fails, an error says so, and the file is as before or as after.
///
/// One after the other: the file system that fails watches one folder at a time.
@Suite(.serialized) struct DiskFaultTests {
  private struct Kind: CustomTestStringConvertible {
    let name: String
    let number: fault_kind
    var testDescription: String { name }

    static let all = [
      Kind(name: "write fails", number: fault_write),
      Kind(name: "disk full", number: fault_full),
      Kind(name: "write torn", number: fault_torn_write),
      Kind(name: "sync fails", number: fault_sync),
      Kind(name: "read fails", number: fault_read),
      Kind(name: "read short", number: fault_short_read),
      Kind(name: "truncation fails", number: fault_truncate),
      Kind(name: "deletion fails", number: fault_delete),
      Kind(name: "open fails", number: fault_open),
      Kind(name: "lock fails", number: fault_lock),
    ]
  }

  /// How many calls of each kind the work makes when nothing fails.
  private func calls(_ work: Work, _ folder: TemporaryFolder) throws -> [UInt32: Int] {
    try work.begin(in: folder)
    fault_watch(folder.path)
    defer { fault_watch(nil) }
    let run = work.run(in: folder)
    try #require(run.status == .success, "\(work.name): \(run.errors)")
    return Dictionary(
      uniqueKeysWithValues: (fault_write.rawValue..<fault_kinds.rawValue).map {
        ($0, fault_calls(Int32($0)))
      }
    )
  }

  @Test("A call that fails, at every place", arguments: Work.all)
  func oneFails(_ work: Work) throws {
    try #require(fault_install() == 1)
    let folder = try TemporaryFolder()
    let calls = try calls(work, folder)
    #expect(try work.outcome(in: folder) == .done, "\(work.name) without a fault")
    for kind in Kind.all {
      var tally = Tally("\(kind.name), \(work.name)")
      let count = calls[kind.number.rawValue] ?? 0
      for place in Effort.some(1..<(count + 1), 1, seed: UInt64(kind.number.rawValue)) {
        try work.begin(in: folder)
        fault_watch(folder.path)
        // Some disks recover, others do not.
        fault_arm(Int32(kind.number.rawValue), place, place % 2 == 0 ? 1 : 0, 0)
        let run = work.run(in: folder)
        fault_watch(nil)
        var outcome = try work.outcome(in: folder)
        // Half a page of zeros is believed, as beyond the end of a file. If it does harm, that must be seen; and
        // where a kind is not found on it, what was not taken in must be said to be rejected.
        if outcome == .lost, kind.number == fault_short_read,
          run.status == .negative
            || CommandRun(["verify", work.target], in: folder.path).status != .success
        {
          outcome = .told
        }
        tally.add(outcome)
        #expect(
          outcome != .lost,
          "\(kind.name) at \(place) of \(count), \(work.name): \(run.errors)"
        )
        #expect(run.isClear, "\(kind.name) at \(place), \(work.name): \(run.status) \(run.errors)")
        if run.status == .success {
          #expect(outcome == .done, "\(kind.name) at \(place), \(work.name): said to be done")
        }
      }
      tally.print()
    }
  }

  @Test("The power goes, at every place", arguments: Work.all)
  func powerGoes(_ work: Work) throws {
    try #require(fault_install() == 1)
    let folder = try TemporaryFolder()
    let count = try calls(work, folder)[fault_power.rawValue] ?? 0
    var tally = Tally("power goes, \(work.name)")
    // The last place is after the end: what was said to be done is on the disk.
    for place in Effort.some(1..<(count + 2), 2, seed: 9) + [count + 1] {
      for seed in 0..<Effort.times(1, whole: 3) {
        try work.begin(in: folder)
        fault_watch(folder.path)
        fault_arm(Int32(fault_power.rawValue), place, 0, 0)
        let run = work.run(in: folder)
        fault_restore_power(UInt64(place * 31 + seed))
        fault_watch(nil)
        // The names of files are the system's, not SQLite's: where the last call was never made, a file
        // may still lack its name.
        let outcome = try work.outcome(in: folder)
        tally.add(outcome)
        #expect(
          outcome != .lost,
          "at \(place) of \(count), seed \(seed), \(work.name): \(run.errors)"
        )
        #expect(run.isClear, "\(work.name): \(run.status) \(run.errors)")
        if run.status == .success {
          #expect(
            outcome == .done,
            "at \(place) of \(count), seed \(seed), \(work.name): said to be done"
          )
        }
      }
    }
    tally.print()
  }

  /// Nothing can make up for a disk that lies; but it must not go unnoticed.
  @Test(
    "The power goes, and the disk had only said that all was safe",
    arguments: Work.all.prefix(2)
  )
  func diskLies(_ work: Work) throws {
    try #require(fault_install() == 1)
    let folder = try TemporaryFolder()
    let count = try calls(work, folder)[fault_power.rawValue] ?? 0
    var tally = Tally("power goes and syncs lied, \(work.name)")
    for place in Effort.some(1..<(count + 2), 3, seed: 10) {
      try work.begin(in: folder)
      fault_watch(folder.path)
      fault_arm(Int32(fault_power.rawValue), place, 0, 1)
      _ = work.run(in: folder)
      fault_restore_power(UInt64(place))
      fault_watch(nil)
      let verified = CommandRun(["verify", work.target], in: folder.path)
      #expect(verified.isClear, "\(verified.status) \(verified.errors)")
      guard verified.status == .success else {
        tally.add(.told)
        continue
      }
      let outcome = try work.outcome(in: folder)
      tally.add(outcome)
      #expect(outcome != .lost, "at \(place) of \(count), \(work.name): sound, but neither")
    }
    tally.print()
  }
}
