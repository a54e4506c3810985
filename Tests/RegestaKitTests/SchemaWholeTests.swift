import Foundation
import RegestaKit
import SQLite
import Seed
import TestSupport
import Testing

@Suite("The schema as a whole, with the seed in it")
struct SchemaWholeTests {
  @Test("The file is sound")
  func soundness() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    #expect(try base.connection.texts("PRAGMA integrity_check") == ["ok"])
    #expect(try base.connection.rows("PRAGMA foreign_key_check") { _ in 1 }.isEmpty)
    #expect(try base.connection.number("PRAGMA application_id") == KnowledgeBase.applicationID)
    #expect(try base.connection.number("PRAGMA user_version") == KnowledgeBase.schemaVersion)
  }

  @Test("Every view answers, also to a connection that trusts no schema")
  func viewsAnswer() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { folder.keep() }
    // These two have rows only where something was merged, and where a text was read.
    let views = try base.connection.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT IN ('redirect', 'candidates')"
    )
    #expect(views.count > 20)
    for view in views {
      let rows = try base.connection.rows(SQL(raw: "SELECT * FROM \(view)")) { try $0.values() }
      #expect(!rows.isEmpty, "\(view) is empty")
    }
  }

  @Test(
    "schema.sql loads in the sqlite3 shell, and every view runs there",
    .enabled(if: Shell.program("sqlite3") != nil, "needs the sqlite3 shell")
  )
  func theShellReadsIt() throws {
    let shell = try #require(Shell.program("sqlite3"))
    let folder = try TemporaryFolder()
    let made = try RunProgram(
      shell,
      ["-bail", folder.file("shell.db")],
      input: Array(Seed.schema.utf8)
    )
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.errors.isEmpty)
    _ = try KnowledgeBase(path: folder.file("shell.db"), access: .readWrite)

    try folder.write(try SampleBase.seededBytes(), to: "seeded.db")
    let base = try KnowledgeBase(path: folder.file("seeded.db"))
    // These two have rows only where something was merged, and where a text was read.
    let views = try base.connection.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT IN ('redirect', 'candidates')"
    )
    let script = views.map { "SELECT count(*) > 0 FROM \($0);\n" }.joined()
    let asked = try RunProgram(
      shell,
      ["-bail", "-readonly", folder.file("seeded.db")],
      input: Array(script.utf8)
    )
    #expect(asked.status == 0, "\(asked.errors)")
    #expect(asked.output == String(repeating: "1\n", count: views.count))
  }

  @Test("The search index keeps in step with the names")
  func searchIndexInStep() throws {
    let (base, folder) = try SampleBase.seeded()
    let connection = base.connection
    let check = """
      INSERT INTO name_words (name_words, rank) VALUES ('integrity-check', 1);
      INSERT INTO name_trigrams (name_trigrams, rank) VALUES ('integrity-check', 1);
      INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1);
      """
    try connection.execute(check)
    let names = try connection.number("SELECT count(*) FROM name")
    let claims = try connection.number(
      """
      SELECT count(*) FROM claim AS c JOIN relation AS r ON r.id = c.relation WHERE r.value = 'name'
      """
    )
    #expect(names == claims)
    // As a refolding of the names, or the loss of one, would do.
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute("UPDATE name SET folded = 'xyzzy', sound = 'KSZ' WHERE claim % 3 = 0")
    try foreign.execute("DELETE FROM name WHERE claim % 5 = 0")
    try foreign.execute(check)
    let found = try foreign.number(
      "SELECT count(*) FROM name_words WHERE name_words MATCH 'folded : xyzzy'"
    )
    #expect(found == (try foreign.number("SELECT count(*) FROM name WHERE folded = 'xyzzy'")))
    #expect(found > 0)
  }

  @Test("A change of status stands in the log, with the batch, the old and the new")
  func statusIsLogged() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let claim = try #require(try base.claims(ClaimQuery(limit: 1)).first)
    let batch = try base.edit { writer in
      try writer.setStatus(.retracted, of: claim.id)
      return writer.batch
    }
    let log = try base.connection.rows(
      "SELECT batch, item, item_id, field, old, new FROM change"
    ) { try $0.values() }
    #expect(
      log == [
        [
          .integer(Int64(batch.rawValue)), .text("claim"), .integer(Int64(claim.id.rawValue)),
          .text("status"), .text("1"), .text("3"),
        ]
      ]
    )
    #expect(try base.claim(claim.id)?.status == .retracted)
    // The same status again is no change.
    try base.edit { try $0.setStatus(.retracted, of: claim.id) }
    #expect(try base.connection.number("SELECT count(*) FROM change") == 1)
  }

  @Test("A date is one row, whoever adds it again")
  func datesAreShared() throws {
    let (base, folder) = try SampleBase.seeded()
    let before = try base.connection.number("SELECT count(*) FROM date")
    let foreign = try SampleBase.foreign(folder)
    try foreign.execute(
      """
      INSERT OR REPLACE INTO date (wording, calendar, earliest, latest, rule, edtf, printed, inferred)
      SELECT wording, calendar, earliest, latest, rule, edtf, 'otherwise', inferred FROM date
      """
    )
    #expect(try base.connection.number("SELECT count(*) FROM date") == before)
    #expect(
      try base.connection.number("SELECT count(*) FROM date WHERE printed = 'otherwise'") == 0
    )
  }

  @Test("Every connection may write a base that another has made")
  func numbersGoOn() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let last = try base.connection.number("SELECT max(id) FROM entity")
    let entity = try base.edit { try $0.addEntity(key: "one-more", kind: "state") }
    #expect(entity.rawValue == last + 1)
  }
}
