internal import SQLite

extension Writer {
  /// Opens a dispute between claims.
  ///
  /// - Parameters:
  ///   - key: Its stable key.
  ///   - question: What is in dispute, as a question.
  ///   - sides: The claims on each side; at least two sides.
  ///   - status: What has been judged of it.
  ///   - reason: Why, unless it is open.
  ///   - rule: The check that found it; nil when it was opened by hand.
  /// - Throws: ``RegestaError`` of kind `badInput` when a side is missing or empty.
  public func addDispute(
    key: String,
    question: String,
    sides: [[Claim.ID]],
    status: Dispute.State = .open,
    reason: String? = nil,
    rule: String? = nil
  ) throws {
    guard sides.count >= 2, sides.allSatisfy({ !$0.isEmpty }) else {
      throw RegestaError(.badInput, "A dispute has two sides or more, each with a claim.")
    }
    try connection.run(
      """
      INSERT INTO dispute (key, question, status, reason, rule, batch)
      VALUES (\(key), \(question), \(status.rawValue), \(reason), \(rule), \(batch.rawValue))
      """
    )
    let id = Int(connection.lastInsertedRowID)
    for (side, claims) in sides.enumerated() {
      for claim in claims {
        try connection.run(
          """
          INSERT INTO dispute_claim (dispute, claim, side)
          VALUES (\(id), \(claim.rawValue), \(side + 1))
          """
        )
      }
    }
  }

  /// Records what somebody holds of a claim; what they held before is superseded.
  public func addPosition(
    of holder: Entity.ID,
    on claim: Claim.ID,
    stance: Position.Stance,
    reason: String? = nil,
    source: Source.ID? = nil,
    locator: String? = nil
  ) throws {
    try connection.run(
      """
      UPDATE position SET status = 2
       WHERE holder = \(holder.rawValue) AND claim = \(claim.rawValue) AND status = 1
      """
    )
    try connection.run(
      """
      INSERT INTO position (holder, claim, stance, reason, source, locator, batch)
      VALUES (\(holder.rawValue), \(claim.rawValue), \(stance.rawValue), \(reason),
        \(source?.rawValue), \(locator), \(batch.rawValue))
      """
    )
  }
}
