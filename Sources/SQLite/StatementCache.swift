internal import CSQLite

/// Compiled statements by their text, the least recently used dropped first.
///
/// A statement that is in use stays listed but is given to nobody else, so two cursors over one text
/// never share a statement: the second gets one of its own, which takes the place in the list when it is
/// given back first.
final class StatementCache {
  private(set) var statistics: CacheStatistics
  private var entries: [String: PreparedStatement] = [:]
  /// Listed statements by what their text was last put together from.
  private var shapes: [SQLShape: PreparedStatement] = [:]
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
    use(entry)
    return entry
  }

  /// An idle statement that was put together in the same way, now in use; nil if its text has to be asked for.
  func checkOut(_ shape: SQLShape) -> PreparedStatement? {
    guard let entry = shapes[shape], !entry.isCheckedOut else { return nil }
    use(entry)
    return entry
  }

  private func use(_ entry: PreparedStatement) {
    statistics.hits += 1
    clock += 1
    entry.lastUse = clock
    entry.isCheckedOut = true
  }

  /// Notes from what the text of a listed statement is put together: from one thing at a time, so that there are
  /// no more of these than statements.
  func note(_ shape: SQLShape, of statement: PreparedStatement) {
    guard statement.isListed else { return }
    if let known = statement.shape { shapes[known] = nil }
    shapes[shape]?.shape = nil
    statement.shape = shape
    shapes[shape] = statement
  }

  /// Lists a new statement that is in use, if its text is not listed yet.
  func insert(_ statement: PreparedStatement) {
    guard statistics.capacity > 0, entries[statement.sql] == nil else { return }
    if entries.count >= statistics.capacity {
      evictOldest()
    }
    if entries.count < statistics.capacity {
      list(statement)
    }
  }

  /// Takes a statement back; a spoiled or unlisted one is finalized with its last reference.
  func giveBack(_ statement: PreparedStatement) {
    statement.reset()
    sqlite3_clear_bindings(statement.handle.raw)
    statement.isCheckedOut = false
    if statement.isListed {
      if statement.isSpoiled { unlist(statement) }
    } else if !statement.isSpoiled, let other = entries[statement.sql], other.isCheckedOut {
      unlist(other)
      list(statement)
    }
  }

  /// Forgets all statements; those in use live until they are given back.
  func removeAll() {
    for statement in entries.values {
      statement.isListed = false
      statement.shape = nil
    }
    entries.removeAll()
    shapes.removeAll()
    statistics.count = 0
  }

  /// Drops the idle statement whose last use is longest ago. One pass over the entries: they are few,
  /// and a statement is about to be compiled, which costs far more.
  private func evictOldest() {
    let idle = entries.values.lazy.filter { !$0.isCheckedOut }
    guard let oldest = idle.min(by: { $0.lastUse < $1.lastUse }) else { return }
    unlist(oldest)
    statistics.evictions += 1
  }

  private func list(_ statement: PreparedStatement) {
    clock += 1
    statement.lastUse = clock
    statement.isListed = true
    entries[statement.sql] = statement
    statistics.count = entries.count
  }

  private func unlist(_ statement: PreparedStatement) {
    statement.isListed = false
    if let shape = statement.shape { shapes[shape] = nil }
    statement.shape = nil
    entries[statement.sql] = nil
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
