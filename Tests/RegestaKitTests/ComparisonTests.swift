import Chronology
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

/// Two bases side by side, and one by itself.
@Suite struct ComparisonTests {
  @Test func aDifferenceIsCountedAndShown() throws {
    let (left, leftFolder) = try SampleBase.seeded()
    let (right, rightFolder) = try SampleBase.seeded()
    #expect(try left.compare(with: right).isEqual)
    let foreign = try SampleBase.foreign(rightFolder)
    try foreign.execute(
      """
      DROP TRIGGER claim_is_final; DROP TRIGGER citation_is_kept;
      UPDATE claim SET comment = 'x' WHERE id IN (3, 4);
      DELETE FROM citation WHERE id = 7;
      INSERT INTO meta (key, value) VALUES ('owner', 'Clio');
      """
    )
    let comparison = try left.compare(with: KnowledgeBase(path: rightFolder.file()))
    let sections = Dictionary(uniqueKeysWithValues: comparison.sections.map { ($0.name, $0) })
    let claims = try #require(sections["claim"])
    #expect(claims.changed == 2 && claims.onlyLeft == 0 && claims.onlyRight == 0)
    #expect(claims.differences.map(\.row) == ["3", "4"])
    #expect(claims.differences.allSatisfy { $0.column == "comment" && $0.right == "'x'" })
    #expect(sections["citation"]?.onlyLeft == 1 && sections["meta"]?.onlyRight == 1)
    #expect(comparison.sections.filter { !$0.isEqual }.count == 3)
    _ = (leftFolder, rightFolder)
  }

  /// Texts that Swift holds for equal are two to a base, and so are the two zeros.
  @Test func whatLooksAlikeIsNotTheSame() throws {
    func base(_ name: String) throws -> KnowledgeBase {
      let base = try KnowledgeBase.inMemory()
      try base.edit { writer in try writer.setMeta("title", name) }
      return base
    }
    for (one, other) in [("e\u{301}", "\u{E9}"), ("a\u{0}b", "a\u{0}c")] {
      let comparison = try base(one).compare(with: base(other), by: .content)
      #expect(comparison.sections.first?.changed == 1, "\(one.debugDescription)")
    }
  }

  @Test func contentMindsNoNumbersAndNoHistory() throws {
    func base(_ order: [Int]) throws -> KnowledgeBase {
      let base = try KnowledgeBase.inMemory()
      try base.loadSeed(withFoundingArticle: false, who: "\(order)")
      for number in order {
        try base.edit { writer in
          let source = try writer.addSource(
            SourceDraft(key: "s-\(number)", type: "book", short: "S \(number)")
          )
          let place = try writer.addEntity(key: "place-\(number)", kind: "place")
          try writer.addName("Place \(number)", language: "en", role: "preferred-name", of: place)
          let claim = try writer.addClaim(
            ClaimDraft(
              place,
              "population",
              .quantity(Double(number)),
              period: .instant(try HistoricalDate(parsing: "19\(20 + number)"))
            )
          )
          try writer.addCitation(CitationDraft(source, locator: Locator("p. \(number)")), to: claim)
        }
      }
      return base
    }
    let (one, other) = (try base([1, 2, 3]), try base([3, 1, 2]))
    #expect(try one.compare(with: other, by: .content).isEqual)
    #expect(try !one.compare(with: other).isEqual)
    let third = try base([1, 2, 4])
    let claims = try one.compare(with: third, by: .content).sections.first { $0.name == "claims" }
    #expect(claims?.onlyLeft == 2 && claims?.onlyRight == 2)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func takingBackBringsTheContentBack(seed: UInt64) throws {
    let (before, _) = (try RandomHistory.base(seed: seed), 0)
    let after = try RandomHistory.base(seed: seed)
    #expect(try before.compare(with: after, by: .content).isEqual)
    var generator = try DraftGenerator(after, seed: seed + 100)
    let batch = try after.edit { writer in
      for _ in 0..<20 { try writer.addClaim(try generator.draft()) }
      return writer.batch
    }
    #expect(try !before.compare(with: after, by: .content).isEqual)
    try after.undo(batch, who: "test")
    let comparison = try before.compare(with: after, by: .content)
    #expect(comparison.isEqual, "\(comparison.sections.filter { !$0.isEqual })")
  }

  // MARK: One base

  @Test func aSoundBaseIsSound() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    let before = try folder.bytes()
    let soundness = try base.soundness()
    #expect(soundness.isSound && soundness.checks.count == 10)
    #expect(try folder.bytes() == before)
  }

  /// Each check by what it alone must find.
  @Test(arguments: [
    ("schema", "DROP INDEX claim_text"),
    ("schema", "CREATE VIEW mine AS SELECT 1"),
    ("references", "INSERT INTO phrase (relation, form, text) VALUES (9999, 'verb', 'x')"),
    ("rules", "DROP TRIGGER claim_is_final; UPDATE claim SET text = '' WHERE text = 'Vilnius'"),
    ("history", "DROP TRIGGER claim_is_final; UPDATE claim SET certainty = 2 WHERE id = 5"),
    ("trees", "DELETE FROM kind_tree WHERE kind <> ancestor"),
    ("names", "DELETE FROM name WHERE claim = (SELECT min(claim) FROM name)"),
    ("names", "UPDATE name SET folded = 'zzz' WHERE claim = (SELECT max(claim) FROM name)"),
    (
      "search",
      "INSERT INTO name_words (name_words, rowid, folded, sound) SELECT 'delete', claim, folded, sound FROM name LIMIT 1"
    ),
    ("search", "INSERT INTO name_trigrams (name_trigrams) VALUES ('delete-all')"),
  ])
  func damageIsFound(check: String, damage: String) throws {
    let (base, folder) = try SampleBase.seeded()
    _ = base
    try SampleBase.foreign(folder).execute(damage)
    let soundness = try KnowledgeBase(path: folder.file()).soundness()
    let failed = soundness.checks.filter { !$0.faults.isEmpty }.map(\.name)
    #expect(failed.contains(check), "\(failed)")
  }
}
