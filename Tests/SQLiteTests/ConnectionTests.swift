import SQLite
import TestSupport
import Testing

/// Opening, settings, limits, errors.
struct ConnectionTests {
  @Test("Reading never makes a file")
  func readOnlyNeverCreates() throws {
    let folder = try TemporaryFolder()
    for access in [Connection.Access.readOnly, .readWrite] {
      let error = databaseError(.cannotOpen) {
        _ = try Connection(.file(folder.file()), .init(access: access))
      }
      #expect(text(error).contains(folder.file()))
    }
    #expect(folder.names == [])
  }

  @Test("A new file is made only where there is none")
  func create() throws {
    let folder = try TemporaryFolder()
    try Connection(.file(folder.file()), .init(access: .create)).execute(townScript)
    databaseError(.fileExists) {
      _ = try Connection(.file(folder.file()), .init(access: .create))
    }
    let again = try Connection(.file(folder.file()), .init(access: .createIfMissing))
    #expect(try towns(again).count == 3)
    #expect(!again.isReadOnly)
    databaseError(.cannotOpen) {
      _ = try Connection(.file(folder.file("none/x.db")), .init(access: .create))
    }
  }

  @Test("A reader reads and does not write")
  func readOnly() throws {
    let folder = try TemporaryFolder()
    try Connection(.file(folder.file()), .init(access: .create)).execute(townScript)
    let reader = try Connection(.file(folder.file()))
    #expect(reader.isReadOnly)
    #expect(reader.path?.hasSuffix("/base.regesta") == true)
    databaseError(.readOnly) { try reader.run("DELETE FROM town") }
    databaseError(.readOnly) { try reader.write {} }
    #expect(try towns(reader).count == 3)
    #expect(folder.names == ["base.regesta"])
  }

  @Test(
    "A path is a plain name",
    arguments: [
      "a?b#c%.db", "%41.db", "a?mode=memory", "file:x?mode=memory", ":memory:", "sp ace'\".db",
      "é.db", "-x",
    ]
  )
  func hostileNames(_ name: String) throws {
    let folder = try TemporaryFolder()
    let options = Connection.Options(access: .createIfMissing)
    try Connection(.file(folder.file(name)), options).execute(townScript)
    #expect(folder.names == [name])
    #expect(try towns(Connection(.file(folder.file(name)))).count == 3)
    let immutable = try Connection(.file(folder.file(name)), .init(isImmutable: true))
    #expect(try towns(immutable).count == 3)
  }

  @Test(
    "A relative name that SQLite would take for memory or a URI is a file",
    .serialized,
    arguments: [":memory:", "file:none?mode=memory"]
  )
  func relativeNames(_ name: String) throws {
    databaseError(.cannotOpen) { _ = try Connection(.file(name)) }
  }

  @Test("No name, or one with a NUL, is an error")
  func noName() throws {
    databaseError(.cannotOpen) { _ = try Connection(.file("")) }
    databaseError(.cannotOpen) { _ = try Connection(.file("a\0b"), .init(access: .create)) }
  }

  @Test("A file that is no database, and a folder, are errors when opened")
  func notADatabase() throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](repeating: 0x41, count: 2_000), to: "text")
    databaseError(.notADatabase) { _ = try Connection(.file(folder.file("text"))) }
    databaseError(.cannotOpenIsDirectory) { _ = try Connection(.file(folder.path)) }
    databaseError(.cannotOpen) {
      _ = try Connection(.file(folder.path), .init(access: .createIfMissing))
    }
    #expect(try folder.bytes(of: "text").count == 2_000)
  }

  @Test("An immutable file can only be read")
  func immutable() throws {
    databaseError(.invalidOption) {
      _ = try Connection(.file("x"), .init(access: .readWrite, isImmutable: true))
    }
    databaseError(.invalidOption) {
      _ = try Connection(.memory, .init(statementCacheCapacity: -1))
    }
  }

  @Test("Memory and temporary databases can be written and have no path")
  func memory() throws {
    for location in [Connection.Location.memory, .temporary] {
      let connection = try Connection(location)
      try connection.execute(townScript)
      #expect(connection.path == nil)
      #expect(!connection.isReadOnly)
    }
  }

  @Test("The safe settings are on")
  func settings() throws {
    let connection = try Connection(.memory)
    #expect(try connection.first("PRAGMA foreign_keys", as: Int.self) == 1)
    #expect(try connection.first("PRAGMA trusted_schema", as: Int.self) == 0)
    databaseError(.error) { try connection.run(#"SELECT "not a column""#) }
    databaseError(.error) { try connection.run("SELECT load_extension('x')") }
    try connection.execute("CREATE TABLE t(a); PRAGMA writable_schema = 1")
    databaseError(.error) { try connection.run("DELETE FROM sqlite_schema") }
    databaseError(.error) { try connection.run(#"CREATE INDEX i ON t("b")"#) }
  }

  @Test("The journal can be set, and a mode that does not take is an error")
  func journal() throws {
    let folder = try TemporaryFolder()
    let connection = try Connection(
      .file(folder.file()),
      .init(access: .create, journalMode: .wal, memoryMap: 1 << 20)
    )
    #expect(try connection.first("PRAGMA journal_mode", as: String.self) == "wal")
    #expect(try connection.first("PRAGMA mmap_size", as: Int.self) == 1 << 20)
    databaseError(.error) { try Connection(.memory).setJournalMode(.wal) }
    databaseError(.error) { try connection.setJournalMode(.off) }
  }

  @Test("A script runs whole; an error in it counts from its start")
  func script() throws {
    let connection = try Connection(.memory)
    try connection.execute(
      """
      CREATE TABLE t(a); -- one
      CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END;
      INSERT INTO t VALUES (1), (2); SELECT * FROM t;
      """
    )
    #expect(try connection.first("SELECT sum(a) FROM t", as: Int.self) == 3)
    let script = "INSERT INTO t VALUES (3);\nSELECT nmae FROM t; DROP TABLE t"
    let error = databaseError(.error) { try connection.execute(script) }
    #expect(error?.offset == 33)
    #expect(
      text(error) == """
        no such column: nmae (SQLITE_ERROR)
        2 | SELECT nmae FROM t; DROP TABLE t
          |        ^
        """
    )
    #expect(try connection.first("SELECT sum(a) FROM t", as: Int.self) == 6)
  }

  @Test(
    "The caret stands below the fault",
    arguments: [
      ("SELECT * FRM t", 9), ("SELECT 'Лепель', 'é', nme FROM t", 29),
      ("SELECT a FROM \"nowhere\"", 14), ("SELECT nofunction(a) FROM t", 7),
      ("SELECT a FROM t WHERE a = nowhere.a", 26), ("SELECT 'x' FROM main.nowhere", 21),
    ]
  )
  func offsets(_ sql: String, _ offset: Int) throws {
    let connection = try Connection(.memory)
    try connection.execute("CREATE TABLE t(a)")
    let error = databaseError(.error) { try connection.run(SQL(raw: sql)) }
    #expect(error?.offset == offset)
    #expect(error?.sql == sql)
  }

  @Test("Codes match by their primary code, and errors show no bound value")
  func codes() throws {
    let connection = try townConnection()
    let error = databaseError(.constraint) {
      try connection.run("INSERT INTO town(name) VALUES (\("Vilna"))")
    }
    #expect(error?.extendedCode == .constraintUnique)
    #expect(error?.code == .constraint)
    #expect(!(.constraintCheck ~= .constraintUnique))
    #expect(!text(error).contains("Vilna"))
    #expect(text(error).contains("VALUES (?)"))
    #expect("\(ResultCode.busySnapshot) \(ResultCode(rawValue: 99))" == "SQLITE_BUSY/2 code 99")
  }

  @Test("Limits hold and can be read")
  func limits() throws {
    let connection = try Connection(.memory)
    let before = connection.limit(.length)
    #expect(connection.setLimit(.length, 100) == before)
    #expect(connection.limit(.length) == 100)
    databaseError(.tooBig) { try connection.run("SELECT \(String(repeating: "x", count: 101))") }
    #expect(connection.setLimit(.columns, 2) > 2)
    databaseError(.error) { try connection.run("SELECT 1, 2, 3") }
  }

  @Test("The data version tells of others' changes only")
  func dataVersion() throws {
    let folder = try TemporaryFolder()
    let writer = try Connection(.file(folder.file()), .init(access: .create))
    try writer.execute(townScript)
    let reader = try Connection(.file(folder.file()))
    let (before, own) = (try reader.dataVersion, try writer.dataVersion)
    try writer.run("DELETE FROM town WHERE id = 1")
    #expect(try reader.dataVersion != before)
    #expect(try writer.dataVersion == own)
    #expect(writer.totalChanges == 4)
    #expect(writer.changes == 1)
  }

  @Test("A backup copies everything, with progress")
  func backup() throws {
    let source = try townConnection()
    try source.execute("CREATE TABLE filler(b); INSERT INTO filler VALUES (zeroblob(100000))")
    let folder = try TemporaryFolder()
    let copy = try Connection(.file(folder.file()), .init(access: .create))
    var fractions: [Double] = []
    try source.backup(to: copy, pagesPerStep: 5) { fractions.append($0.fraction) }
    #expect(fractions.count > 3)
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)
    #expect(try towns(copy) == towns(source))
  }

  @Test("A backup that is given up changes nothing")
  func brokenBackup() throws {
    struct Stop: Error {}
    let source = try townConnection()
    try source.execute("CREATE TABLE filler(b); INSERT INTO filler VALUES (zeroblob(100000))")
    let folder = try TemporaryFolder()
    let copy = try Connection(.file(folder.file()), .init(access: .create))
    try copy.execute("CREATE TABLE own(a)")
    #expect(throws: Stop.self) {
      try source.backup(to: copy, pagesPerStep: 1) { if $0.fraction > 0.3 { throw Stop() } }
    }
    #expect(try copy.rows("SELECT name FROM sqlite_schema", as: String.self) == ["own"])
    databaseError(.misuse) { try source.backup(to: source) }
    databaseError(.readOnly) { try source.backup(to: Connection(.file(folder.file()))) }
    try copy.write {
      databaseError(.error) { try source.backup(to: copy) }
    }
  }
}
