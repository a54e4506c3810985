/// Numbers from zero to a greatest one, a bit each, and so in their order.
struct NumberSet {
  private var words: [UInt64]

  /// None of the numbers less than `end`.
  init(below end: Int) { words = Array(repeating: 0, count: (end + 63) >> 6) }

  /// How many there are.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether a number, which must be in bounds, is one of them.
  @inline(__always)
  func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }

  /// - Parameter number: Is in bounds.
  /// - Returns: Whether it is new.
  @inline(__always)
  @discardableResult
  mutating func insert(_ number: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(number & 63)
    let isNew = words[number >> 6] & bit == 0
    words[number >> 6] |= bit
    return isNew
  }

  /// Hands on the numbers in their order.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
