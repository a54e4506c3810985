import RegestaKit
import TestSupport
import Testing

@Suite("The least of many") struct LeastTests {
  /// Random numbers of which many are the same, and all orders that could be met.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func least(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 0...400, using: &random)
    let most = [3, 50, 10_000].randomElement(using: &random) ?? 3
    let numbers = (0..<count).map { _ in Int.random(in: 0..<most, using: &random) }
    let sorted = numbers.sorted()
    for limit in [
      -1, 0, 1, 2, 7, count / 2 - 1, count / 2, count / 2 + 1, count - 1, count, 500, .max,
    ] {
      let wanted = Array(sorted.prefix(max(limit, 0)))
      #expect(numbers.least(limit) == wanted, "\(limit) of \(count)")
      #expect(sorted.least(limit) == wanted)
      #expect(Array(sorted.reversed()).least(limit) == wanted)
    }
  }
}
