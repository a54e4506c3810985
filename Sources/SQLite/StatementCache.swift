internal import CSQLite

/// Compiled statements by their text, the least recently used dropped first.
///
/// A statement that is in use stays listed but is given to nobody else, so two cursors over one text
/// never share a statement: the second is compiled for itself and not kept.
final class StatementCache {
  private(set) var statistics: CacheStatistics
  private var entries: [String: PreparedStatement] = [:]
  private var clock: UInt64 = 0

  init(capacity: Int) {
    statistics = CacheStatistics(capacity: capacity)
  }

  /// An idle statement of that text, now in use; nil if there is none.
  func checkOut(_ sql: String) -> PreparedStatement? {
    guard let entry = entries[sql], !entry.isCheckedOut else {
      statistics.misses += 1
      return nil
    }
    statistics.hits += 1
    clock += 1
    entry.lastUse = clock
    entry.isCheckedOut = true
    return entry
  }

  /// Lists a new statement that is in use, if its text is not listed yet.
  func insert(_ statement: PreparedStatement) {
    guard statistics.capacity > 0, entries[statement.sql] == nil else { return }
    if entries.count >= statistics.capacity {
      evictOldest()
    }
    guard entries.count < statistics.capacity else { return }
    clock += 1
    statement.lastUse = clock
    entries[statement.sql] = statement
    statistics.count = entries.count
  }

  /// Takes a statement back; a spoiled or unlisted one is finalized with its last reference.
  func giveBack(_ statement: PreparedStatement) {
    if statement.isSpoiled, entries[statement.sql] === statement {
      entries[statement.sql] = nil
      statistics.count = entries.count
    }
    statement.reset()
    sqlite3_clear_bindings(statement.handle.raw)
    statement.isCheckedOut = false
  }

  /// Forgets all statements; those in use live until they are given back.
  func removeAll() {
    entries.removeAll()
    statistics.count = 0
  }

  /// Drops the idle statement whose last use is longest ago. One pass over the entries: they are few,
  /// and a statement is about to be compiled, which costs far more.
  private func evictOldest() {
    let idle = entries.values.lazy.filter { !$0.isCheckedOut }
    guard let oldest = idle.min(by: { $0.lastUse < $1.lastUse }) else { return }
    entries[oldest.sql] = nil
    statistics.evictions += 1
    statistics.count = entries.count
  }
}

/// How well the statement cache of a connection does.
public struct CacheStatistics: Hashable, Sendable {
  /// How many statements it may hold.
  public internal(set) var capacity: Int
  /// How many it holds.
  public internal(set) var count = 0
  /// How many times a statement was found.
  public internal(set) var hits = 0
  /// How many times one had to be compiled.
  public internal(set) var misses = 0
  /// How many were dropped for want of room.
  public internal(set) var evictions = 0
}
