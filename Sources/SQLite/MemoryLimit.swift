internal import CSQLite
internal import Synchronization

/// A bound on the memory that SQLite takes: one for the whole process, whichever connection asks for it.
///
/// A statement that meets it fails with ``ResultCode/noMemory``, and the connection goes on. What a host process
/// wants is its own affair, so nothing is bounded until somebody says so.
public enum MemoryLimit {
  /// The bounds that hold now, and what held before the first of them.
  fileprivate struct State {
    var bounds: [Int64] = []
    var hardBefore: Int64 = 0
    var softBefore: Int64 = 0
  }

  private static let state = Mutex(State())

  /// Runs `body` while SQLite may take no more than so many bytes.
  ///
  /// Of several that run at once the narrowest holds for all. What held before is set again when the last has ended.
  ///
  /// - Parameters:
  ///   - bytes: At least 1; what connections hold already counts.
  ///   - body: Runs the statements.
  /// - Returns: What `body` returns.
  public static func within<T>(_ bytes: Int, _ body: () throws -> T) rethrows -> T {
    let bound = Int64(max(bytes, 1))
    begin(bound)
    defer { end(bound) }
    return try body()
  }

  /// The bound that holds now; nil for none.
  public static var current: Int? {
    let bytes = sqlite3_hard_heap_limit64(-1)
    return bytes > 0 ? Int(bytes) : nil
  }

  /// How many bytes SQLite has taken at most since the process began.
  public static var highWater: Int { Int(sqlite3_memory_highwater(0)) }

  private static func begin(_ bound: Int64) {
    state.withLock { state in
      if state.bounds.isEmpty {
        state.hardBefore = sqlite3_hard_heap_limit64(-1)
        state.softBefore = sqlite3_soft_heap_limit64(-1)
      }
      state.bounds.append(bound)
      state.apply()
    }
  }

  private static func end(_ bound: Int64) {
    state.withLock { state in
      if let index = state.bounds.firstIndex(of: bound) { state.bounds.remove(at: index) }
      state.apply()
    }
  }
}

extension MemoryLimit.State {
  fileprivate func apply() {
    guard let narrowest = bounds.min() else {
      sqlite3_hard_heap_limit64(hardBefore)
      // SQLite lowers this one with the other, and does not raise it again.
      sqlite3_soft_heap_limit64(softBefore)
      return
    }
    sqlite3_hard_heap_limit64(hardBefore > 0 ? min(hardBefore, narrowest) : narrowest)
  }
}
