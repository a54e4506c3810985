internal import SQLite

/// Positions and alignments, of which one of a kind holds at a time: a later one stands in the place of
/// an earlier.
extension Writer {
  /// The columns that say of what a row is the one that holds.
  private static let places = [
    "position": ["holder", "claim"], "alignment": ["scope", "reference", "entity"],
  ]

  /// Whether another row holds in the place of one.
  func isTaken(_ id: Int, in table: String) throws -> Bool {
    try isTaken(id, in: table, where: [:])
  }

  /// Supersedes a row that is about to be redirected to where another holds.
  func makeWay(for id: Int, in table: String, setting column: String, to value: String?) throws {
    guard let columns = Self.places[table], columns.contains(column), let value,
      let entity = Int(value), try isTaken(id, in: table, where: [column: entity])
    else { return }
    try connection.run(
      "UPDATE \(identifier: table) SET status = 2 WHERE id = \(id) AND status = 1"
    )
  }

  private func isTaken(_ id: Int, in table: String, where values: [String: Int]) throws -> Bool {
    guard let columns = Self.places[table] else { return false }
    let isSame = columns.map { column in
      "now.\(column) = " + (values[column].map { "\($0)" } ?? "t.\(column)")
    }
    return try connection.first(
      """
      SELECT 1 FROM \(raw: table) AS t JOIN \(raw: table) AS now ON now.id <> t.id
       WHERE t.id = \(id) AND now.status = 1 AND \(raw: isSame.joined(separator: " AND ")) LIMIT 1
      """
    ) { _ in true } ?? false
  }
}
