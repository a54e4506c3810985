public import RegestaKit
internal import SQLite

/// What a person wants to see of a thing to tell it from another.
public struct ProposalSide: Hashable, Sendable {
  /// The thing.
  public var entity: Entity
  /// Its kind in words.
  public var kind: String
  /// What it is, in one line; nil when nobody has said it.
  public var description: String?
  /// What it is called, the preferred name first.
  public var names: [Name]
  /// Its numbers elsewhere.
  public var identifiers: [ExternalIdentifier]
  /// Its dates, each with what happened then: "born on: 12 July 1868".
  public var dates: [String]
  /// The sources that speak of it, those that say most first.
  public var sources: [String]
  /// How many claims speak of it.
  public var claims: Int
}

extension KnowledgeBase {
  /// What there is to see of an entity when it is compared with another.
  public func proposalSide(of entity: Entity) throws -> ProposalSide {
    try read {
      let id = entity.id.rawValue
      let dates = try connection.rows(
        "SELECT relation || ': ' || date FROM datings WHERE thing_id = \(id) ORDER BY start_min, claim"
      ) { try $0.text(0) }
      let sources = try connection.rows(
        """
        SELECT s.short FROM citation AS t JOIN source AS s ON s.id = t.source
         WHERE t.status = 1 AND t.claim IN (
           SELECT id FROM claim WHERE subject = \(id) AND status = 1
           UNION SELECT id FROM claim WHERE object = \(id) AND status = 1)
         GROUP BY s.id ORDER BY count(DISTINCT t.claim) DESC, s.id LIMIT 6
        """
      ) { try $0.text(0) }
      let facts = try connection.first(
        """
        SELECT (SELECT label FROM kind WHERE key = \(entity.kind)),
               (SELECT count(*) FROM claim WHERE subject = \(id) AND status = 1)
                 + (SELECT count(*) FROM claim WHERE object = \(id) AND subject <> \(id)
                       AND status = 1),
               (SELECT c.text FROM claim AS c JOIN relation AS r ON r.id = c.relation
                 WHERE c.subject = \(id) AND r.key = 'described-as' AND c.status = 1
                   AND c.denied = 0 ORDER BY c.id LIMIT 1)
        """
      ) {
        (kind: try $0.optionalText(0), claims: try $0.int(1), description: try $0.optionalText(2))
      }
      return ProposalSide(
        entity: entity,
        kind: facts?.kind ?? entity.kind,
        description: facts?.description,
        names: try names(of: entity.id),
        identifiers: try identifiers(of: entity.id),
        dates: dates,
        sources: sources,
        claims: facts?.claims ?? 0
      )
    }
  }
}
