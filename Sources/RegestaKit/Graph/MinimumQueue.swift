/// A binary heap of numbers, the least first.
struct MinimumQueue {
  private var items: [UInt64] = []

  /// The least number; nil when there is none.
  var first: UInt64? { items.first }

  mutating func push(_ item: UInt64) {
    items.append(item)
    var child = items.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard item < items[parent] else { break }
      items[child] = items[parent]
      child = parent
    }
    items[child] = item
  }

  mutating func pop() -> UInt64? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    guard !items.isEmpty else { return first }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < items.count else { break }
      if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
      guard items[child] < last else { break }
      items[parent] = items[child]
      parent = child
    }
    items[parent] = last
    return first
  }
}
