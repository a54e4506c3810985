import Chronology
import RegestaKit
import SQLite
import TestSupport
import Testing

@Suite("A batch is written whole or not at all")
struct WritingTests {
  private struct Stop: Error {}

  @Test("What fails half-way leaves nothing, and its numbers are given again")
  func failsHalfWay() throws {
    let (base, folder) = try SampleBase.seeded()
    let before = try folder.bytes()
    var first: Entity.ID?
    #expect(throws: Stop.self) {
      try base.edit { writer in
        let entity = try writer.addEntity(key: "half", kind: "town")
        first = entity
        try writer.addName("Half", language: "en", role: "preferred-name", of: entity)
        try writer.addClaim(ClaimDraft(entity, "described-as", .text("half a town")))
        throw Stop()
      }
    }
    #expect(try folder.bytes() == before)
    #expect(try base.entity(key: "half") == nil)
    #expect(try base.search("Half").allSatisfy { $0.entity.key != "half" })
    let (second, batch) = try base.edit { writer in
      (try writer.addEntity(key: "whole", kind: "town"), writer.batch)
    }
    #expect(second == first)
    #expect(batch == Batch.ID(2))
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test("What the base refuses is said in its words, and takes the batch back")
  func refusals() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let vilnius = try base.entity(named: "vilnius").id
    let day = try HistoricalDate(parsing: "1920-07-12")
    let drafts: [(ClaimDraft, String)] = [
      (ClaimDraft(vilnius, "controls", .text("x")), "the object does not fit the relation"),
      (ClaimDraft(vilnius, "no-such", .unknown), "There is no relation \"no-such\""),
      (ClaimDraft(Entity.ID(99_999), "described-as", .text("x")), "there is no such entity"),
      (
        ClaimDraft(vilnius, "described-as", .text("x"), period: .instant(day)),
        "\"described-as\" has no time"
      ),
      (
        ClaimDraft(
          vilnius,
          "captured",
          .entity(vilnius),
          period: Period(start: .date(day), end: .open)
        ),
        "\"captured\" happens at one time"
      ),
      (
        ClaimDraft(
          vilnius,
          "controls",
          .entity(vilnius),
          period: Period(
            start: .date(day),
            end: .date(try HistoricalDate(parsing: "1919"))
          )
        ),
        "it ends before it begins"
      ),
      (
        ClaimDraft(vilnius, "amounts-to", .quantity(.infinity)), "inf is not a number"
      ),
      (
        ClaimDraft(
          vilnius,
          "described-as",
          .text("x"),
          qualifiers: [.init("controls", .entity(vilnius))]
        ),
        "this relation is not a qualifier"
      ),
    ]
    for (draft, message) in drafts {
      let error = #expect(throws: RegestaError.self, "\(message)") {
        try base.edit { writer in
          _ = try writer.addEntity(key: "before-the-fault", kind: "town")
          try writer.addClaim(draft)
        }
      }
      #expect(error?.kind == .badInput)
      #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
      #expect(try base.entity(key: "before-the-fault") == nil)
    }
  }

  @Test("A key is given once, and has a form", arguments: ["vilnius", "Vilnius", "", "a b", "ž"])
  func keys(_ key: String) throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let error = #expect(throws: RegestaError.self) {
      try base.edit { _ = try $0.addEntity(key: key, kind: "town") }
    }
    #expect(error?.kind == .badInput)
  }

  @Test("One batch is not written inside another, and the outer one goes on")
  func nested() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    try base.edit { writer in
      _ = try writer.addEntity(key: "outer", kind: "town")
      let error = #expect(throws: RegestaError.self) { try base.edit { _ in } }
      #expect(error?.kind == .refused)
    }
    #expect(try base.entity(key: "outer") != nil)
    #expect(try base.verifyHistory().isEmpty)
    #expect(try base.connection.number("SELECT count(*) FROM batch") == 2)
  }

  @Test("A writer that outlives its batch writes nothing more")
  func escapedWriter() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let writer = try base.edit { $0 }
    #expect(throws: (any Error).self) { _ = try writer.addEntity(key: "late", kind: "town") }
    #expect(try base.entity(key: "late") == nil)
  }

  @Test("The status of a claim that is not there cannot be set; a dispute has two sides")
  func missingThings() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let error = #expect(throws: RegestaError.self) {
      try base.edit { try $0.setStatus(.retracted, of: Claim.ID(99_999)) }
    }
    #expect(error?.kind == .notFound)
    for sides in [[], [[Claim.ID(1)]], [[Claim.ID(1)], []]] {
      #expect(throws: RegestaError.self) {
        try base.edit { try $0.addDispute(key: "one-sided", question: "?", sides: sides) }
      }
    }
  }

  @Test("The label follows the names")
  func labels() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let (town, second) = try base.edit { writer in
      let town = try writer.addEntity(key: "new-town", kind: "town")
      try writer.addName("Neustadt", language: "de", role: "alias", of: town)
      let second = try writer.addName("Newtown", language: "en", role: "preferred-name", of: town)
      return (town, second)
    }
    #expect(try base.entity(town)?.label == "Newtown")
    try base.edit { try $0.setStatus(.retracted, of: second) }
    #expect(try base.entity(town)?.label == "Neustadt")
    #expect(try base.names(of: town).map(\.text) == ["Neustadt"])
  }
}
