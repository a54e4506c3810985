internal import RegestaKit
internal import SQLite

extension DumpKnowledge {
  /// Disputes whose claims are all knowledge and were taken in.
  func takeDisputes() throws {
    try stage.forEach("dispute", where: "status <> 'withdrawn'") { id, line in
      try record("dispute", id, line: line) {
        let row = try connection.first(
          "SELECT key, question, status, reason, rule FROM temp.dump_dispute WHERE rowid = \(id)"
        ) {
          (
            key: try $0.text(0), question: try $0.text(1), status: try $0.text(2),
            reason: try $0.optionalText(3), rule: try $0.optionalText(4)
          )
        }
        let claims = try connection.rows(
          """
          SELECT d.side, c.mapped FROM temp.dump_dispute_claim AS d
            LEFT JOIN temp.dump_claim AS c ON c.rowid = d.claim
           WHERE d.dispute = \(id) ORDER BY d.side, d.claim
          """
        ) { (side: try $0.int(0), claim: try $0.optionalInt(1)) }
        guard let row else { return }
        let members = claims.compactMap { claim in claim.claim.map { (claim.side, Claim.ID($0)) } }
        let sides = Dictionary(grouping: members, by: \.0).sorted { $0.key < $1.key }
          .map { $0.value.map(\.1) }
        guard sides.count >= 2, members.count == claims.count else {
          try importer.leaveOut(
            "the dispute \"\(row.key)\"",
            "claims of it are no knowledge, or were not taken in"
          )
          return
        }
        try importer.dispute(
          DisputeDraft(
            key: row.key,
            question: row.question,
            sides: sides,
            status: try known(Dispute.State(rawValue: row.status), "status"),
            reason: row.reason,
            rule: row.rule
          )
        )
      }
    }
    try leaveOut(
      "disputes that were withdrawn",
      "they are no knowledge there",
      count: stage.count("dispute", where: "status = 'withdrawn'")
    )
  }

  /// What is held there of claims that were taken in.
  func takePositions() throws {
    try stage.forEach("position", where: "status = 1") { id, line in
      try record("position", id, line: line) {
        let row = try connection.first(
          """
          SELECT p.holder, h.mapped, c.mapped, p.stance, p.reason, p.source, p.locator
            FROM temp.dump_position AS p LEFT JOIN temp.dump_claim AS c ON c.rowid = p.claim
            LEFT JOIN temp.dump_entity AS h ON h.rowid = p.holder
           WHERE p.rowid = \(id)
          """
        ) {
          (
            holder: try StagedClaim.Reference($0, 0), claim: try $0.optionalInt(2),
            stance: try $0.text(3), reason: try $0.optionalText(4),
            source: try $0.optionalInt(5), locator: try $0.optionalText(6)
          )
        }
        guard let row, let holder = row.holder else { return }
        guard let claim = row.claim else {
          try importer.leaveOut("positions", "their claims are no knowledge, or were not taken in")
          return
        }
        try importer.position(
          PositionDraft(
            holder: try entity(holder),
            claim: Claim.ID(claim),
            stance: try known(Position.Stance(rawValue: row.stance), "stance"),
            reason: row.reason,
            source: try stage.mapped("source", row.source).map(Source.ID.init(rawValue:)),
            locator: row.locator
          )
        )
      }
    }
    try leaveOut(
      "positions that were given up",
      "they are no knowledge there",
      count: stage.count("position", where: "status <> 1")
    )
  }
}
