internal import CSQLite

/// What SQLite, or this library on its behalf, refused to do.
///
/// The values bound to a statement are never part of an error: errors end up in logs.
public struct DatabaseError: Error, Hashable, Sendable {
  /// The full code; `code` is its primary part.
  public let extendedCode: ResultCode
  /// What is wrong, in one line, as SQLite says it.
  public let message: String
  /// The text of the statement, with its parameters and without their values.
  public let sql: String?
  /// Where in the UTF-8 of `sql` the fault lies, in bytes from its start, if that is known.
  public let offset: Int?

  /// An error of one's own, such as a function defined in Swift may throw.
  public init(
    _ code: ResultCode,
    _ message: String,
    sql: String? = nil,
    offset: Int? = nil
  ) {
    extendedCode = code
    self.message = message
    self.sql = sql
    self.offset = offset
  }

  /// The primary code.
  public var code: ResultCode { extendedCode.primary }

  /// The same error with another message.
  func with(message: String) -> DatabaseError {
    DatabaseError(extendedCode, message, sql: sql, offset: offset)
  }
}

extension DatabaseError {
  /// The last error of `database`.
  ///
  /// - Parameters:
  ///   - database: an open or half-open connection.
  ///   - code: the code that the failed call returned.
  ///   - sql: the text that failed, or the script that has it.
  ///   - start: where the failed statement starts in `sql`, in bytes.
  init(of database: OpaquePointer?, code: Int32, sql: String? = nil, start: Int = 0) {
    let stored = ResultCode(rawValue: sqlite3_extended_errcode(database))
    // A call that fails before it reaches the connection leaves an older error there.
    guard stored.primary == ResultCode(rawValue: code).primary else {
      self.init(ResultCode(rawValue: code), String(cString: sqlite3_errstr(code)), sql: sql)
      return
    }
    let message = sqlite3_errmsg(database).map { String(cString: $0) } ?? "unknown error"
    let found = Int(sqlite3_error_offset(database))
    self.init(
      stored,
      message,
      sql: sql,
      offset: found >= 0
        ? start + found : sql.flatMap { Self.offset(ofCulpritIn: message, $0, start) }
    )
  }

  /// SQLite gives no offset for a missing table or function, but names it: finds that name.
  private static func offset(ofCulpritIn message: String, _ sql: String, _ start: Int) -> Int? {
    for prefix in ["no such table: ", "no such function: ", "no such view: ", "no such index: "]
    where message.hasPrefix(prefix) {
      let name = message.dropFirst(prefix.count)
      let last = name.split(separator: ".").last ?? name
      return SQLText.offset(ofIdentifier: String(last), in: sql, from: start)
    }
    return nil
  }
}

extension DatabaseError: CustomStringConvertible {
  /// The message and the code; then, where the place is known, the line of SQL with a caret below it.
  public var description: String {
    let head = "\(message) (\(extendedCode))"
    guard let sql else { return head }
    if let offset {
      return head + "\n" + SQLText.excerpt(of: sql, at: offset)
    }
    return head + "\n" + SQLText.abridged(sql, to: 400)
  }
}
