/// The runs of three letters in a folded name, and how much two names have of them in common.
///
/// Each word is padded with two blanks before and one after, so that beginnings weigh more than ends
/// and the order of words does not count: *kaunas* has `␣␣k`, `␣ka`, `kau`, `aun`, `una`, `nas`, `as␣`.
/// A run that occurs twice counts once.
public struct Trigrams: Hashable, Sendable {
  /// Three scalars of 21 bits each; ascending, none twice.
  private let runs: [UInt64]

  /// The trigrams of a name, which is folded first.
  ///
  /// - Complexity: O(*n* log *n*) in the length of the name.
  public init(_ name: String) {
    self.init(folded: NameFolding.fold(name))
  }

  init(folded: String) {
    let blank = UInt64(UInt8(ascii: " "))
    let mask: UInt64 = (1 << 63) - 1
    var found: [UInt64] = []
    found.reserveCapacity(folded.utf8.count + 2)
    var run = blank << 21 | blank
    for scalar in folded.unicodeScalars {
      run = (run << 21 | UInt64(scalar.value)) & mask
      found.append(run)
      // A blank between words ends one and, doubled, begins the next.
      if scalar == " " { run = blank << 21 | blank }
    }
    if !found.isEmpty { found.append((run << 21 | blank) & mask) }
    found.sort()
    var single: [UInt64] = []
    single.reserveCapacity(found.count)
    for run in found where run != single.last { single.append(run) }
    runs = single
  }

  /// How many different trigrams there are; 0 for a name that folds to nothing.
  public var count: Int { runs.count }

  /// The Dice coefficient: twice what is shared over what both have, from 0 to 1.
  ///
  /// Two names without any trigram have nothing in common: 0.
  public func similarity(to other: Trigrams) -> Double {
    guard count + other.count > 0 else { return 0 }
    var shared = 0
    var (i, j) = (0, 0)
    while i < count, j < other.count {
      if runs[i] == other.runs[j] {
        shared += 1
        i += 1
        j += 1
      } else if runs[i] < other.runs[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 2 * Double(shared) / Double(count + other.count)
  }
}
