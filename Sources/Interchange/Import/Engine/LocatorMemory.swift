internal import RegestaKit

/// The places in sources that were read already, by their words: the same pages are cited again and again.
struct LocatorMemory {
  private var known: [String: Locator] = [:]
  private static let capacity = 16_384

  /// A place, by its words.
  mutating func locator(_ words: String) -> Locator {
    if let known = known[words] { return known }
    let locator = Locator(words)
    if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
    known[words] = locator
    return locator
  }
}
