import BaseSupport
import Chronology
import Foundation
import RegestaKit
import RegestaWeb
import Testing

/// Pages of what very much is said of: they hold a part, and say where it goes on.
@Suite struct HubTests {
  private static let count = 1_200

  private static func base() throws -> KnowledgeBase {
    var notation = """
      regesta: 1
      sources:
        book: {type: book, title: The Book, short: Book}
      source: book
      entities:
        hub: {kind: state, names: [Hub]}
        zenda: {kind: city, names: [Zenda]}

      """
    for number in 0..<count { notation += "  t\(number): {kind: city, names: [T\(number)]}\n" }
    notation += "statements:\n"
    for number in 0..<count {
      notation += "  - at: p. \(number % 700 + 1)\n    claims:\n"
      let claim =
        switch number % 3 {
        case 0: "[hub, controls, t\(number)], from: \(1000 + number % 800)"
        case 1: "[t\(number), located-in, hub]"
        default: "[zenda, located-in, t\(number)]"
        }
      notation += "      - {claim: \(claim)}\n"
    }
    return try DemoBase.with(notation)
  }

  /// All parts of a list in their order, by what says where each goes on.
  private static func rows(
    _ visitor: Visitor,
    _ path: String,
    size: Int,
    _ more: String = ""
  ) throws -> [Int] {
    var ids: [Int] = []
    var next = ""
    for _ in 0..<40 {
      let answer = try JSONReading.object(
        visitor.get("\(path).json?size=\(size)\(more)\(next)").body
      )
      let rows = try #require(answer["data"] as? [[String: Any]])
      #expect(rows.count <= size)
      ids += rows.compactMap { $0["id"] as? Int ?? $0["claim"] as? Int }
      guard let more = answer["next"] as? String else { return ids }
      next = "&next=\(more)"
    }
    return ids
  }

  @Test func partsOfAHubAreTheWhole() throws {
    let base = try Self.base()
    let visitor = Visitor(base: base)
    let hub = try base.entity(named: "Hub")
    let portrait = try base.portrait(of: hub)
    #expect(portrait.statements.count == 800 && !portrait.hasMore)
    #expect(
      try Self.rows(visitor, "/e/hub", size: 150) == portrait.statements.map(\.claim.id.rawValue)
    )
    let book = try base.source(named: "book")
    let extracts = try base.extracts(of: book.id)
    #expect(try base.countExtracts(of: book.id) == extracts.count)
    #expect(
      try Self.rows(visitor, "/s/book", size: 170) == extracts.map(\.claim.id.rawValue)
    )
    // In the order of the pages.
    let pages = extracts.compactMap { $0.citation.locator?.split(separator: " ").last }
      .compactMap { Int($0) }
    #expect(pages == pages.sorted())
    let batch = try #require(try base.lastBatch())
    #expect(
      try Self.rows(visitor, "/b/\(batch.id)", size: 190)
        == base.claims(recordedBy: batch.id).map(\.id.rawValue)
    )
    // A page of people's holds a part, too.
    #expect(visitor.get("/e/hub").body.count < 1_000_000)
    #expect(try visitor.page("/e/hub").elements("a").contains { $0.attributes["rel"] == "next" })
  }

  /// On a day, the base finds what the library's calendar finds.
  @Test func aDayIsAskedOfTheBase() throws {
    let base = try Self.base()
    let visitor = Visitor(base: base)
    let date = try HistoricalDate(parsing: "1100")
    func holds(_ claim: Claim) -> Bool { claim.period.map { $0.holds(on: date) != .no } ?? true }
    let whole = try base.portrait(of: try base.entity(named: "Hub")).statements.map(\.claim)
    let held = whole.filter(holds).map(\.id.rawValue)
    #expect(held.count > 10 && held.count < whole.count)
    #expect(try Self.rows(visitor, "/e/hub", size: 90, "&on=1100") == held)
    let extracts = try base.extracts(of: try base.source(named: "book").id).map(\.claim)
    #expect(
      try Self.rows(visitor, "/s/book", size: 90, "&on=1100")
        == extracts.filter(holds).map(\.id.rawValue)
    )
  }

  /// Findings and disputes go on where they end, one at a time.
  @Test(arguments: ["/check", "/disputes"]) func listsOfTheDemoGoOn(_ path: String) throws {
    let visitor = Visitor(base: try DemoBase.open())
    func answer(_ query: String) throws -> (rows: [NSDictionary], next: String?) {
      let answer = try JSONReading.object(visitor.get("\(path).json?\(query)").body)
      let rows = try #require(answer["data"] as? [[String: Any]])
      return (rows.map { $0 as NSDictionary }, answer["next"] as? String)
    }
    let whole = try answer("size=1000")
    #expect(whole.next == nil && whole.rows.count > 2)
    var parts: [NSDictionary] = []
    var next: String? = "0"
    var count = 0
    while let place = next, count < 50 {
      let part = try answer("size=1&next=\(place)")
      #expect(!part.rows.isEmpty)
      parts += part.rows
      next = part.next
      count += 1
    }
    #expect(parts == whole.rows && count > 1)
  }
}
