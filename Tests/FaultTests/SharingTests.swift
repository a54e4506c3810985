import Chronology
import Foundation
import Interchange
import RegestaCLI
import RegestaKit
import SQLite
import TestSupport
import Testing

/// Others at the same file, what they left beside it, and a clock that jumps.
@Suite struct SharingTests {
  private func base() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Work.bringIn().begin(in: folder)
    return folder
  }

  private func things(_ folder: TemporaryFolder) throws -> Int {
    let base = try KnowledgeBase(path: folder.file())
    #expect(try base.soundness().isSound)
    return try base.connection.first("SELECT count(*) FROM entity") { try $0.int(0) } ?? -1
  }

  private func add(_ count: Int, to base: KnowledgeBase, from first: Int = 0) throws {
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      for number in first..<(first + count) {
        let thing = try writer.addEntity(key: "thing-\(number)", kind: "place")
        try writer.addName("Thing \(number)", language: "en", role: "preferred-name", of: thing)
      }
    }
  }

  @Test("Two writers: the second waits, then is told, and changes nothing")
  func secondWriter() throws {
    let folder = try base()
    let first = try Connection(.file(folder.file()), .init(access: .readWrite))
    try first.execute("BEGIN IMMEDIATE")
    for command in [
      ["import", "towns.csv"], ["undo", "1"], ["repair"],
      ["positions", "owner", "Jane", "--new", "person"],
    ] {
      let run = CommandRun(
        ["--db", "base.regesta", "--timeout", "50ms"] + command,
        in: folder.path
      )
      #expect(run.status != .success || command == ["undo", "1"], "\(command)")
      #expect(run.isClear, "\(command): \(run.status) \(run.errors)")
    }
    try first.execute("ROLLBACK")
    #expect(try things(folder) == 0)
    #expect(Work.all.first?.run(in: folder).status == .success)
    #expect(try things(folder) == Work.towns)
  }

  @Test(
    "A reader sees the base as it was while an import runs, and the import ends when it has gone"
  )
  func readerDuringImport() throws {
    let folder = try base()
    let reader = try KnowledgeBase(path: folder.file())
    let writer = try KnowledgeBase(
      path: folder.file(),
      access: .readWrite,
      busyTimeout: .milliseconds(50)
    )
    // Much of it goes into the file before the batch is closed.
    try writer.connection.execute("PRAGMA cache_size = 10")
    try writer.write(Batch.Draft(.edit, who: "test")) { open in
      for number in 0..<20 { _ = try open.addEntity(key: "slow-\(number)", kind: "place") }
      #expect(try reader.census().entities == 0, "nothing of an open batch is seen")
    }
    #expect(try reader.census().entities == 20)
    try reader.read { () throws -> Void in
      #expect(try reader.census().entities == 20)
      let error = #expect(throws: RegestaError.self) { try add(20, to: writer) }
      #expect(error?.kind == .busy)
      #expect(try reader.census().entities == 20)
    }
    try add(20, to: writer)
    #expect(try reader.census().entities == 40)
    #expect(try things(folder) == 40)
  }

  @Test("A write-ahead log that a crash left: whole, missing, cut off, altered, or of another base")
  func staleLog() throws {
    let folder = try base()
    let connection = try Connection(
      .file(folder.file()),
      .init(access: .readWrite, journalMode: .wal)
    )
    let base = try KnowledgeBase(connection, path: folder.file())
    try add(5, to: base)
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0")
    try add(7, to: base, from: 5)
    let (file, log) = (try folder.bytes(), try folder.bytes(of: "base.regesta-wal"))
    #expect(log.count > 10_000)
    var random = SplitMix64(seed: 3)
    var tally = Tally("stale write-ahead log")
    var logs: [[UInt8]?] = [log, nil, [], Array(log.prefix(40)), Work.table(of: 400)]
    for _ in 0..<Effort.times(6, whole: 60) {
      logs.append(Array(log.prefix(Int.random(in: 0..<log.count, using: &random))))
      var altered = log
      altered[Int.random(in: 0..<log.count, using: &random)] ^= 0x55
      logs.append(altered)
    }
    for left in logs {
      let crashed = try TemporaryFolder()
      try crashed.write(file)
      if let left { try crashed.write(left, to: "base.regesta-wal") }
      let count = try things(crashed)
      #expect(left == log ? count == 12 : count == 5 || count == 12)
      tally.add(count == 5 ? .unchanged : count == 12 ? .done : .lost)
    }
    tally.print()
  }

  @Test("A rollback journal that a crash left: whole, cut off, or no journal at all")
  func hotJournal() throws {
    let folder = try base()
    let writer = try KnowledgeBase(path: folder.file(), access: .readWrite)
    try writer.connection.execute("PRAGMA cache_size = 5; PRAGMA cache_spill = 5")
    var crash: (file: [UInt8], journal: [UInt8])?
    try? writer.write(Batch.Draft(.edit, who: "test")) { open in
      for number in 0..<400 {
        let thing = try open.addEntity(key: "thing-\(number)", kind: "place")
        try open.addName("Thing \(number)", language: "en", role: "preferred-name", of: thing)
      }
      crash = (try folder.bytes(), try folder.bytes(of: "base.regesta-journal"))
      throw CancellationError()
    }
    let (file, journal) = try #require(crash)
    #expect(try file != folder.bytes(), "some of it was in the file")
    let crashed = try TemporaryFolder()
    try crashed.write(file)
    try crashed.write(journal, to: "base.regesta-journal")
    #expect(try things(crashed) == 0)
    #expect(!crashed.has("base.regesta-journal"))

    // Without its journal nothing can take it back: that must be seen, and never be answered as if sound.
    let bare = try TemporaryFolder()
    try bare.write(file)
    let verified = CommandRun(["verify", "base.regesta"], in: bare.path)
    #expect(verified.isClear && verified.status != .success, "\(verified.output)")
  }

  @Test(
    "A file or folder that may not be written: reading goes on, writing says why",
    .enabled(if: getuid() != 0, "root may write anywhere")
  )
  func readOnly() throws {
    let folder = try base()
    for (path, mode, back) in [(folder.file(), 0o444, 0o644), (folder.path, 0o555, 0o755)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      defer {
        try? FileManager.default.setAttributes([.posixPermissions: back], ofItemAtPath: path)
      }
      #expect(CommandRun(["--db", "base.regesta", "info"], in: folder.path).status == .success)
      for command in [["import", "towns.csv"], ["migrate"], ["undo", "1"]] {
        let run = CommandRun(["--db", "base.regesta"] + command, in: folder.path)
        #expect(run.isClear, "\(command): \(run.status) \(run.errors)")
      }
    }
    #expect(try things(folder) == 0)
  }

  @Test("A clock that jumps: batches follow each other by number")
  func clock() throws {
    let folder = try base()
    let base = try KnowledgeBase(path: folder.file(), access: .readWrite)
    for (number, at) in [
      "2031-05-01T00:00:00Z", "2031-05-03T00:00:00Z", "2031-05-02T00:00:00Z",
      "2031-05-04T00:00:00Z",
    ].enumerated() {
      try base.write(Batch.Draft(.edit, who: "test")) { writer in
        _ = try writer.addEntity(key: "thing-\(number)", kind: "place")
        try base.connection.run("UPDATE batch SET at = \(at) WHERE id = \(writer.batch.rawValue)")
      }
    }
    #expect(try base.soundness().isSound)
    #expect(try base.batches().map(\.id) == (1...5).map { Batch.ID($0) })
    // Batch 4 came after batch 3, so it cannot have been known on the day before that.
    for (day, last) in [("2031-05-01", 2), ("2031-05-02", 2), ("2031-05-03", 4), ("2031-05-04", 5)]
    {
      let julian = try #require(
        try base.connection.first("SELECT CAST(julianday(\(day)) + 0.5 AS INTEGER)") {
          try $0.int(0)
        }
      )
      #expect(try base.lastBatch(by: .init(number: julian)) == Batch.ID(last), "\(day)")
    }
    // The log is in the order of numbers, and the last one can be taken back.
    #expect(try base.undo(Batch.ID(4), who: "test") == [Batch.ID(4)])
    #expect(try base.verifyHistory().isEmpty)
  }
}
