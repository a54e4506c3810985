internal import SQLite

/// The chain of hashes over the batches: each covers its rows, its changes and the hash before it,
/// so that nobody can alter the past of a base without it being seen.
struct BatchChain {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The tables whose rows are a batch's own, with what never changes in them; what may change
  /// (a status, a label, a question) stands in the change log, which is covered too.
  private static let contents: [(table: String, columns: String, order: String)] = [
    ("kind", "id, key, label, plural, description", "id"),
    ("relation", "id, key, label, inverse, value, time, use, description", "id"),
    ("entity", "id, key", "id"),
    (
      "claim",
      """
      id, subject, relation, object, text, language, number, number_to, unit, value_date, unknown,
      start_date, end_date, start_min, start_max, end_min, end_max, denied, certainty, supersedes,
      reading_of, comment
      """, "id"
    ),
    ("source", "id, key", "id"),
    ("source_dependence", "source, depends_on", "source, depends_on"),
    ("passage", "id, source, ordinal, section, paragraph, sha256", "id"),
    ("mention", "id, passage, start, length, entity, date", "id"),
    (
      "citation",
      "id, claim, source, via, stance, locator, passage, quote_start, quote", "id"
    ),
    ("dispute", "id, key, question, rule", "id"),
    ("position", "id, holder, claim, stance, reason, source, locator", "id"),
    ("change", "id, item, item_id, field, old, new", "id"),
  ]

  /// The hash that a batch must have, computed from what the base holds.
  func hash(of batch: Batch.ID) throws -> String {
    var hash = SHA256()
    let before =
      try connection.first(
        "SELECT hash FROM batch WHERE id < \(batch.rawValue) ORDER BY id DESC LIMIT 1"
      ) { try $0.optionalText(0) } ?? ""
    Self.feed(.text(before ?? ""), to: &hash)
    try feed(
      """
      SELECT id, kind, at, who, why, file, file_sha256, options, undoes FROM batch
       WHERE id = \(batch.rawValue)
      """,
      to: &hash
    )
    for part in Self.contents {
      Self.feed(.text(part.table), to: &hash)
      try feed(
        """
        SELECT \(raw: part.columns) FROM \(raw: part.table)
         WHERE batch = \(batch.rawValue) ORDER BY \(raw: part.order)
        """,
        to: &hash
      )
    }
    return hash.finish()
  }

  /// The batches whose stored hash is not that of what the base holds.
  func broken() throws -> [Batch.ID] {
    let stored = try connection.rows("SELECT id, hash FROM batch ORDER BY id") {
      (id: Batch.ID(try $0.int(0)), hash: try $0.optionalText(1))
    }
    return try stored.filter { try hash(of: $0.id) != $0.hash }.map(\.id)
  }

  private func feed(_ sql: SQL, to hash: inout SHA256) throws {
    try connection.forEach(sql) { row in
      for column in 0..<row.columnCount { Self.feed(try row.value(column), to: &hash) }
      return .next
    }
  }

  /// Each value with its type and its length, so that no two rows look alike.
  private static func feed(_ value: Value, to hash: inout SHA256) {
    switch value {
    case .null: hash.update("n;".utf8)
    case .integer(let number): hash.update("i\(number);".utf8)
    case .real(let number): hash.update("r\(number.bitPattern);".utf8)
    case .text(let text):
      hash.update("t\(text.utf8.count):".utf8)
      hash.update(text.utf8)
    case .blob(let bytes):
      hash.update("b\(bytes.count):".utf8)
      hash.update(bytes)
    }
  }
}
