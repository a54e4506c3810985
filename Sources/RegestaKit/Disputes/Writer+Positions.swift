internal import SQLite

extension Writer {
  /// Records what somebody holds of a claim that is knowledge; what they held before is superseded.
  ///
  /// - Returns: Whether that was new: the same position twice is recorded once.
  /// - Throws: ``RegestaError``: `notFound` for a claim that is not there, `refused` for one that is no
  ///   knowledge.
  @discardableResult
  public func takePosition(
    _ stance: Position.Stance,
    of holder: Entity.ID,
    on claim: Claim.ID,
    reason: String? = nil,
    source: Source.ID? = nil,
    locator: String? = nil
  ) throws -> Bool {
    try demandKnown(claim)
    let isKnown = try connection.first(
      """
      SELECT 1 FROM position
       WHERE holder = \(holder.rawValue) AND claim = \(claim.rawValue) AND status = 1
         AND stance = \(stance.rawValue) AND reason IS \(reason) AND source IS \(source?.rawValue)
         AND locator IS \(locator)
      """
    ) { _ in true }
    guard isKnown == nil else { return false }
    try addPosition(
      of: holder,
      on: claim,
      stance: stance,
      reason: reason,
      source: source,
      locator: locator
    )
    return true
  }

  /// Retracts what somebody holds of a claim.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` when they hold nothing of it.
  public func dropPosition(of holder: Entity.ID, on claim: Claim.ID) throws {
    let count = try connection.run(
      """
      UPDATE position SET status = 3
       WHERE holder = \(holder.rawValue) AND claim = \(claim.rawValue) AND status = 1
      """
    )
    guard count == 1 else {
      throw RegestaError(.notFound, "No position on claim:\(claim) is recorded of that holder.")
    }
  }

  /// Says whose base it is, and so whose view is the default; nil for nobody's.
  ///
  /// The log keeps who it was before.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` when there is no such entity.
  public func setOwner(_ owner: Entity.ID?) throws {
    let key = try owner.map { owner in
      let key = try connection.first(
        "SELECT key FROM entity WHERE id = \(owner.rawValue) AND status = 1"
      ) { try $0.text(0) }
      guard let key else { throw RegestaError(.notFound, "There is no entity \(owner).") }
      return key
    }
    try setFact("owner", to: key)
  }

  /// Gives a fact about the base another value, or none, and logs what it was.
  func setFact(_ name: String, to value: String?) throws {
    let old = try connection.first("SELECT value FROM meta WHERE key = \(name)") { try $0.text(0) }
    if let value {
      try setMeta(name, value)
    } else {
      try connection.run("DELETE FROM meta WHERE key = \(name)")
    }
    // As with a question, the name stands where others have the field.
    try connection.run(
      """
      INSERT INTO change (batch, item, item_id, field, old, new)
      VALUES (\(batch.rawValue), 'meta', 0, \(name), \(old), \(value))
      """
    )
  }
}
