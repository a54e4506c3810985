internal import SQLite

extension KnowledgeBase {
  /// The person or school whose view is the default: the base's owner, if it is a thing of the base.
  ///
  /// - Returns: nil when no owner is recorded, or only by a name that no thing here goes by.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func owner() throws -> Entity? {
    try read {
      guard let key = try meta("owner"), let entity = try entity(bearing: key) else { return nil }
      return try survivor(of: entity.id)
    }
  }

  /// A fact about the base as it stands on what is sent out: the owner by name.
  ///
  /// - Parameter key: As of ``meta(_:)``.
  /// - Returns: nil when it is not recorded.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  package func notice(_ key: String) throws -> String? {
    if key == "owner", let owner = try owner() { return owner.label }
    return try meta(key)
  }

  /// What a person or school does not take for true.
  ///
  /// That is what they reject; what stands on another side of a dispute (open or settled) of which they
  /// hold one; and the editors' readings of such claims. What they hold, or are undecided about, they do
  /// not reject, whatever a dispute says.
  ///
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func viewpoint(of holder: Entity) throws -> Viewpoint {
    try read {
      let stances = try stances(of: holder.id)
      var grounds: [Claim.ID: Viewpoint.Ground] = [:]
      for (claim, stance) in stances where stance.stance == .rejects {
        grounds[claim] = .position(reason: stance.reason)
      }
      for (claim, key) in try otherSides(of: holder.id)
      where stances[claim] == nil && grounds[claim] == nil {
        grounds[claim] = .dispute(key)
      }
      var next = Array(grounds.keys)
      while let claim = next.popLast() {
        for reading in try readings(of: claim)
        where grounds[reading.id] == nil && stances[reading.id] == nil {
          grounds[reading.id] = .reading(of: claim)
          next.append(reading.id)
        }
      }
      return Viewpoint(
        holder: holder,
        rejections: grounds.map { .init(claim: $0.key, ground: $0.value) }
          .sorted { $0.claim < $1.claim }
      )
    }
  }

  /// Reads the base as somebody sees it: what they do not take for true counts as retracted.
  ///
  /// ```swift
  /// let school = try base.entity(named: "historians-polish-attack")
  /// let view = try base.viewpoint(of: school)
  /// let claims = try base.read(as: view) { try base.timeline(of: nil) }
  /// ```
  ///
  /// - Parameters:
  ///   - view: What is left out; nil to leave nothing out.
  ///   - body: What is read. It must not write.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; ``RegestaError`` of kind `refused` inside another such reading.
  public func read<T>(as view: Viewpoint?, _ body: () throws -> T) throws -> T {
    guard let view else { return try read(body) }
    return try read(as: view, after: nil, body)
  }

  private func stances(
    of holder: Entity.ID
  ) throws -> [Claim.ID: (stance: Position.Stance, reason: String?)] {
    let rows = try connection.rows(
      "SELECT claim, stance, reason FROM position WHERE holder = \(holder.rawValue) AND status = 1"
    ) { row in
      (
        Claim.ID(try row.int(0)),
        (
          stance: Position.Stance(rawValue: try row.text(1)) ?? .undecided,
          reason: try row.optionalText(2)
        )
      )
    }
    return Dictionary(rows, uniquingKeysWith: { $1 })
  }

  /// The claims on the other sides of disputes of which somebody holds one side and no other.
  private func otherSides(of holder: Entity.ID) throws -> [(claim: Claim.ID, dispute: String)] {
    try connection.rows(
      """
      WITH held (dispute, side) AS (
        SELECT dc.dispute, min(dc.side)
          FROM position AS p JOIN dispute_claim AS dc ON dc.claim = p.claim
          JOIN dispute AS d ON d.id = dc.dispute AND d.status IN ('open', 'settled')
         WHERE p.holder = \(holder.rawValue) AND p.status = 1 AND p.stance = 'holds'
         GROUP BY dc.dispute HAVING count(DISTINCT dc.side) = 1)
      SELECT dc.claim, d.key FROM held AS h
        JOIN dispute_claim AS dc ON dc.dispute = h.dispute AND dc.side <> h.side
        JOIN dispute AS d ON d.id = h.dispute
       ORDER BY d.id, dc.claim
      """
    ) { (claim: Claim.ID(try $0.int(0)), dispute: try $0.text(1)) }
  }
}
