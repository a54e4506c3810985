/// A small generator of random numbers that gives the same ones for the same seed (Steele and others,
/// 2014), so that a failing case comes back.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of a range.
  package mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of several.
  package mutating func pick<T>(_ items: [T]) -> T { items[int(0...items.count - 1)] }

  /// True once in so many times.
  package mutating func once(in times: Int) -> Bool { int(1...times) == 1 }

  /// True so many times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  /// A text of up to `length` scalars, each drawn from `alphabet`.
  package mutating func string(of alphabet: [Unicode.Scalar], upTo length: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<int(0...length) {
      if let scalar = alphabet.randomElement(using: &self) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
