/// The number of slips of the hand between two words.
///
/// Damerau-Levenshtein in its restricted form: a slip leaves a letter out, puts one in, takes a
/// wrong one, or swaps two neighbours; no part is edited twice.
package enum EditDistance {
  /// The distance of two words, or `nil` when it is greater than `limit`.
  ///
  /// Time and memory are bounded by the limit rather than by the longer word: only a band of
  /// `2 × limit + 1` diagonals is looked at.
  package static func between<Element: Equatable>(
    _ first: [Element],
    _ second: [Element],
    limit: Int
  ) -> Int? {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard limit >= 0, long.count - short.count <= limit else { return nil }
    if short.isEmpty { return long.count }

    let beyond = limit + 1
    var beforeLast = [Int](repeating: beyond, count: long.count + 1)
    var last = (0...long.count).map { min($0, beyond) }
    var current = [Int](repeating: beyond, count: long.count + 1)
    for row in 1...short.count {
      let start = max(1, row - limit)
      let end = min(long.count, row + limit)
      current[0] = min(row, beyond)
      if start > 1 { current[start - 1] = beyond }
      var best = start == 1 ? current[0] : beyond
      for column in start...end {
        let cost = short[row - 1] == long[column - 1] ? 0 : 1
        var value = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
        if row > 1, column > 1, short[row - 1] == long[column - 2],
          short[row - 2] == long[column - 1]
        {
          value = min(value, beforeLast[column - 2] + 1)
        }
        current[column] = min(value, beyond)
        best = min(best, current[column])
      }
      if end < long.count { current[end + 1] = beyond }
      // A swap can reach back two rows, so both must be beyond the limit before giving up.
      if best > limit, last.allSatisfy({ $0 > limit }) { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[long.count] <= limit ? last[long.count] : nil
  }

  /// The distance of two texts by their scalars.
  package static func between(_ first: String, _ second: String, limit: Int = .max / 4) -> Int? {
    let first = Array(first.unicodeScalars)
    let second = Array(second.unicodeScalars)
    return between(first, second, limit: min(limit, max(first.count, second.count)))
  }
}
