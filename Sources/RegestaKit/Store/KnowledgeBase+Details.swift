internal import SQLite

/// An entity's number elsewhere.
public struct ExternalIdentifier: Hashable, Sendable {
  /// The claim that says so; its citations are the identifier's.
  public var claim: Claim.ID
  /// The key of the relation that names the register: `wikidata`, `viaf` ...
  public var scheme: String
  /// The number, as the register writes it.
  public var text: String
  /// Where it leads, when the register has a known address.
  public var url: String?
}

extension KnowledgeBase {
  /// The numbers of an entity in registers kept elsewhere, by register.
  public func identifiers(of entity: Entity.ID) throws -> [ExternalIdentifier] {
    try identifiers(of: entity, isHub: false)
  }

  /// The numbers of an entity in registers. Of a hub each register is asked for, since to look through its claims
  /// takes longer.
  func identifiers(of entity: Entity.ID, isHub: Bool) throws -> [ExternalIdentifier] {
    let both: SQL =
      isHub ? "relation AS r CROSS JOIN claim AS c" : "claim AS c CROSS JOIN relation AS r"
    let found = try connection.rows(
      """
      SELECT c.id, r.key, c.text, replace(r.url, '$1', c.text), r.id
        FROM \(both) ON r.id = c.relation
       WHERE c.subject = \(entity.rawValue) AND r.value = 'identifier'
         AND c.status = 1 AND c.denied = 0
      """
    ) { row in
      let identifier = ExternalIdentifier(
        claim: Claim.ID(try row.int(0)),
        scheme: try row.text(1),
        text: try row.text(2),
        url: try row.optionalText(3)
      )
      return (register: try row.int(4), identifier)
    }
    return found.sorted { ($0.register, $0.1.claim) < ($1.register, $1.1.claim) }.map(\.1)
  }

  /// The claims that name an entity only in passing, as a qualifier, in the order of time.
  public func claims(mentioning entity: Entity.ID) throws -> [Claim] {
    try read {
      try claims(
        ClaimQuery(
          ids: try claimIDs(
            """
            SELECT q.claim FROM qualifier AS q JOIN claim AS c ON c.id = q.claim
             WHERE q.object = \(entity.rawValue) AND c.subject <> \(entity.rawValue)
               AND c.object IS NOT \(entity.rawValue)
            """
          )
        )
      )
    }
  }

  /// What the editors read a claim to mean, where its source speaks loosely.
  public func readings(of claim: Claim.ID) throws -> [Claim] {
    try read {
      try claims(
        ClaimQuery(
          ids: try claimIDs(
            """
            SELECT id FROM claim WHERE reading_of = \(claim.rawValue)
            """
          ),
          includesNames: true
        )
      )
    }
  }

  /// The claim that corrected this one, if it has been superseded.
  public func correction(of claim: Claim.ID) throws -> Claim.ID? {
    try connection.first(
      "SELECT id FROM claim WHERE supersedes = \(claim.rawValue) ORDER BY id DESC LIMIT 1"
    ) { Claim.ID(try $0.int(0)) }
  }

  /// How many independent witnesses a claim has: sources that depend on one and the same are one.
  public func witnesses(of claim: Claim.ID) throws -> Int {
    // The view says the same, and makes it out for all claims before it gives one.
    try read {
      guard let claim = try self.claim(claim), claim.status != .candidate else { return 0 }
      return try witnesses(of: [claim])
    }
  }

  private func claimIDs(_ sql: SQL) throws -> [Claim.ID] {
    try connection.rows(sql) { Claim.ID(try $0.int(0)) }
  }
}
