/// A set of row numbers, one bit each. Those that records brought since the last ``mark()`` can be taken back.
struct NumberSet {
  private var words: [UInt64] = []
  private var since: [Int] = []

  func contains(_ number: Int) -> Bool {
    let word = number >> 6
    return number >= 0 && word < words.count && words[word] & Self.bit(number) != 0
  }

  mutating func insert(_ number: Int) {
    let word = number >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
    }
    guard words[word] & Self.bit(number) == 0 else { return }
    words[word] |= Self.bit(number)
    since.append(number)
  }

  /// What is in the set so far stays.
  mutating func mark() { since.removeAll(keepingCapacity: true) }

  /// How many came in since the mark.
  var told: Int { since.count }

  /// Takes out what came in since the mark but the first of it.
  mutating func takeBack(to told: Int) {
    while since.count > told, let number = since.popLast() {
      words[number >> 6] &= ~Self.bit(number)
    }
  }

  private static func bit(_ number: Int) -> UInt64 { 1 << UInt64(number & 63) }
}
