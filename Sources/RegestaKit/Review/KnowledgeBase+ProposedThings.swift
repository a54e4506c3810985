internal import Names
internal import SQLite

extension KnowledgeBase {
  /// The thing that is meant by a key or a name, though the base may only have it as a proposal.
  ///
  /// What is known goes before what is proposed.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` or `ambiguous`, with suggestions.
  public func thing(named text: String) throws -> Entity {
    if let known = try entity(key: text) { return known }
    if let proposed = try entity(where: "e.key = \(text) AND e.status = 0") {
      return try survivor(of: proposed.id)
    }
    do {
      return try entity(named: text)
    } catch let error as RegestaError where error.kind == .notFound {
      let ids = try connection.rows(
        """
        SELECT DISTINCT e.id FROM name AS n JOIN claim AS c ON c.id = n.claim AND c.status = 0
          JOIN entity AS e ON e.id = n.entity AND e.status = 0 AND e.merged_into IS NULL
         WHERE n.folded = \(NameFolding.fold(text)) ORDER BY e.id LIMIT 2
        """
      ) { Entity.ID(try $0.int(0)) }
      guard ids.count == 1, let found = try entity(ids[0]) else { throw error }
      return found
    }
  }

  /// Whether the base has a thing only because a reading speaks of it.
  public func isProposed(_ entity: Entity.ID) throws -> Bool {
    try connection.first("SELECT status = 0 FROM entity WHERE id = \(entity.rawValue)") {
      try $0.bool(0)
    } ?? false
  }

  /// The names of a thing that is only proposed, in the order of the reading.
  public func proposedNames(of entity: Entity.ID) throws -> [String] {
    try connection.rows(
      """
      SELECT c.text FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.value = 'name'
       WHERE c.subject = \(entity.rawValue) AND c.status = 0 ORDER BY c.id
      """
    ) { try $0.text(0) }
  }
}
