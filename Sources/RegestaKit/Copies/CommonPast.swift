internal import SQLite

/// The last batch that two copies of a base have in common: up to it their rows bear the same numbers.
public struct CommonPast: Hashable, Sendable {
  /// Its number, which is the same in both.
  public var batch: Batch.ID
  /// Its hash, which covers all that was before.
  public var hash: String

  /// Finds the end of what two chains of batches share.
  ///
  /// Each hash covers the one before it: where two are the same, so is all that lies before.
  ///
  /// - Returns: Nil when they have not even the first batch in common.
  static func find(_ one: Connection, _ other: Connection) throws -> CommonPast? {
    let last = try one.first("SELECT max(id) FROM batch WHERE hash IS NOT NULL") {
      try $0.optionalInt(0)
    }
    // The numbers that are surely shared, and the first that surely is not.
    var (known, end) = (0, ((last ?? nil) ?? 0) + 1)
    while end - known > 1 {
      let middle = (known + end) / 2
      if let hash = try one.hash(ofBatch: middle), try other.hash(ofBatch: middle) == hash {
        known = middle
      } else {
        end = middle
      }
    }
    return try one.hash(ofBatch: known).map { CommonPast(batch: Batch.ID(known), hash: $0) }
  }
}

extension Connection {
  /// The hash of a closed batch.
  func hash(ofBatch number: Int) throws -> String? {
    try first("SELECT hash FROM batch WHERE id = \(number)") { try $0.optionalText(0) } ?? nil
  }

  /// The batches that follow another, by hash.
  func chain(after batch: Batch.ID) throws -> [String: Int] {
    var chain: [String: Int] = [:]
    try forEach("SELECT id, hash FROM batch WHERE id > \(batch.rawValue) AND hash IS NOT NULL") {
      chain[try $0.text(1)] = try $0.int(0)
      return .next
    }
    return chain
  }
}
