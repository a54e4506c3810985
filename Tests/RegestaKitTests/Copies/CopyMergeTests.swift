import Chronology
import RegestaKit
import SQLite
import TestSupport
import Testing

/// Two work on copies of one base: what each does comes to the other, and nothing is lost.
@Suite("Merging copies") struct CopyMergeTests {
  let story: CopyStory
  let mine: KnowledgeBase
  let theirs: KnowledgeBase

  init() throws {
    story = try CopyStory()
    mine = try story.copy()
    theirs = try story.copy()
  }

  /// Takes each into the other and proves that both then say the same, are sound, and know each other.
  @discardableResult
  private func mergeBoth() throws -> (KnowledgeBase, KnowledgeBase, CopyMergeReport) {
    let (one, other) = (try mine.copy(), try theirs.copy())
    let report = try one.take(theirs)
    try other.take(mine)
    #expect(try one.differences(from: other) == [])
    for base in [one, other] { #expect(try base.unsoundness() == []) }
    // Once more, and both with what the other has become: nothing comes.
    let before = try one.content()
    #expect(try one.take(theirs).isEmpty)
    try one.take(other)
    #expect(try one.content() == before)
    try other.take(one)
    #expect(try one.differences(from: other) == [])
    #expect(try one.take(other).batch == nil)
    return (one, other, report)
  }

  @Test func whatEachAddsComesTogether() throws {
    try mine.edit { writer in
      let riga = try writer.addEntity(named: "Riga", kind: "city", language: "en")
      try writer.addClaim(
        ClaimDraft(try mine.entity(named: "russia").id, "claims", .entity(riga))
      )
    }
    try theirs.edit { writer in
      let minsk = try writer.addEntity(named: "Minsk", kind: "city", language: "en")
      let source = try writer.addSource(
        SourceDraft(key: "diary", type: "manuscript", short: "Diary")
      )
      let claim = try writer.addClaim(
        ClaimDraft(
          try theirs.entity(named: "poland").id,
          "controls",
          .entity(minsk),
          period: Period(
            start: .date(try HistoricalDate(parsing: "8 August 1919")),
            end: .date(try HistoricalDate(parsing: "July 1920"))
          ),
          qualifiers: []
        )
      )
      try writer.addCitation(CitationDraft(source, locator: Locator("fol. 3")), to: claim)
    }
    let (one, _, report) = try mergeBoth()
    #expect(report.conflicts.isEmpty)
    #expect(report.batches.map(\.who) == ["test"])
    let minsk = try one.claim("poland", "controls", "minsk")
    #expect(minsk.sentence == "Poland controls Minsk (8 August 1919 to July 1920)")
    #expect(minsk.citations.map(\.printed) == ["Diary, fol. 3"])
    #expect(try one.claim("russia", "claims", "riga").status == .recorded)
    #expect(try one.entity(named: "Minsk").key == "minsk")
    let batch = try #require(try report.batch.flatMap { try one.batch($0) })
    #expect(batch.kind == .merge && batch.who == "merger")
    #expect(batch.why?.contains("by test") == true)
    #expect(try one.batches().count == mine.batches().count + 1)
  }

  @Test func whatBothAddStandsOnceWithBothCitations() throws {
    for (base, page) in [(mine, "p. 7"), (theirs, "p. 9")] {
      try base.edit { writer in
        let ids = (try base.entity(named: "jonas").id, try base.entity(named: "grodno").id)
        let claim = try writer.addClaim(ClaimDraft(ids.0, "resided-in", .entity(ids.1)))
        let source = try base.source(named: "book")
        try writer.addCitation(CitationDraft(source.id, locator: Locator(page)), to: claim)
      }
    }
    let (one, _, report) = try mergeBoth()
    let claim = try one.claim("jonas", "resided-in", "grodno")
    #expect(claim.citations.map(\.printed).sorted() == ["Book, p. 7", "Book, p. 9"])
    #expect(try one.sentences.count { $0 == "Jonas lived in Grodno" } == 1)
    #expect(report.tables.first { $0.table == "claim" }?.same == 1)
    #expect(report.conflicts.isEmpty)
  }

  @Test func twoCorrectionsOfOneClaimAreADispute() throws {
    for (base, town) in [(mine, "kaunas"), (theirs, "wilno")] { try correct(base, to: town) }
    let (one, _, report) = try mergeBoth()
    #expect(report.conflicts.map(\.kind) == [.corrections])
    let key = try #require(report.conflicts.first?.dispute)
    let dispute = try #require(try one.disputes().first { $0.key == key })
    #expect(dispute.status == .open && dispute.sides.count == 2)
    #expect(
      dispute.sides.flatMap { $0.map(\.sentence) }.sorted()
        == ["Ona lived in Kaunas", "Ona lived in Wilno"]
    )
    #expect(try one.claim("ona", "resided-in", "vilnius").status == .superseded)
  }

  @Test func theSameCorrectionTwiceIsOne() throws {
    for base in [mine, theirs] { try correct(base, to: "kaunas") }
    let (one, _, report) = try mergeBoth()
    #expect(report.conflicts.isEmpty)
    #expect(try one.sentences.count { $0 == "Ona lived in Kaunas" } == 1)
  }

  /// Ona did not live in Vilnius, but elsewhere.
  private func correct(_ base: KnowledgeBase, to town: String) throws {
    try base.edit { writer in
      let old = try base.claim("ona", "resided-in", "vilnius")
      try writer.addClaim(
        ClaimDraft(
          old.subject.id,
          "resided-in",
          .entity(try base.entity(named: town).id),
          supersedes: old.id
        )
      )
      try writer.setStatus(.superseded, of: old.id)
    }
  }

  @Test func aRetractionAloneIsTaken() throws {
    try theirs.edit { writer in
      try writer.setStatus(.retracted, of: try theirs.claim("poland", "claims", "grodno").id)
    }
    let (one, _, report) = try mergeBoth()
    #expect(try one.claim("poland", "claims", "grodno").status == .retracted)
    #expect(report.conflicts.isEmpty)
  }

  @Test(arguments: [Status.retracted, .superseded])
  func whatTheOtherUsesStays(_ status: Status) throws {
    try theirs.write(Batch.Draft(.edit, who: "Ona", why: "a slip")) { writer in
      let old = try theirs.claim("ona", "resided-in", "vilnius")
      if status == .superseded {
        try writer.addClaim(ClaimDraft(old.subject.id, "resided-in", .unknown, supersedes: old.id))
      }
      try writer.setStatus(status, of: old.id)
    }
    try mine.edit { writer in
      let source = try mine.source(named: "book")
      try writer.addCitation(
        CitationDraft(source.id, locator: Locator("p. 88")),
        to: try mine.claim("ona", "resided-in", "vilnius").id
      )
    }
    let (one, other, report) = try mergeBoth()
    for base in [one, other] {
      let claim = try base.claim("ona", "resided-in", "vilnius")
      #expect(claim.status == .recorded)
      #expect(claim.citations.map(\.printed).contains("Book, p. 88"))
      #expect(claim.disputes.isEmpty == (status == .retracted))
    }
    #expect(report.conflicts.map(\.kind) == [status == .retracted ? .retracted : .corrected])
    #expect(report.conflicts[0].text.contains("Ona: a slip"))
  }

  @Test func aDisputeJudgedInTwoWaysIsOpenAgain() throws {
    for (base, state, why) in [
      (mine, Dispute.State.settled, "Poland had it."), (theirs, .compatible, "Both may claim it."),
    ] {
      let dispute = try #require(try base.disputes().first)
      try base.edit { try $0.judge(dispute.id, state, reason: why) }
    }
    let (one, other, report) = try mergeBoth()
    #expect(report.conflicts.map(\.kind) == [.judgement])
    for base in [one, other] {
      let dispute = try #require(try base.disputes().first)
      #expect(dispute.status == .open)
      #expect(dispute.reason == "compatible: Both may claim it. / settled: Poland had it.")
      let log = try base.connection.texts("SELECT new FROM change WHERE item = 'dispute'")
      #expect(log.contains { $0.contains("'settled', 'Poland had it.'") })
      #expect(log.contains { $0.contains("'compatible', 'Both may claim it.'") })
    }
  }

  @Test func contradictionsOfWhatBothAddAreDisputes() throws {
    for (base, year) in [(mine, "1880"), (theirs, "1890")] {
      try base.edit { writer in
        try writer.addClaim(
          ClaimDraft(
            try base.entity(named: "ona").id,
            "born-on",
            .date(try HistoricalDate(parsing: year))
          )
        )
      }
    }
    let (one, _, report) = try mergeBoth()
    #expect(report.conflicts.map(\.kind) == [.contradiction])
    #expect(try one.disputes().count == 2)
    #expect(try one.contradictions().isEmpty)
  }

  @Test func positionsThatDiffer() throws {
    for (base, stance) in [(mine, Position.Stance.holds), (theirs, .rejects)] {
      try base.edit { writer in
        try writer.takePosition(
          stance,
          of: try base.entity(named: "jonas").id,
          on: try base.claim("poland", "claims", "vilnius").id,
          reason: stance.rawValue
        )
      }
    }
    let (one, _, report) = try mergeBoth()
    #expect(report.conflicts.map(\.kind) == [.position])
    #expect(try one.connection.number("SELECT count(*) FROM position") == 2)
    #expect(try one.connection.number("SELECT count(*) FROM position WHERE status = 1") == 1)
  }

  @Test func theOwnerAndQuestionsComeOver() throws {
    try theirs.edit { writer in
      try writer.setOwner(try theirs.entity(named: "ona").id)
      let text = "-- name: mine\n-- title: Mine?\nSELECT 1 AS one"
      try writer.keep(try Question(parsing: text, origin: "test"), text: text)
    }
    let (one, _, _) = try mergeBoth()
    #expect(try one.meta("owner") == "ona")
    #expect(try one.keptQuestion(named: "mine") != nil)
  }
}
