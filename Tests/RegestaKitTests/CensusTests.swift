import Chronology
import RegestaKit
import SQLite
import Testing

@Suite("What a base holds, counted, against the naive way")
struct CensusTests {
  @Test("Claims, citations and dates", arguments: 1...2 as ClosedRange<UInt64>)
  func counts(seed: UInt64) throws {
    let base = try RandomHistory.base(seed: seed, claims: 80)
    let census = try base.census()
    let claims = try base.claims(ClaimQuery())
    #expect(census.claims == claims.count)
    let all = try base.claims(ClaimQuery(includesNames: true))
    #expect(census.names + census.identifiers == all.count - claims.count)
    #expect(census.citations >= all.map(\.citations.count).reduce(0, +))
    func count(_ sql: SQL) throws -> Int? { try base.connection.first(sql) { try $0.int(0) } }
    #expect(
      try count(
        """
        SELECT count(*) FROM citation AS t JOIN claim AS c ON c.id = t.claim
         WHERE t.status = 1 AND c.status <> 0
        """
      ) == census.citations
    )
    let bounds = all.compactMap { $0.period.map(ClaimBounds.init) }
    #expect(census.earliest == bounds.map { Day(number: $0.startMin) }.filter(\.isFinite).min())
    #expect(census.latest == bounds.map { Day(number: $0.endMax) }.filter(\.isFinite).max())
  }

  @Test("The sources most cited", arguments: 1...2 as ClosedRange<UInt64>)
  func sources(seed: UInt64) throws {
    let base = try RandomHistory.base(seed: seed, claims: 80)
    let naive = try base.connection.rows(
      """
      SELECT s.key, s.short, count(DISTINCT t.claim)
        FROM source AS s JOIN citation AS t ON t.source = s.id AND t.status = 1
        JOIN claim AS c ON c.id = t.claim AND c.status <> 0
       WHERE s.status = 1 GROUP BY s.id ORDER BY 3 DESC, s.id
      """
    ) { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.int(2))" }
    #expect(naive.count >= 3)
    for top in [0, 1, 2, 3, naive.count, .max] {
      let shares = try base.census(top: top).topSources
      #expect(shares.map { "\($0.key) \($0.label) \($0.count)" } == Array(naive.prefix(top)))
    }
  }
}
