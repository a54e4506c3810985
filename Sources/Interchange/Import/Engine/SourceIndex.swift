internal import Names
internal import RegestaKit
internal import SQLite

/// By what the sources of a base are found when a record comes in: numbers, titles, the keys that
/// bibliographies gave them, and the short names that are taken.
///
/// The records of the sources are read once an import; the index is a temporary table, so that it does
/// not grow in memory, and takes back what a rejected record brought.
struct SourceIndex {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// What a source is found by.
  enum Kind: String { case doi, isbn, title, id, short }

  /// Makes the index for all sources of the base.
  func make(_ sources: (_ body: (StoredSource) throws -> Void) throws -> Void) throws {
    try connection.execute(
      """
      CREATE TEMP TABLE IF NOT EXISTS source_index (
        kind TEXT, value TEXT, source INTEGER, PRIMARY KEY (kind, value, source)) WITHOUT ROWID;
      DELETE FROM temp.source_index
      """
    )
    try sources { try add($0) }
  }

  /// Notes a source as it now stands; what it was found by before stays good.
  func add(_ source: StoredSource) throws {
    let work = WorkIdentity(source.draft)
    try add(.doi, work.doi, source.id)
    for isbn in work.isbns { try add(.isbn, isbn, source.id) }
    try add(.title, work.title, source.id)
    try add(.id, CSLRecord(source.draft.csl)["id"], source.id)
    try add(.short, source.draft.short, source.id)
  }

  private func add(_ kind: Kind, _ value: String?, _ source: Source.ID) throws {
    guard let value, !value.isEmpty else { return }
    try connection.run(
      """
      INSERT OR IGNORE INTO temp.source_index (kind, value, source)
      VALUES (\(kind.rawValue), \(value), \(source.rawValue))
      """
    )
  }

  func sources(_ kind: Kind, _ value: String?) throws -> [Source.ID] {
    guard let value, !value.isEmpty else { return [] }
    return try connection.rows(
      """
      SELECT source FROM temp.source_index WHERE kind = \(kind.rawValue) AND value = \(value)
       ORDER BY source LIMIT 100
      """
    ) { Source.ID(try $0.int(0)) }
  }
}
