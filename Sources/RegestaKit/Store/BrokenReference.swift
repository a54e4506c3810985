internal import SQLite

/// A row that refers to one that is not there.
struct BrokenReference {
  /// The table of the row.
  let table: StoredTable
  /// Its key.
  let key: [Value]
  /// The column that refers.
  let column: String
  /// The table it refers to.
  let target: String
  /// What is not there.
  let value: Value

  /// The first in the order of tables; nil when all references hold.
  static func first(in connection: Connection) throws -> BrokenReference? {
    // One pass by SQLite itself; only when it finds something is it asked for in detail.
    guard try connection.first("PRAGMA foreign_key_check", { try $0.text(0) }) != nil else {
      return nil
    }
    for table in StoredTable.all {
      let references = try connection.rows(
        "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(\(table.name)) ORDER BY id DESC"
      ) { (column: try $0.text(0), target: try $0.text(1)) }
      for (column, target) in references {
        let key = table.key.map { "t.\($0)" }.joined(separator: ", ")
        let found = try connection.first(
          """
          SELECT \(raw: key), t.\(identifier: column) FROM \(identifier: table.name) AS t
           WHERE t.\(identifier: column) IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM \(identifier: target) AS other WHERE other.id = t.\(identifier: column))
           ORDER BY \(raw: key) LIMIT 1
          """
        ) { try $0.values() }
        guard let found, let value = found.last else { continue }
        return BrokenReference(
          table: table,
          key: found.dropLast(),
          column: column,
          target: target,
          value: value
        )
      }
    }
    return nil
  }
}
