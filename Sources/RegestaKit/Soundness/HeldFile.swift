internal import SQLite

/// A base's file that is to be replaced as a whole, whatever state it is in.
///
/// It is held from the first look to the last byte: what is written over it was made of what it holds, and
/// nobody can have written in between.
struct HeldFile {
  let connection: Connection
  let path: String

  /// - Parameters:
  ///   - path: The file.
  ///   - isWritten: Whether it is to be replaced; otherwise it is only read, and not held.
  ///   - busyTimeout: How long to wait for another program to let go of it.
  /// - Throws: `DatabaseError`, or ``RegestaError`` where a program died that wrote to it.
  init(_ path: String, isWritten: Bool, _ busyTimeout: Duration) throws {
    self.path = path
    guard isWritten else {
      connection = try KnowledgeBase.reader(of: path, busyTimeout)
      return
    }
    connection = try KnowledgeBase.writer(of: path, busyTimeout)
    // The lock is kept when the transaction ends: a copy over the file needs one of its own.
    try connection.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
  }

  /// Its schema, which this program knows.
  ///
  /// - Throws: ``RegestaError`` of kind `notABase` or `newerSchema`.
  func provenVersion() throws -> Int {
    let version = try KnowledgeBase.version(of: connection, path: path)
    guard version <= KnowledgeBase.schemaVersion else {
      throw RegestaError(newer: version, path: path)
    }
    return version
  }

  /// What it holds now, in a database that is gone when it is closed.
  func copy() throws -> Connection {
    let copy = try Connection(.temporary, Connection.Options(access: .createIfMissing))
    try connection.backup(to: copy)
    return copy
  }

  /// Puts another base in its place: at once, or not at all.
  func replace(with base: KnowledgeBase) throws {
    do {
      try base.connection.backup(to: connection)
    } catch let error as DatabaseError where error.code == .cannotOpen {
      throw RegestaError(unwritable: error, path: path)
    }
  }
}
