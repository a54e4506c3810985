/// Counts what has no place, to be reported once for each reason.
struct LeftOutTally {
  private struct Case: Hashable {
    var what: String
    var why: String
  }

  private var counts: [Case: Int] = [:]
  private static let capacity = 20_000

  /// - Parameters:
  ///   - what: "P1036", "labels in other languages".
  ///   - why: "no mapping".
  ///   - count: How many of it.
  mutating func add(_ what: String, _ why: String, count: Int = 1) {
    var item = Case(what: what, why: why)
    // A file with a property of its own for every line must not fill the memory.
    if counts.count >= Self.capacity, counts[item] == nil { item = Case(what: "others", why: why) }
    counts[item, default: 0] += count
  }

  /// Tells all of it to the report, what is most first.
  mutating func report(to importer: Importer) throws {
    // It was met all over the file, not where the last record stands.
    importer.place.position = nil
    importer.place.record = nil
    let sorted = counts.sorted {
      ($1.value, $0.key.what, $0.key.why) < ($0.value, $1.key.what, $1.key.why)
    }
    for (item, count) in sorted { try importer.leaveOut(item.what, item.why, count: count) }
    counts.removeAll()
  }
}
