import Formats
import Interchange
import RegestaKit
import SQLite
import Testing

/// Dumps of more things and claims than are read at a time: the next ones are read on another thread while those
/// before are told, and what was told of them is asked for again.
@Suite struct LongDumpTests {
  private static let people = 2_600
  private static func isWrong(_ number: Int) -> Bool { number % 211 == 100 }

  private static func begun() throws -> KnowledgeBase {
    let base = try CatalogueBase.copy()
    try base.write(Batch.Draft(.edit, who: "test")) { _ in }
    return base
  }

  /// A chain of people, each the child of the one before. Every second such claim is in dispute with that before, and
  /// every fifth has a reading, so that more are asked for again than are remembered at a time.
  private static func dump() throws -> (lines: [String], claims: [Int]) {
    let base = try begun()
    let chain = try PeopleChain(of: people, in: base)
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      for (number, person) in chain.people.enumerated() {
        try writer.addClaim(ClaimDraft(person, "wikidata", .text("Q\(number + 1)")))
        guard number > 0 else { continue }
        let claim = chain.claims[number - 1]
        if number % 2 == 0 {
          let sides = [[chain.claims[number - 2]], [claim]]
          try writer.addDispute(key: "whose-\(number)", question: "Whose child?", sides: sides)
        }
        if number % 5 == 0 {
          let text = ClaimDraft.Object.text("a child", language: "en")
          try writer.addClaim(ClaimDraft(person, "described-as", text, readingOf: claim))
        }
      }
    }
    let text = try ExportSamples.text(of: base, as: "jsonl")
    return (text.split(separator: "\n").map(String.init), chain.claims.map(\.rawValue))
  }

  @Test("Each is there once, as it was, but for wrong ones and what hangs on them")
  func wrongAmongThem() throws {
    var (lines, claims) = try Self.dump()
    let wrong = Set(claims.indices.map { $0 + 1 }.filter(Self.isWrong))
    let heads = wrong.map { "{\"type\":\"claim\",\"id\":\(claims[$0 - 1])," }
    let places = lines.indices.filter { place in heads.contains(where: lines[place].hasPrefix) }
    for place in places {
      lines[place] = lines[place].replacing("\"certainty\":0", with: "\"certainty\":9")
    }
    #expect(places.count == wrong.count && wrong.count > 10)

    let base = try Self.begun()
    let run = try LibraryRun.take(lines.joined(separator: "\n"), "people.jsonl", into: base)
    #expect(run.rejects.map { $0.place.position?.line } == places.map { $0 + 1 })
    #expect(run.rejects.allSatisfy { $0.text?.contains("\"type\":\"entity\"") == true })
    let children = try base.connection.rows(
      """
      SELECT e.key, o.key, t.page FROM claim AS c JOIN relation AS r ON r.id = c.relation
        JOIN entity AS e ON e.id = c.subject JOIN entity AS o ON o.id = c.object
        JOIN citation AS t ON t.claim = c.id WHERE r.key = 'parent' ORDER BY t.page
      """
    ) { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.int(2))" }
    let expected = (1..<Self.people).filter { !wrong.contains($0) }
    #expect(children == expected.map { "person-\($0) person-\($0 - 1) \($0)" })

    let disputes = try base.connection.rows(
      """
      SELECT d.key || ': ' || group_concat(e.key, ' or ') FROM dispute AS d
        JOIN (SELECT * FROM dispute_claim ORDER BY dispute, side) AS dc ON dc.dispute = d.id
        JOIN claim AS c ON c.id = dc.claim JOIN entity AS e ON e.id = c.subject
       GROUP BY d.id ORDER BY d.id
      """
    ) { try $0.text(0) }
    let whole = stride(from: 2, to: Self.people, by: 2).filter {
      !wrong.contains($0) && !wrong.contains($0 - 1)
    }
    #expect(disputes == whole.map { "whose-\($0): person-\($0 - 1) or person-\($0)" })

    let readings = try base.connection.rows(
      """
      SELECT e.key, o.subject IS c.subject, o.id IS NULL FROM claim AS c
        JOIN relation AS r ON r.id = c.relation JOIN entity AS e ON e.id = c.subject
        LEFT JOIN claim AS o ON o.id = c.reading_of WHERE r.key = 'described-as' ORDER BY c.id
      """
    ) { "\(try $0.text(0)) \(try $0.int(1)) \(try $0.int(2))" }
    let read = stride(from: 5, to: Self.people, by: 5)
    #expect(readings == read.map { "person-\($0) " + (wrong.contains($0) ? "0 1" : "1 0") })

    // Mended, the rest comes in; and all of it once more changes nothing.
    let mended = run.rejectFile.replacing("\"certainty\":9", with: "\"certainty\":0")
    let second = try LibraryRun.take(mended, "people.rejects.jsonl", into: base)
    #expect(second.rejects.isEmpty, "\(second.rejects.prefix(3))")
    #expect(second.report.count(.new, "claim") == wrong.count)
  }

  @Test("Things whose kind is not in the file are rejected, and what is said of them")
  func withoutKind() throws {
    var (lines, _) = try Self.dump()
    let kind = try #require(
      lines.first { $0.contains("\"type\":\"kind\"") && $0.contains("\"person\"") }
    )
    let isPerson = { (line: String) in line.hasPrefix("{\"type\":\"entity\"") }
    let people = lines.filter(isPerson).count
    #expect(people == Self.people)
    lines.removeAll { $0 == kind }
    let base = try Self.begun()
    let run = try LibraryRun.take(lines.joined(separator: "\n"), "people.jsonl", into: base)
    let things = run.rejects.filter {
      $0.text?.contains("\"type\":\"entity\"") == true && $0.reason.contains("kind")
    }
    #expect(things.count == Self.people)
    #expect(try base.connection.first("SELECT count(*) FROM entity") { try $0.int(0) } == 0)
  }
}
