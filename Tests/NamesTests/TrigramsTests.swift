import Names
import TestSupport
import Testing

@Suite("Trigrams") struct TrigramsTests {
  /// Sets of three-letter strings, padded as documented.
  static func naive(_ name: String) -> Set<String> {
    var runs: Set<String> = []
    for word in NameFolding.fold(name).split(separator: " ") {
      let padded = Array("  \(word) ".unicodeScalars)
      for start in 0...padded.count - 3 {
        runs.insert(padded[start..<start + 3].map(String.init).joined())
      }
    }
    return runs
  }

  @Test("Counts and likeness")
  func examples() {
    #expect(Trigrams("Kaunas").count == 7)
    #expect(Trigrams("aaaaaaa").count == 4)
    #expect(Trigrams("").count == 0)
    #expect(Trigrams("Suwałki") == Trigrams("SUWALKI"))
    #expect(Trigrams("Brest Litovsk") == Trigrams("litovsk-brest"))
    #expect(Trigrams("Vilnius").similarity(to: Trigrams("Vilnius")) == 1)
    #expect(Trigrams("Vilnius").similarity(to: Trigrams("Kaunas")) == 0)
    #expect(Trigrams("").similarity(to: Trigrams("")) == 0)
    // vilno: __v _vi vil iln lno no_; wilno: __w _wi wil iln lno no_: three of six.
    #expect(Trigrams("vilno").similarity(to: Trigrams("wilno")) == 0.5)
  }

  @Test("Random names agree with sets of strings")
  func random() {
    var generator = SplitMix64(seed: 33)
    let alphabet = Array("abcłЖ -1が".unicodeScalars)
    for _ in 0..<800 {
      let one = generator.string(of: alphabet, upTo: 14)
      let other = generator.string(of: alphabet, upTo: 14)
      let (sets, runs) = ((Self.naive(one), Self.naive(other)), (Trigrams(one), Trigrams(other)))
      #expect(runs.0.count == sets.0.count, "\(one)")
      let total = sets.0.count + sets.1.count
      let dice = total == 0 ? 0 : 2 * Double(sets.0.intersection(sets.1).count) / Double(total)
      #expect(runs.0.similarity(to: runs.1) == dice)
      #expect(runs.1.similarity(to: runs.0) == dice)
    }
  }
}
