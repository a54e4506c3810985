internal import CSQLite

/// A compiled statement: owned by the cache while idle, by one `Statement` while in use.
final class PreparedStatement {
  let handle: StatementHandle
  let sql: String
  /// From what its text was last put together, while the cache has it in its list.
  var shape: SQLShape?
  /// In use by a `Statement`; the cache gives it to nobody else.
  var isCheckedOut = true
  /// The cache has it in its list.
  var isListed = false
  /// It failed: the cache will not keep it.
  var isSpoiled = false
  /// Stepped and not yet at its end.
  var isRunning = false
  /// The texts that its parameters have.
  let texts = BoundTexts()
  /// The cache's clock when it was last given out.
  var lastUse: UInt64 = 0

  init(_ handle: consuming StatementHandle, sql: String) {
    self.handle = handle
    self.sql = sql
  }

  /// Back to the start; gives up the read lock.
  func reset() {
    guard isRunning else { return }
    // The code repeats the error of the last step, which was reported then.
    sqlite3_reset(handle.raw)
    isRunning = false
  }
}
