import Interchange
import RegestaKit
import SQLite
import Testing

@Suite("The seed that the program carries")
struct SeedTests {
  @Test("Two bases from the same seed hold the same")
  func sameContent() throws {
    let bases = try (0..<2).map { _ in
      let base = try KnowledgeBase.inMemory()
      try base.loadSeed(withFoundingArticle: true, who: "test")
      return base
    }
    let (first, second) = (
      try CatalogueBase.content(of: bases[0]), try CatalogueBase.content(of: bases[1])
    )
    #expect(first.keys.sorted() == second.keys.sorted())
    for (table, rows) in first { #expect(rows == second[table], "\(table)") }
    #expect(first["claim"]?.isEmpty == false)
  }

  @Test("The same seed again is refused in plain words, and changes nothing")
  func seedTwice() throws {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: true, who: "test")
    let before = try CatalogueBase.content(of: base)
    let error = #expect(throws: RegestaError.self) {
      try base.loadSeed(withFoundingArticle: true, who: "test")
    }
    #expect(error?.kind == .refused)
    #expect(error?.hint != nil)
    #expect(try CatalogueBase.content(of: base) == before)
  }

  @Test("What the seed infers is marked so, be it the time or the value of a claim")
  func inferred() throws {
    let base = try CatalogueBase.copy()
    try CatalogueBase.load(
      """
      regesta: 1
      entities:
        war: {kind: war, names: [War]}
      statements:
        - claims:
          - {claim: [war, began, {date: 1700, inferred: true}]}
          - {claim: [war, ended, {date: 1721}]}
      """,
      into: base
    )
    let inferred = try base.connection.rows(
      """
      SELECT r.key, v.inferred, d.inferred FROM claim AS c JOIN relation AS r ON r.id = c.relation
        JOIN date AS v ON v.id = c.value_date JOIN date AS d ON d.id = c.start_date ORDER BY c.id
      """
    ) { [try $0.text(0), "\(try $0.int(1))", "\(try $0.int(2))"] }
    #expect(inferred == [["began", "1", "1"], ["ended", "0", "0"]])
  }
}
