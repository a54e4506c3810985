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

  init(folded: String) { runs = Self.single(Self.runs(of: folded)) }

  /// The runs of a folded name as they follow each other.
  private static func runs(of folded: String) -> [UInt64] {
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
    return found
  }

  /// The same in ascending order, none twice.
  private static func single(_ runs: consuming [UInt64]) -> [UInt64] {
    runs.sort()
    var kept = 0
    for place in runs.indices where kept == 0 || runs[place] != runs[kept - 1] {
      runs[kept] = runs[place]
      kept += 1
    }
    runs.removeLast(runs.count - kept)
    return runs
  }

  /// How many different trigrams there are; 0 for a name that folds to nothing.
  public var count: Int { runs.count }

  /// The Dice coefficient: twice what is shared over what both have, from 0 to 1.
  ///
  /// Two names without any trigram have nothing in common: 0.
  public func similarity(to other: Trigrams) -> Double {
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
    return Self.similarity(sharing: shared, of: count, and: other.count)
  }

  /// The similarity to a folded name, if it is so much; most are told from what they share alone.
  ///
  /// - Returns: Nil when it is less than `least`.
  func similarity(toFolded other: String, atLeast least: Double) -> Double? {
    var others = Self.runs(of: other)
    // In a name of usual length they are found faster than put in order.
    guard others.count <= 48 else {
      let similarity = similarity(to: Trigrams(folded: other))
      return similarity >= least ? similarity : nil
    }
    var shared = 0
    for run in runs where others.contains(run) { shared += 1 }
    // It has no fewer different ones than it shares.
    guard Self.similarity(sharing: shared, of: count, and: shared) >= least else { return nil }
    others = Self.single(others)
    let similarity = Self.similarity(sharing: shared, of: count, and: others.count)
    return similarity >= least ? similarity : nil
  }

  private static func similarity(sharing shared: Int, of one: Int, and other: Int) -> Double {
    one + other > 0 ? 2 * Double(shared) / Double(one + other) : 0
  }
}
