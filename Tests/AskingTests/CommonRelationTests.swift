import Asking
import BaseSupport
import RegestaKit
import TestSupport
import Testing

/// Questions about what thousands of claims are of, with a phrase that is said of the things and not in the claims: the
/// search begins with what has to do with the thing of the phrase.
@Suite("Questions by common relations") struct CommonRelationTests {
  /// A base in which many battles took place, in as many towns.
  ///
  /// Two of the towns lie in Ashland, which took part in a third battle.
  private static func base(battles: Int) throws -> KnowledgeBase {
    let base = try DemoBase.empty()
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      func add(_ key: String, _ kind: String, _ name: String) throws -> Entity.ID {
        let thing = try writer.addEntity(key: key, kind: kind)
        try writer.addClaim(
          ClaimDraft(thing, "preferred-name", .text(name, language: "en"))
        )
        return thing
      }
      let ashland = try add("ashland", "state", "Ashland")
      for number in 1...battles {
        let town = try add("town-\(number)", "town", "Town \(number)")
        let battle = try add("battle-\(number)", "battle", "Clash \(number)")
        try writer.addClaim(ClaimDraft(battle, "took-place-in", .entity(town)))
        switch number {
        case 7, 42: try writer.addClaim(ClaimDraft(town, "located-in", .entity(ashland)))
        case 99: try writer.addClaim(ClaimDraft(ashland, "took-part-in", .entity(battle)))
        default: break
        }
      }
    }
    return base
  }

  @Test("The same things are found among many claims as among few", arguments: [120, 1_200])
  func sameThings(battles: Int) throws {
    let base = try Self.base(battles: battles)
    let answer = try #require(try Asker(base).ask("Which battles took place in Ashland?").answer)
    #expect(Set(answer.items.map(\.text)) == ["Clash 7", "Clash 42", "Clash 99"])
    #expect(answer.notes.contains { $0.hasPrefix("A phrase of the question is said") })
    // Only among many does it pay.
    let isLed = answer.sql.contains { $0.contains("WITH near") }
    #expect(isLed == (battles > 1_000))
    // The statement stands by itself.
    let sql = try #require(answer.sql.first)
    #expect(try base.sql(sql).rows.count == 3)
  }

  @Test("Any five of thousands are not told as what comes near", arguments: [120, 1_200])
  func nearest(battles: Int) throws {
    let base = try Self.base(battles: battles)
    try base.load([
      """
      regesta: 1
      source: chronicle
      sources:
        chronicle: {type: book, title: Chronicle, short: Chronicle}
      entities:
        oakland: {kind: state, names: [Oakland]}
      """
    ])
    let answer = try #require(try Asker(base).ask("Which battles took place in Oakland?").answer)
    #expect(answer.verdict == .notRecorded)
    #expect(answer.evidence.isEmpty == (battles > 1_000))
  }
}
