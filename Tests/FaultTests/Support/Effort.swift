import Foundation
import TestSupport

/// How much is tried: a sample in the suite, all of it by `scripts/faults`.
enum Effort {
  /// Whether every place of a fault is tried, not only some.
  static let isWhole = ProcessInfo.processInfo.environment["REGESTA_FAULTS"] == "all"

  /// All of some places, or a sample that is another one for each seed.
  static func some(_ places: some Collection<Int>, _ count: Int, seed: UInt64) -> [Int] {
    guard !isWhole, places.count > count else { return Array(places) }
    var random = SplitMix64(seed: seed)
    return Array(places.shuffled(using: &random).prefix(count)).sorted()
  }

  /// A number of trials, or another for all of it.
  static func times(_ sample: Int, whole: Int) -> Int { isWhole ? whole : sample }
}

/// What came of faults of one kind, to be printed in one line that `scripts/faults` adds up.
struct Tally {
  let name: String
  private(set) var tried = 0
  private(set) var unchanged = 0
  private(set) var done = 0
  private(set) var told = 0
  private(set) var lost = 0

  init(_ name: String) { self.name = name }

  enum Outcome {
    /// The base is as it was.
    case unchanged
    /// The work is done, all of it.
    case done
    /// It is damaged, and that is said.
    case told
    /// Anything else.
    case lost
  }

  mutating func add(_ outcome: Outcome) {
    tried += 1
    switch outcome {
    case .unchanged: unchanged += 1
    case .done: done += 1
    case .told: told += 1
    case .lost: lost += 1
    }
  }

  func print() {
    Swift.print(
      "faults\t\(name)\ttried \(tried)\tas before \(unchanged)\tdone \(done)\ttold \(told)\tlost \(lost)"
    )
  }
}
