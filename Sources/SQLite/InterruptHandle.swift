internal import CSQLite
internal import Synchronization

/// Stops what a connection does, from any thread.
///
/// The running statement fails with ``ResultCode/interrupt``; if it was writing inside a transaction,
/// all of the transaction is rolled back. Without a running statement nothing happens.
public final class InterruptHandle: Sendable {
  /// A pointer that may cross threads: SQLite allows `sqlite3_interrupt` from any, and the lock makes
  /// sure that the connection is still open.
  private struct Target: @unchecked Sendable {
    var raw: OpaquePointer?
  }

  private let target: Mutex<Target>

  init(_ raw: OpaquePointer) {
    target = Mutex(Target(raw: raw))
  }

  /// Stops the running statements; does nothing once the connection is closed.
  public func interrupt() {
    target.withLock { target in
      if let raw = target.raw { sqlite3_interrupt(raw) }
    }
  }

  /// Forgets the connection, which is about to be closed.
  func close() {
    target.withLock { $0.raw = nil }
  }
}
