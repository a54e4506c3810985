/// The slips of the pen that an index of runs of three letters does not see.
///
/// A slip in the middle of a word of five letters changes all of its runs, and so does one that swaps the middle of
/// six: *mimsk* has none in common with *minsk*. These words are so few that each can be looked up.
enum HiddenSlips {
  /// In letters: shorter words are a slip away from too many, longer ones always keep a run.
  private static let lengths = 4...6
  private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")

  /// The words that are a slip away from a word and have no run of three letters in common with it.
  ///
  /// - Parameter text: Folded.
  /// - Returns: The words in a fixed order; none for what is not a short word of Latin letters.
  static func of(_ text: String) -> [String] {
    guard lengths.contains(text.utf8.count), text.utf8.allSatisfy(letters.contains) else {
      return []
    }
    let word = PackedWord(text.utf8)
    let kept = Array(word.runs)
    var found: Set<PackedWord> = []
    func add(_ slip: PackedWord) {
      if slip != word, !slip.runs.contains(where: kept.contains) { found.insert(slip) }
    }
    for place in 0...word.count {
      let (before, from) = (word.prefix(place), word.dropFirst(place))
      let after = from.dropFirst(1)
      if place < word.count { add(before + after) }
      if place + 1 < word.count {
        add(before + after.prefix(1) + from.prefix(1) + after.dropFirst(1))
      }
      for letter in letters {
        let letter = PackedWord(CollectionOfOne(letter))
        add(before + letter + from)
        if place < word.count { add(before + letter + after) }
      }
    }
    return found.sorted { $0.bytes < $1.bytes }.map(\.text)
  }
}

/// A word of up to eight letters of one byte each, the first of which is the lowest: hundreds are made of one.
private struct PackedWord: Hashable {
  private(set) var bytes: UInt64 = 0
  private(set) var count = 0

  init(_ letters: some Sequence<UInt8>) {
    for letter in letters {
      bytes |= UInt64(letter) << UInt64(8 * count)
      count += 1
    }
  }

  private init(bytes: UInt64, count: Int) { (self.bytes, self.count) = (bytes, count) }

  func prefix(_ length: Int) -> PackedWord {
    let length = min(length, count)
    return PackedWord(bytes: bytes & (1 << UInt64(8 * length) - 1), count: length)
  }

  func dropFirst(_ length: Int) -> PackedWord {
    let length = min(length, count)
    return PackedWord(bytes: bytes >> UInt64(8 * length), count: count - length)
  }

  static func + (one: PackedWord, other: PackedWord) -> PackedWord {
    PackedWord(
      bytes: one.bytes | other.bytes << UInt64(8 * one.count),
      count: one.count + other.count
    )
  }

  /// Its runs of three letters.
  var runs: some Sequence<UInt64> {
    (0..<max(count - 2, 0)).lazy.map { [bytes] in bytes >> UInt64(8 * $0) & 0xFF_FFFF }
  }

  var text: String {
    String(
      decoding: (0..<count).map { UInt8(truncatingIfNeeded: bytes >> UInt64(8 * $0)) },
      as: UTF8.self
    )
  }
}
