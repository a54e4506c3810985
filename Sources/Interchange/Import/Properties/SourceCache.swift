internal import RegestaKit

/// Sources that were found in this run, by what names them, for as many as fit.
///
/// What a record finds counts only once the record is kept: a source made in a record that is rolled back
/// is not there.
struct SourceCache {
  private var known: [String: Source.ID] = [:]
  private var found: [String: Source.ID] = [:]
  private static let capacity = 16_384

  subscript(_ name: String) -> Source.ID? {
    get { found[name] ?? known[name] }
    set { found[name] = newValue }
  }

  /// A record begins.
  mutating func begin() { found.removeAll(keepingCapacity: true) }

  /// The record is kept.
  mutating func commit() {
    if known.count + found.count > Self.capacity { known.removeAll(keepingCapacity: true) }
    known.merge(found) { $1 }
    found.removeAll(keepingCapacity: true)
  }
}
