extension Array where Element: Comparable {
  /// The least elements, in their order: of many only those are put in order that may be among them.
  ///
  /// - Parameter limit: At most so many.
  /// - Returns: What the beginning of the sorted array would be.
  package func least(_ limit: Int) -> [Element] {
    guard limit > 0 else { return [] }
    guard limit <= count / 2 else { return Array(sorted().prefix(limit)) }
    var least: [Element] = []
    least.reserveCapacity(2 * limit)
    var bound: Element?
    for element in self {
      if let bound, element >= bound { continue }
      least.append(element)
      guard least.count == 2 * limit else { continue }
      least.sort()
      least.removeLast(limit)
      bound = least.last
    }
    return Array(least.sorted().prefix(limit))
  }
}
