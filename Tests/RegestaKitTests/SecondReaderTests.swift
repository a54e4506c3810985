import Foundation
import SQLite
import TestSupport
import Testing

@testable import RegestaKit

/// Another reader sees what the first one sees, or there is none.
@Suite struct SecondReaderTests {
  private static func entities(_ base: KnowledgeBase) throws -> Int? {
    try base.connection.first("SELECT count(*) FROM entity") { try $0.int(0) }
  }

  private static func add(_ key: String, to path: String) throws {
    let base = try KnowledgeBase(path: path, access: .readWrite)
    _ = try base.edit { try $0.addEntity(key: key, kind: "thing") }
  }

  /// A base with one kind and one thing.
  private static func base(at path: String) throws {
    let base = try KnowledgeBase.create(at: path)
    try base.edit { writer in
      try writer.addKind(KindDraft(key: "thing", label: "thing", plural: "things"))
      _ = try writer.addEntity(key: "first", kind: "thing")
    }
  }

  @Test("It sees the same, and outside of a reading there is none")
  func same() throws {
    let folder = try TemporaryFolder()
    try Self.base(at: folder.file())
    let base = try KnowledgeBase(path: folder.file())
    #expect(base.secondReader() == nil)
    try base.read {
      let other = try #require(base.secondReader())
      #expect(try Self.entities(base) == 1)
      #expect(try Self.entities(other) == 1)
      #expect(other.connection.isReadOnly)
    }
    folder.keep()
  }

  @Test("Of a file with a write-ahead log it sees the state of the first one, or there is none")
  func writtenMeanwhile() throws {
    let folder = try TemporaryFolder()
    try Self.base(at: folder.file())
    _ = try Connection(
      .file(folder.file()),
      Connection.Options(access: .readWrite, journalMode: .wal)
    )
    let base = try KnowledgeBase(path: folder.file())
    try base.read {
      #expect(try Self.entities(base) == 1)
      let other = try #require(base.secondReader())
      try Self.add("second", to: folder.file())
      #expect(try Self.entities(other) == 1)
      #expect(base.secondReader() == nil)
      #expect(try Self.entities(base) == 1)
    }
    try base.read {
      let other = try #require(base.secondReader())
      #expect(try Self.entities(other) == 2)
    }
    folder.keep()
  }

  @Test("It does not wait for who waits for the first one to end")
  func writerWaiting() throws {
    let folder = try TemporaryFolder()
    try Self.base(at: folder.file())
    let base = try KnowledgeBase(path: folder.file())
    try base.read {
      #expect(try Self.entities(base) == 1)
      let writer = try Connection(
        .file(folder.file()),
        Connection.Options(access: .readWrite, busyTimeout: .zero)
      )
      // It has what it writes, and may not commit while somebody reads; from then on nobody may begin to read.
      try writer.execute("BEGIN IMMEDIATE; UPDATE meta SET value = value")
      #expect(throws: DatabaseError.self) { try writer.execute("COMMIT") }
      #expect(base.secondReader() == nil)
      #expect(try Self.entities(base) == 1)
    }
    folder.keep()
  }

  @Test("There is none of another file in the place, nor of a base in memory, nor within a batch")
  func none() throws {
    let folder = try TemporaryFolder()
    try Self.base(at: folder.file())
    try Self.base(at: folder.file("other.regesta"))
    try Self.add("second", to: folder.file("other.regesta"))
    let base = try KnowledgeBase(path: folder.file())
    try base.read {
      #expect(try Self.entities(base) == 1)
      try FileManager.default.removeItem(atPath: folder.file())
      #expect(base.secondReader() == nil)
      try FileManager.default.moveItem(atPath: folder.file("other.regesta"), toPath: folder.file())
      #expect(base.secondReader() == nil)
    }
    let memory = try KnowledgeBase.inMemory()
    try memory.read { #expect(memory.secondReader() == nil) }
    let writing = try KnowledgeBase(path: folder.file(), access: .readWrite)
    try writing.edit { writer in
      #expect(writing.secondReader() == nil)
      _ = try writer.addEntity(key: "third", kind: "thing")
      #expect(writing.secondReader() == nil)
    }
    folder.keep()
  }
}
