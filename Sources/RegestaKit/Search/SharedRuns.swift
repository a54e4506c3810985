/// How many runs of letters names have in common with what is looked for, by the claims that give the names.
///
/// Each list is in order already, so that to put them in order together and count is far less work than a table of
/// the claims.
struct SharedRuns {
  /// A name that was met.
  private struct Sighting {
    var claim: Int
    var runs: Int
  }

  private var sightings: [Sighting] = []

  /// How often names were met.
  var count: Int { sightings.count }

  /// Adds the claims of names that have some runs, in ascending order.
  mutating func add(_ claims: [Int], runs: Int = 1) {
    sightings.append(contentsOf: claims.lazy.map { Sighting(claim: $0, runs: runs) })
  }

  /// Chooses the names that share most; of two that share as much the first one goes before.
  ///
  /// Beside a name that shares most, one that shares less than a quarter of that is none that was meant.
  ///
  /// - Parameter limit: At most so many.
  /// - Returns: The claims that give them, in ascending order.
  func best(_ limit: Int) -> [Int] {
    let names = counted()
    let most = names.reduce(0) { max($0, $1.runs) }
    // How many share so much.
    var numbers = [Int](repeating: 0, count: most + 1)
    for name in names { numbers[name.runs] += 1 }
    var least = most
    var room = limit
    while least > 0, 4 * least >= most, numbers[least] <= room {
      room -= numbers[least]
      least -= 1
    }
    // Those that share more than `least` all fit in, of those that share as much only the first ones.
    if 4 * least < most { room = 0 }
    var claims: [Int] = []
    for name in names {
      if name.runs == least, room > 0 {
        room -= 1
      } else if name.runs <= least {
        continue
      }
      claims.append(name.claim)
    }
    return claims
  }

  /// Each name once.
  private func counted() -> [Sighting] {
    var names: [Sighting] = []
    for sighting in sightings.sorted(by: { $0.claim < $1.claim }) {
      if let last = names.indices.last, names[last].claim == sighting.claim {
        names[last].runs += sighting.runs
      } else {
        names.append(sighting)
      }
    }
    return names
  }
}
