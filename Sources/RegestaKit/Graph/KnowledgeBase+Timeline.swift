public import Chronology
internal import SQLite

extension KnowledgeBase {
  /// What happened to an entity and around it, in the order of time.
  ///
  /// It has the dated claims about the entity, those that name it in a qualifier, and the dates of the
  /// events in which it had a part, or which took place there.
  ///
  /// - Parameters:
  ///   - entity: Whose time it is; nil for the time of the whole base.
  ///   - from: Nothing that certainly ended before.
  ///   - to: Nothing that certainly began after.
  ///   - after: Only what comes behind this claim.
  ///   - limit: At most so many.
  /// - Returns: The claims in the order of time.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func timeline(
    of entity: Entity.ID?,
    from: Day? = nil,
    to: Day? = nil,
    after: Claim.ID? = nil,
    limit: Int? = nil
  ) throws -> [Claim] {
    try read {
      var query = ClaimQuery(from: from, to: to, limit: limit)
      query.isDated = true
      query.after = after
      if let entity { query.ids = try dated(around: entity) }
      return try claims(query)
    }
  }

  private func dated(around entity: Entity.ID) throws -> [Claim.ID] {
    let number = entity.rawValue
    return try connection.rows(
      """
      SELECT id FROM claim WHERE subject = \(number)
      UNION SELECT id FROM claim WHERE object = \(number)
      UNION SELECT claim FROM qualifier WHERE object = \(number)
      UNION
      SELECT d.id FROM claim AS part
        JOIN entity AS e ON e.id = part.object
        JOIN kind_tree AS t ON t.kind = e.kind JOIN kind AS k ON k.id = t.ancestor
        JOIN claim AS d ON d.subject = e.id AND d.value_date IS NOT NULL
       WHERE part.subject = \(number) AND part.status = 1 AND k.key = 'event'
      UNION
      SELECT d.id FROM claim AS part
        JOIN relation AS r ON r.id = part.relation AND r.key IN ('took-place-in', 'took-place-near')
        JOIN claim AS d ON d.subject = part.subject AND d.value_date IS NOT NULL
       WHERE part.object = \(number) AND part.status = 1 AND part.denied = 0
      """
    ) { Claim.ID(try $0.int(0)) }
  }
}
