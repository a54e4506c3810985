internal import SQLite

/// What became of a field of a row since the other copy last knew it.
struct CopyChange {
  /// A field of a row.
  struct Place: Hashable {
    var item: String
    var row: Int
    var field: String
  }

  /// What it was before the first change that counts.
  var first: String?
  /// What it was made last.
  var last: String?
  /// The batch of the last change.
  var batch: Int

  /// All changes of a copy after one of its batches.
  ///
  /// - Parameters:
  ///   - connection: The copy.
  ///   - batch: The last that is known.
  ///   - idle: Batches whose changes say nothing.
  /// - Returns: By field, in the order in which they were last made.
  /// - Throws: What SQLite refuses.
  static func all(
    in connection: Connection,
    after batch: Int,
    but idle: Set<Int>
  ) throws -> [(place: Place, change: CopyChange)] {
    var places: [Place: Int] = [:]
    var found: [(place: Place, change: CopyChange)?] = []
    try connection.forEach(
      """
      SELECT item, item_id, field, old, new, batch FROM change WHERE batch > \(batch) ORDER BY id
      """
    ) { row in
      let place = Place(item: try row.text(0), row: try row.int(1), field: try row.text(2))
      let number = try row.int(5)
      guard !idle.contains(number) else { return .next }
      let old = try row.optionalText(3)
      var change = CopyChange(first: old, last: try row.optionalText(4), batch: number)
      if let index = places[place] {
        change.first = found[index]?.change.first
        found[index] = nil
      }
      places[place] = found.count
      found.append((place, change))
      return .next
    }
    return found.compactMap(\.self)
  }
}
