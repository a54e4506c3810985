/// Where a claim stands among others: by the earliest possible start, then the latest possible end, then the number;
/// timeless ones first.
///
/// SQLite would put rows in order as well; but it copies whole rows for that, and makes a table of its own for each
/// question with a limit.
struct ClaimPlace: Comparable, Hashable {
  let start: Int
  let end: Int
  let id: Int

  /// The place in time of a claim with these first and last days, or by number alone.
  init(_ id: Int, start: Int? = nil, end: Int? = nil) {
    self.id = id
    self.start = start ?? .min
    self.end = end ?? .min
  }

  /// By the number alone, which no two claims have in common.
  func hash(into hasher: inout Hasher) { hasher.combine(id) }

  static func < (one: ClaimPlace, other: ClaimPlace) -> Bool {
    (one.start, one.end, one.id) < (other.start, other.end, other.id)
  }
}
