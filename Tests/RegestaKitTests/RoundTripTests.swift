import Chronology
import RegestaKit
import SQLite
import TestSupport
import Testing

@Suite("What is read back is what was written")
struct RoundTripTests {
  @Test("Random claims come back whole", arguments: 1...6 as ClosedRange<UInt64>)
  func claims(_ seed: UInt64) throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    var generator = try DraftGenerator(base, seed: seed)
    var drafts: [Claim.ID: ClaimDraft] = [:]
    try base.edit { writer in
      for _ in 0..<150 {
        let draft = try generator.draft()
        drafts[try writer.addClaim(draft)] = draft
      }
    }
    let relations = Dictionary(uniqueKeysWithValues: try base.relations().map { ($0.key, $0) })
    let read = try base.claims(
      ClaimQuery(
        statuses: Set(Status.allCases),
        ids: Array(drafts.keys),
        includesNames: true
      )
    )
    #expect(read.count == drafts.count)
    for claim in read {
      let draft = try #require(drafts[claim.id])
      let relation = try #require(relations[draft.relation])
      #expect(claim.subject.id == draft.subject)
      #expect(claim.relation.key == draft.relation)
      #expect(Self.object(claim.object) == draft.object)
      #expect(claim.period == Self.period(of: draft, relation), "\(draft)")
      #expect(claim.isDenied == draft.isDenied)
      #expect(claim.certainty == draft.certainty)
      #expect(claim.status == draft.status)
      #expect(claim.comment == draft.comment)
      #expect(claim == (try base.claim(claim.id)))
      let qualifiers = claim.qualifiers.map {
        ClaimDraft.Qualifier($0.relation.key, Self.object($0.value))
      }
      let wanted = draft.qualifiers.map {
        ClaimDraft.Qualifier($0.relation, $0.object)
      }
      #expect(Set(qualifiers) == Set(wanted))
      #expect(qualifiers.count == wanted.count)
      // Values of one relation keep their order.
      for key in Set(wanted.map(\.relation)) {
        #expect(qualifiers.filter { $0.relation == key } == wanted.filter { $0.relation == key })
      }
    }
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test("Swift and the view say the same of the founding article")
  func seedSentences() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { folder.keep() }
    #expect(try compareSentences(base) > 500)
  }

  @Test(
    "Swift and the view say the same of random claims",
    arguments: 11...16 as ClosedRange<UInt64>
  )
  func randomSentences(_ seed: UInt64) throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    var generator = try DraftGenerator(base, seed: seed)
    try base.edit { writer in
      for _ in 0..<200 { try writer.addClaim(try generator.draft()) }
    }
    try compareSentences(base)
  }

  @discardableResult
  private func compareSentences(_ base: KnowledgeBase) throws -> Int {
    var views: [Int: (sentence: String, time: String?, disputed: Bool)] = [:]
    try base.connection.forEach("SELECT id, sentence, time, disputed FROM all_claims") { row in
      views[try row.int(0)] = (
        try row.text(1), try row.optionalText(2), try row.bool(3)
      )
      return .next
    }
    let claims = try base.claims(
      ClaimQuery(statuses: Set(Status.allCases), includesNames: true)
    )
    #expect(claims.count == views.count)
    for claim in claims {
      let view = try #require(views[claim.id.rawValue])
      #expect(claim.sentence == view.sentence)
      #expect(claim.when == view.time, "\(claim.sentence)")
    }
    return claims.count
  }

  @Test("Four ways of asking what held on a day agree", arguments: 21...24 as ClosedRange<UInt64>)
  func holding(_ seed: UInt64) throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    var generator = try DraftGenerator(base, seed: seed)
    let ids = try base.edit { writer in
      try (0..<150).map { _ in
        var draft = try generator.draft()
        draft.status = .recorded
        return try writer.addClaim(draft)
      }
    }
    let all = try base.claims(ClaimQuery(ids: ids, includesNames: true))
    let bounds = try base.connection.rows(
      """
      SELECT id, start_min, start_max, end_min, end_max FROM claim WHERE start_min IS NOT NULL
      """
    ) {
      (
        try $0.int(0),
        ClaimBounds(
          startMin: try $0.int(1),
          startMax: try $0.int(2),
          endMin: try $0.int(3),
          endMax: try $0.int(4)
        )
      )
    }
    let stored = Dictionary(uniqueKeysWithValues: bounds)
    for _ in 0..<60 {
      let date = try generator.date()
      let found = Set(
        try base.claims(ClaimQuery(on: date, ids: ids, includesNames: true)).map(\.id)
      )
      for claim in all {
        guard let period = claim.period else {
          #expect(!found.contains(claim.id))
          continue
        }
        let verdict = period.holds(on: date)
        #expect(found.contains(claim.id) == verdict.isPossible, "\(claim.sentence) on \(date)")
        let columns = try #require(stored[claim.id.rawValue])
        #expect(columns.hold(on: date) == verdict, "\(claim.sentence) on \(date)")
        #expect(ClaimBounds(period).hold(on: date) == verdict)
        // Brute force over the days of a short date: each of its days in each reading.
        let days = date.earliest.number...min(date.latest.number, date.earliest.number + 40)
        if date.latest.number - date.earliest.number <= 40 {
          let isSome = days.contains { columns.startMin <= $0 && $0 <= columns.endMax }
          let isAll = days.allSatisfy { columns.startMax <= $0 && $0 <= columns.endMin }
          #expect(verdict == Verdict(all: isAll, some: isSome))
        }
      }
    }
  }

  @Test("Sources and citations come back whole")
  func sources() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    var generator = try DraftGenerator(base, seed: 31)
    let claim = try #require(try base.claims(ClaimQuery(limit: 1)).first)
    for number in 0..<30 {
      let (title, quote, date) = (generator.text(), generator.text(), try generator.date())
      let locator = Locator("pp. \(number + 1)–\(number + 9)")
      let (source, citation) = try base.edit { writer in
        let source = try writer.addSource(
          SourceDraft(
            key: "source-\(number)",
            type: "book",
            short: title,
            author: title,
            title: title,
            volume: "II",
            issued: date,
            note: title
          )
        )
        let citation = try writer.addCitation(
          CitationDraft(
            source,
            via: claim.citations.first?.source.id,
            stance: number.isMultiple(of: 2) ? .supports : .disputes,
            locator: locator,
            quote: .init(quote)
          ),
          to: claim.id
        )
        return (source, citation)
      }
      let read = try #require(try base.source(source))
      #expect([read.short, read.author, read.title, read.note] == [title, title, title, title])
      #expect(read.issued == date.printed)
      let cited = try #require(try base.claim(claim.id)?.citations.first { $0.id == citation })
      #expect(cited.source.id == source)
      #expect(cited.via?.id == claim.citations.first?.source.id)
      #expect(cited.stance == (number.isMultiple(of: 2) ? .supports : .disputes))
      #expect(cited.locator == locator.text)
      #expect(cited.quote == quote)
      let onPage = ClaimQuery(source: source, page: number + 5)
      #expect(try base.claims(onPage).map(\.id) == [claim.id])
      #expect(try base.count(ClaimQuery(source: source, page: number + 10)) == 0)
    }
  }

  // MARK: Below

  /// A value as a draft has it.
  private static func object(_ value: Claim.Value) -> ClaimDraft.Object {
    switch value {
    case .entity(let entity): .entity(entity.id)
    case .text(let text, let language): .text(text, language: language)
    case .quantity(let quantity):
      .quantity(
        quantity.number,
        to: quantity.upper,
        unit: quantity.unit?.id,
        wording: quantity.wording
      )
    case .date(let date): .date(date)
    case .point(let latitude, let longitude): .point(latitude: latitude, longitude: longitude)
    case .unknown: .unknown
    }
  }

  /// The time that a draft means.
  private static func period(of draft: ClaimDraft, _ relation: Relation) -> Period? {
    switch relation.time {
    case .timeless: return nil
    case .interval: return draft.period ?? Period(start: .unknown, end: .unknown)
    case .instant:
      if let period = draft.period { return period }
      if case .date(let date) = draft.object { return .instant(date) }
      return Period(start: .unknown, end: .unknown)
    }
  }
}
