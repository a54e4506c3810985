import SQLite
import TestSupport
import Testing

/// One writer and many readers, all at once.
struct DatabasePoolTests {
  private func pool(
    _ folder: TemporaryFolder,
    readers: Int = 3,
    timeLimit: Duration? = nil
  ) async throws -> DatabasePool {
    let pool = try await DatabasePool(
      path: folder.file(),
      .init(access: .createIfMissing, readerCount: readers, readTimeLimit: timeLimit) {
        connection in
        try connection.addFunction("twice", argumentCount: 1) { 2 * (try $0.int(0)) }
      }
    )
    try await pool.write { try $0.execute("CREATE TABLE pair(a INTEGER, b INTEGER)") }
    return pool
  }

  @Test("Readers never see half a write, and no write is lost")
  func consistency() async throws {
    let folder = try TemporaryFolder()
    let pool = try await pool(folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<25 {
            try await pool.write { connection in
              try connection.run("INSERT INTO pair VALUES (\(writer), 1)")
              try connection.run("INSERT INTO pair VALUES (\(writer), \(number) - \(number) - 1)")
            }
          }
        }
      }
      for _ in 0..<12 {
        group.addTask {
          for _ in 0..<25 {
            let (count, sum) = try await pool.read { connection in
              let count = try connection.first("SELECT count(*) FROM pair", as: Int.self) ?? -1
              breathe()
              let sum = try connection.first("SELECT coalesce(sum(b), 0) FROM pair", as: Int.self)
              return (count, sum)
            }
            #expect(count % 2 == 0)
            #expect(sum == 0)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await pool.read { try $0.first("SELECT count(*) FROM pair", as: Int.self) } == 200)
  }

  /// A breath in which others can get in between.
  private func breathe() {
    for _ in 0..<100 { _ = ContinuousClock.now }
  }

  @Test("Readers cannot write, and every connection is set up")
  func access() async throws {
    let folder = try TemporaryFolder()
    let pool = try await pool(folder)
    await #expect(throws: DatabaseError.self) {
      try await pool.read { try $0.run("DELETE FROM pair") }
    }
    #expect(try await pool.read { try $0.first("SELECT twice(4)", as: Int.self) } == 8)
    #expect(try await pool.write { try $0.first("SELECT twice(5)", as: Int.self) } == 10)
  }

  @Test("A write that throws changes nothing")
  func rollback() async throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let pool = try await pool(folder)
    await #expect(throws: Stop.self) {
      try await pool.write { connection in
        try connection.run("INSERT INTO pair VALUES (1, 2)")
        throw Stop()
      }
    }
    #expect(try await pool.read { try $0.first("SELECT count(*) FROM pair", as: Int.self) } == 0)
  }

  @Test("A read is stopped by its time limit, and its reader is used again")
  func timeLimit() async throws {
    let folder = try TemporaryFolder()
    let pool = try await pool(folder, readers: 1, timeLimit: .milliseconds(30))
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.read { try $0.run(endlessQuery) }
    }
    #expect(error?.extendedCode == .timeLimit)
    #expect(try await pool.read { try $0.first("SELECT 1", as: Int.self) } == 1)
  }

  @Test("A cancelled task leaves its query, and the line of those who wait")
  func cancellation() async throws {
    let folder = try TemporaryFolder()
    let pool = try await pool(folder, readers: 1)
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let running = Task {
      try await pool.read { connection in
        continuation.yield()
        try connection.run(endlessQuery)
      }
    }
    var started = stream.makeAsyncIterator()
    await started.next()
    let waiting = (0..<5).map { _ in Task { try await pool.read { _ in true } } }
    for task in waiting { task.cancel() }
    for task in waiting {
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.value }
    #expect(try await pool.read { try $0.first("SELECT 1", as: Int.self) } == 1)
  }

  @Test("A pool needs a file that can be written, and a reader")
  func options() async throws {
    let folder = try TemporaryFolder()
    for options in [
      DatabasePool.Options(access: .readOnly), DatabasePool.Options(readerCount: 0),
      DatabasePool.Options(connection: .init(isImmutable: true)), DatabasePool.Options(),
    ] {
      await #expect(throws: DatabaseError.self) {
        _ = try await DatabasePool(path: folder.file(), options)
      }
    }
    #expect(folder.names == [])
  }
}
