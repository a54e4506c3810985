internal import SQLite

/// A statement that writes rows of one table: for rows so many that putting its text together for each would count.
struct RowInsertion: ~Copyable {
  private let connection: Connection
  private var statement: Statement
  private let columnCount: Int
  private var place = 0

  /// - Parameters:
  ///   - connection: The base.
  ///   - table: The table.
  ///   - columns: The columns whose values will be given, parted by commas.
  /// - Throws: What SQLite finds wrong with them.
  init(_ connection: Connection, into table: String, _ columns: String) throws {
    self.connection = connection
    columnCount = columns.split(separator: ",").count
    let marks = Array(repeating: "?", count: columnCount).joined(separator: ", ")
    statement = try connection.prepare("INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
  }

  /// Writes a row.
  ///
  /// - Parameter body: Gives the value of each column, in their order, by ``add(_:)``.
  /// - Returns: The row's number.
  /// - Throws: What SQLite refuses.
  @discardableResult
  mutating func write(_ body: (inout RowInsertion) throws -> Void) throws -> Int {
    place = 0
    try body(&self)
    // A column that is left out would have the value of the row before.
    guard place == columnCount else {
      throw RegestaError(.refused, "A row of \(columnCount) columns was given \(place) values.")
    }
    try statement.run()
    return Int(connection.lastInsertedRowID)
  }

  /// Gives the next column its value.
  mutating func add(_ value: Int) throws {
    place += 1
    try statement.bind(value, at: place)
  }

  /// Gives the next column its value.
  mutating func add(_ value: Int?) throws {
    guard let value else { return try addNull() }
    try add(value)
  }

  /// Gives the next column its value.
  mutating func add(_ value: Bool) throws { try add(value ? 1 : 0) }

  /// Gives the next column its value.
  mutating func add(_ value: Double?) throws {
    guard let value else { return try addNull() }
    place += 1
    try statement.bind(value, at: place)
  }

  /// Gives the next column its value.
  mutating func add(_ value: String?) throws {
    guard let value else { return try addNull() }
    place += 1
    try statement.bind(value, at: place)
  }

  private mutating func addNull() throws {
    place += 1
    try statement.bind(.null, at: place)
  }
}
