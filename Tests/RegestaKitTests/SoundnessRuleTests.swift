import RegestaKit
import SQLite
import TestSupport
import Testing

/// What `verify` says of rows that no trigger has looked at.
@Suite("Every rule that a trigger keeps is proved of the rows that are there")
struct SoundnessRuleTests {
  /// What a foreign program writes, and words of what must be said of it.
  static let breaches: [(sql: String, fault: String)] = [
    (
      "UPDATE kind SET parent = (SELECT id FROM kind WHERE key = 'gubernya') WHERE key = 'region'",
      "case of itself"
    ),
    (
      "UPDATE relation SET parent = (SELECT id FROM relation WHERE key = 'occupies') WHERE key = 'controls'",
      "case of itself"
    ),
    (
      "INSERT INTO source_dependence SELECT depends_on, source, batch FROM source_dependence",
      "depend on itself"
    ),
    (
      "UPDATE claim SET object = NULL, text = 'x' WHERE id = (SELECT min(id) FROM claim WHERE object IS NOT NULL)",
      "does not fit"
    ),
    ("UPDATE claim SET end_max = end_max + 9 WHERE end_date IS NOT NULL", "not those of its end"),
    (
      "UPDATE claim SET start_min = start_min - 9 WHERE start_date IS NOT NULL",
      "not those of its start"
    ),
    ("UPDATE entity SET status = 0 WHERE key = 'vilnius'", "only proposed"),
    ("UPDATE passage SET text = 'Wilna fell.'", "another text"),
    ("UPDATE passage SET text = 'W'", "outside its passage"),
    ("UPDATE citation SET quote = 'Kowno' WHERE passage IS NOT NULL", "not in its passage"),
    ("UPDATE batch SET undoes = 9 WHERE id = 2", "not before it"),
    ("UPDATE batch SET options = '{no}' WHERE id = 2", "not JSON"),
    ("UPDATE source SET csl = '{no}' WHERE id = 1", "not JSON"),
    ("UPDATE entity SET merged_into = 3 - id WHERE id IN (1, 2)", "by way of others"),
    (
      "UPDATE change SET old = '7' WHERE id = (SELECT max(id) FROM change WHERE item = 'claim')",
      "does not begin where"
    ),
    ("UPDATE change SET item_id = 999999 WHERE item = 'claim'", "not there"),
    ("UPDATE change SET batch = 1 WHERE item = 'claim'", "came later"),
    ("UPDATE mention SET batch = 1", "earlier batch"),
    ("UPDATE citation SET batch = 1 WHERE passage IS NOT NULL", "earlier batch"),
    (
      "INSERT INTO change (batch, item, item_id, field, old, new) SELECT 3, 'claim', id, 'object', 1, object FROM claim WHERE object > 1 LIMIT 1",
      "not merged"
    ),
    ("UPDATE kind SET parent = 9999 WHERE key = 'town'", "not there"),
    ("DELETE FROM kind_tree", "too many or too few"),
    ("DELETE FROM name", "not in the index"),
    ("UPDATE entity SET label = 'x' WHERE key = 'vilnius'", "is shown as"),
    ("UPDATE claim SET comment = 'mine' WHERE id = 7", "batch 1"),
    (
      "UPDATE relation_kind SET side = 'stbject' WHERE relation = (SELECT min(relation) FROM relation_kind)",
      "does not keep CHECK (side IN ('subject', 'object'))"
    ),
    ("UPDATE claim SET certainty = 7 WHERE id = 7", "claim 7 does not keep CHECK (certainty IN"),
    ("UPDATE kind SET key = 'A Town' WHERE key = 'town'", "does not keep CHECK (key"),
    ("UPDATE phrase SET language = CAST(x'E56E' AS TEXT) WHERE id = 3", "row 3 of phrase holds"),
  ]

  /// A base with a text, a claim on it, and a change or two.
  private static let base = Result { () throws -> [UInt8] in
    let (base, folder) = try SampleBase.seeded()
    let vilnius = try base.entity(named: "vilnius")
    let claim = try base.edit { writer in
      let source = try base.sources()[0].id
      let text = "In the end Wilno fell."
      try base.connection.run(
        """
        INSERT INTO passage (source, ordinal, text, sha256, batch) VALUES (\(source.rawValue), 1, \(text),
          \(SHA256.hex(of: text.utf8)), \(writer.batch.rawValue))
        """
      )
      let passage = Int(base.connection.lastInsertedRowID)
      let claim = try writer.addClaim(
        ClaimDraft(vilnius.id, "described-as", .text("a town that fell"))
      )
      try base.connection.run(
        """
        INSERT INTO mention (passage, start, length, entity, batch)
        VALUES (\(passage), 11, 5, \(vilnius.id.rawValue), \(writer.batch.rawValue))
        """
      )
      try base.connection.run(
        """
        INSERT INTO citation (claim, source, passage, quote, batch)
        VALUES (\(claim.rawValue), \(source.rawValue), \(passage), 'Wilno', \(writer.batch.rawValue))
        """
      )
      return claim
    }
    for status in [Status.retracted, .recorded] {
      try base.edit { writer in try writer.setStatus(status, of: claim) }
    }
    #expect(try base.soundness().checks.flatMap(\.faults) == [])
    return try folder.bytes()
  }

  @Test("Broken behind the triggers' back", arguments: breaches)
  func broken(_ sql: String, _ fault: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.base.get())
    let foreign = try SampleBase.foreign(folder)
    for trigger in try foreign.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.execute("DROP TRIGGER \(trigger)")
    }
    try foreign.execute("PRAGMA ignore_check_constraints = 1")
    try foreign.execute(sql)
    let faults = try KnowledgeBase(path: folder.file()).soundness(limit: 500).checks
      .filter { $0.name != "schema" }.flatMap(\.faults)
    #expect(faults.contains { $0.contains(fault) }, "\(sql): \(faults)")
  }
}
