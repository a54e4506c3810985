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
  /// - Parameter word: Folded.
  /// - Returns: The words in ascending order; none for what is not a short word of Latin letters.
  static func of(_ word: String) -> [String] {
    let word = Array(word.utf8)
    guard lengths.contains(word.count), word.allSatisfy(letters.contains) else { return [] }
    var found: Set<[UInt8]> = []
    for place in word.indices {
      var slip = word
      slip.remove(at: place)
      found.insert(slip)
      if place + 1 < word.count {
        slip = word
        slip.swapAt(place, place + 1)
        found.insert(slip)
      }
    }
    for letter in letters {
      for place in 0...word.count {
        var slip = word
        slip.insert(letter, at: place)
        found.insert(slip)
        if place < word.count {
          slip = word
          slip[place] = letter
          found.insert(slip)
        }
      }
    }
    let kept = runs(of: word)
    return found.filter { $0 != word && kept.isDisjoint(with: runs(of: $0)) }
      .map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  private static func runs(of word: [UInt8]) -> Set<[UInt8]> {
    Set(word.indices.dropLast(2).map { Array(word[$0..<$0 + 3]) })
  }
}
