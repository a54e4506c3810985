import Chronology
import RegestaKit
import Testing

@Suite("The time of a thing, against the naive way")
struct TimelineTests {
  /// All dated claims that are no names, in the order of time, and who is an event.
  private struct Naive {
    let claims: [Claim]
    let dated: [Claim]
    let events: Set<String>

    init(_ base: KnowledgeBase) throws {
      claims = try base.claims(ClaimQuery())
      dated = claims.filter { claim in
        guard let bounds = claim.period.map(ClaimBounds.init) else { return false }
        return Day(number: bounds.startMin).isFinite || Day(number: bounds.endMax).isFinite
      }
      let kinds = try base.kinds()
      var below: Set<String> = ["event"]
      while true {
        let next = kinds.filter { $0.parent.map(below.contains) ?? false }.map(\.key)
        if below.isSuperset(of: next) { break }
        below.formUnion(next)
      }
      events = below
    }

    func timeline(of thing: Entity.ID) -> [Claim] {
      let parts = claims.filter { $0.subject.id == thing }.compactMap(\.object.entity)
        .filter { events.contains($0.kind) }.map(\.id)
      let here = claims.filter {
        $0.object.entity?.id == thing && !$0.isDenied
          && ["took-place-in", "took-place-near"].contains($0.relation.key)
      }.map(\.subject.id)
      let attended = Set(parts + here)
      return dated.filter { claim in
        if claim.subject.id == thing || claim.object.entity?.id == thing { return true }
        if claim.qualifiers.contains(where: { $0.value.entity?.id == thing }) { return true }
        if case .date = claim.object { return attended.contains(claim.subject.id) }
        return false
      }
    }
  }

  @Test(
    "What is about it, what names it, and when its events were",
    arguments: [1, 2, 4, 6, 8] as [UInt64]
  )
  func whole(seed: UInt64) throws {
    let base = try RandomHistory.base(seed: seed, claims: 120)
    let naive = try Naive(base)
    let things = Set(naive.dated.flatMap { [$0.subject, $0.object.entity].compactMap(\.self) })
    var found = 0
    for thing in things {
      let timeline = try base.timeline(of: thing.id)
      #expect(timeline == naive.timeline(of: thing.id), "\(thing.key)")
      found += timeline.count
    }
    #expect(found > (seed.isMultiple(of: 2) ? 100 : 10))
  }

  @Test("Pages of it follow each other, and parts of it are those of the whole")
  func pages() throws {
    let base = try RandomHistory.base(seed: 2, claims: 120)
    let naive = try Naive(base)
    let things = Set(naive.dated.map(\.subject))
    let from = try HistoricalDate(parsing: "1915").earliest
    let to = try HistoricalDate(parsing: "1925").latest
    var longest = 0
    for thing in things {
      let whole = try base.timeline(of: thing.id)
      longest = max(longest, whole.count)
      var paged: [Claim] = []
      while true {
        let page = try base.timeline(of: thing.id, after: paged.last?.id, limit: 3)
        #expect(page.count <= 3)
        paged += page
        if page.count < 3 { break }
      }
      #expect(paged == whole, "\(thing.key)")
      let then = whole.filter {
        $0.period.map(ClaimBounds.init).map {
          $0.endMax >= from.number && $0.startMin <= to.number
        } ?? false
      }
      #expect(try base.timeline(of: thing.id, from: from, to: to) == then, "\(thing.key)")
      #expect(
        try base.timeline(of: thing.id, from: from, to: to, limit: 2) == Array(then.prefix(2))
      )
    }
    #expect(longest > 6)
  }
}
