import Chronology
import Formats
import Interchange
import RegestaKit
import SQLite
import Testing

/// What an import makes of what a file says, whatever its format.
@Suite struct ImporterTests {
  private let base: KnowledgeBase

  init() throws {
    base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: true, who: "test")
  }

  private static func date(_ text: String) throws -> HistoricalDate {
    try HistoricalDate(parsing: text)
  }

  /// A treaty of a name, signed on a day.
  private static func treaty(_ name: String, signed: String) -> ToldFormat.Record {
    { importer in
      let date = try date(signed)
      let treaty = try importer.entity(
        EntityReference(
          names: [.init(name)],
          kind: "treaty",
          dates: [.init("signed-on", date)]
        )
      )
      try importer.claim(ClaimDraft(treaty, "signed-on", .date(date)))
    }
  }

  /// Poland holds a place for a time.
  private static func control(of place: String, _ from: String?, _ to: String?) -> ToldFormat.Record
  {
    { importer in
      let poland = try importer.entity(EntityReference(mention: "Poland", kind: "state"))
      let place = try importer.entity(EntityReference(mention: place, kind: "city"))
      let period = Period(
        start: try from.map { .date(try date($0)) } ?? .unknown,
        end: try to.map { .date(try date($0)) } ?? .unknown
      )
      try importer.claim(ClaimDraft(poland, "controls", .entity(place), period: period))
    }
  }

  // MARK: The same again

  @Test func theSameFileTwiceChangesNothing() throws {
    let records = [
      Self.treaty("Treaty of Nystad", signed: "1721-09-10"), Self.control(of: "Pinsk", "1920", nil),
    ]
    let first = try base.take(records[0], records[1])
    #expect(first.count(.new, "entity") == 2 && first.count(.rejected) == 0)
    let before = try CatalogueBase.content(of: base)
    let second = try base.take(records[0], records[1])
    #expect(!second.changesBase)
    #expect(second.batch == nil)
    #expect(second.count(.unchanged, "claim") == 3)
    #expect(try CatalogueBase.content(of: base) == before)
  }

  @Test func aDryRunReportsTheSameAndChangesNothing() throws {
    let before = try CatalogueBase.content(of: base)
    let dry = try base.take(isDryRun: true, Self.treaty("Treaty of Nystad", signed: "1721-09-10"))
    #expect(try CatalogueBase.content(of: base) == before)
    let real = try base.take(Self.treaty("Treaty of Nystad", signed: "1721-09-10"))
    #expect(dry.counts == real.counts)
    #expect(dry.listed[.new]?.map(\.sentence) == real.listed[.new]?.map(\.sentence))
    #expect(dry.batch == nil && real.batch != nil)
  }

  @Test func undoGivesBackTheSameKnowledge() throws {
    let before = try base.sentences(about: "poland")
    let report = try base.take(
      Self.control(of: "Vilnius", "1919-04-19", "1920-07-14"),
      Self.control(of: "Pinsk", "1920", nil)
    )
    let batch = try #require(report.batch)
    #expect(try base.sentences(about: "poland") != before)
    try base.undo(Batch.ID(batch), who: "test")
    #expect(try base.sentences(about: "poland") == before)
    #expect(try base.entity(key: "pinsk") == nil)
    #expect(try base.verifyHistory().isEmpty)
  }

  // MARK: Who is meant

  @Test func aThingIsFoundByItsNumber() throws {
    let report = try base.take { importer in
      _ = try importer.entity(
        EntityReference(
          identifiers: [.init("wikidata", "Q37")],
          names: [.init("Lietuva", language: "lt", role: "preferred-name")],
          kind: "state"
        )
      )
    }
    #expect(report.count(.new, "entity") == 0)
    #expect(report.listed[.matched]?.first?.reason == "by its wikidata number Q37")
  }

  @Test func treatiesOfOneDayAndTheSamePowersAreOne() throws {
    let report = try base.take(
      Self.treaty("Peaceful Agreement Between Russia And Lithuania", signed: "1920-07-12")
    )
    #expect(report.count(.new, "entity") == 0)
    let match = try #require(report.listed[.matched]?.first)
    #expect(match.sentence.hasSuffix("(soviet-lithuanian-treaty-1920)"))
    // The name by which this source calls it is kept; the second time it is known by that.
    let again = try base.take(
      Self.treaty("Peaceful Agreement Between Russia And Lithuania", signed: "1920-07-12")
    )
    #expect(!again.changesBase)
  }

  @Test func treatiesOfOtherPowersOnThatDayAreNot() throws {
    let report = try base.take(
      Self.treaty("Treaty Between Peru And Chile", signed: "1920-07-12")
    )
    #expect(report.count(.new, "entity") == 1)
  }

  @Test func namesakesWithOtherDatesAreOthers() throws {
    let name = "Treaty Between Britain And France"
    let records = ["1713-04-11", "1763-02-10", "1783-10-03"].map { Self.treaty(name, signed: $0) }
    let report = try base.take(records[0], records[1], records[2])
    #expect(report.count(.new, "entity") == 3)
    let again = try base.take(records[2], records[0], records[1])
    #expect(!again.changesBase)
  }

  @Test func whatIsNotCertainIsLeftApartAndListed() throws {
    // Grodno is a city; a gubernya has its name, and is another kind of thing.
    let report = try base.take { importer in
      _ = try importer.entity(EntityReference(names: [.init("vilnius")], kind: "settlement"))
    }
    #expect(report.count(.new, "entity") == 1)
    #expect(report.count(.undecided) == 1)
    #expect(report.listed[.undecided]?.first?.sentence.contains("may be Vilnius (vilnius)") == true)
    let again = try base.take { importer in
      _ = try importer.entity(EntityReference(names: [.init("vilnius")], kind: "settlement"))
    }
    #expect(!again.changesBase)
  }

  @Test func aKindThatCannotBeIsNoMatch() throws {
    let report = try base.take { importer in
      _ = try importer.entity(EntityReference(names: [.init("Vilnius")], kind: "person"))
    }
    #expect(report.count(.new, "entity") == 1 && report.count(.undecided) == 0)
  }

  // MARK: Enriching and correcting

  @Test func aFurtherSourceIsACitation() throws {
    try base.take(source: "one", Self.control(of: "Pinsk", "1920", nil))
    let count = try base.count(ClaimQuery())
    let report = try base.take(source: "two", Self.control(of: "Pinsk", "1920", nil))
    #expect(report.count(.enriched, "claim") == 1 && report.count(.new, "claim") == 0)
    #expect(try base.count(ClaimQuery()) == count)
  }

  @Test func aMoreExactDateTakesThePlaceOfALessExactOne() throws {
    try base.take(source: "one", Self.control(of: "Pinsk", "1920", "1921"))
    let report = try base.take(source: "two", Self.control(of: "Pinsk", "1920-09-26", "1921-03"))
    #expect(report.count(.enriched, "claim") == 1)
    let pinsk = try #require(try base.entity(key: "pinsk"))
    let claims = try base.claims(ClaimQuery(object: pinsk.id))
    #expect(claims.map(\.sentence) == ["Poland controls Pinsk (26 September 1920 to March 1921)"])
    #expect(claims[0].citations.map(\.source.key) == ["one", "two"])
    #expect(claims[0].supersedes != nil)
    // The less exact again says nothing new.
    let again = try base.take(source: "one", Self.control(of: "Pinsk", "1920", "1921"))
    #expect(!again.changesBase)
  }

  @Test func aCorrectedFileChangesOnlyWhatWasCorrected() throws {
    try base.take(
      Self.treaty("Treaty of Nystad", signed: "1721-09-10"),
      Self.treaty("Treaty of Abo", signed: "1743-08-18"),
      Self.control(of: "Pinsk", "1920", nil)
    )
    let report = try base.take(
      Self.treaty("Treaty of Nystad", signed: "1721-08-30"),
      Self.treaty("Treaty of Abo", signed: "1743-08-18"),
      Self.control(of: "Pinsk", "1920", nil)
    )
    #expect(report.count(.corrected) == 1 && report.count(.missing) == 0)
    #expect(report.count(.new, "entity") == 0)
    #expect(
      try base.sentences(about: "treaty-of-nystad") == [
        "Treaty of Nystad was signed 30 August 1721"
      ]
    )
    #expect(try base.verifyHistory().isEmpty)
    // Taken back, the first reading stands again.
    try base.undo(Batch.ID(try #require(report.batch)), who: "test")
    #expect(
      try base.sentences(about: "treaty-of-nystad") == [
        "Treaty of Nystad was signed 10 September 1721"
      ]
    )
  }

  @Test func whatAFileSaysNoMoreStaysAndIsReported() throws {
    try base.take(
      Self.control(of: "Pinsk", "1920", nil),
      Self.control(of: "Vilnius", "1922", "1939")
    )
    let report = try base.take(Self.control(of: "Vilnius", "1922", "1939"))
    #expect(!report.changesBase)
    #expect(report.listed[.missing]?.map(\.sentence).contains { $0.contains("Pinsk") } == true)
  }

  // MARK: Contradictions and rejections

  @Test func aContradictionIsRecordedAndReported() throws {
    try base.take(source: "one") { importer in
      let x = try importer.entity(EntityReference(names: [.init("Jonas Testas")], kind: "person"))
      try importer.claim(ClaimDraft(x, "born-on", .date(try Self.date("1880-05-01"))))
    }
    let report = try base.take(source: "two") { importer in
      let x = try importer.entity(EntityReference(names: [.init("Jonas Testas")], kind: "person"))
      try importer.claim(ClaimDraft(x, "born-on", .date(try Self.date("1881-05-01"))))
    }
    #expect(report.count(.conflicting, "claim") == 1)
    #expect(report.listed[.conflicting]?.first?.reason?.contains("1 May 1880") == true)
    #expect(try base.sentences(about: "jonas-testas").count == 2)
  }

  @Test func aRejectedRecordLeavesNothing() throws {
    let before = try base.sentences(about: "poland")
    let collector = RejectCollector()
    let report = try base.take(
      rejecting: collector,
      { importer in
        let x = try importer.entity(EntityReference(names: [.init("Nowhere")], kind: "city"))
        try importer.claim(ClaimDraft(x, "no-such-relation", .text("x")))
      },
      { importer in
        let x = try importer.entity(EntityReference(names: [.init("Somewhere")], kind: "city"))
        try importer.claim(ClaimDraft(x, "signed-on", .text("x")))
      },
      Self.control(of: "Pinsk", "1920", nil)
    )
    #expect(report.count(.rejected) == 2)
    #expect(report.count(.new, "entity") == 1)
    #expect(try base.entity(key: "nowhere") == nil && base.entity(key: "somewhere") == nil)
    #expect(try base.sentences(about: "poland").count == before.count + 1)
    let rejected = collector.records
    #expect(rejected.map(\.place.position?.line) == [1, 2])
    #expect(rejected[0].reason.contains("no relation \"no-such-relation\""))
    #expect(rejected[1].text?.hasPrefix("# ") == true)
  }

  @Test func aStrictImportTakesAllOrNothing() throws {
    let before = try CatalogueBase.content(of: base)
    #expect(throws: RegestaError.self) {
      try base.take(isStrict: true, Self.control(of: "Pinsk", "1920", nil)) { _ in
        throw RegestaError(.badInput, "no")
      }
    }
    #expect(try CatalogueBase.content(of: base) == before)
  }

  // MARK: Independence

  @Test func importsThatTouchDifferentThingsCommute() throws {
    func content(_ order: [ToldFormat.Record]) throws -> Set<String> {
      let base = try KnowledgeBase.inMemory()
      try base.loadSeed(withFoundingArticle: true, who: "test")
      for (index, record) in order.enumerated() { try base.take(source: "s\(index)", record) }
      return Set(try base.claims(ClaimQuery(includesNames: true)).map(\.sentence))
    }
    let one = Self.treaty("Treaty of Nystad", signed: "1721-09-10")
    let other = Self.control(of: "Pinsk", "1920", nil)
    #expect(try content([one, other]) == content([other, one]))
  }
}
