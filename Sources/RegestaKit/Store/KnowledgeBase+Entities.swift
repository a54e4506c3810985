internal import SQLite

extension KnowledgeBase {
  /// The entity with this number, whatever its status.
  public func entity(_ id: Entity.ID) throws -> Entity? {
    try entity(where: "e.id = \(id.rawValue)")
  }

  /// The entity with this key; where it was merged into another, that other.
  public func entity(key: String) throws -> Entity? {
    try read {
      let found = try connection.first(
        """
        SELECT e.id, e.key, e.label, k.key, e.merged_into IS NOT NULL
          FROM entity AS e JOIN kind AS k ON k.id = e.kind
         WHERE e.key = \(key) AND e.status = 1
        """
      ) { (entity: try Self.entity(from: $0, at: 0), isMerged: try $0.bool(4)) }
      guard let found else { return nil }
      return found.isMerged ? try survivor(of: found.entity.id) : found.entity
    }
  }

  func entity(where condition: SQL) throws -> Entity? {
    try read {
      try connection.first(
        """
        SELECT e.id, e.key, e.label, k.key FROM entity AS e JOIN kind AS k ON k.id = e.kind
         WHERE \(condition)
        """
      ) { try Self.entity(from: $0, at: 0) }
    }
  }

  /// The entities of a kind and of the kinds below it, by label.
  public func entities(ofKind kind: String, limit: Int? = nil) throws -> [Entity] {
    try read {
      try connection.rows(
        """
        SELECT e.id, e.key, e.label, k.key
          FROM kind AS a JOIN kind_tree AS t ON t.ancestor = a.id
          JOIN entity AS e ON e.kind = t.kind JOIN kind AS k ON k.id = e.kind
         WHERE a.key = \(kind) AND e.status = 1 AND e.merged_into IS NULL
         ORDER BY e.label, e.id LIMIT \(limit ?? -1)
        """
      ) { try Self.entity(from: $0, at: 0) }
    }
  }

  /// What an entity is called: the preferred name first, then in the order of recording.
  public func names(of entity: Entity.ID) throws -> [Name] {
    try read {
      // In the order of the index; only what has a time is put into words by the view.
      let names = try connection.rows(
        """
        SELECT c.id, c.text, c.language, r.key,
               iif(c.start_min IS NULL, NULL, (SELECT time FROM all_claims WHERE id = c.id))
          FROM name AS n CROSS JOIN claim AS c ON c.id = n.claim
          JOIN relation AS r ON r.id = c.relation
         WHERE n.entity = \(entity.rawValue) AND c.subject = \(entity.rawValue)
           AND r.value = 'name' AND c.status = 1 AND c.denied = 0
         ORDER BY n.claim
        """
      ) { row in
        Name(
          claim: Claim.ID(try row.int(0)),
          text: try row.text(1),
          language: try row.text(2),
          role: try row.text(3),
          when: try row.optionalText(4)
        )
      }
      return names.filter { $0.role == "preferred-name" }
        + names.filter { $0.role != "preferred-name" }
    }
  }
}
