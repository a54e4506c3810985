import Formats
import Foundation
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

@Suite("A base of an older schema is brought up to this one, or stays as it is")
struct MigrationTests {
  private struct Kept: Error {}

  /// A file of schema 1, after somebody did something to it.
  private func older(_ sql: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Fixtures.schema1())
    if !sql.isEmpty { try SampleBase.foreign(folder).execute(sql) }
    return folder
  }

  @discardableResult
  private func migrate(
    _ folder: TemporaryFolder,
    isDryRun: Bool = false,
    backUp: (Connection) throws -> Void = { _ in }
  ) throws -> MigrationReport {
    try KnowledgeBase.migrate(
      path: folder.file(),
      who: "test",
      isDryRun: isDryRun,
      busyTimeout: .milliseconds(20),
      backUp: backUp
    )
  }

  /// The rows of all tables with the columns that schema 1 has of them.
  private func rows(
    _ connection: Connection,
    _ columns: [String: String]
  ) throws -> [String: [[Value]]] {
    var rows: [String: [[Value]]] = [:]
    for (table, list) in columns {
      rows[table] = try connection.rows(SQL(raw: "SELECT \(list) FROM \(table) ORDER BY 1, 2")) {
        try $0.values()
      }
    }
    return rows
  }

  private func columns(_ connection: Connection) throws -> [String: String] {
    var columns: [String: String] = [:]
    for table in try connection.texts(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    ) {
      let names = try connection.texts("SELECT name FROM pragma_table_info('\(table)')")
      columns[table] = names.joined(separator: ", ")
    }
    return columns
  }

  @Test("It holds what it held, its history is whole, and it can be written")
  func sameContent() throws {
    let folder = try older()
    let before = try folder.bytes()
    let old = try SampleBase.foreign(folder)
    let columns = try columns(old)
    let content = try rows(old, columns)
    #expect(columns.count > 15 && content["change"]?.isEmpty == false)
    #expect(throws: RegestaError.self) { try KnowledgeBase(path: folder.file()) }
    var kept: [UInt8] = []
    let report = try migrate(folder) { _ in kept = try folder.bytes() }
    #expect(kept == before, "the copy is made before anything is written")
    #expect(report.from == 1 && report.to == KnowledgeBase.schemaVersion)
    #expect(report.batch == Batch.ID(5) && report.batches == 5)

    let base = try KnowledgeBase(path: folder.file(), access: .readWrite)
    #expect(try base.soundness().checks.flatMap(\.faults) == [])
    var found = try rows(base.connection, columns)
    #expect(found["batch"]?.popLast()?[1] == .text("migrate"))
    for table in columns.keys.sorted() {
      #expect(found[table] == content[table], "\(table) is otherwise")
    }
    // The tables, views and rules are those of a new base, to the letter.
    let schema = "SELECT type || name || ifnull(sql, '') FROM sqlite_schema ORDER BY 1"
    let new = try KnowledgeBase.inMemory()
    #expect(try base.connection.texts(schema) == new.connection.texts(schema))
    try base.edit { writer in _ = try writer.addEntity(key: "new-place", kind: "place") }
    #expect(try base.verifyHistory().isEmpty)
    #expect(try migrate(folder).batch == nil, "it is up to date already")
  }

  /// What makes a base of the schema after it one of an older schema, of which only indexes are otherwise.
  private static let olderIndexes = [
    3: """
    CREATE INDEX claim_span    ON claim (
      CASE WHEN end_max - start_min < 1 THEN 0 WHEN end_max - start_min < 32 THEN 1
           WHEN end_max - start_min < 400 THEN 2 WHEN end_max - start_min < 4000 THEN 3
           WHEN end_max - start_min < 40000 THEN 4 ELSE 5 END, start_min, end_max, relation, status)
      WHERE start_min IS NOT NULL;
    DROP TABLE name_words;
    CREATE VIRTUAL TABLE name_words USING fts5 (
      folded, sound, content = 'name', content_rowid = 'claim', tokenize = 'unicode61',
      prefix = '2 3');
    INSERT INTO name_words (name_words) VALUES ('rebuild');
    PRAGMA user_version = 3;
    """,
    2: """
    DROP INDEX claim_subject;
    DROP INDEX claim_object;
    DROP INDEX claim_when;
    DROP INDEX claim_span;
    CREATE INDEX claim_subject ON claim (subject, relation, object, start_min, end_max, status);
    CREATE INDEX claim_object  ON claim (object, relation, subject, start_min, end_max, status)
      WHERE object IS NOT NULL;
    CREATE INDEX claim_when    ON claim (relation, start_min, end_max);
    CREATE INDEX claim_span    ON claim (
      CASE WHEN end_max - start_min < 1 THEN 0 WHEN end_max - start_min < 32 THEN 1
           WHEN end_max - start_min < 400 THEN 2 WHEN end_max - start_min < 4000 THEN 3
           WHEN end_max - start_min < 40000 THEN 4 ELSE 5 END, start_min, end_max)
      WHERE start_min IS NOT NULL;
    PRAGMA user_version = 2;
    """,
  ]

  @Test(
    "From schemas 2 and 3 the indexes are made anew, and nothing else is otherwise",
    arguments: [3, 2]
  )
  func indexesAlone(schema: Int) throws {
    let (base, folder) = try SampleBase.seeded()
    try base.edit { writer in _ = try writer.addEntity(key: "new-place", kind: "place") }
    let foreign = try SampleBase.foreign(folder)
    for number in (schema...3).reversed() {
      try foreign.execute(try #require(Self.olderIndexes[number]))
    }
    let columns = try columns(foreign)
    var content = try rows(foreign, columns)
    content["batch"] = nil
    let error = #expect(throws: RegestaError.self) { try KnowledgeBase(path: folder.file()) }
    #expect(error?.kind == .olderSchema)
    let report = try migrate(folder)
    #expect(report.from == schema && report.to == KnowledgeBase.schemaVersion)
    let again = try KnowledgeBase(path: folder.file(), access: .readWrite)
    #expect(try again.soundness().checks.flatMap(\.faults) == [])
    let found = try rows(again.connection, columns)
    for (table, rows) in content { #expect(found[table] == rows, "\(table) is otherwise") }
    let schema = "SELECT type || name || ifnull(sql, '') FROM sqlite_schema ORDER BY 1"
    #expect(
      try again.connection.texts(schema) == KnowledgeBase.inMemory().connection.texts(schema)
    )
  }

  @Test("What is merged, taken back and dumped afterwards does not unsettle the older hashes")
  func laterWork() throws {
    let folder = try older()
    try migrate(folder)
    let base = try KnowledgeBase(path: folder.file(), access: .readWrite)
    let into = try base.entity(named: "lithuania")
    let claims = try base.claims(ClaimQuery(about: into.id)).count
    #expect(claims > 3)
    try base.edit { writer in
      let other = try writer.addEntity(key: "lithuania-again", kind: "state")
      try writer.addName("Lithuania again", language: "en", role: "alias", of: other)
    }
    let other = try base.entity(named: "lithuania-again")
    try base.merge(into.id, into: other.id, force: true, who: "test")
    #expect(try base.verifyHistory() == [])
    #expect(try base.claims(ClaimQuery(about: other.id)).count >= claims)
    let last = try #require(try base.batches().last)
    try base.undo(last.id, who: "test")
    try base.undo(Batch.ID(2), cascading: true, who: "test")
    #expect(try base.soundness().checks.flatMap(\.faults) == [])

    var dump: [UInt8] = []
    try base.export(JSONLinesFormat()) { dump += $0 }
    let again = try JSONLinesRestore(MemorySource(dump), name: "dump").makeTemporaryBase()
    #expect(try again.verifyHistory() == [])
  }

  @Test("What schema 2 brought cannot be put into the batches before it")
  func nothingIsSmuggledIn() throws {
    for sql in [
      "UPDATE mention SET reference = 1 WHERE batch = 2",
      "UPDATE citation SET note = '7' WHERE batch = 2",
      """
      INSERT INTO alignment (scope, reference, entity, verdict, batch) VALUES ('s', 'r', 1, 'same', 2)
      """,
    ] {
      let folder = try older()
      try migrate(folder)
      let foreign = try SampleBase.foreign(folder)
      for trigger in try foreign.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try foreign.execute("DROP TRIGGER \(trigger)")
      }
      try foreign.execute(sql)
      #expect(try KnowledgeBase(path: folder.file()).verifyHistory() == [Batch.ID(2)], "\(sql)")
    }
  }

  @Test(
    "What is no sound base of that schema is refused, and stays as it is",
    arguments: [
      ("DROP TRIGGER claim_is_final", "not those"),
      ("CREATE TABLE mine (x)", "not those"),
      ("ALTER TABLE source ADD COLUMN mine TEXT", "not those"),
      (
        "DROP TRIGGER date_is_final; UPDATE date SET latest = latest + 1 WHERE id = 5;", "not those"
      ),
    ]
  )
  func refused(_ sql: String, _ message: String) throws {
    let folder = try older(sql)
    let before = try folder.bytes()
    let error = #expect(throws: RegestaError.self) { try migrate(folder) { _ in throw Kept() } }
    #expect(error?.kind == .damaged && error?.message.contains(message) == true, "\(sql)")
    #expect(try folder.bytes() == before)
  }

  @Test("A text that was altered in the file is found by the older hashes")
  func altered() throws {
    let folder = try older()
    var bytes = try folder.bytes()
    let text = Array("kept at Riga".utf8)
    let places = bytes.indices.filter { bytes[$0...].starts(with: text) }
    #expect(places.count >= 2, "the source and the log")
    for place in places.prefix(1) { bytes[place] = UInt8(ascii: "K") }
    try folder.write(bytes)
    let error = #expect(throws: RegestaError.self) { try migrate(folder) }
    #expect(error?.kind == .damaged, "\(String(describing: error))")
    #expect(try folder.bytes() == bytes)
  }

  @Test("A dry run, a copy that fails, another writer: the file is as it was")
  func unchanged() throws {
    let folder = try older()
    let before = try folder.bytes()
    let report = try migrate(folder, isDryRun: true) { _ in throw Kept() }
    #expect(report.soundness.isSound && report.from == 1)
    #expect(throws: Kept.self) { try migrate(folder) { _ in throw Kept() } }
    let other = try SampleBase.foreign(folder)
    try other.execute("BEGIN IMMEDIATE")
    let error = #expect(throws: RegestaError.self) { try migrate(folder) }
    #expect(error?.kind == .busy)
    try other.execute("ROLLBACK")
    #expect(try folder.bytes() == before)
    #expect(folder.names == ["base.regesta"])
  }

  @Test("Other versions are refused with what to do")
  func otherVersions() throws {
    for (version, kind) in [
      (0, RegestaError.Kind.olderSchema), (KnowledgeBase.schemaVersion + 1, .newerSchema),
      (77, .newerSchema),
    ] {
      let folder = try older("PRAGMA user_version = \(version)")
      let before = try folder.bytes()
      let error = #expect(throws: RegestaError.self) { try migrate(folder) }
      #expect(error?.kind == kind)
      #expect(error?.hint?.contains("unchanged") == true)
      #expect(try folder.bytes() == before)
    }
    let folder = try older()
    let error = #expect(throws: RegestaError.self) {
      try KnowledgeBase(path: folder.file(), access: .readWrite)
    }
    #expect(error?.hint?.contains("regesta migrate") == true)
  }
}
