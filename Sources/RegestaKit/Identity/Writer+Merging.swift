internal import SQLite

/// What a merge did.
public struct MergeReport: Hashable, Sendable {
  /// What is one now: its key leads to the survivor.
  public var merged: Entity
  /// What lives on, with the kind it has now.
  public var survivor: Entity
  /// How many claims speak of the survivor now instead.
  public var redirected = 0
  /// The claims that said a second time what another said: superseded, their citations copied.
  public var duplicates: [Claim.ID] = []
  /// The claims that say that the two are the same, or are not: retracted, as the merge says it.
  public var retracted: [Claim.ID] = []
  /// What spoke against it and was overruled.
  public var overruled: [MergeObstacle] = []
}

extension Writer {
  /// Makes one entity part of another: all that speaks of the one speaks of the other from now on.
  ///
  /// Claims keep their numbers, citations, disputes and positions. Of two claims that then say the same,
  /// the later is superseded and its citations are copied; a preferred name becomes an alias where the
  /// survivor has one in that language. The finer of the two kinds stays. Taking the batch back gives
  /// everything back.
  ///
  /// - Parameters:
  ///   - one: What ceases to stand for itself. What it was merged into already counts instead.
  ///   - other: What lives on.
  ///   - force: Whether to overrule what speaks against it.
  ///   - why: Why, for those who look later.
  /// - Returns: What came with it.
  /// - Throws: ``RegestaError`` of kind `refused` when they are one already or something speaks against
  ///   it, with the reasons; `notFound`.
  @discardableResult
  public func merge(
    _ one: Entity.ID,
    into other: Entity.ID,
    force: Bool = false,
    why: String? = nil
  ) throws -> MergeReport {
    guard let merged = try connection.survivor(of: one),
      let survivor = try connection.survivor(of: other)
    else { throw RegestaError(.notFound, "There is no entity \(one) or \(other).") }
    let judge = MergeJudge(connection)
    let name = try entity(merged)
    guard merged != survivor else {
      throw RegestaError(.refused, "They are one already: \(name.label) (\(name.key)).")
    }
    let obstacles = try judge.obstacles(merged, survivor)
    guard force || obstacles.isEmpty else { throw try refusal(obstacles, name, survivor) }
    var report = MergeReport(merged: name, survivor: try entity(survivor), overruled: obstacles)

    let moving = try claims(speakingOf: merged)
    report.redirected = moving.count
    let isFiner = try judge.kinship(merged, survivor) == .finer
    try connection.run(
      "UPDATE entity SET merged_into = \(survivor.rawValue) WHERE id = \(merged.rawValue)"
    )
    if isFiner {
      try connection.run(
        """
        UPDATE entity SET kind = (SELECT kind FROM entity WHERE id = \(merged.rawValue))
         WHERE id = \(survivor.rawValue)
        """
      )
    }
    report.retracted = try retractIdentities(merged, survivor)
    try supersedePositions(of: merged, survivor)
    try supersedeAlignments(of: merged, survivor)
    try redirect(merged, to: survivor)
    report.duplicates = try supersedeNames(among: moving, of: survivor)
    report.duplicates += try supersedeTwins(of: moving)
    try addAlignment(
      scope: "entity",
      reference: name.key,
      entity: survivor,
      verdict: .same,
      why: why
    )
    rename(survivor.rawValue)
    report.survivor = try entity(survivor)
    return report
  }

  // MARK: Below

  func entity(_ id: Entity.ID) throws -> Entity {
    let found = try connection.first(
      """
      SELECT e.id, e.key, e.label, k.key FROM entity AS e JOIN kind AS k ON k.id = e.kind
       WHERE e.id = \(id.rawValue) AND e.status = 1
      """
    ) { try KnowledgeBase.entity(from: $0, at: 0) }
    guard let found else { throw RegestaError(.notFound, "There is no entity \(id).") }
    return found
  }

  private func refusal(_ obstacles: [MergeObstacle], _ one: Entity, _ other: Entity.ID) throws
    -> RegestaError
  {
    let other = try entity(other)
    return RegestaError(
      .refused,
      "\(one.label) (\(one.key)) and \(other.label) (\(other.key)) do not look like one thing. "
        + obstacles.map(\.reason).joined(separator: " "),
      hint: "If they are one all the same, say so with --force."
    )
  }

  /// The claims that an entity has a part in, whatever their status, by number.
  private func claims(speakingOf entity: Entity.ID) throws -> [Claim.ID] {
    let id = entity.rawValue
    return try connection.rows(
      """
      SELECT id FROM claim WHERE subject = \(id)
      UNION SELECT id FROM claim WHERE object = \(id)
      UNION SELECT id FROM claim WHERE unit = \(id)
      UNION SELECT claim FROM qualifier WHERE object = \(id)
      UNION SELECT claim FROM qualifier WHERE unit = \(id)
      ORDER BY 1
      """
    ) { Claim.ID(try $0.int(0)) }
  }

  func redirect(_ one: Entity.ID, to other: Entity.ID) throws {
    utterances.goBlind()
    for (table, column) in [
      ("claim", "subject"), ("claim", "object"), ("claim", "unit"), ("qualifier", "object"),
      ("qualifier", "unit"), ("position", "holder"), ("alignment", "entity"),
      ("source", "entity"), ("mention", "entity"),
    ] {
      try connection.run(
        """
        UPDATE \(identifier: table) SET \(identifier: column) = \(other.rawValue)
         WHERE \(identifier: column) = \(one.rawValue)
        """
      )
    }
  }

  /// A claim that the two are one, or are not, would speak of a thing and itself.
  func retractIdentities(_ one: Entity.ID, _ other: Entity.ID) throws -> [Claim.ID] {
    let claims = try connection.rows(
      """
      SELECT c.id FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.key = 'same-as'
       WHERE c.status IN (0, 1)
         AND (c.subject = \(one.rawValue) AND c.object = \(other.rawValue)
              OR c.subject = \(other.rawValue) AND c.object = \(one.rawValue)) ORDER BY c.id
      """
    ) { Claim.ID(try $0.int(0)) }
    for claim in claims { try setStatus(.retracted, of: claim) }
    return claims
  }

  /// Somebody holds one position on a claim: of two, the later stays, as when they change their mind.
  func supersedePositions(of one: Entity.ID, _ other: Entity.ID) throws {
    try connection.run(
      """
      UPDATE position SET status = 2 WHERE id IN (
        SELECT min(p.id, q.id) FROM position AS p JOIN position AS q ON q.claim = p.claim
         WHERE p.holder = \(one.rawValue) AND q.holder = \(other.rawValue)
           AND p.status = 1 AND q.status = 1)
      """
    )
  }

  /// A reference that was aligned with both keeps the surer word: decided before open, the same before
  /// different. What was said of the two themselves is decided by the merge.
  func supersedeAlignments(of one: Entity.ID, _ other: Entity.ID) throws {
    try connection.run(
      """
      UPDATE alignment SET status = 2 WHERE id IN (
        SELECT CASE WHEN instr('same different open', a.verdict)
                         < instr('same different open', b.verdict) THEN b.id ELSE a.id END
          FROM alignment AS a JOIN alignment AS b ON b.scope = a.scope AND b.reference = a.reference
         WHERE a.entity = \(one.rawValue) AND b.entity = \(other.rawValue)
           AND a.status = 1 AND b.status = 1)
      """
    )
    for alignment in try connection.alignments(between: one, other)
    where alignment.verdict != "same" {
      try connection.run("UPDATE alignment SET status = 2 WHERE id = \(alignment.id)")
    }
  }
}
