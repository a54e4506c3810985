import Foundation
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether the tests run as a user whom permissions stop.
private let heedsPermissions = geteuid() != 0

@Suite("Opening what is and what is not a base")
struct OpeningTests {
  @Test("A file that is not there is an error, and is not made", arguments: [false, true])
  func missing(_ writing: Bool) throws {
    let folder = try TemporaryFolder()
    try expect(.fileMissing, folder.file("none.regesta"), writing: writing)
    try expect(.fileMissing, folder.file("no/such/folder.regesta"), writing: writing)
    try expect(.fileMissing, "", writing: writing)
    #expect(folder.names.isEmpty)
  }

  @Test("What a program left half done that died while it wrote is taken back by the next reader")
  func unfinished() throws {
    let folder = try TemporaryFolder()
    let base = try KnowledgeBase.create(at: folder.file("a.regesta"))
    try base.loadSeed(withFoundingArticle: false, who: "test")
    let kinds = try base.kinds().count
    try base.connection.write {
      // So little room that changed pages reach the file, and the journal beside it is needed.
      try base.connection.execute("PRAGMA cache_size = 1")
      try base.connection.execute(
        """
        INSERT INTO batch (kind, at, who) VALUES ('edit', '2020-01-01T00:00:00Z', 'test');
        UPDATE kind SET description = hex(zeroblob(3000))
        """
      )
      // As the files are when the machine stops here.
      for name in ["a.regesta", "a.regesta-journal"] {
        try FileManager.default.copyItem(
          atPath: folder.file(name),
          toPath: folder.file("b" + name.dropFirst())
        )
      }
    }
    let found = try KnowledgeBase(path: folder.file("b.regesta"))
    #expect(try found.kinds().count == kinds)
    #expect(try found.kinds().allSatisfy { ($0.description?.count ?? 0) < 3000 })
    #expect(try found.verifyHistory().isEmpty)
    #expect(try base.kinds().allSatisfy { $0.description?.count == 6000 })
  }

  @Test("A folder is not a base", arguments: [false, true])
  func folder(_ writing: Bool) throws {
    try expect(.fileMissing, try TemporaryFolder().path, writing: writing)
  }

  @Test("What is no base is said to be none, and stays as it is", arguments: [false, true])
  func notOurs(_ writing: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "empty")
    try folder.write(Array("A list of treaties, in plain words.\n".utf8), to: "text")
    try folder.write([UInt8](repeating: 0, count: 8192), to: "zeros")
    do {
      let other = try Connection(.file(folder.file("other")), .init(access: .create))
      try other.execute("CREATE TABLE treaty (name TEXT); PRAGMA user_version = 1")
    }
    for name in ["empty", "text", "zeros", "other"] {
      let before = try folder.bytes(of: name)
      try expect(.notABase, folder.file(name), writing: writing)
      #expect(try folder.bytes(of: name) == before)
    }
    #expect(folder.names == ["empty", "other", "text", "zeros"])
  }

  @Test("Another version of the schema is told from this one")
  func versions() throws {
    for (version, kind) in [
      (0, RegestaError.Kind.olderSchema), (KnowledgeBase.schemaVersion - 1, .olderSchema),
      (KnowledgeBase.schemaVersion + 1, .newerSchema), (999, .newerSchema),
    ] {
      let (base, folder) = try SampleBase.catalogueOnly()
      try base.connection.execute("PRAGMA user_version = \(version)")
      try expect(kind, folder.file(), writing: false)
      try expect(kind, folder.file(), writing: true)
    }
  }

  @Test(
    "A path means itself, whatever is in it",
    arguments: ["a?b#c%20d", ":memory:", "file:x", "ž ó"]
  )
  func strangePaths(_ name: String) throws {
    let folder = try TemporaryFolder()
    _ = try KnowledgeBase.create(at: folder.file(name))
    _ = try KnowledgeBase(path: folder.file(name))
    #expect(folder.names == [name])
  }

  @Test("A base is not made over a file that is there, nor where no folder is")
  func creating() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("mine".utf8), to: "mine")
    let taken = #expect(throws: RegestaError.self) {
      _ = try KnowledgeBase.create(at: folder.file("mine"))
    }
    #expect(taken?.kind == .cannotWrite)
    #expect(try folder.bytes(of: "mine") == Array("mine".utf8))
    let nowhere = #expect(throws: RegestaError.self) {
      _ = try KnowledgeBase.create(at: folder.file("no/folder"))
    }
    #expect(nowhere?.kind == .cannotWrite)
  }

  @Test("A foreign trigger, or one of ours gone: readable, not writable")
  func strangeTriggers() throws {
    for sql in [
      "CREATE TRIGGER sly AFTER INSERT ON claim BEGIN SELECT 1; END",
      "DROP TRIGGER claim_is_final",
      "DROP TRIGGER claim_is_final; CREATE TRIGGER claim_is_final AFTER INSERT ON claim "
        + "BEGIN SELECT 1; END",
    ] {
      let (_, folder) = try SampleBase.seeded()
      try SampleBase.foreign(folder).execute(sql)
      let before = try folder.bytes()
      let base = try KnowledgeBase(path: folder.file())
      #expect(try base.entity(named: "vilnius").key == "vilnius")
      try expect(.damaged, folder.file(), writing: true)
      #expect(try folder.bytes() == before)
    }
  }

  @Test("A base opened to be read is not written")
  func readOnlyAccess() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    let before = try folder.bytes()
    let error = #expect(throws: RegestaError.self) {
      try base.edit { _ = try $0.addEntity(key: "new", kind: "state") }
    }
    #expect(error?.kind == .cannotWrite)
    #expect(try folder.bytes() == before)
  }

  @Test(
    "A file or a folder that may not be written is told",
    .enabled(if: heedsPermissions, "root is not stopped by permissions")
  )
  func permissions() throws {
    let (_, folder) = try SampleBase.seeded()
    chmod(folder.file(), 0o444)
    try expect(.cannotWrite, folder.file(), writing: true)
    _ = try KnowledgeBase(path: folder.file())
    chmod(folder.file(), 0o644)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    let base = try KnowledgeBase(path: folder.file(), access: .readWrite)
    let error = #expect(throws: RegestaError.self) {
      try base.edit { _ = try $0.addEntity(key: "new", kind: "state") }
    }
    #expect(error?.kind == .cannotWrite)
    let made = #expect(throws: RegestaError.self) {
      _ = try KnowledgeBase.create(at: folder.file("new"))
    }
    #expect(made?.kind == .cannotWrite)
    chmod(folder.file(), 0o000)
    try expect(.fileMissing, folder.file(), writing: false)
  }

  // MARK: Below

  private func expect(
    _ kind: RegestaError.Kind,
    _ path: String,
    writing: Bool,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let error = #expect(throws: RegestaError.self, "\(path)", sourceLocation: location) {
      _ = try KnowledgeBase(path: path, access: writing ? .readWrite : .readOnly)
    }
    #expect(error?.kind == kind, "\(path): \(String(describing: error))", sourceLocation: location)
    #expect(error?.message.isEmpty == false, sourceLocation: location)
    #expect(error?.hint?.isEmpty == false, sourceLocation: location)
  }
}
