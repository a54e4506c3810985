internal import CSQLite

extension Connection {
  /// Compiles one statement, or takes it from the cache.
  ///
  /// - Parameter sql: one statement; space, comments and semicolons after it are ignored.
  /// - Returns: the statement, with nothing bound.
  /// - Throws: ``ResultCode/multipleStatements``, ``ResultCode/noStatement``, or what SQLite finds,
  ///   with the place of the fault.
  public func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    if let prepared = cache.checkOut(sql) {
      return Statement(prepared, of: self)
    }
    let prepared = try compile(sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
    cache.insert(prepared)
    return Statement(prepared, of: self)
  }

  /// Compiles a statement and binds its values.
  ///
  /// - Throws: also ``ResultCode/argumentCount`` if a value is missing or left over.
  @usableFromInline
  func prepare(_ sql: SQL) throws(DatabaseError) -> Statement {
    var statement = try statement(of: sql.shape)
    try statement.bind(all: sql.arguments)
    return statement
  }

  private func statement(of shape: SQLShape) throws(DatabaseError) -> Statement {
    if let prepared = cache.checkOut(shape) {
      return Statement(prepared, of: self)
    }
    let statement = try prepare(shape.text)
    cache.note(shape, of: statement.prepared)
    return statement
  }

  /// Runs any number of statements; rows they give are dropped.
  ///
  /// The statements before a faulty one stay done, unless they are inside a transaction.
  ///
  /// - Parameter script: statements parted by semicolons; it may be empty.
  /// - Throws: the first error; its offset counts from the start of the script.
  public func execute(_ script: String) throws(DatabaseError) {
    try checkForNUL(script)
    var text = script
    let result = text.withUTF8 { bytes -> Result<Void, DatabaseError> in
      do throws(DatabaseError) {
        var start = 0
        while start < bytes.count {
          start = try executeFirst(of: bytes, at: start, script)
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// Runs the statement at `start` of a script and returns where the next one starts.
  private func executeFirst(
    of bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    _ script: String
  ) throws(DatabaseError) -> Int {
    let (raw, next) = try compile(bytes, from: start, flags: 0, script)
    guard let raw else { return bytes.count }
    let statement = StatementHandle(raw: raw)
    try checkTransaction()
    var code: Int32
    repeat { code = sqlite3_step(statement.raw) } while code == SQLITE_ROW
    guard code == SQLITE_DONE else { throw error(code, sql: script, start: start) }
    return next
  }

  /// Compiles a text that must be a single statement.
  private func compile(_ sql: String, flags: UInt32) throws(DatabaseError) -> PreparedStatement {
    try checkForNUL(sql)
    var text = sql
    let result = text.withUTF8 { bytes -> Result<PreparedStatement, DatabaseError> in
      do throws(DatabaseError) {
        let (raw, next) = try compile(bytes, from: 0, flags: flags, sql)
        guard let raw else {
          throw DatabaseError(.noStatement, "there is no statement in the text", sql: sql)
        }
        let prepared = PreparedStatement(StatementHandle(raw: raw), sql: sql)
        if let rest = SQLLexer.firstOfStatement(in: bytes, from: next) {
          throw DatabaseError(
            .multipleStatements,
            "more than one statement; only one is taken here",
            sql: sql,
            offset: rest
          )
        }
        return .success(prepared)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Compiles the first statement from `start` on; nil if only space and comments are left.
  private func compile(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    flags: UInt32,
    _ sql: String
  ) throws(DatabaseError) -> (OpaquePointer?, next: Int) {
    guard let base = bytes.baseAddress, let count = Int32(exactly: bytes.count - start) else {
      if bytes.isEmpty { return (nil, 0) }
      throw DatabaseError(.tooBig, "the SQL text is longer than 2 GB")
    }
    authorizerHook?.lastRefused = nil
    let first = UnsafeRawPointer(base + start).assumingMemoryBound(to: CChar.self)
    var raw: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    let code = sqlite3_prepare_v3(handle.raw, first, count, flags, &raw, &tail)
    guard code == SQLITE_OK else { throw error(code, sql: sql, start: start) }
    return (raw, tail.map { start + first.distance(to: $0) } ?? bytes.count)
  }

  /// SQLite reads no further than a NUL: what follows would be dropped without a word.
  private func checkForNUL(_ sql: String) throws(DatabaseError) {
    if let index = sql.utf8.firstIndex(of: 0) {
      throw DatabaseError(
        .nulCharacter,
        "the SQL text has a NUL character",
        sql: sql,
        offset: sql.utf8.distance(from: sql.startIndex, to: index)
      )
    }
  }
}

// MARK: - The library's own statements

extension Connection {
  /// Runs a statement of this library: no authorizer is asked, and no time limit stops it.
  ///
  /// - Parameters:
  ///   - sql: one statement.
  ///   - isCached: false for pragmas, some of which act while they are compiled and only then.
  /// - Returns: the first value it answers as an integer; 0 if it answers nothing.
  /// - Throws: what SQLite refused.
  @discardableResult
  func control(_ sql: String, isCached: Bool = true) throws(DatabaseError) -> Int {
    try control(sql, isCached: isCached) { Int(sqlite3_column_int64($0, 0)) } ?? 0
  }

  /// Runs a statement of this library and reads its first row; nil if there is none.
  func control<T>(
    _ sql: String,
    isCached: Bool,
    _ read: (OpaquePointer) -> T
  ) throws(DatabaseError) -> T? {
    authorizerHook?.isSuspended = true
    watch.isSuspended = true
    defer {
      authorizerHook?.isSuspended = false
      watch.isSuspended = false
    }
    let statement = isCached ? try prepare(sql) : Statement(try compile(sql, flags: 0), of: self)
    let prepared = statement.prepared
    prepared.isRunning = true
    let code = sqlite3_step(prepared.handle.raw)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      prepared.isSpoiled = true
      throw error(code, sql: sql)
    }
    return code == SQLITE_ROW ? read(prepared.handle.raw) : nil
  }
}
