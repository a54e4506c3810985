internal import SQLite

/// Claims that say the same, and what becomes of them when things are merged.
extension Writer {
  /// Whether claim `t` says what claim `c` says, in SQL: of the same things, at the same time, with the
  /// same qualifiers. How a date is worded does not count, what it can mean does.
  static let saysTheSame: SQL = """
    t.id <> c.id AND t.subject = c.subject AND t.relation = c.relation AND t.object IS c.object
    AND t.text IS c.text AND t.language IS c.language
    AND t.number IS c.number AND t.number_to IS c.number_to AND t.unit IS c.unit
    AND t.unknown = c.unknown AND t.denied = c.denied AND t.certainty = c.certainty
    AND t.reading_of IS c.reading_of
    AND t.start_min IS c.start_min AND t.start_max IS c.start_max
    AND t.end_min IS c.end_min AND t.end_max IS c.end_max
    AND (t.value_date IS c.value_date OR EXISTS (
           SELECT 1 FROM date AS d, date AS e WHERE d.id = t.value_date AND e.id = c.value_date
              AND d.earliest = e.earliest AND d.latest = e.latest))
    AND (t.comment IS c.comment OR c.comment IS NULL OR t.comment IS NULL)
    AND NOT EXISTS (\(qualifiers("t")) EXCEPT \(qualifiers("c")))
    AND NOT EXISTS (\(qualifiers("c")) EXCEPT \(qualifiers("t")))
    """

  private static func qualifiers(_ claim: String) -> SQL {
    SQL(
      raw: """
        SELECT relation, ordinal, object, text, number, number_to, unit, value_date
          FROM qualifier WHERE claim = \(claim).id
        """
    )
  }

  /// Whether somebody has judged a claim, or reads it, so that it had better stay; over the claim's row.
  static func isJudged(_ claim: String) -> SQL {
    SQL(
      raw: """
        (EXISTS (SELECT 1 FROM dispute_claim WHERE claim = \(claim).id)
         OR EXISTS (SELECT 1 FROM position WHERE claim = \(claim).id AND status = 1)
         OR EXISTS (SELECT 1 FROM claim AS reading
                     WHERE reading.reading_of = \(claim).id AND reading.status = 1))
        """
    )
  }

  /// Supersedes the later of two claims that say the same, the citations of which go to the earlier.
  ///
  /// One that somebody has judged stays whichever it is; two such both stay.
  ///
  /// - Parameter claims: Those that have changed.
  /// - Returns: The superseded ones.
  /// - Throws: What SQLite refuses.
  func supersedeTwins(of claims: [Claim.ID]) throws -> [Claim.ID] {
    var superseded: [Claim.ID] = []
    for claim in claims {
      let pairs = try connection.rows(
        """
        SELECT c.id, t.id, \(Self.isJudged("c")), \(Self.isJudged("t"))
          FROM claim AS c JOIN claim AS t ON \(Self.saysTheSame)
         WHERE c.id = \(claim.rawValue) AND c.status = 1 AND t.status = 1 ORDER BY t.id
        """
      ) {
        (
          one: (id: Claim.ID(try $0.int(0)), isJudged: try $0.bool(2)),
          other: (id: Claim.ID(try $0.int(1)), isJudged: try $0.bool(3))
        )
      }
      for (one, other) in pairs where !(one.isJudged && other.isJudged) {
        let (earlier, later) = one.id < other.id ? (one, other) : (other, one)
        let kept = later.isJudged ? later.id : earlier.id
        let lost = kept == later.id ? earlier.id : later.id
        try copyCitations(from: lost, to: kept)
        try setStatus(.superseded, of: lost)
        superseded.append(lost)
        if lost == claim { break }
      }
    }
    return superseded
  }

  /// Sees to it that a survivor has each name once and one preferred name a language.
  ///
  /// - Parameters:
  ///   - claims: Those that came with what was merged.
  ///   - survivor: Whose names they are now.
  /// - Returns: The superseded ones.
  /// - Throws: What SQLite refuses.
  func supersedeNames(among claims: [Claim.ID], of survivor: Entity.ID) throws -> [Claim.ID] {
    let names = try connection.rows(
      """
      SELECT c.id, r.key = 'preferred-name', c.start_date IS NULL AND c.end_date IS NULL,
             c.text, c.language
        FROM name AS n JOIN claim AS c ON c.id = n.claim JOIN relation AS r ON r.id = c.relation
       WHERE n.entity = \(survivor.rawValue) AND c.status = 1 AND c.denied = 0
         AND NOT \(Self.isJudged("c")) ORDER BY c.id
      """
    ) {
      (
        claim: Claim.ID(try $0.int(0)), isPreferred: try $0.bool(1), isTimeless: try $0.bool(2),
        text: try $0.text(3), language: try $0.text(4)
      )
    }
    let came = Set(claims)
    var superseded: [Claim.ID] = []
    for name in names where came.contains(name.claim) {
      let own = names.filter { !came.contains($0.claim) && $0.language == name.language }
      let sameName = own.first { $0.text == name.text && $0.isTimeless && name.isTimeless }
      if let sameName, sameName.isPreferred != name.isPreferred {
        try copyCitations(from: name.claim, to: sameName.claim)
        try setStatus(.superseded, of: name.claim)
        superseded.append(name.claim)
      } else if sameName == nil, name.isPreferred, own.contains(where: \.isPreferred) {
        if try replaceByAlias(name.claim, text: name.text, of: survivor) {
          superseded.append(name.claim)
        }
      }
    }
    return superseded
  }

  func replaceByAlias(_ claim: Claim.ID, text: String, of entity: Entity.ID) throws -> Bool {
    let count = try connection.run(
      """
      INSERT INTO claim (subject, relation, text, language, start_date, end_date, start_min,
        start_max, end_min, end_max, certainty, supersedes, comment, batch)
      SELECT c.subject, alias.id, c.text, c.language, c.start_date, c.end_date, c.start_min,
             c.start_max, c.end_min, c.end_max, c.certainty, c.id, c.comment, \(batch.rawValue)
        FROM claim AS c JOIN relation AS r ON r.id = c.relation
        JOIN relation AS alias ON alias.key = 'alias' AND alias.value = 'name'
                              AND alias.time = r.time
       WHERE c.id = \(claim.rawValue)
         AND NOT EXISTS (SELECT 1 FROM qualifier WHERE claim = c.id)
      """
    )
    guard count == 1 else { return false }
    let alias = Claim.ID(Int(connection.lastInsertedRowID))
    try index(name: text, of: entity, claim: alias)
    try copyCitations(from: claim, to: alias)
    try setStatus(.superseded, of: claim)
    return true
  }
}
