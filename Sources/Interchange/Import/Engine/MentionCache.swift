internal import RegestaKit

/// What mentions turned out to mean, for as many as fit: memory does not grow with the file.
struct MentionCache {
  private var known: [String: Entity.ID] = [:]
  private static let capacity = 65_536

  subscript(_ mention: String) -> Entity.ID? {
    get { known[mention] }
    set {
      if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
      known[mention] = newValue
    }
  }

  mutating func removeAll() { known.removeAll(keepingCapacity: true) }
}

/// A set of row numbers, one bit each.
struct NumberSet {
  private var words: [UInt64] = []

  func contains(_ number: Int) -> Bool {
    let word = number >> 6
    return number >= 0 && word < words.count && words[word] & (1 << UInt64(number & 63)) != 0
  }

  mutating func insert(_ number: Int) {
    let word = number >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
    }
    words[word] |= 1 << UInt64(number & 63)
  }
}
