internal import CSQLite

/// An open SQLite database.
///
/// A connection is used by one thread or task at a time; it is not `Sendable`, so the compiler sees to
/// that. To share a database between tasks, use ``DatabasePool``.
///
/// It is closed when the last reference to it goes. A ``Statement`` keeps its connection alive, so
/// nothing dangles. A function or collation that captures its connection keeps it open for ever:
/// capture it weakly.
public final class Connection {
  /// What is opened.
  public let location: Location
  /// How it was opened.
  public let options: Options
  /// Stops a running statement from another thread; safe to use after the connection is closed.
  public let interruptHandle: InterruptHandle

  let handle: DatabaseHandle
  let cache: StatementCache
  let watch: Watch
  /// Who is asked about each statement that is compiled.
  var authorizerHook: AuthorizerHook?
  /// The closures of `read` and `write` that run now, the outermost first.
  var scopes: [TransactionScope] = []

  /// Opens a database.
  ///
  /// Every connection has foreign keys on and these off: double-quoted texts, extensions loaded by
  /// SQL, trust in the schema of a file, and writes that could damage the file.
  ///
  /// - Parameters:
  ///   - location: a file or memory.
  ///   - options: the defaults read only, and never make a file.
  /// - Throws: ``ResultCode/cannotOpen``, ``ResultCode/fileExists``, ``ResultCode/notADatabase``,
  ///   ``ResultCode/readOnly`` if writing was asked for and the file may not be written, or
  ///   ``ResultCode/invalidOption``.
  public init(_ location: Location, _ options: Options = Options()) throws(DatabaseError) {
    handle = try Self.open(location, options)
    self.location = location
    self.options = options
    cache = StatementCache(capacity: options.statementCacheCapacity)
    watch = Watch(busyTimeout: options.busyTimeout)
    interruptHandle = InterruptHandle(handle.raw)
    watch.install(on: handle.raw)
    try configure()
  }

  deinit {
    // No other thread may hold the pointer when it dies, nor may SQLite call what is gone.
    interruptHandle.close()
    cache.removeAll()
    watch.uninstall(from: handle.raw)
    sqlite3_set_authorizer(handle.raw, nil, nil)
  }
}

@available(*, unavailable)
extension Connection: Sendable {}

// MARK: - State

extension Connection {
  /// The version of the SQLite library in use, such as `3.40.1`.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// The row id of the last row inserted through this connection; 0 before there was one.
  public var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(handle.raw) }

  /// How many rows the last INSERT, UPDATE or DELETE changed, without those of its triggers.
  public var changes: Int { Int(sqlite3_changes64(handle.raw)) }

  /// How many rows were changed since the connection was opened, with those of triggers.
  public var totalChanges: Int { Int(sqlite3_total_changes64(handle.raw)) }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { sqlite3_get_autocommit(handle.raw) == 0 }

  /// Whether the main database may only be read.
  public var isReadOnly: Bool { sqlite3_db_readonly(handle.raw, "main") == 1 }

  /// The full path of the file; nil in memory.
  public var path: String? {
    guard let name = sqlite3_db_filename(handle.raw, "main"), name.pointee != 0 else { return nil }
    return String(cString: name)
  }

  /// A number that changes when another connection has changed the file.
  public var dataVersion: Int {
    get throws(DatabaseError) { try control("PRAGMA data_version") }
  }

  /// How well the statement cache does.
  public var cacheStatistics: CacheStatistics { cache.statistics }

  /// Finalizes all cached statements that are not in use.
  public func clearCache() {
    cache.removeAll()
  }
}

// MARK: - Errors

extension Connection {
  /// The error behind `code`, the result of a call that failed.
  func error(_ code: Int32, sql: String? = nil, start: Int = 0) -> DatabaseError {
    let error = DatabaseError(of: handle.raw, code: code, sql: sql, start: start)
    let refused = authorizerHook?.lastRefused
    authorizerHook?.lastRefused = nil
    switch error.code {
    case .interrupt, .busy:
      guard let cause = watch.cause else { return error }
      return DatabaseError(cause.code, cause.message, sql: sql)
    case .authorization, .error:
      // A refused function is a plain error to SQLite.
      guard let refused else { return error }
      return DatabaseError(
        .authorization,
        "not allowed: \(refused)",
        sql: sql,
        offset: error.offset
      )
    default:
      return error
    }
  }

  /// Throws the error behind `code` unless it says that all is well.
  func check(_ code: Int32) throws(DatabaseError) {
    if code != SQLITE_OK {
      throw error(code)
    }
  }
}
