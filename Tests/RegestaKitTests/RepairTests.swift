import Foundation
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

@Suite("What follows from the rest is made anew; the rest is left alone")
struct RepairTests {
  private func dump(_ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try KnowledgeBase(path: path).export(JSONLinesFormat()) { bytes += $0 }
    return bytes
  }

  @discardableResult
  private func repair(
    _ folder: TemporaryFolder,
    isDryRun: Bool = false,
    backUp: (Connection) throws -> Void = { _ in }
  ) throws -> RepairReport {
    try KnowledgeBase.repair(path: folder.file(), isDryRun: isDryRun, backUp: backUp)
  }

  /// What foreign programs do to a base, and the check that sees it.
  static let damage: [(check: String, sql: String)] = [
    ("schema", "DROP TRIGGER claim_is_final"),
    ("schema", "DROP TRIGGER passage_is_found; DROP TRIGGER name_is_one"),
    ("schema", "DROP VIEW claims"),
    ("schema", "DROP INDEX claim_batch"),
    ("schema", "DROP TABLE name_trigrams"),
    ("schema", "CREATE TABLE mine (x)"),
    ("schema", "CREATE TRIGGER mine AFTER INSERT ON claim BEGIN SELECT 1; END"),
    ("trees", "DELETE FROM kind_tree WHERE kind % 5 = 0"),
    ("trees", "INSERT INTO relation_tree SELECT 1, max(id) FROM relation"),
    ("names", "DELETE FROM name WHERE claim % 3 = 0"),
    ("names", "UPDATE name SET folded = 'nothing' WHERE claim % 3 = 0"),
    ("labels", "UPDATE entity SET label = 'Nowhere' WHERE key = 'vilnius'"),
    ("search", "INSERT INTO name_words (name_words) VALUES ('delete-all')"),
    (
      "search",
      "INSERT INTO passage_words (passage_words, rowid, text) VALUES ('delete', 1, 'Wilno')"
    ),
  ]

  @Test("Damage by another program", arguments: damage)
  func mended(_ check: String, _ sql: String) throws {
    let (base, folder) = try SampleBase.seeded()
    try base.edit { writer in
      try base.connection.run(
        """
        INSERT INTO passage (source, ordinal, text, sha256, batch) VALUES (1, 1, 'Wilno fell.',
          \(SHA256.hex(of: "Wilno fell.".utf8)), \(writer.batch.rawValue))
        """
      )
    }
    let before = try dump(folder.file())
    try SampleBase.foreign(folder).execute(sql)
    let damaged = try folder.bytes()
    let found = try KnowledgeBase(path: folder.file()).soundness()
    #expect(found.checks.contains { $0.name == check && !$0.faults.isEmpty }, "\(found)")

    let tried = try repair(folder, isDryRun: true) { _ in Issue.record("a dry run keeps no copy") }
    #expect(tried.isMended)
    #expect(try folder.bytes() == damaged)

    var kept: [UInt8] = []
    let report = try repair(folder) { _ in kept = try folder.bytes() }
    #expect(kept == damaged && report.isMended && report.rows > 1_000)
    let mended = try KnowledgeBase(path: folder.file(), access: .readWrite)
    #expect(try mended.soundness().isSound)
    #expect(try dump(folder.file()) == before)
    #expect(try mended.search("wilno").first?.entity.key == "vilnius")
    try mended.edit { writer in _ = try writer.addEntity(key: "new-place", kind: "place") }
    #expect(try mended.verifyHistory().isEmpty)
  }

  @Test("A page of an index that was overwritten")
  func damagedIndexes() throws {
    for index in ["claim_subject", "citation_claim", "sqlite_autoindex_entity_1", "name_folded"] {
      let (base, folder) = try SampleBase.seeded()
      let before = try dump(folder.file())
      let page = try base.connection.number(
        "SELECT rootpage FROM sqlite_schema WHERE name = '\(index)'"
      )
      var bytes = try folder.bytes()
      for place in 0..<512 { bytes[(page - 1) * 4096 + place] = UInt8(place % 251) }
      try folder.write(bytes)
      #expect(try !KnowledgeBase(path: folder.file()).soundness().isSound, "\(index)")
      #expect(try repair(folder).isMended, "\(index)")
      #expect(try dump(folder.file()) == before)
      #expect(try KnowledgeBase(path: folder.file()).soundness().isSound)
    }
  }

  @Test(
    "What follows from nothing else is not mended, and the file stays as it is",
    arguments: [
      "DROP TRIGGER claim_is_final; UPDATE claim SET text = text || '!' WHERE text IS NOT NULL",
      "DROP TRIGGER claim_is_kept; DELETE FROM claim WHERE id = 9",
      "DROP TRIGGER batch_is_closed_once; UPDATE batch SET hash = NULL",
      "DROP TABLE position", "DROP TABLE phrase", "ALTER TABLE question DROP COLUMN text",
      "DROP TRIGGER entity_change_is_logged; UPDATE entity SET kind = 99999 WHERE id = 4",
    ]
  )
  func notMended(_ sql: String) throws {
    let (_, folder) = try SampleBase.seeded()
    try SampleBase.foreign(folder).execute(sql)
    let before = try folder.bytes()
    let error = #expect(throws: RegestaError.self) {
      try repair(folder) { _ in Issue.record("nothing is replaced, so nothing is kept") }
    }
    #expect(error?.kind == .damaged && error?.hint?.contains("backup") == true)
    #expect(try folder.bytes() == before)
  }

  @Test("A page of a table that was overwritten")
  func damagedTable() throws {
    let (base, folder) = try SampleBase.seeded()
    let page = try base.connection.number("SELECT rootpage FROM sqlite_schema WHERE name = 'claim'")
    var bytes = try folder.bytes()
    for place in 0..<4096 { bytes[(page - 1) * 4096 + place] = UInt8(place % 251) }
    try folder.write(bytes)
    let error = #expect(throws: RegestaError.self) { try repair(folder) }
    #expect(error?.kind == .damaged && error?.message.contains("cannot be mended") == true)
    #expect(try folder.bytes() == bytes)
  }

  @Test("A sound base is left alone")
  func nothingToMend() throws {
    let (_, folder) = try SampleBase.seeded()
    let before = try folder.bytes()
    let report = try repair(folder) { _ in Issue.record("nothing is replaced, so nothing is kept") }
    #expect(!report.isMended && report.after.isSound)
    #expect(try folder.bytes() == before)
  }
}
