import RegestaKit
import Testing

/// Two things side by side.
@Suite struct SideBySideTests {
  @Test func twoTownsOfOneNameAreTwo() throws {
    let base = try KnowledgeBase.inMemory()
    let things = try base.edit { writer -> [Entity.ID] in
      try writer.addKind(KindDraft(key: "thing", label: "thing", plural: "things"))
      try writer.addRelation(RelationDraft(key: "linked", label: "linked"))
      var name = RelationDraft(key: "called", label: "called")
      name.value = .name
      try writer.addRelation(name)
      let things = try (0..<5).map { try writer.addEntity(key: "n\($0)", kind: "thing") }
      for town in things[2...3] {
        try writer.addName("Springfield", language: "en", role: "called", of: town)
      }
      for (from, to) in [(0, 2), (1, 3), (0, 4), (1, 4)] {
        try writer.addClaim(ClaimDraft(things[from], "linked", .entity(things[to])))
      }
      return things
    }
    let group = try #require(try base.compare(entities: [things[0], things[1]]).groups.first)
    #expect(group.rows.map { $0.value.entity?.id } == [things[4], things[2], things[3]])
    #expect(group.rows.map(\.holders) == [[0, 1], [0], [1]])
  }
}
