import Interchange
import RegestaKit
import SQLite
import Testing

@Test func theFoundingArticleLoads() throws {
  let base = try KnowledgeBase.inMemory()
  try base.loadSeed(withFoundingArticle: true, who: "test")
  #expect(try base.entity(named: "Вильнюс").key == "vilnius")
  for claim in try base.claims(ClaimQuery()) {
    let row = try base.connection.first(
      "SELECT sentence FROM all_claims WHERE id = \(claim.id.rawValue)"
    ) {
      try $0.text(0)
    }
    print(claim.sentence)
    #expect(row == claim.sentence)
  }
}
