import Names
import TestSupport
import Testing

@Suite("Edit distance") struct EditDistanceTests {
  /// The textbook table, whole and without a limit. Without swaps it is Levenshtein's distance.
  static func naive(_ first: String, _ second: String, swaps: Bool = true) -> Int {
    let (a, b) = (Array(first.unicodeScalars), Array(second.unicodeScalars))
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in 0..<a.count {
      for j in 0..<b.count {
        var cost = min(table[i][j + 1] + 1, table[i + 1][j] + 1)
        cost = min(cost, table[i][j] + (a[i] == b[j] ? 0 : 1))
        if swaps, i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = cost
      }
    }
    return table[a.count][b.count]
  }

  @Test(
    "Slips are counted",
    arguments: [
      ("", "", 0), ("a", "", 1), ("vilnius", "vilnius", 0), ("shwo", "show", 1),
      ("vilnus", "vilnius", 1), ("kuanas", "kaunas", 1), ("ca", "abc", 3), ("kitten", "sitting", 3),
      ("ab", "ba", 1), ("abcd", "badc", 2), ("žemė", "zeme", 2),
    ]
  )
  func examples(first: String, second: String, slips: Int) {
    #expect(EditDistance.between(first, second, limit: 10) == slips)
    #expect(EditDistance.between(first, second, limit: slips) == slips)
    #expect(EditDistance.between(first, second, limit: slips - 1) == (slips == 0 ? 0 : nil))
  }

  @Test("Random strings agree with the whole table under every limit", arguments: 0..<6)
  func random(seed: UInt64) {
    var generator = SplitMix64(seed: 100 + seed)
    let alphabet = Array((seed % 2 == 0 ? "ab" : "abcłж😀").unicodeScalars)
    for _ in 0..<600 {
      let one = generator.string(of: alphabet, upTo: 12)
      let other = generator.string(of: alphabet, upTo: 12)
      let distance = Self.naive(one, other)
      for limit in 0...13 {
        let expected = distance <= limit ? distance : nil
        #expect(
          EditDistance.between(one, other, limit: limit) == expected,
          "\(one) \(other) \(limit)"
        )
      }
    }
  }

  @Test("Symmetric, zero for equal strings only, between half of Levenshtein's distance and all")
  func laws() {
    var generator = SplitMix64(seed: 4)
    let alphabet = Array("abc".unicodeScalars)
    for _ in 0..<2000 {
      let one = generator.string(of: alphabet, upTo: 9)
      let other = generator.string(of: alphabet, upTo: 9)
      let third = generator.string(of: alphabet, upTo: 9)
      guard let here = EditDistance.between(one, other, limit: 20),
        let onward = EditDistance.between(other, third, limit: 20),
        let across = EditDistance.between(one, third, limit: 20)
      else {
        Issue.record("no distance within 20 for strings of up to 9")
        return
      }
      #expect(EditDistance.between(other, one, limit: 20) == here)
      #expect((here == 0) == (one == other))
      let plain = Self.naive(one, other, swaps: false)
      #expect(here <= plain && plain <= 2 * here)
      // No triangle inequality, but Levenshtein's gives: across <= 2 (here + onward).
      #expect(across <= 2 * (here + onward))
    }
  }

  @Test("The triangle inequality fails where the documentation says so")
  func noMetric() {
    #expect(EditDistance.between("ca", "ac", limit: 5) == 1)
    #expect(EditDistance.between("ac", "abc", limit: 5) == 1)
    #expect(EditDistance.between("ca", "abc", limit: 5) == 3)
  }

  @Test("Limits below zero mean equality; those above the largest mean the largest")
  func limits() {
    #expect(EditDistance.between("a", "a", limit: -3) == 0)
    #expect(EditDistance.between("a", "b", limit: -3) == nil)
    let long = String(repeating: "a", count: 65)
    let other = String(repeating: "b", count: 65)
    #expect(EditDistance.between(long, other, limit: .max) == nil)
    let most = EditDistance.maximumLimit
    #expect(
      EditDistance.between(String(long.dropLast()), String(other.dropLast()), limit: .max) == most
    )
  }

  @Test("Texts of 100 kB are compared in a band, not in a square")
  func long() {
    var generator = SplitMix64(seed: 12)
    let alphabet = Array("abcdefgh ".unicodeScalars)
    var one = String.UnicodeScalarView()
    for _ in 0..<100_000 { one.append(alphabet.randomElement(using: &generator) ?? "a") }
    var other = one
    other.insert("z", at: other.startIndex)
    other.append("q")
    #expect(EditDistance.between(String(one), String(other), limit: 8) == 2)
    let backwards = String(String(one).reversed())
    #expect(EditDistance.between(String(one), backwards, limit: 64) == nil)
  }
}
