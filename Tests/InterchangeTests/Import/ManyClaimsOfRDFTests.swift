import Interchange
import RegestaKit
import SQLite
import Testing

/// So many claims of a base of ours in RDF that they share savepoints, with wrong ones among them.
@Suite struct ManyClaimsOfRDFTests {
  private static let people = 1_500
  /// What these say is wrong is seen before anything is written.
  private static func isUnreadable(_ number: Int) -> Bool { number % 211 == 100 }
  /// These bring a thing of their own before it is seen that they cite nothing.
  private static func isBroken(_ number: Int) -> Bool { number % 307 == 300 }

  /// A chain of people, as N-Quads, and the numbers of the claims by which each is the child of the one before.
  private static func file() throws -> (lines: [String], claims: [Int]) {
    let base = try CatalogueBase.copy()
    let chain = try PeopleChain(of: people, in: base)
    let text = try ExportSamples.text(of: base, as: "nquads")
    return (text.split(separator: "\n").map(String.init), chain.claims.map(\.rawValue))
  }

  @Test("The wrong ones are rejected, and the others are there once each")
  func wrongAmongThem() throws {
    var (lines, claims) = try Self.file()
    let unreadable = Set(claims.filter(Self.isUnreadable))
    let broken = Set(claims.filter(Self.isBroken))
    #expect(unreadable.count > 5 && broken.count > 3 && unreadable.isDisjoint(with: broken))
    var citing: [String: Int] = [:]
    for line in lines where line.contains(":vocabulary:citation>") {
      let words = line.split(separator: " ")
      citing[String(words[2])] = words[0].split(separator: ":").last.flatMap { Int($0.dropLast()) }
    }
    lines = lines.compactMap { line in
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      let number =
        words[0].hasPrefix("<urn:regesta:claim:")
        ? Int(words[0].dropFirst("<urn:regesta:claim:".count).dropLast()) : citing[words[0]]
      guard let number else { return line }
      if unreadable.contains(number), words[1].hasSuffix(":certainty>") {
        return "\(words[0]) \(words[1]) \"perhaps\" ."
      }
      if broken.contains(number) {
        if words[1].hasSuffix("#subject>") {
          return "\(words[0]) \(words[1]) <urn:regesta:entity:stranger-\(number)> ."
        }
        if words[0].contains(":citation:"), words[1].hasSuffix(":source>") { return nil }
      }
      return line
    }
    // It is said once more at the end of some that they are claims.
    for number in claims.prefix(700) where number % 90 == 0 {
      lines.append(
        "<urn:regesta:claim:\(number)> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
          + " <urn:regesta:vocabulary:Claim> ."
      )
    }
    let bench = try ImportBench()
    let told = try bench.take(lines.joined(separator: "\n") + "\n", named: "people.nq")

    let rejected = told.rejected.compactMap { $0.place.record.map { Int($0.dropFirst(6)) } ?? nil }
    #expect(rejected.sorted() == (unreadable.union(broken)).sorted())
    for record in told.rejected {
      let isBroken = record.reason.contains("cites no rg:source")
      #expect(isBroken || record.reason.contains("\"perhaps\" is no certainty"))
      #expect(record.text?.contains("<urn:regesta:claim:") == true)
    }
    let children = try bench.texts(
      """
      SELECT e.key || ' ' || count(*) FROM claim AS c JOIN relation AS r ON r.id = c.relation
        JOIN entity AS e ON e.id = c.subject JOIN citation AS t ON t.claim = c.id
       WHERE r.key = 'parent' GROUP BY e.id ORDER BY e.id
      """
    )
    let expected = zip(1..., claims).filter { !unreadable.contains($1) && !broken.contains($1) }
    #expect(children == expected.map { "person-\($0.0) 1" })
    #expect(try bench.texts("SELECT key FROM entity WHERE key GLOB 'stranger*'").isEmpty)
  }
}
