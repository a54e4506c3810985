import SQLite
import TestSupport
import Testing

/// What runs too long is stopped, and nothing else.
struct CancellationTests {
  @Test("A time limit stops a query")
  func timeLimit() throws {
    let connection = try Connection(.memory)
    let error = databaseError(.timeLimit) {
      try connection.withCancellation(timeLimit: .milliseconds(20)) {
        try connection.run(endlessQuery)
      }
    }
    #expect(error?.code == .interrupt)
    #expect(error?.message == "the time limit was reached")
    // The connection is as good as before.
    #expect(try connection.first("SELECT 1", as: Int.self) == 1)
  }

  @Test("The earlier of two limits counts, and the outer one lives on")
  func nestedLimits() throws {
    let connection = try Connection(.memory)
    try connection.withCancellation(timeLimit: .seconds(600)) { () throws in
      databaseError(.timeLimit) {
        try connection.withCancellation(timeLimit: .milliseconds(5)) {
          try connection.run(endlessQuery)
        }
      }
      #expect(try connection.first("SELECT 1", as: Int.self) == 1)
    }
    databaseError(.timeLimit) {
      try connection.withCancellation(timeLimit: .milliseconds(5)) {
        try connection.withCancellation(timeLimit: .seconds(600)) { () throws in
          try connection.run(endlessQuery)
        }
      }
    }
    databaseError(.timeLimit) { try connection.withCancellation(timeLimit: .zero) {} }
  }

  @Test("A write that runs out of time is undone")
  func write() throws {
    let connection = try townConnection()
    databaseError(.timeLimit) {
      try connection.withCancellation(timeLimit: .milliseconds(20)) {
        try connection.write {
          try connection.run("DELETE FROM town")
          try connection.run("CREATE TABLE big AS \(endlessQuery)")
        }
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try towns(connection).count == 3)
  }

  @Test("Waiting for a lock is stopped too")
  func waiting() throws {
    let folder = try TemporaryFolder()
    let first = try Connection(.file(folder.file()), .init(access: .create))
    let second = try Connection(
      .file(folder.file()),
      .init(access: .readWrite, busyTimeout: .seconds(600))
    )
    try first.write {
      databaseError(.timeLimit) {
        try second.withCancellation(timeLimit: .milliseconds(20)) { try second.write {} }
      }
    }
  }

  @Test("Cancelling the task stops a query with CancellationError")
  func cancel() async throws {
    let task = Task.detached {
      let connection = try Connection(.memory)
      // The query itself tells that it runs: by a function it calls.
      try connection.addFunction("started", argumentCount: 0) { _ -> Bool in
        withUnsafeCurrentTask { $0?.cancel() }
        return true
      }
      try connection.withCancellation {
        _ = try connection.run("SELECT started() UNION ALL \(endlessQuery)")
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("A cancelled task does not begin")
  func cancelled() async throws {
    let task = Task.detached {
      withUnsafeCurrentTask { $0?.cancel() }
      let connection = try Connection(.memory)
      try connection.withCancellation { Issue.record("it began") }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("An interrupt from another thread stops a query, and is no time limit")
  func interrupt() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: InterruptHandle.self)
    let task = Task.detached {
      let connection = try Connection(.memory)
      try connection.addFunction("started", argumentCount: 0) { [weak connection] _ -> Bool in
        if let connection { continuation.yield(connection.interruptHandle) }
        return true
      }
      try connection.withCancellation(timeLimit: .seconds(600)) { () throws in
        _ = try connection.run("SELECT started() UNION ALL \(endlessQuery)")
      }
    }
    var handles = stream.makeAsyncIterator()
    let handle = try #require(await handles.next())
    handle.interrupt()
    let error = await #expect(throws: DatabaseError.self) { try await task.value }
    #expect(error?.extendedCode == .interrupt)
    // The connection is closed now; the handle is still harmless.
    handle.interrupt()
  }
}
