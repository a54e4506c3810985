internal import CSQLite

/// How far a backup is.
public struct BackupProgress: Hashable, Sendable {
  /// Pages still to be copied.
  public var remainingPages: Int
  /// Pages of the source.
  public var totalPages: Int

  /// The part that is done, from 0 to 1.
  public var fraction: Double {
    totalPages == 0 ? 1 : Double(totalPages - remainingPages) / Double(totalPages)
  }
}

extension Connection {
  /// Copies the main database over that of another connection, as one consistent state.
  ///
  /// Other connections may go on reading and writing; a write by another process starts the copy anew.
  /// If it does not come to its end, the destination is as it was before.
  ///
  /// - Parameters:
  ///   - destination: a connection that can write and has no transaction open.
  ///   - pagesPerStep: how many pages are copied between two calls of `progress`; at least 1.
  ///   - progress: is called after each step; what it throws ends the copy.
  /// - Throws: ``ResultCode/busy`` or ``ResultCode/locked`` if a lock is not to be had, another
  ///   ``DatabaseError``, or what `progress` throws.
  public func backup(
    to destination: Connection,
    pagesPerStep: Int = 1_000,
    progress: (BackupProgress) throws -> Void = { _ in }
  ) throws {
    // SQLite reports this one only where it is compiled to do so.
    guard destination !== self else {
      throw DatabaseError(.misuse, "a database cannot be copied over itself")
    }
    guard
      let backup = sqlite3_backup_init(destination.handle.raw, "main", handle.raw, "main")
    else {
      throw destination.error(sqlite3_errcode(destination.handle.raw))
    }
    var isFinished = false
    // Ending an unfinished copy rolls the destination back.
    defer { if !isFinished { sqlite3_backup_finish(backup) } }
    let pages = Int32(clamping: max(pagesPerStep, 1))
    var code: Int32
    repeat {
      code = sqlite3_backup_step(backup, pages)
      guard code == SQLITE_OK || code == SQLITE_DONE else { break }
      try progress(
        BackupProgress(
          remainingPages: Int(sqlite3_backup_remaining(backup)),
          totalPages: Int(sqlite3_backup_pagecount(backup))
        )
      )
    } while code == SQLITE_OK
    isFinished = true
    let end = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, end == SQLITE_OK else {
      throw destination.error(end == SQLITE_OK ? code : end)
    }
  }
}
