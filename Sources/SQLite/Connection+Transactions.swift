internal import CSQLite

/// A closure of `read` or `write` that runs.
enum TransactionScope {
  case read, write
}

extension Connection {
  /// Runs `body` on one snapshot of the database: what other connections commit meanwhile is not seen.
  ///
  /// Many small queries are several times faster inside one `read` than each by itself. Inside another
  /// `read` or `write` it takes part in that one.
  @discardableResult
  public func read<T>(_ body: () throws -> T) throws -> T {
    if isInTransaction || !scopes.isEmpty {
      try checkTransaction()
      return try body()
    }
    return try transaction("BEGIN DEFERRED", .read, body)
  }

  /// Runs `body` as one change: all of it or, if it throws, nothing.
  ///
  /// The write lock is taken at once, so that nothing can fail for a lock halfway. Inside another
  /// `write` it is a savepoint.
  ///
  /// - Throws: what `body` throws; ``ResultCode/busy`` if the lock is not to be had in time;
  ///   ``ResultCode/readOnly``; ``ResultCode/writeInsideRead``; ``ResultCode/abortRollback`` if SQLite rolled the transaction
  ///   back and `body` did not pass that error on.
  @discardableResult
  public func write<T>(_ body: () throws -> T) throws -> T {
    if scopes.first == .read {
      throw DatabaseError(
        .writeInsideRead,
        "write called inside read, whose snapshot may be out of date"
      )
    }
    if isInTransaction || !scopes.isEmpty {
      return try savepoint(body)
    }
    // SQLite would begin a read without a word.
    guard !isReadOnly else {
      throw DatabaseError(.readOnly, "the database was opened to be read, not written")
    }
    return try transaction("BEGIN IMMEDIATE", .write, body)
  }

  /// Runs `body` as a part of the open transaction that is undone by itself if it throws. Without an
  /// open transaction it is one.
  @discardableResult
  public func savepoint<T>(_ body: () throws -> T) throws -> T {
    try checkTransaction()
    let isOutermost = !isInTransaction
    if isOutermost { scopes.append(.write) }
    defer { if isOutermost { scopes.removeLast() } }
    try control("SAVEPOINT nested")
    do {
      let result = try body()
      try checkTransaction()
      try control("RELEASE nested")
      return result
    } catch {
      // Where undoing the part fails, the whole is undone: `checkTransaction` then stops the rest.
      if isInTransaction {
        do throws(DatabaseError) {
          try control("ROLLBACK TO nested")
          try control("RELEASE nested")
        } catch {
          rollBack()
        }
      }
      throw error
    }
  }

  private func transaction<T>(
    _ begin: String,
    _ scope: TransactionScope,
    _ body: () throws -> T
  ) throws -> T {
    try control(begin)
    scopes.append(scope)
    defer { scopes.removeLast() }
    do {
      let result = try body()
      try checkTransaction()
      try control("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Throws if a transaction that a running closure relies on is gone: SQLite rolls back by itself when
  /// the disk is full or a statement is interrupted, and what follows would be committed piece by piece.
  func checkTransaction() throws(DatabaseError) {
    if !scopes.isEmpty, !isInTransaction {
      throw DatabaseError(.abortRollback, "the transaction has ended before its closure did")
    }
  }

  /// Ends the transaction without its changes, whatever it takes.
  private func rollBack() {
    guard isInTransaction else { return }
    if (try? control("ROLLBACK")) == nil {
      // A pending interrupt lasts as long as a statement runs; end them all and try again.
      var statement = sqlite3_next_stmt(handle.raw, nil)
      while let raw = statement {
        sqlite3_reset(raw)
        statement = sqlite3_next_stmt(handle.raw, raw)
      }
      _ = try? control("ROLLBACK")
    }
  }
}
