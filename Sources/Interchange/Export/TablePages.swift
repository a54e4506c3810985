internal import RegestaKit
internal import SQLite

/// Goes through all rows of a base, table by table, some thousands at a time.
struct TablePages {
  private let connection: Connection
  private var tables = StoredTable.all[...]
  /// The last number of the table that is behind it.
  private var last = Int.min
  private var line: JSONRow?

  /// So many numbers from that of a row on are a page. Tables whose rows have no number are short, and a page each.
  private static let rows = 2_000

  init(_ connection: Connection) { self.connection = connection }

  /// Goes to the next page.
  ///
  /// - Parameter output: Takes the rows, a line each; nil: nobody wants them.
  /// - Returns: Whether there was one.
  /// - Throws: What reading the base and writing throw.
  mutating func turn(_ output: ExportOutput?) throws -> Bool {
    while let table = tables.first {
      guard table.key == ["id"] else {
        defer { beginNext() }
        try write(table, "1", to: output)
        return true
      }
      let first = try connection.first(
        "SELECT min(id) FROM \(raw: table.name) WHERE id > \(last)"
      ) { try $0.optionalInt(0) }
      if let first = first ?? nil {
        last = first > .max - Self.rows ? .max : first + Self.rows - 1
        try write(table, "id BETWEEN \(first) AND \(last)", to: output)
        return true
      }
      beginNext()
    }
    return false
  }

  private mutating func beginNext() {
    tables.removeFirst()
    last = Int.min
    line = nil
  }

  private mutating func write(
    _ table: StoredTable,
    _ condition: SQL,
    to output: ExportOutput?
  ) throws {
    guard let output else { return }
    var line = line
    defer { self.line = line }
    try connection.forEach(
      "SELECT * FROM \(raw: table.name) WHERE \(condition) ORDER BY \(raw: table.keyList)"
    ) { row in
      if line == nil { line = try JSONRow(row, of: table.name) }
      try line?.write(row) { try output.write($0) }
      return .next
    }
  }
}
