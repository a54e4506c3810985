import RegestaKit

/// People each of whom is the child of the one before, with a page of a book for that.
struct PeopleChain {
  private(set) var people: [Entity.ID] = []
  /// From the second one on, the claims by which they are children.
  private(set) var claims: [Claim.ID] = []

  /// Adds them to a base, in one batch.
  init(of count: Int, in base: KnowledgeBase) throws {
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let source = try writer.addSource(SourceDraft(key: "book", type: "book", short: "Book"))
      for number in 0..<count {
        let entity = try writer.addEntity(key: "person-\(number)", kind: "person")
        try writer.addName("Person \(number)", language: "en", role: "preferred-name", of: entity)
        if let before = people.last {
          let claim = try writer.addClaim(ClaimDraft(entity, "parent", .entity(before)))
          try writer.addCitation(CitationDraft(source, locator: Locator("p. \(number)")), to: claim)
          claims.append(claim)
        }
        people.append(entity)
      }
    }
  }
}
