/// How many single slips turn one string into another.
///
/// A slip is a scalar too many, too few, wrong, or swapped with its neighbour: the Damerau-Levenshtein
/// distance in its restricted form (optimal string alignment), in which no substring is edited twice.
/// It is symmetric, and zero for equal strings only, but no metric: CA to AC to ABC is 1 + 1, CA to
/// ABC is 3.
///
/// Strings are compared as they are, scalar by scalar; fold them first with ``NameFolding``.
public enum EditDistance {
  /// The largest limit that is honoured, so that the work stays linear in the length.
  public static let maximumLimit = 64

  /// Counts the slips between two strings, up to a limit.
  ///
  /// - Parameters:
  ///   - first: A string, as a rule folded.
  ///   - second: The string to compare it with.
  ///   - limit: 0 and less is equality; more than ``maximumLimit`` counts as that.
  /// - Returns: The distance, or nil if it is greater than `limit`.
  /// - Complexity: O(*n* × `limit`) time, O(*n*) memory, for strings of about *n* scalars. Strings
  ///   whose lengths differ by more than the limit cost O(*n*).
  public static func between(_ first: String, _ second: String, limit: Int) -> Int? {
    between(
      first.unicodeScalars.map(\.value)[...],
      second.unicodeScalars.map(\.value)[...],
      limit: limit
    )
  }

  static func between(
    _ first: ArraySlice<UInt32>,
    _ second: ArraySlice<UInt32>,
    limit: Int
  ) -> Int? {
    let limit = min(max(limit, 0), maximumLimit)
    guard abs(first.count - second.count) <= limit else { return nil }

    // What is equal at both ends costs nothing and is left out.
    var (one, other) = (first, second)
    while let letter = one.first, letter == other.first {
      one.removeFirst()
      other.removeFirst()
    }
    while let letter = one.last, letter == other.last {
      one.removeLast()
      other.removeLast()
    }
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    if limit == 0 || atLeast(one, other) > limit { return nil }
    return inBand(one, other, limit: limit)
  }

  /// How many slips there must be: each letter that only one of them has takes one. Most pairs are told apart by
  /// that, without any table.
  private static func atLeast(_ one: ArraySlice<UInt32>, _ other: ArraySlice<UInt32>) -> Int {
    // Letters with the same bit count as the same letter, which can only make the number smaller.
    func letters(_ text: ArraySlice<UInt32>) -> UInt64 {
      text.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
    let (first, second) = (letters(one), letters(other))
    return max((first & ~second).nonzeroBitCount, (second & ~first).nonzeroBitCount)
  }

  /// The table row by row, only where |row - column| is within the limit. The last three rows are kept.
  private static func inBand(
    _ one: ArraySlice<UInt32>,
    _ other: ArraySlice<UInt32>,
    limit: Int
  ) -> Int? {
    let tooMuch = limit + 1
    let width = other.count
    var cells = [Int](repeating: tooMuch, count: 3 * (width + 1))
    var (beforeLast, last, row) = (0, width + 1, 2 * (width + 1))
    for j in 0...width { cells[last + j] = min(j, tooMuch) }
    let (first, second) = (one.startIndex - 1, other.startIndex - 1)

    for i in 1...one.count {
      let low = max(1, i - limit)
      let high = min(width, i + limit)
      guard low <= high else { return nil }
      // The cell left of the band is read and must not hold an older row's; right of it, none wrote.
      var left = low == 1 ? min(i, tooMuch) : tooMuch
      cells[row + low - 1] = left
      var best = left
      let letter = one[first + i]
      for j in low...high {
        var cost = cells[last + j - 1] + (letter == other[second + j] ? 0 : 1)
        cost = min(cost, cells[last + j] + 1, left + 1)
        if i > 1, j > 1, letter == other[second + j - 1], one[first + i - 1] == other[second + j] {
          cost = min(cost, cells[beforeLast + j - 2] + 1)
        }
        left = min(cost, tooMuch)
        cells[row + j] = left
        best = min(best, left)
      }
      if best > limit { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    let slips = cells[last + width]
    return slips <= limit ? slips : nil
  }
}
