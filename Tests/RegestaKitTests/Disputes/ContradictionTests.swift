import BaseSupport
import RegestaKit
import SQLite
import Testing

/// What rules find to exclude each other, and what only looks so.
@Suite("Contradictions found by rule") struct ContradictionTests {
  @Test("Two values of one slot are two sides, with what says the same on each")
  func twoDays() throws {
    let base = try DisputeStory.base(
      ["charles-xii person"],
      [
        "{claim: [charles-xii, died-on, {date: 1718-11-30}]}",
        "{claim: [charles-xii, died-on, {date: 1718-12-11}]}",
      ],
      others: [
        "{claim: [charles-xii, died-on, {date: 1718-12}]}",
        "{claim: [charles-xii, died-on, {date: 1719-01-01}]}",
        "{claim: [charles-xii, died-on, {date: 1718}]}",
      ]
    )
    let found = try base.contradictions()
    #expect(
      try base.foundSides() == [
        "two-values: charles-xii died 30 November 1718"
          + " | charles-xii died 11 December 1718 + charles-xii died December 1718"
          + " | charles-xii died 1 January 1719",
        // The year alone agrees with all days in it, and only with those.
        "two-values: charles-xii died 1 January 1719 | charles-xii died 1718",
      ]
    )
    #expect(found.map(\.key) == ["charles-xii-two-values", "charles-xii-two-values-2"])
    #expect(found.first?.question == "When is it that charles-xii died?")
    #expect(try base.contradictions() == found)
  }

  @Test("One after the other is no conflict, nor is right against fact, nor a less exact date")
  func noFalseAlarm() throws {
    let base = try DisputeStory.base(
      [
        "riga city", "sweden state", "tsardom-of-russia state", "charles-xii person", "horn person",
        "gyllenborg person", "chancery-president office",
      ],
      [
        "{claim: [sweden, controls, riga], from: 1621-09-25, to: 1710-07-15}",
        "{claim: [tsardom-of-russia, controls, riga], from: 1710-07-15, to: 1721}",
        "{claim: [sweden, sovereign-over, riga], from: 1621-09-25, to: 1721-09-10}",
        "{claim: [tsardom-of-russia, claims, riga], from: 1700}",
        "{claim: [sweden, claims, riga], from: 1600}",
        "{claim: [horn, holds-office, chancery-president], from: 1720, to: 1738-12-18}",
        "{claim: [gyllenborg, holds-office, chancery-president], from: 1738-12-18, to: 1746}",
        "{claim: [charles-xii, died-on, {date: 1718}]}",
        "{claim: [charles-xii, died-on, {date: 1718-12-11}]}",
        "{claim: [sweden, lost, riga], on: 1710}",
        "{claim: [sweden, lost, riga], on: 1709, denied: true}",
      ]
    )
    #expect(try base.foundSides() == [])
  }

  @Test("Two powers in one place at a time, and three of whom two never met")
  func powers() throws {
    let base = try DisputeStory.base(
      ["riga city", "sweden state", "poland state", "tsardom-of-russia state"],
      [
        "{claim: [poland, controls, riga], from: 1600-01-01, to: 1625-01-01}",
        "{claim: [sweden, controls, riga], from: 1621-01-01, to: 1712-01-01}",
        "{claim: [tsardom-of-russia, occupies, riga], from: 1710-01-01, to: 1721-01-01}",
      ]
    )
    #expect(
      try base.foundSides() == [
        "two-in-control: poland controls riga (1 January 1600 to 1 January 1625)"
          + " | sweden controls riga (1 January 1621 to 1 January 1712)",
        "two-in-control: sweden controls riga (1 January 1621 to 1 January 1712)"
          + " | tsardom-of-russia occupies riga (1 January 1710 to 1 January 1721)",
      ]
    )
    #expect(
      try base.contradictions().map(\.question) == [
        "Who held riga from 1621-01-01 to 1625-01-01?",
        "Who held riga from 1710-01-01 to 1712-01-01?",
      ]
    )
  }

  @Test("What is opened is found no more, until the dispute is withdrawn")
  func opened() throws {
    let base = try DisputeStory.base(
      ["charles-xii person"],
      ["{claim: [charles-xii, died-on, {date: 1718-11-30}]}"],
      others: ["{claim: [charles-xii, died-on, {date: 1718-12-11}]}"]
    )
    let found = try #require(try base.contradictions().first)
    try base.edit { writer in
      let key = try writer.openDispute(
        question: found.question,
        sides: found.sides.map { $0.map(\.id) },
        key: found.key,
        rule: found.rule
      )
      #expect(key == "charles-xii-two-values")
    }
    #expect(try base.contradictions() == [])
    let dispute = try base.dispute(named: found.key)
    #expect(dispute.rule == "two-values" && dispute.status == .open)
    // Open, it is still a finding; judged, it is none.
    #expect(try base.findings(of: ["two-values"]).count == 1)
    try base.edit { try $0.judge(dispute.id, .settled, reason: "Two calendars.") }
    #expect(try base.findings(of: ["two-values"]) == [])
    try base.edit { try $0.judge(dispute.id, .withdrawn, reason: "a slip") }
    #expect(try base.contradictions().map(\.key) == ["charles-xii-two-values-2"])
    #expect(try base.verifyHistory() == [])
  }

  @Test("The founding article contradicts itself nowhere but where it says so")
  func foundingArticle() throws {
    #expect(try DemoBase.open().contradictions() == [])
  }

  @Test("Witnesses are counted as the view counts them, and once for a whole side")
  func witnesses() throws {
    for base in [try DemoBase.open(), try RandomHistory.base(seed: 4)] {
      let pairs = try base.connection.rows("SELECT claim, witnesses FROM witnesses") {
        (Claim.ID(try $0.int(0)), try $0.int(1))
      }
      let view = Dictionary(uniqueKeysWithValues: pairs)
      for claim in try base.claims(ClaimQuery(includesNames: true)) {
        #expect(try base.witnesses(of: [claim]) == view[claim.id] ?? 0, "\(claim.id)")
      }
    }
    let base = try DisputeStory.base(
      ["sweden state", "riga city"],
      ["{id: one, claim: [sweden, lost, riga], on: 1710}"],
      others: ["{claim: [sweden, left, riga], on: 1710}"]
    )
    let claims = try base.claims(ClaimQuery())
    #expect(try base.witnesses(of: claims) == 2)
    let sources = try base.sources()
    try base.edit { try $0.addDependence(of: sources[0].id, on: sources[1].id) }
    #expect(try base.witnesses(of: claims) == 1)
  }
}
