extension Connection {
  /// Runs one statement to its end; rows it gives are dropped.
  ///
  /// - Returns: how many rows were changed, without those of triggers.
  @discardableResult
  public func run(_ sql: SQL) throws(DatabaseError) -> Int {
    var statement = try prepare(sql)
    return try statement.run()
  }

  /// Collects what `body` makes of each row.
  @inlinable
  public func rows<T>(_ sql: SQL, _ body: (borrowing Row) throws -> T) throws -> [T] {
    var statement = try prepare(sql)
    return try statement.rows(body)
  }

  /// What `body` makes of the first row; nil if there is none.
  @inlinable
  public func first<T>(_ sql: SQL, _ body: (borrowing Row) throws -> T) throws -> T? {
    var statement = try prepare(sql)
    return try statement.first(body)
  }

  /// Hands each row to `body`, until it answers `.stop`.
  public func forEach(_ sql: SQL, _ body: (borrowing Row) throws -> Flow) throws {
    var statement = try prepare(sql)
    try statement.forEach(body)
  }

  /// Decodes every row.
  @inlinable
  public func rows<T: RowDecodable>(_ sql: SQL, as type: T.Type) throws -> [T] {
    var statement = try prepare(sql)
    return try statement.rows(as: type)
  }

  /// Decodes the first row; nil if there is none.
  @inlinable
  public func first<T: RowDecodable>(_ sql: SQL, as type: T.Type) throws -> T? {
    var statement = try prepare(sql)
    return try statement.first(as: type)
  }
}
