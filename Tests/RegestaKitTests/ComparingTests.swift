import BaseSupport
import Chronology
import RegestaKit
import TestSupport
import Testing

/// Things, dates and sources side by side, against the naive way.
@Suite struct ComparingTests {
  // MARK: Things

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func everyClaimStandsWhereItBelongs(_ seed: UInt64) throws {
    let graph = try RandomGraph(seed: seed &+ 700, nodes: 6, links: 30)
    var random = SplitMix64(seed: seed)
    for _ in 0..<6 {
      var filter = try graph.filter(&random)
      (filter.kinds, filter.avoidedKinds, filter.avoidedEntities) = ([], [], [])
      let nodes = Array(graph.nodes.indices.shuffled(using: &random).prefix(2))
      let comparison = try graph.base.compare(
        entities: nodes.map { graph.nodes[$0] },
        filter: filter
      )
      for (place, node) in nodes.enumerated() {
        let expected = graph.links.filter {
          graph.counts($0, filter) && ($0.subject == node || $0.object == node)
        }.map(\.claim)
        let found = comparison.groups.flatMap { $0.rows.flatMap { $0.claims[place].map(\.id) } }
        #expect(found.sorted() == expected.sorted())
      }
      for group in comparison.groups {
        for row in group.rows {
          for claim in row.claims.flatMap(\.self) {
            #expect(claim.relation.key == group.relation.key)
            #expect(claim.isDenied == row.isDenied)
            let far: Claim.Value = group.isInverse ? .entity(claim.subject) : claim.object
            #expect(far == row.value)
          }
        }
        let values = group.rows.map { "\($0.value.printed) \($0.isDenied)" }
        #expect(Set(values).count == values.count)
        let holders = group.rows.map(\.holders.count)
        #expect(holders == holders.sorted(by: >))
      }
    }
  }

  @Test func valuesThatExcludeEachOtherAreRivals() throws {
    let base = try KnowledgeBase.inMemory()
    let (town, other) = try base.edit { writer in
      try writer.addKind(KindDraft(key: "thing", label: "thing", plural: "things"))
      var capital = RelationDraft(key: "capital", label: "has the capital")
      (capital.isFunctional, capital.time) = (true, .interval)
      try writer.addRelation(capital)
      let things = try ["a", "b", "x", "y"].map { try writer.addEntity(key: $0, kind: "thing") }
      func add(_ subject: Int, _ object: Int, _ years: String) throws {
        let draft = ClaimDraft(
          things[subject],
          "capital",
          .entity(things[object]),
          period: try Period(parsing: years)
        )
        try writer.addClaim(draft)
      }
      try add(0, 2, "1900/1910")
      try add(0, 3, "1905/1920")
      try add(1, 2, "1900/1904")
      try add(1, 3, "1906/1920")
      return (things[0], things[1])
    }
    let group = try #require(try base.compare(entities: [town, other]).groups.first)
    // Of the one two at one time, of the other one after the other: both rows have the rival.
    #expect(group.rows.map(\.hasRival) == [true, true])
    #expect(!group.differs)
    let alone = try #require(try base.compare(entities: [other]).groups.first)
    #expect(alone.rows.map(\.hasRival) == [false, false])
  }

  // MARK: Dates

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func whatEndedAndWhatBegan(_ seed: UInt64) throws {
    let graph = try RandomGraph(seed: seed &+ 900, nodes: 5, links: 30)
    var random = SplitMix64(seed: seed)
    for (index, node) in graph.nodes.enumerated() {
      let year = random.int(1899...1910)
      let first = try HistoricalDate(parsing: "\(year)-0\(random.int(2...9))-10")
      let second = try HistoricalDate(parsing: "\(year + random.int(1...3))-03")
      let entity = try #require(try graph.base.entity(node))
      let comparison = try graph.base.compare(entity, on: first, and: second)
      let expected = graph.links.filter { link in
        (link.subject == index || link.object == index) && link.status == .recorded
          && [first, second].contains { link.period.holds(on: $0) != .no }
      }
      #expect(Set(comparison.items.map(\.claim.id)) == Set(expected.map(\.claim)))
      #expect(comparison.items.count == expected.count)
      for item in comparison.items {
        let link = try #require(graph.links.first { $0.claim == item.claim.id })
        let verdicts = (link.period.holds(on: first), link.period.holds(on: second))
        #expect((item.first, item.second) == verdicts)
        switch try #require(item.change) {
        case .ended: #expect(verdicts == (.certain, .no))
        case .began: #expect(verdicts == (.no, .certain))
        case .unchanged: #expect(verdicts == (.certain, .certain))
        case .possible: #expect(verdicts.0 == .possible || verdicts.1 == .possible)
        }
      }
    }
  }

  @Test func vilniusInTheSummerOf1920() throws {
    let base = try DemoBase.open()
    let vilnius = try base.entity(named: "Vilnius")
    let comparison = try base.compare(
      vilnius,
      on: try HistoricalDate(parsing: "1 July 1920"),
      and: try HistoricalDate(parsing: "1 August 1920")
    )
    func subjects(_ change: DateComparison.Change) -> [String] {
      comparison.items.filter { $0.change == change && $0.claim.relation.key == "controls" }
        .map(\.claim.subject.key)
    }
    #expect(subjects(.ended) == ["poland"])
    #expect(subjects(.began) == ["soviet-russia"])
  }

  // MARK: Sources

  /// Two sources and what they say, one point of each sort.
  private func quarrel() throws -> (base: KnowledgeBase, sources: [Source], town: Entity.ID) {
    let base = try KnowledgeBase.inMemory()
    let town = try base.edit { writer -> Entity.ID in
      try writer.addKind(KindDraft(key: "thing", label: "thing", plural: "things"))
      var holder = RelationDraft(key: "held", label: "held")
      (holder.time, holder.isInverseFunctional) = (.interval, true)
      try writer.addRelation(holder)
      var attack = RelationDraft(key: "attacked", label: "attacked")
      attack.time = .instant
      try writer.addRelation(attack)
      let things = try ["a", "b", "t", "u"].map { try writer.addEntity(key: $0, kind: "thing") }
      let one = try writer.addSource(SourceDraft(key: "one", type: "book", short: "One"))
      let two = try writer.addSource(SourceDraft(key: "two", type: "book", short: "Two"))
      func add(
        _ subject: Int,
        _ relation: String,
        _ object: Int,
        _ years: String,
        denied: Bool = false,
        _ citations: [(Source.ID, Stance)]
      ) throws -> Claim.ID {
        let period =
          relation == "attacked"
          ? Period.instant(try HistoricalDate(parsing: years)) : try Period(parsing: years)
        let claim = try writer.addClaim(
          ClaimDraft(
            things[subject],
            relation,
            .entity(things[object]),
            period: period,
            isDenied: denied
          )
        )
        for (source, stance) in citations {
          try writer.addCitation(CitationDraft(source, stance: stance), to: claim)
        }
        return claim
      }
      // Agreed: one claim of both, and two claims of one statement.
      _ = try add(0, "held", 2, "1900/1905", [(one, .supports), (two, .supports)])
      _ = try add(0, "held", 3, "1900/1905", [(one, .supports)])
      _ = try add(0, "held", 3, "1901/1906", [(two, .supports)])
      // Disputed by the other, and denied by it.
      _ = try add(1, "attacked", 2, "1910", [(one, .supports), (two, .disputes)])
      _ = try add(1, "attacked", 3, "1911", [(one, .supports)])
      _ = try add(1, "attacked", 3, "1911", denied: true, [(two, .supports)])
      // Of one thing two holders at one time.
      _ = try add(0, "held", 2, "1920/1925", [(one, .supports)])
      _ = try add(1, "held", 2, "1922/1930", [(two, .supports)])
      // In a dispute of the base.
      let mine = try add(0, "attacked", 1, "1940", [(one, .supports)])
      let theirs = try add(1, "attacked", 0, "1940", [(two, .supports)])
      let sides = [[mine], [theirs]]
      try writer.addDispute(key: "first", question: "Who attacked first?", sides: sides)
      // Alone.
      _ = try add(0, "attacked", 3, "1950", [(two, .supports)])
      return things[2]
    }
    let sources = try ["one", "two"].map { try base.source(named: $0) }
    return (base, sources, town)
  }

  @Test func whatTwoSourcesSay() throws {
    let (base, sources, _) = try quarrel()
    let points = try base.compare(sources[0], sources[1]).points
    #expect(
      points.map(\.standing) == [.disputed, .denied, .values, .rival, .agreed, .agreed, .only]
    )
    #expect(points[3].dispute?.key == "first")
    #expect(points.last?.claims.map(\.count) == [0, 1])
    let back = try base.compare(sources[1], sources[0]).points
    #expect(back.map(\.standing) == points.map(\.standing))
    #expect(back.map { Array($0.claims.reversed()) } == points.map(\.claims))
  }

  @Test func ofOneThingAndOfOneTime() throws {
    let (base, sources, town) = try quarrel()
    let about = try base.compare(sources[0], sources[1], about: town).points
    #expect(about.map(\.standing) == [.disputed, .values, .agreed])
    let then = try base.compare(
      sources[0],
      sources[1],
      on: try HistoricalDate(parsing: "1924")
    ).points
    #expect(then.map(\.standing) == [.values])
  }
}
