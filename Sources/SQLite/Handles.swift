internal import CSQLite

// The two owners of C objects. They are types of their own, so that a connection can never be handed
// over where a statement is wanted: to C both are one and the same opaque pointer.

/// Owns an open connection.
struct DatabaseHandle: ~Copyable {
  let raw: OpaquePointer

  /// Closes; should a statement still be alive, SQLite waits for its end.
  deinit {
    sqlite3_close_v2(raw)
  }
}

/// Owns a compiled statement.
struct StatementHandle: ~Copyable {
  let raw: OpaquePointer

  deinit {
    sqlite3_finalize(raw)
  }
}
