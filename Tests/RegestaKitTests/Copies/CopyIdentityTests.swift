import Chronology
import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

/// How copies know each other's rows, batches and things.
@Suite("Identity across copies") struct CopyIdentityTests {
  let story: CopyStory
  let mine: KnowledgeBase
  let theirs: KnowledgeBase

  init() throws {
    story = try CopyStory()
    mine = try story.copy()
    theirs = try story.copy()
  }

  private func add(_ subject: String, _ town: String, to base: KnowledgeBase) throws {
    try base.edit { writer in
      try writer.addClaim(
        ClaimDraft(
          try base.entity(named: subject).id,
          "resided-in",
          .entity(try base.entity(named: town).id)
        )
      )
    }
  }

  // MARK: Keys

  @Test func oneKeyOfTwoThings() throws {
    for (base, kind, name) in [(mine, "person", "Adam Smith"), (theirs, "person", "John Smith")] {
      try base.edit { writer in
        let smith = try writer.addEntity(key: "smith", kind: kind)
        try writer.addName(name, language: "en", role: "preferred-name", of: smith)
      }
    }
    let report = try mine.take(theirs)
    #expect(report.conflicts.map(\.kind) == [.key])
    #expect(try mine.entity(named: "smith").label == "Adam Smith")
    #expect(try mine.entity(named: "smith-2").label == "John Smith")
    #expect(try mine.take(theirs).isEmpty)
  }

  @Test func oneKeyOfOneThing() throws {
    for (base, alias) in [(mine, "Dünaburg"), (theirs, "Dvinsk")] {
      try base.edit { writer in
        let town = try writer.addEntity(named: "Daugavpils", kind: "city", language: "lv")
        try writer.addName(alias, language: "de", role: "alias", of: town)
      }
    }
    let report = try mine.take(theirs)
    #expect(report.conflicts.isEmpty)
    #expect(
      try mine.connection.texts("SELECT name FROM names WHERE entity_key = 'daugavpils' ORDER BY 1")
        == ["Daugavpils", "Dvinsk", "Dünaburg"]
    )
  }

  @Test func oneNumberElsewhereIsOneThingUnderTwoKeys() throws {
    for (base, key) in [(mine, "dvinsk"), (theirs, "daugavpils")] {
      try base.edit { writer in
        let town = try writer.addEntity(key: key, kind: "city")
        try writer.addName(key.capitalized, language: "en", role: "preferred-name", of: town)
        try writer.addClaim(ClaimDraft(town, "wikidata", .text("Q80021")))
      }
    }
    let other = try theirs.copy()
    let report = try mine.take(theirs)
    #expect(report.conflicts.map(\.kind) == [.identity])
    #expect(try mine.entity(named: "dvinsk").key == "daugavpils")
    try other.take(story.ancestor)
    #expect(try mine.unsoundness() == [])
  }

  @Test func oneNameUnderTwoKeysIsAQuestion() throws {
    for (base, key) in [(mine, "dvinsk"), (theirs, "daugavpils")] {
      try base.edit { writer in
        let town = try writer.addEntity(key: key, kind: "city")
        try writer.addName("Dünaburg", language: "de", role: "preferred-name", of: town)
      }
    }
    let report = try mine.take(theirs)
    #expect(report.conflicts.map(\.kind) == [.identity])
    let open = try mine.openAlignments()
    #expect(open.count == 1)
    #expect(Set(open.flatMap { [$0.reference, $0.entity.key] }) == ["dvinsk", "daugavpils"])
  }

  // MARK: Merges and splits of things

  @Test func mergesAndSplitsComeOver() throws {
    try theirs.merge(
      try theirs.entity(named: "wilno").id,
      into: try theirs.entity(named: "vilnius").id,
      who: "test"
    )
    try add("jonas", "wilno", to: mine)
    let other = try theirs.copy()
    try other.take(mine)
    try mine.take(theirs)
    #expect(try mine.entity(named: "wilno").key == "vilnius")
    #expect(try mine.differences(from: other) == [])
    #expect(try mine.unsoundness() == [])
    // They part them again, and we work on.
    try theirs.split(try #require(try theirs.entity(bearing: "wilno")).id, who: "test")
    try add("jonas", "grodno", to: mine)
    try mine.take(theirs)
    #expect(try mine.entity(named: "wilno").key == "wilno")
    #expect(try mine.unsoundness() == [])
  }

  @Test func mergedIntoTwo() throws {
    for (base, target) in [(mine, "kaunas"), (theirs, "vilnius")] {
      try base.merge(
        try base.entity(named: "wilno").id,
        into: try base.entity(named: target).id,
        who: "test"
      )
    }
    // The later of the two stands; of one second, that into the key that comes first.
    let times = try [mine, theirs].map { try $0.lastBatch()?.at ?? "" }
    let report = try mine.take(theirs)
    #expect(report.conflicts.map(\.kind) == [.identity])
    #expect(
      try mine.entity(named: "wilno").key == (times[1] > times[0] ? "vilnius" : "kaunas")
    )
    #expect(try mine.openAlignments().count == 1)
    #expect(try mine.unsoundness() == [])
  }

  // MARK: Merge after merge

  @Test func theyGoOnWorking() throws {
    try add("ona", "kaunas", to: theirs)
    try mine.take(theirs)
    try add("jonas", "wilno", to: theirs)
    // What came before is corrected there, and taken back here.
    let brought = try mine.claim("ona", "resided-in", "kaunas")
    try theirs.edit { writer in
      let old = try theirs.claim("ona", "resided-in", "kaunas")
      try writer.addClaim(ClaimDraft(old.subject.id, "resided-in", .unknown, supersedes: old.id))
      try writer.setStatus(.superseded, of: old.id)
    }
    let report = try mine.take(theirs)
    #expect(report.batches.count == 2)
    #expect(try mine.claim(brought.id)?.status == .superseded)
    #expect(try mine.sentences.count { $0.hasPrefix("Jonas lived in Wilno") } == 1)
    #expect(report.conflicts.isEmpty)
    #expect(try theirs.copy().differences(from: mine) == [])
    // And the other way: they know what is theirs.
    let back = try theirs.take(mine)
    #expect(back.tables.allSatisfy { $0.added == 0 })
    #expect(try theirs.differences(from: mine) == [])
  }

  @Test func whatCameAndWasTakenBackDoesNotComeAgain() throws {
    try add("ona", "kaunas", to: theirs)
    try mine.take(theirs)
    try mine.edit { writer in
      try writer.setStatus(.retracted, of: try mine.claim("ona", "resided-in", "kaunas").id)
    }
    try add("jonas", "wilno", to: theirs)
    try mine.take(theirs)
    #expect(try !mine.sentences.contains("Ona lived in Kaunas"))
    try theirs.take(mine)
    #expect(try !theirs.sentences.contains("Ona lived in Kaunas"))
  }

  @Test func aThirdCopyByWayOfAnother() throws {
    let third = try story.copy()
    try add("ona", "kaunas", to: third)
    try add("jonas", "grodno", to: mine)
    try theirs.take(third)
    try mine.take(theirs)
    #expect(try mine.sentences.contains("Ona lived in Kaunas"))
    // It comes by itself too: known already.
    #expect(try mine.take(third).isEmpty)
    try third.take(mine)
    #expect(try third.differences(from: mine) == [])
    #expect(try third.sentences.count { $0 == "Ona lived in Kaunas" } == 1)
  }

  @Test func twoWhoBothKnowAThird() throws {
    let third = try story.copy()
    try add("ona", "kaunas", to: third)
    try mine.take(third)
    try theirs.take(third)
    try add("jonas", "wilno", to: theirs)
    try mine.take(theirs)
    #expect(try mine.sentences.count { $0 == "Ona lived in Kaunas" } == 1)
    #expect(try mine.sentences.contains("Jonas lived in Wilno"))
  }

  // MARK: Taking back

  @Test func undoGivesBackWhatWas() throws {
    try add("ona", "kaunas", to: theirs)
    try theirs.edit { writer in
      try writer.setStatus(.retracted, of: try theirs.claim("poland", "claims", "grodno").id)
    }
    let before = try mine.copy()
    let content = try mine.content()
    let report = try mine.take(theirs)
    let after = try mine.content()
    try mine.undo(try #require(report.batch), who: "test")
    #expect(try mine.content() == content)
    #expect(try mine.differences(from: before) == [])
    // To take the copy in again does the work again.
    let again = try mine.take(theirs)
    #expect(again.redone == [try #require(report.batch)])
    #expect(try mine.content() == after)
    #expect(try mine.take(theirs).isEmpty)
    #expect(try mine.unsoundness() == [])
  }

  @Test func aMergeTakenBackThereTakesNothingFromHere() throws {
    try add("ona", "kaunas", to: mine)
    let report = try theirs.take(mine)
    try theirs.undo(try #require(report.batch), who: "test")
    try add("jonas", "wilno", to: theirs)
    try mine.take(theirs)
    #expect(try mine.sentences.contains("Ona lived in Kaunas"))
    #expect(try mine.sentences.contains("Jonas lived in Wilno"))
  }

  @Test func workThatTheyTookBack() throws {
    try add("ona", "kaunas", to: theirs)
    let last = try #require(try theirs.batches().last)
    try theirs.undo(last.id, who: "test")
    try mine.take(theirs)
    #expect(try !mine.sentences.contains("Ona lived in Kaunas"))
    try theirs.redo(who: "test")
    try mine.take(theirs)
    #expect(try mine.sentences.contains("Ona lived in Kaunas"))
    // A batch of the common past.
    try theirs.undo(try #require(try story.ancestor.batches().last).id, cascading: true, who: "x")
    try mine.take(theirs)
    #expect(try !mine.sentences.contains("Poland claims Grodno"))
    #expect(try mine.unsoundness() == [])
  }

  // MARK: What is refused

  @Test func dryRunWritesNothing() throws {
    let folder = try TemporaryFolder()
    try add("ona", "kaunas", to: theirs)
    let memory = try Connection(
      .file(folder.file()),
      Connection.Options(access: .createIfMissing)
    )
    try mine.connection.backup(to: memory)
    let bytes = try folder.bytes()
    let base = try KnowledgeBase(path: folder.file(), access: .readWrite)
    let dry = try base.take(theirs, isDryRun: true)
    #expect(dry.batch == nil && dry.tables.contains { $0.table == "claim" && $0.added == 1 })
    #expect(try folder.bytes() == bytes)
    #expect(try base.batches().count == mine.batches().count)
    var real = try base.take(theirs)
    real.batch = nil
    #expect(real == dry)
  }

  @Test func whatIsNoAncestor() throws {
    try add("ona", "kaunas", to: theirs)
    try mine.merge(copy: theirs, ancestor: story.ancestor, isDryRun: true, who: "test")
    let later = try story.copy()
    try add("jonas", "wilno", to: later)
    let error = #expect(throws: RegestaError.self) {
      try mine.merge(copy: theirs, ancestor: later, who: "test")
    }
    #expect(error?.kind == .refused)
    #expect(error?.hint?.contains("--base may be left out") == true)
    let strange = try KnowledgeBase.inMemory()
    try strange.edit { _ in }
    for attempt in [
      { try mine.take(strange) }, { try mine.merge(copy: theirs, ancestor: strange, who: "x") },
    ] {
      #expect(throws: RegestaError.self) { try attempt() }
    }
    #expect(try mine.take(mine.copy()).isEmpty)
  }

  @Test func whatWasAlteredThereIsNotTaken() throws {
    try add("ona", "kaunas", to: theirs)
    try theirs.connection.execute(
      """
      DROP TRIGGER claim_is_final;
      UPDATE claim SET comment = 'forged' WHERE id = (SELECT max(id) FROM claim);
      """
    )
    let before = try mine.content()
    let error = #expect(throws: RegestaError.self) { try mine.take(theirs) }
    #expect(error?.kind == .damaged)
    #expect(try mine.content() == before)
  }
}
