import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

/// A folder on a very small disk, if the person who runs the tests gives one.
private let tinyDisk = ProcessInfo.processInfo.environment["REGESTA_TINY_DISK"]

@Suite("What cannot be written is not half written")
struct LockAndSpaceTests {
  @Test("Another writer has the file: busy, and the file is unchanged")
  func locked() throws {
    let (_, folder) = try SampleBase.seeded()
    let before = SHA256.hex(of: try folder.bytes())
    let other = try SampleBase.foreign(folder)
    try other.execute("BEGIN IMMEDIATE")
    let base = try KnowledgeBase(
      Connection(.file(folder.file()), .init(access: .readWrite, busyTimeout: .milliseconds(20))),
      path: folder.file()
    )
    let error = #expect(throws: RegestaError.self) { try fill(base, count: 1) }
    #expect(error?.kind == .busy)
    #expect(error?.message.contains(folder.file()) == true)
    // Reading goes on.
    #expect(try base.entity(named: "vilnius").key == "vilnius")
    #expect(SHA256.hex(of: try folder.bytes()) == before)
    try other.execute("ROLLBACK")
    try fill(base, count: 1)
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test("No more pages: disk full, nothing written, the base stays usable")
  func pageLimit() throws {
    let (base, folder) = try SampleBase.seeded()
    let before = try folder.bytes()
    let pages = try base.connection.number("PRAGMA page_count")
    try base.connection.execute("PRAGMA max_page_count = \(pages + 2)")
    let error = #expect(throws: RegestaError.self) { try fill(base, count: 2000) }
    #expect(error?.kind == .diskFull)
    try expectUnchanged(base, folder, before)
    try base.connection.execute("PRAGMA max_page_count = 1000000")
    try fill(base, count: 50)
    #expect(try base.entity(key: "filler-49") != nil)
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test(
    "A disk that is really full",
    .enabled(if: tinyDisk != nil, "set REGESTA_TINY_DISK to a folder on a disk of a few megabytes")
  )
  func tinyDiskFull() throws {
    guard let tinyDisk else { return }
    let folder = try TemporaryFolder(in: tinyDisk)
    let before = try SampleBase.seededBytes()
    try folder.write(before)
    let base = try KnowledgeBase(path: folder.file(), access: .readWrite)
    let error = #expect(throws: RegestaError.self) { try fill(base, count: 200_000) }
    #expect(error?.kind == .diskFull)
    // What spilled into the file was taken back; only pages that nothing uses may hold other bytes.
    #expect(try folder.bytes().count == before.count)
    try expectUnwritten(base)
    try fill(base, count: 5)
    #expect(try base.verifyHistory().isEmpty)

    // Making a base where there is no room for one.
    let room = folder.file("room")
    try folder.write([], to: "room")
    let handle = try #require(FileHandle(forWritingAtPath: room))
    while (try? handle.write(contentsOf: Data(count: 4096))) != nil {}
    let made = #expect(throws: RegestaError.self) {
      _ = try KnowledgeBase.create(at: folder.file("second.regesta"))
    }
    #expect(made?.kind == .diskFull)
  }

  private func fill(_ base: KnowledgeBase, count: Int) throws {
    try base.edit { writer in
      for number in 0..<count {
        let entity = try writer.addEntity(key: "filler-\(number)", kind: "state")
        try writer.addName(
          "Filler \(number)",
          language: "en",
          role: "preferred-name",
          of: entity
        )
      }
    }
  }

  private func expectUnchanged(
    _ base: KnowledgeBase,
    _ folder: TemporaryFolder,
    _ before: [UInt8]
  ) throws {
    #expect(SHA256.hex(of: try folder.bytes()) == SHA256.hex(of: before))
    try expectUnwritten(base)
  }

  private func expectUnwritten(_ base: KnowledgeBase) throws {
    #expect(try base.entity(key: "filler-0") == nil)
    #expect(try base.verifyHistory().isEmpty)
    #expect(try base.connection.number("SELECT count(*) FROM batch") == 1)
    #expect(try base.connection.texts("PRAGMA integrity_check") == ["ok"])
    #expect(try base.search("wilno").first?.entity.key == "vilnius")
  }
}
