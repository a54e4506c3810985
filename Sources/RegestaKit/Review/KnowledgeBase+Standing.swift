internal import SQLite

extension KnowledgeBase {
  /// What the base says already of what a claim says that is only proposed.
  ///
  /// The same: what is recorded says it as exactly or more. Finer: what is recorded says it less exactly.
  /// Contrary: its denial, or another value of a relation that has one at a time.
  public func standing(of claim: Claim.ID) throws -> Standing {
    try read { try connection.standing(of: claim) }
  }
}

extension Connection {
  func standing(of claim: Claim.ID) throws -> Standing {
    let twins = try likes(of: claim)
    func claims(_ fits: Set<ClaimBounds.Fit>) -> [Claim.ID] {
      twins.filter { fits.contains($0.fit) }.map(\.id)
    }
    let same = claims([.same, .covers])
    if !same.isEmpty { return Standing(kind: .same, claims: same) }
    let coarser = claims([.covered])
    if !coarser.isEmpty { return Standing(kind: .finer, claims: coarser) }
    let contrary = try contraries(of: claim)
    return Standing(kind: contrary.isEmpty ? .none : .contrary, claims: contrary)
  }

  /// The recorded claims with the same subject, relation, object and polarity that say all its
  /// additions, with how their time goes with its own.
  private func likes(of claim: Claim.ID) throws -> [(id: Claim.ID, fit: ClaimBounds.Fit)] {
    try rows(
      """
      SELECT o.id, c.start_min, c.start_max, c.end_min, c.end_max,
             o.start_min, o.start_max, o.end_min, o.end_max
        FROM claim AS c JOIN relation AS r ON r.id = c.relation
        JOIN claim AS o ON o.relation = c.relation AND o.status = 1 AND o.id <> c.id
         AND o.subject IN (c.subject, iif(r.symmetric, c.object, c.subject))
       WHERE c.id = \(claim.rawValue) AND o.denied = c.denied AND o.unknown = c.unknown
         AND (o.subject = c.subject AND o.object IS c.object
              OR r.symmetric AND o.subject = c.object AND o.object = c.subject)
         AND (c.object IS NOT NULL OR c.value_date IS NOT NULL AND o.value_date IS NOT NULL
              OR c.number IS NOT NULL AND o.number = c.number AND o.number_to IS c.number_to
                 AND o.unit IS c.unit
              OR c.number IS NULL AND c.text IS NOT NULL AND o.text IS c.text
              OR c.unknown)
         AND NOT EXISTS (
               SELECT 1 FROM qualifier AS q WHERE q.claim = c.id AND NOT EXISTS (
                 SELECT 1 FROM qualifier AS p
                   LEFT JOIN date AS pd ON pd.id = p.value_date
                   LEFT JOIN date AS qd ON qd.id = q.value_date
                  WHERE p.claim = o.id AND p.relation = q.relation AND p.object IS q.object
                    AND p.number IS q.number AND p.number_to IS q.number_to AND p.unit IS q.unit
                    AND (q.number IS NOT NULL OR p.text IS q.text)
                    AND pd.earliest IS qd.earliest AND pd.latest IS qd.latest))
       ORDER BY o.id
      """
    ) { row in
      let (mine, theirs) = (try ClaimBounds(row, at: 1), try ClaimBounds(row, at: 5))
      return (Claim.ID(try row.int(0)), ClaimBounds.fit(mine, with: theirs))
    }
  }

  private func contraries(of claim: Claim.ID) throws -> [Claim.ID] {
    try rows(
      """
      SELECT o.id FROM claim AS c JOIN relation AS r ON r.id = c.relation
        JOIN claim AS o ON o.relation = c.relation AND o.status = 1 AND o.id <> c.id
       WHERE c.id = \(claim.rawValue) AND o.subject = c.subject
         AND (c.object IS NOT NULL AND o.object = c.object AND o.denied <> c.denied
                AND \(Self.mayMeet)
              OR r.functional AND NOT c.denied AND NOT o.denied AND r.value = 'date'
                 AND NOT \(Self.mayMeet)
              OR r.functional AND NOT c.denied AND NOT o.denied AND r.value <> 'date'
                 AND \(Self.mayMeet) AND NOT (o.object IS c.object AND o.text IS c.text
                                              AND o.number IS c.number))
      UNION
      SELECT o.id FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.inverse_functional
        JOIN claim AS o ON o.object = c.object AND o.relation = c.relation AND o.status = 1
       WHERE c.id = \(claim.rawValue) AND o.subject <> c.subject AND NOT c.denied AND NOT o.denied
         AND \(Self.mayMeet)
       ORDER BY 1
      """
    ) { Claim.ID(try $0.int(0)) }
  }

  /// Whether two claims may have held at one time; always, where one has none.
  private static let mayMeet: SQL = """
    ifnull(c.start_min <= o.end_max AND o.start_min <= c.end_max, 1)
    """
}

extension ClaimBounds {
  /// How the time of a claim goes with that of another which is there.
  enum Fit {
    case same
    /// What is there is more exact.
    case covers
    /// What is there is less exact.
    case covered
    case other
  }

  fileprivate init?(_ row: borrowing Row, at column: Int) throws {
    guard let start = try row.optionalInt(column) else { return nil }
    self.init(
      startMin: start,
      startMax: try row.int(column + 1),
      endMin: try row.int(column + 2),
      endMax: try row.int(column + 3)
    )
  }

  static func fit(_ mine: ClaimBounds?, with theirs: ClaimBounds?) -> Fit {
    guard let mine, let theirs else { return mine == nil && theirs == nil ? .same : .other }
    if mine == theirs { return .same }
    if theirs.isWithin(mine) { return .covers }
    return mine.isWithin(theirs) ? .covered : .other
  }

  /// Whether each end lies in what the same end of the other can mean.
  private func isWithin(_ outer: ClaimBounds) -> Bool {
    outer.startMin <= startMin && startMax <= outer.startMax && outer.endMin <= endMin
      && endMax <= outer.endMax
  }
}
