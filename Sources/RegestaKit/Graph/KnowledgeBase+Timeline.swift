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
    var query = ClaimQuery(from: from, to: to, limit: limit)
    query.isDated = true
    query.after = after
    query.around = entity
    return try claims(query)
  }
}

extension ClaimQuery {
  /// The claims of the time of a thing, within the limit, as a SELECT of their numbers and their first and last day:
  /// those about it, those that name it in a qualifier, and the dates of the events in which it had a part, or which
  /// took place there.
  ///
  /// Each way to them is cut off at the limit by itself, and asks the index alone for what is at its end: only then
  /// is it made out which came by two of them.
  func happenings(around thing: Entity.ID) -> SQL {
    let id = thing.rawValue
    let ways: [SQL] = [
      "c.subject = \(id)",
      "c.object = \(id)",
      "c.id IN (SELECT claim FROM qualifier WHERE object = \(id))",
      """
      c.value_date IS NOT NULL AND c.subject IN (
        SELECT e.id FROM claim AS part JOIN entity AS e ON e.id = part.object
         WHERE part.subject = \(id) AND part.object IS NOT NULL AND part.status = 1
           AND e.kind IN (SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
                           WHERE k.key = 'event'))
      """,
      """
      c.value_date IS NOT NULL AND c.subject IN (
        SELECT subject FROM claim
         WHERE object = \(id) AND status = 1 AND denied = 0
           AND relation IN (SELECT id FROM relation WHERE key IN ('took-place-in', 'took-place-near')))
      """,
    ]
    var conditions = otherConditions + times
    if !includesNames { conditions.append(Self.isNoName) }
    let last: SQL = limit.map { " ORDER BY start_min, end_max, id LIMIT \($0)" } ?? ""
    let selects = ways.map { way in
      "SELECT * FROM (SELECT c.id, c.start_min, c.end_max FROM claim AS c WHERE "
        + ([way] + conditions).joined(by: "\n   AND ") + last + ")"
    }
    return selects.joined(by: "\n UNION ") + last
  }
}
