import Interchange
import RegestaKit
import Testing

@Test func theFoundingArticleLoads() throws {
  let base = try KnowledgeBase.inMemory()
  try base.loadSeed(withFoundingArticle: true, who: "test")
  let vilnius = try base.entity(named: "Вильнюс")
  for claim in try base.claims(ClaimQuery(about: vilnius.id)) {
    print(claim.id, claim.sentence, claim.citations.map(\.printed))
  }
  #expect(vilnius.key == "vilnius")
}
