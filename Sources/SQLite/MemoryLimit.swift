internal import CSQLite
internal import Synchronization

/// A bound on the memory that SQLite takes: one for the whole process, whichever connection asks for it.
///
/// A statement that meets it fails with ``ResultCode/noMemory``, and the connection goes on. What a host process
/// wants is its own affair, so nothing is bounded until somebody says so.
public enum MemoryLimit {
  /// What may be taken now, by how many, and what held before the first of them.
  fileprivate struct State {
    var asking = 0
    var bytes: Int64 = 0
    var hardBefore: Int64 = 0
    var softBefore: Int64 = 0
  }

  private static let state = Mutex(State())

  /// Has SQLite not count the memory that it takes, for a process that will never want a limit: each piece is counted
  /// under a lock, which is a twentieth of what it costs to write rows.
  ///
  /// To be called before the first connection is opened; later it does nothing. Afterwards ``within(_:_:)`` bounds
  /// nothing any more.
  ///
  /// - Returns: Whether nothing is counted any more.
  @discardableResult
  public static func forgo() -> Bool {
    regesta_sqlite3_config_memory_status(0) == SQLITE_OK
  }

  /// Runs `body` while SQLite may take no more than so many bytes on top of what it has.
  ///
  /// Of several that run at once, all together may take the sum of theirs. What held before is set again when the
  /// last has ended.
  ///
  /// - Parameters:
  ///   - bytes: At least 1.
  ///   - body: Runs the statements.
  /// - Returns: What `body` returns.
  public static func within<T>(_ bytes: Int, _ body: () throws -> T) rethrows -> T {
    // More than this is no bound, and its sums are numbers still.
    let bytes = Int64(min(max(bytes, 1), 1 << 50))
    state.withLock { $0.begin(bytes) }
    defer { state.withLock { $0.end(bytes) } }
    return try body()
  }

  /// The bound that holds now, on all that SQLite has; nil for none.
  public static var current: Int? {
    let bytes = sqlite3_hard_heap_limit64(-1)
    return bytes > 0 ? Int(bytes) : nil
  }

  /// How many bytes SQLite has taken at most since the process began.
  public static var highWater: Int { Int(sqlite3_memory_highwater(0)) }
}

extension MemoryLimit.State {
  fileprivate mutating func begin(_ more: Int64) {
    if asking == 0 {
      hardBefore = sqlite3_hard_heap_limit64(-1)
      softBefore = sqlite3_soft_heap_limit64(-1)
      bytes = sqlite3_memory_used()
    }
    asking += 1
    bytes += more
    apply()
  }

  fileprivate mutating func end(_ less: Int64) {
    asking -= 1
    bytes -= less
    apply()
  }

  private func apply() {
    guard asking > 0 else {
      sqlite3_hard_heap_limit64(hardBefore)
      // SQLite lowers this one with the other, and does not raise it again.
      sqlite3_soft_heap_limit64(softBefore)
      return
    }
    sqlite3_hard_heap_limit64(hardBefore > 0 ? min(hardBefore, bytes) : bytes)
  }
}
