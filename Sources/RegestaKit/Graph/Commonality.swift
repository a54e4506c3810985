internal import SQLite

/// Something that several things share: the same partner.
public struct Commonality: Hashable, Sendable {
  /// What they share.
  public var partner: Entity
  /// The claims that tie each of them to it, in the order of the things; at least one for each.
  public var claims: [[Claim]]
  /// Whether all are tied to it by the same relation in the same direction: both signed it.
  public var isAlike: Bool
  /// How many claims the partner has: the fewer, the more it means to share it.
  public var degree: Int
}

extension KnowledgeBase {
  /// What things have in common: partners that all of them have.
  ///
  /// Those that all have by the same relation come first, then those that few others have.
  ///
  /// - Parameters:
  ///   - things: Two or more, each once.
  ///   - limit: At most so many partners.
  /// - Returns: The partners, with the claims.
  /// - Throws: ``RegestaError`` of kind `badParameter` for fewer than two things; `damaged` or `busy`.
  public func common(of things: [Entity.ID], limit: Int = 50) throws -> [Commonality] {
    guard things.count > 1, Set(things).count == things.count else {
      throw RegestaError(
        .badParameter,
        "What things have in common takes two or more different things."
      )
    }
    return try read {
      var shared: Set<Int>?
      for thing in things {
        let partners = Set(try ties(of: thing).map(\.partner)).subtracting(things.map(\.rawValue))
        shared = shared.map { $0.intersection(partners) } ?? partners
      }
      var found: [Commonality] = []
      for number in (shared ?? []).sorted() {
        guard let partner = try entity(Entity.ID(number)) else { continue }
        var sides: [[(relation: String, isSubject: Bool, claim: Claim)]] = []
        for thing in things {
          let claims =
            try self.claims(ClaimQuery(subject: thing, object: partner.id))
            + self.claims(ClaimQuery(subject: partner.id, object: thing))
          sides.append(
            claims.filter { !$0.isDenied }.map { ($0.relation.key, $0.subject.id == thing, $0) }
          )
        }
        guard sides.allSatisfy({ !$0.isEmpty }) else { continue }
        let ways = sides.map { side in Set(side.map { "\($0.relation) \($0.isSubject)" }) }
        let alike = ways.dropFirst().reduce(ways[0]) { $0.intersection($1) }
        let claims = sides.map { side in
          side.filter { alike.isEmpty || alike.contains("\($0.relation) \($0.isSubject)") }.map(
            \.claim
          )
        }
        found.append(
          Commonality(
            partner: partner,
            claims: claims,
            isAlike: !alike.isEmpty,
            degree: try count(ClaimQuery(about: partner.id))
          )
        )
      }
      let ranked = found.sorted { left, right in
        (left.isAlike ? 0 : 1, left.degree, left.partner.id)
          < (right.isAlike ? 0 : 1, right.degree, right.partner.id)
      }
      return Array(ranked.prefix(max(limit, 0)))
    }
  }

  /// The things that a thing is tied to.
  private func ties(of thing: Entity.ID) throws -> [(partner: Int, claim: Int)] {
    try connection.rows(
      """
      SELECT object, id FROM claim
       WHERE subject = \(thing.rawValue) AND status = 1 AND denied = 0 AND object IS NOT NULL
      UNION ALL
      SELECT subject, id FROM claim
       WHERE object = \(thing.rawValue) AND status = 1 AND denied = 0
      """
    ) { (try $0.int(0), try $0.int(1)) }
  }
}
