internal import CSQLite

/// A compiled statement, to be bound and stepped through any number of times.
///
/// It goes back to the cache of its connection at the end of its life, with its bindings cleared, and
/// keeps the connection alive until then. Nobody else can have it meanwhile:
///
/// ```swift
/// var insert = try connection.prepare("INSERT INTO town(name, population) VALUES (?, ?)")
/// for town in towns {
///   try insert.run(town.name, town.population)
/// }
/// ```
public struct Statement: ~Copyable {
  let prepared: PreparedStatement
  let connection: Connection

  init(_ prepared: PreparedStatement, of connection: Connection) {
    self.prepared = prepared
    self.connection = connection
  }

  deinit {
    connection.cache.giveBack(prepared)
  }
}

// MARK: - Running

extension Statement {
  /// Goes to the next row.
  ///
  /// - Returns: whether there is one. After the last the statement is at its start again.
  /// - Throws: what went wrong; the statement is then not kept by the cache.
  public mutating func step() throws(DatabaseError) -> Bool {
    if !prepared.isRunning {
      try connection.checkTransaction()
      prepared.isRunning = true
    }
    let code = sqlite3_step(prepared.handle.raw)
    if code == SQLITE_ROW {
      return true
    }
    if code == SQLITE_DONE {
      prepared.reset()
      return false
    }
    prepared.isSpoiled = true
    let error = connection.error(code, sql: prepared.sql)
    prepared.reset()
    throw error
  }

  /// Back to the start, with the bindings as they are.
  public mutating func reset() {
    prepared.reset()
  }

  /// Runs to the end with the values bound, and drops the rows it gives.
  ///
  /// - Returns: how many rows were changed, without those of triggers.
  @discardableResult
  public mutating func run() throws(DatabaseError) -> Int {
    prepared.reset()
    let before = sqlite3_total_changes64(connection.handle.raw)
    while try step() {}
    // `changes` is that of an older statement when this one changed nothing.
    let after = sqlite3_total_changes64(connection.handle.raw)
    return after == before ? 0 : connection.changes
  }

  /// Binds values to all parameters in their order, and runs to the end.
  ///
  /// - Returns: how many rows were changed, without those of triggers.
  /// - Throws: ``ResultCode/argumentCount`` if a value is missing or left over.
  @discardableResult
  @inlinable
  public mutating func run<each Argument: Bindable>(
    _ values: repeat each Argument
  ) throws(DatabaseError) -> Int {
    try bind(repeat each values)
    return try run()
  }
}

// MARK: - Rows

extension Statement {
  /// Lends the row that the last step came to.
  public borrowing func withRow<T>(_ body: (borrowing Row) throws -> T) rethrows -> T {
    try body(Row(prepared))
  }

  /// Runs from the start and hands each row to `body`, until it answers `.stop`.
  public mutating func forEach(_ body: (borrowing Row) throws -> Flow) throws {
    prepared.reset()
    guard try step() else { return }
    defer { prepared.reset() }
    let row = Row(prepared)
    repeat {
      if case .stop = try body(row) { return }
    } while try step()
  }

  /// Runs from the start and collects what `body` makes of each row.
  @inlinable
  public mutating func rows<T>(_ body: (borrowing Row) throws -> T) throws -> [T] {
    var result: [T] = []
    try forEach { row in
      result.append(try body(row))
      return .next
    }
    return result
  }

  /// Runs from the start and returns what `body` makes of the first row; nil if there is none.
  @inlinable
  public mutating func first<T>(_ body: (borrowing Row) throws -> T) throws -> T? {
    var result: T?
    try forEach { row in
      result = try body(row)
      return .stop
    }
    return result
  }

  /// Runs from the start and decodes every row.
  @inlinable
  public mutating func rows<T: RowDecodable>(as type: T.Type) throws -> [T] {
    try rows { row in try T(row: row) }
  }

  /// Runs from the start and decodes the first row; nil if there is none.
  @inlinable
  public mutating func first<T: RowDecodable>(as type: T.Type) throws -> T? {
    try first { row in try T(row: row) }
  }
}

/// Whether a loop over rows goes on.
public enum Flow: Sendable {
  /// Go on with the next row.
  case next
  /// Stop here.
  case stop
}

// MARK: - What it is

extension Statement {
  /// A column of the rows that a statement gives.
  public struct Column: Hashable, Sendable {
    /// The name; that of an expression without `AS` is not fixed by SQLite.
    public var name: String
    /// The type in the definition of the table; nil for an expression.
    public var declaredType: String?

    /// A column by its name and type.
    public init(name: String, declaredType: String?) {
      self.name = name
      self.declaredType = declaredType
    }
  }

  /// The text as it was given.
  public var sql: String { prepared.sql }

  /// The text with the bound values in it. It shows what may be private: keep it out of logs.
  public var expandedSQL: String {
    guard let text = sqlite3_expanded_sql(prepared.handle.raw) else { return prepared.sql }
    defer { sqlite3_free(text) }
    return String(cString: text)
  }

  /// Whether it leaves the database file as it is. BEGIN, COMMIT and the like count as reading.
  public var isReadOnly: Bool { sqlite3_stmt_readonly(prepared.handle.raw) != 0 }

  /// How many columns its rows have; 0 if it gives none.
  public var columnCount: Int { Int(sqlite3_column_count(prepared.handle.raw)) }

  /// The columns of its rows.
  public var columns: [Column] {
    (0..<sqlite3_column_count(prepared.handle.raw)).map { index in
      Column(
        name: sqlite3_column_name(prepared.handle.raw, index).map { String(cString: $0) } ?? "",
        declaredType: sqlite3_column_decltype(prepared.handle.raw, index).map {
          String(cString: $0)
        }
      )
    }
  }
}
