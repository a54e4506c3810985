import SQLite
import TestSupport
import Testing

/// All or nothing, however deep.
struct TransactionTests {
  struct Stop: Error {}

  @Test("A write is kept when its closure returns, and undone when it throws")
  func write() throws {
    let connection = try townConnection()
    let id = try connection.write {
      #expect(connection.isInTransaction)
      try connection.run("INSERT INTO town(name) VALUES ('Kovno')")
      return connection.lastInsertedRowID
    }
    #expect(id == 4)
    #expect(throws: Stop.self) {
      try connection.write {
        try connection.run("DELETE FROM town")
        throw Stop()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try towns(connection) == ["Vilna", "Minsk", "Grodno", "Kovno"])
  }

  @Test("A nested write is undone by itself")
  func nested() throws {
    let connection = try townConnection()
    try connection.write {
      try connection.run("INSERT INTO town(name) VALUES ('a')")
      #expect(throws: Stop.self) {
        try connection.write {
          try connection.run("INSERT INTO town(name) VALUES ('b')")
          try connection.savepoint { try connection.run("INSERT INTO town(name) VALUES ('c')") }
          throw Stop()
        }
      }
      try connection.write { try connection.run("INSERT INTO town(name) VALUES ('d')") }
    }
    #expect(try towns(connection).suffix(2) == ["a", "d"])
  }

  @Test("What a nested write kept goes with the outer one")
  func outer() throws {
    let connection = try townConnection()
    #expect(throws: Stop.self) {
      try connection.write {
        try connection.write { try connection.run("DELETE FROM town") }
        throw Stop()
      }
    }
    #expect(try towns(connection).count == 3)
  }

  /// SQLite writes what it keeps in memory to undo a savepoint out in one piece, of which it can write
  /// 128 KiB at most: with a limit of more than that it says that the disk is full.
  @Test("What undoes a savepoint may be many megabytes")
  func largeSavepoint() throws {
    let folder = try TemporaryFolder()
    let connection = try Connection(.file(folder.file()), Connection.Options(access: .create))
    try connection.execute("CREATE TABLE page(id INTEGER PRIMARY KEY, text TEXT)")
    try connection.write {
      for _ in 0..<4_000 {
        try connection.run(
          "INSERT INTO page(text) VALUES (\(String(repeating: "a", count: 3_000)))"
        )
      }
    }
    try connection.write {
      #expect(throws: Stop.self) {
        try connection.savepoint {
          try connection.savepoint { try connection.run("UPDATE page SET text = 'b' || text") }
          throw Stop()
        }
      }
      try connection.savepoint { try connection.run("UPDATE page SET text = 'c' || text") }
    }
    let kept = try connection.first("SELECT count(*) FROM page WHERE text GLOB 'caa*'") {
      try $0.int(0)
    }
    #expect(kept == 4_000)
  }

  @Test("A savepoint by itself is a transaction")
  func savepoint() throws {
    let connection = try townConnection()
    #expect(throws: Stop.self) {
      try connection.savepoint {
        #expect(connection.isInTransaction)
        try connection.run("DELETE FROM town")
        throw Stop()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try towns(connection).count == 3)
  }

  @Test("A write in a transaction that SQL began is a part of it")
  func begun() throws {
    let connection = try townConnection()
    try connection.execute("BEGIN")
    try connection.write { try connection.run("DELETE FROM town") }
    #expect(connection.isInTransaction)
    try connection.execute("ROLLBACK")
    #expect(try towns(connection).count == 3)
  }

  @Test("A read is one snapshot; a write inside it is refused")
  func read() throws {
    let folder = try TemporaryFolder()
    let options = Connection.Options(access: .createIfMissing, journalMode: .wal)
    let writer = try Connection(.file(folder.file()), options)
    try writer.execute(townScript)
    let reader = try Connection(.file(folder.file()))
    try reader.read {
      #expect(try towns(reader).count == 3)
      try writer.run("DELETE FROM town")
      let inner = try reader.read { try towns(reader).count }
      #expect(inner == 3)
    }
    #expect(try towns(reader).isEmpty)
    try writer.read {
      databaseError(.writeInsideRead) { try writer.write {} }
    }
    #expect(!writer.isInTransaction)
  }

  @Test("After SQLite rolled back, what follows in the closure does not run by itself")
  func rolledBack() throws {
    let connection = try townConnection()
    databaseError(.abortRollback) {
      try connection.write {
        try connection.run("INSERT INTO town(name) VALUES ('a')")
        // The caller swallows the error, as callers do.
        _ = try? connection.run("INSERT OR ROLLBACK INTO town(name) VALUES ('Vilna')")
        #expect(!connection.isInTransaction)
        databaseError(.abortRollback) { try connection.run("INSERT INTO town(name) VALUES ('b')") }
        databaseError(.abortRollback) { try connection.execute("DELETE FROM town") }
        databaseError(.abortRollback) { try connection.write {} }
        databaseError(.abortRollback) { try connection.read {} }
      }
    }
    #expect(try towns(connection) == ["Vilna", "Minsk", "Grodno"])
    try connection.write { try connection.run("INSERT INTO town(name) VALUES ('c')") }
    #expect(try towns(connection).last == "c")
  }

  @Test("A commit that fails undoes everything")
  func failedCommit() throws {
    let connection = try townConnection()
    try connection.execute(
      "CREATE TABLE part(town INTEGER REFERENCES town(id) DEFERRABLE INITIALLY DEFERRED)"
    )
    databaseError(.constraintForeignKey) {
      try connection.write { try connection.run("INSERT INTO part VALUES (99)") }
    }
    #expect(!connection.isInTransaction)
    #expect(try connection.first("SELECT count(*) FROM part", as: Int.self) == 0)
  }

  @Test("A rollback goes through below an open cursor")
  func openCursor() throws {
    let connection = try townConnection()
    var cursor = try connection.prepare("SELECT name FROM town")
    #expect(try cursor.step())
    #expect(throws: Stop.self) {
      try connection.write {
        try connection.run("INSERT INTO town(name) VALUES ('a')")
        connection.interruptHandle.interrupt()
        throw Stop()
      }
    }
    #expect(!connection.isInTransaction)
    cursor.reset()
    #expect(try towns(connection).count == 3)
  }

  @Test("A second writer waits, and then gives up with a clear error")
  func busy() throws {
    let folder = try TemporaryFolder()
    let first = try Connection(.file(folder.file()), .init(access: .create))
    try first.execute(townScript)
    let second = try Connection(
      .file(folder.file()),
      .init(access: .readWrite, busyTimeout: .milliseconds(30))
    )
    try first.write {
      let error = databaseError(.busy) { try second.write {} }
      #expect(error?.message == "database is locked")
    }
    try second.write { try second.run("DELETE FROM town") }
    #expect(try towns(first).isEmpty)
  }

  @Test("Waiting for a lock ends when the lock does")
  func wait() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file()
    try Connection(.file(path), .init(access: .create)).execute(townScript)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in 0..<4 {
        group.addTask {
          let connection = try Connection(
            .file(path),
            .init(access: .readWrite, busyTimeout: .seconds(60))
          )
          for part in 0..<5 {
            try connection.write {
              try connection.run("INSERT INTO town(name) VALUES (\("\(name)-\(part)"))")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try towns(Connection(.file(path))).count == 23)
  }
}
