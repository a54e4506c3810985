package import SQLite

extension KnowledgeBase {
  /// The entity that an entity was merged into, in the end; itself when it was not.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` when there is no such entity.
  public func survivor(of id: Entity.ID) throws -> Entity {
    try read {
      guard let last = try connection.survivor(of: id), let entity = try entity(last) else {
        throw RegestaError(.notFound, "There is no entity \(id).")
      }
      return entity
    }
  }

  /// The entity that bears a key itself, also when it was merged into another.
  public func entity(bearing key: String) throws -> Entity? {
    try entity(where: "e.key = \(key) AND e.status = 1")
  }

  /// What was merged into an entity, also by way of others; by number.
  public func entities(mergedInto id: Entity.ID) throws -> [MergedEntity] {
    try read {
      try connection.rows(
        """
        WITH RECURSIVE past (id) AS (
          SELECT id FROM entity WHERE merged_into = \(id.rawValue) AND status = 1
          UNION
          SELECT e.id FROM past AS p JOIN entity AS e ON e.merged_into = p.id AND e.status = 1)
        SELECT e.id, e.key, e.label, k.key,
               (SELECT max(h.batch) FROM change AS h
                 WHERE h.item = 'entity' AND h.item_id = e.id AND h.field = 'merged_into')
          FROM past AS p JOIN entity AS e ON e.id = p.id JOIN kind AS k ON k.id = e.kind
         ORDER BY e.id
        """
      ) { row in
        MergedEntity(
          entity: try Self.entity(from: row, at: 0),
          batch: try row.optionalInt(4).map(Batch.ID.init(rawValue:))
        )
      }
    }
  }

  /// Whether somebody has decided that two entities are not the same, and why.
  ///
  /// - Returns: The reason, empty when none was given; nil when nobody has.
  public func reasonApart(_ one: Entity.ID, _ other: Entity.ID) throws -> String? {
    try read { try connection.reasonApart(one, other) }
  }

  /// What is known of whether two entities are one.
  ///
  /// - Returns: `same` when they were merged, `different` when somebody has said so, `open` when somebody
  ///   has still to decide; nil when nobody has asked.
  public func verdict(on one: Entity.ID, _ other: Entity.ID) throws -> Alignment.Verdict? {
    try read {
      let (first, second) = (try survivor(of: one).id, try survivor(of: other).id)
      if first == second { return .same }
      if try connection.reasonApart(first, second) != nil { return .different }
      return try connection.alignments(between: first, second).isEmpty ? nil : .open
    }
  }
}

extension KnowledgeBase {
  /// The things of which somebody has asked whether they are this one: decided or open, as far as it stands on its
  /// side. A claim that denies it stands on the side of its subject alone.
  ///
  /// - Returns: Those that live on, without the thing itself. ``verdict(on:_:)`` of two things is `different` or
  ///   `open` when one of them is so told of the other.
  /// - Throws: What reading the base throws.
  package func questioned(with id: Entity.ID) throws -> Set<Entity.ID> {
    let found = try connection.rows(
      """
      WITH RECURSIVE past (id) AS (
        SELECT \(id.rawValue)
        UNION
        SELECT e.id FROM past AS p JOIN entity AS e ON e.merged_into = p.id)
      SELECT a.entity FROM past AS p JOIN entity AS e ON e.id = p.id
        JOIN alignment AS a ON a.scope = 'entity' AND a.reference = e.key AND a.status = 1
      UNION
      SELECT o.id FROM past AS p
        JOIN alignment AS a ON a.entity = p.id AND +a.scope = 'entity' AND a.status = 1
        JOIN entity AS o ON o.key = a.reference
      UNION
      SELECT c.object FROM claim AS c
       WHERE c.subject = \(id.rawValue) AND c.object IS NOT NULL AND c.status = 1 AND c.denied = 1
         AND c.relation = (SELECT id FROM relation WHERE key = 'same-as')
      """
    ) { Entity.ID(try $0.int(0)) }
    return Set(try found.compactMap { try connection.survivor(of: $0) }).subtracting([id])
  }
}

/// An entity that was merged into another.
public struct MergedEntity: Hashable, Sendable {
  /// What it was: its key leads to the other now, its label is the one it had.
  public var entity: Entity
  /// The batch that merged it.
  public var batch: Batch.ID?
}

extension Connection {
  /// The entity that one was merged into, in the end; nil when there is no such entity.
  package func survivor(of id: Entity.ID) throws -> Entity.ID? { try way(from: id).last }

  /// An entity, the one that it was merged into, the one that this was merged into, and so on.
  func way(from id: Entity.ID) throws -> [Entity.ID] {
    try rows(
      """
      WITH RECURSIVE way (id, step) AS (
        SELECT id, 0 FROM entity WHERE id = \(id.rawValue)
        UNION
        SELECT e.merged_into, step + 1 FROM way AS w JOIN entity AS e ON e.id = w.id
         WHERE e.merged_into IS NOT NULL AND step < 1000)
      SELECT id FROM way ORDER BY step
      """
    ) { Entity.ID(try $0.int(0)) }
  }

  /// The keys that lead to an entity: its own, and those of all that was merged into it.
  func keys(leadingTo id: Entity.ID) throws -> [String] {
    try rows(
      """
      WITH RECURSIVE past (id) AS (
        SELECT \(id.rawValue)
        UNION
        SELECT e.id FROM past AS p JOIN entity AS e ON e.merged_into = p.id)
      SELECT e.key FROM past AS p JOIN entity AS e ON e.id = p.id ORDER BY e.id
      """
    ) { try $0.text(0) }
  }

  /// The numbers of the alignments between two entities that hold: whichever of the two stands as the
  /// reference, under whatever key that leads to it.
  func alignments(between one: Entity.ID, _ other: Entity.ID) throws -> [(
    id: Int, verdict: String, why: String?
  )] {
    var found: [(id: Int, verdict: String, why: String?)] = []
    for (reference, entity) in [(one, other), (other, one)] {
      found += try rows(
        """
        SELECT a.id, a.verdict, a.why FROM alignment AS a
         WHERE a.scope = 'entity' AND a.status = 1
           AND a.reference IN \(list: keys(leadingTo: reference))
           AND a.entity IN (
             WITH RECURSIVE past (id) AS (
               SELECT \(entity.rawValue)
               UNION
               SELECT e.id FROM past AS p JOIN entity AS e ON e.merged_into = p.id)
             SELECT id FROM past)
         ORDER BY a.id
        """
      ) { (id: try $0.int(0), verdict: try $0.text(1), why: try $0.optionalText(2)) }
    }
    return found
  }

  /// Why two entities are not the same, where somebody has said so: by decision, or in a claim.
  func reasonApart(_ one: Entity.ID, _ other: Entity.ID) throws -> String? {
    if let decided = try alignments(between: one, other).first(where: { $0.verdict == "different" })
    {
      return decided.why ?? ""
    }
    return try first(
      """
      SELECT c.id FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.key = 'same-as'
       WHERE c.status = 1 AND c.denied = 1
         AND (c.subject = \(one.rawValue) AND c.object = \(other.rawValue)
              OR c.subject = \(other.rawValue) AND c.object = \(one.rawValue)) LIMIT 1
      """
    ) { "claim:\(try $0.int(0)) denies it" }
  }
}
