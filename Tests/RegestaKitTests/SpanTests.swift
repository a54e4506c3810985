import Chronology
import RegestaKit
import SQLite
import TestSupport
import Testing

/// What may have held at a time is found by an index of classes: it must be what looking at each claim gives.
@Suite("Claims by their time alone")
struct SpanTests {
  @Test(
    "The claims of any time are those whose bounds touch it, and the first of them are the first"
  )
  func claims() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { withExtendedLifetime(folder) {} }
    let all = try base.claims(ClaimQuery())
    let bounds = all.compactMap { claim in
      claim.period.map { (id: claim.id, first: $0.startEarliest, last: $0.endLatest) }
    }
    var random = SplitMix64(seed: 1920)
    for number in 0..<250 {
      let near = Day(number: Int.random(in: 2_000_000...2_440_000, using: &random))
      let begin = number.isMultiple(of: 3) ? Day(number: 2_422_520 + number) : near
      let length = [0, 1, 30, 31, 32, 399, 400, 4_000, 40_000, 90_000].randomElement(using: &random)
      let from = number.isMultiple(of: 7) ? nil : begin
      let to = number.isMultiple(of: 5) ? nil : begin.advanced(by: length ?? 0)
      let found = try base.claims(ClaimQuery(from: from, to: to))
      let naive = bounds.filter { claim in
        (from.map { claim.last >= $0 } ?? true) && (to.map { claim.first <= $0 } ?? true)
      }
      if from == nil, to == nil {
        #expect(found.map(\.id) == all.map(\.id))
        continue
      }
      #expect(
        Set(found.map(\.id)) == Set(naive.map(\.id)),
        "\(String(describing: from)) \(length ?? 0)"
      )
      var dated = ClaimQuery(from: from, to: to)
      dated.isDated = true
      #expect(
        try base.claims(dated)
          == found.filter {
            ($0.period?.startEarliest.isFinite ?? false) || ($0.period?.endLatest.isFinite ?? false)
          }
      )
      #expect(try base.count(ClaimQuery(from: from, to: to)) == found.count)
      let few = try base.claims(ClaimQuery(from: from, to: to, limit: 5))
      #expect(few == Array(found.prefix(5)))
      if let from, let to {
        let date = HistoricalDate(
          earliest: from,
          latest: to,
          wording: "then",
          calendar: .gregorian,
          rule: .between
        )
        #expect(try base.claims(ClaimQuery(on: date)) == found)
      }
    }
  }

  @Test("The claims of a relation and its cases at a time are those of it among all at that time")
  func ofRelation() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { withExtendedLifetime(folder) {} }
    let relations = try base.relations().map(\.key)
    #expect(relations.count > 100)
    var random = SplitMix64(seed: 1920)
    var count = 0
    for relation in relations {
      let all = try base.claims(ClaimQuery(relation: relation))
      let day = Day(number: Int.random(in: 2_420_000...2_424_000, using: &random))
      for (from, to) in [(day, day), (day, nil), (nil, day), (day, day.advanced(by: 400))] {
        let wanted = all.filter { claim in
          guard let period = claim.period else { return false }
          return (from.map { period.endLatest >= $0 } ?? true)
            && (to.map { period.startEarliest <= $0 } ?? true)
        }
        count += wanted.count
        let query = ClaimQuery(relation: relation, from: from, to: to)
        #expect(try base.claims(query) == wanted, "\(relation)")
        #expect(try base.count(query) == wanted.count)
        var first = query
        first.limit = 2
        #expect(try base.claims(first) == Array(wanted.prefix(2)))
        if wanted.count > 2 {
          var next = query
          next.after = wanted[1].id
          #expect(try base.claims(next) == Array(wanted.dropFirst(2)))
        }
        var things = query
        things.isOfThings = true
        #expect(try base.claims(things).allSatisfy { !$0.isDenied })
        #expect(try base.count(things) <= wanted.count)
      }
    }
    #expect(count > 1_000)
  }

  @Test("Claims of one day are found by that day")
  func planOfOneDay() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { withExtendedLifetime((base, folder)) {} }
    let connection = try SampleBase.foreign(folder)
    let sql: SQL = """
      SELECT c.subject FROM claim AS c
       WHERE c.relation IN (1, 2) AND \(SpanClass.condition(onlyOn: 2_422_520))
      """
    let plan = try connection.rows("EXPLAIN QUERY PLAN " + sql) { try $0.text(3) }
    let wanted = "claim_when (relation=? AND <expr>=? AND start_min=? AND end_max<?)"
    #expect(plan.count == 1 && plan[0].contains(wanted), "\(plan)")
  }

  @Test(
    "The index is the one that the schema has, and is used in each class",
    arguments: [false, true]
  )
  func plan(isDated: Bool) throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { withExtendedLifetime((base, folder)) {} }
    let connection = try SampleBase.foreign(folder)
    let day = Day(number: 2_422_520)
    for (from, to) in [(day, day), (day, nil), (nil, day)] as [(Day?, Day?)] {
      for relation in [nil, "governs"] {
        var query = ClaimQuery(relation: relation, from: from, to: to, limit: 10)
        query.isDated = isDated
        for sql in [query.count, try #require(query.numbers)] {
          let plan = try connection.rows("EXPLAIN QUERY PLAN " + sql) { try $0.text(3) }
          let searches = plan.filter { $0.contains("SEARCH c ") }
          #expect(searches.count == (isDated ? 7 : 6), "\(plan)")
          let index = "USING COVERING INDEX claim_when (relation=? AND <expr>=?"
          #expect(searches.allSatisfy { $0.contains(index) }, "\(searches)")
          // What is stepped over has to be stepped over by the index.
          if isDated {
            #expect(
              searches.suffix(2).allSatisfy {
                $0.contains("start_min>") || $0.contains("start_min=")
              },
              "\(searches)"
            )
          }
        }
      }
    }
  }
}
