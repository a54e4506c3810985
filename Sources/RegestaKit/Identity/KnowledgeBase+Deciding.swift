internal import SQLite

extension KnowledgeBase {
  /// The proposals that nobody has decided yet: entities of which an import could not tell whether they
  /// are the same, the likeliest first.
  ///
  /// What was merged or told apart since is left out.
  ///
  /// - Parameter entity: Only those that speak of it; nil for all.
  /// - Returns: Alignments whose reference is the key of an entity.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func openAlignments(about entity: Entity.ID? = nil) throws -> [Alignment] {
    try read {
      let rows = try connection.rows(
        """
        SELECT a.id, a.scope, a.reference, a.score, a.why, one.id, a.entity
          FROM alignment AS a JOIN entity AS one ON one.key = a.reference AND one.status = 1
         WHERE a.scope = 'entity' AND a.verdict = 'open' AND a.status = 1
         ORDER BY a.score DESC, a.id
        """
      ) { row in
        (
          id: Alignment.ID(try row.int(0)), scope: try row.text(1), reference: try row.text(2),
          score: try row.optionalDouble(3), why: try row.optionalText(4),
          one: Entity.ID(try row.int(5)), other: Entity.ID(try row.int(6))
        )
      }
      return try rows.compactMap { row in
        let (one, other) = (try survivor(of: row.one), try survivor(of: row.other))
        guard one.id != other.id, entity == nil || [one.id, other.id].contains(entity),
          try connection.reasonApart(one.id, other.id) == nil
        else { return nil }
        return Alignment(
          id: row.id,
          scope: row.scope,
          reference: one.key,
          entity: other,
          verdict: .open,
          score: row.score,
          why: row.why
        )
      }
    }
  }
}

extension Writer {
  /// Records that two entities are not the same, so that nobody asks again.
  ///
  /// - Returns: Whether that was new.
  /// - Throws: ``RegestaError`` of kind `refused` when they are one: split them; `notFound`.
  @discardableResult
  public func keepApart(_ one: Entity.ID, _ other: Entity.ID, why: String? = nil) throws -> Bool {
    guard let first = try connection.survivor(of: one),
      let second = try connection.survivor(of: other)
    else { throw RegestaError(.notFound, "There is no entity \(one) or \(other).") }
    let reference = try entity(first)
    guard first != second else {
      throw RegestaError(
        .refused,
        "They were merged: \(reference.label) (\(reference.key)).",
        hint: "Take them apart with: regesta split THING"
      )
    }
    let known = try connection.alignments(between: first, second)
    if known.contains(where: { $0.verdict == "different" }) { return false }
    for alignment in known {
      try connection.run("UPDATE alignment SET status = 2 WHERE id = \(alignment.id)")
    }
    try addAlignment(
      scope: "entity",
      reference: reference.key,
      entity: second,
      verdict: .different,
      why: why
    )
    return true
  }
}
