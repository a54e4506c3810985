internal import CSQLite

/// A limit that SQLite sets to statements and values, for each connection by itself.
public enum Limit: Int32, Hashable, Sendable, CaseIterable {
  /// The longest text, blob or row, in bytes.
  case length = 0
  /// The longest statement, in bytes.
  case sqlLength = 1
  /// The most columns of a table, an index, a result, a GROUP BY or ORDER BY.
  case columns = 2
  /// The deepest expression.
  case expressionDepth = 3
  /// The most terms of a compound SELECT.
  case compoundSelect = 4
  /// The most instructions of a compiled statement.
  case machineOperations = 5
  /// The most arguments of a function.
  case functionArguments = 6
  /// The most attached databases.
  case attached = 7
  /// The longest pattern of LIKE or GLOB, in bytes.
  case likePatternLength = 8
  /// The highest index of a parameter.
  case variableNumber = 9
  /// The deepest recursion of triggers.
  case triggerDepth = 10
  /// The most threads that may help one statement.
  case workerThreads = 11
}

extension Connection {
  /// Sets a limit.
  ///
  /// - Returns: what it was.
  @discardableResult
  public func setLimit(_ limit: Limit, _ value: Int) -> Int {
    Int(sqlite3_limit(handle.raw, limit.rawValue, Int32(clamping: max(value, 0))))
  }

  /// What a limit is now.
  public func limit(_ limit: Limit) -> Int {
    Int(sqlite3_limit(handle.raw, limit.rawValue, -1))
  }
}
