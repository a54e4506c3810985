internal import SQLite

extension KnowledgeBase {
  /// What persons and schools hold of a claim today.
  public func positions(on claim: Claim.ID) throws -> [Position] {
    try positions(where: "p.claim = \(claim.rawValue)")
  }

  /// What a person or school holds today; nil for everybody.
  ///
  /// - Returns: In the order of recording.
  public func positions(of holder: Entity.ID?) throws -> [Position] {
    try positions(where: holder.map { "p.holder = \($0.rawValue)" } ?? "1")
  }

  private func positions(where condition: SQL) throws -> [Position] {
    try connection.rows(
      """
      SELECT h.id, h.key, h.label, k.key, p.stance, p.reason, s.id, s.key, s.short, p.locator, p.claim
        FROM position AS p
        JOIN entity AS h ON h.id = p.holder JOIN kind AS k ON k.id = h.kind
        LEFT JOIN source AS s ON s.id = p.source
       WHERE \(condition) AND p.status = 1
       ORDER BY p.id
      """
    ) { row in
      Position(
        holder: try Self.entity(from: row, at: 0),
        claim: Claim.ID(try row.int(10)),
        stance: Position.Stance(rawValue: try row.text(4)) ?? .undecided,
        reason: try row.optionalText(5),
        source: try row.optionalInt(6) == nil
          ? nil
          : Source.Reference(
            id: Source.ID(try row.int(6)),
            key: try row.text(7),
            short: try row.text(8)
          ),
        locator: try row.optionalText(9)
      )
    }
  }
}
