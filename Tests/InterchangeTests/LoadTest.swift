import Foundation
import Interchange
import RegestaKit
import Testing

@Test func load() throws {
  let base = try KnowledgeBase.inMemory()
  do { try base.loadSeed(withFoundingArticle: true, who: "test") } catch { print(error); throw error }
  let v = try base.entity(named: "vilno")
  for c in try base.claims(ClaimQuery(about: v.id)) { print(c.sentence, c.citations.map(\.printed)) }
}
