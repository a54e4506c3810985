internal import RegestaKit
internal import SQLite

extension Export {
  /// Tells of all that is no knowledge: candidates, and what was superseded, retracted or withdrawn.
  /// A part of a base tells only of itself.
  func reportNotKnowledge() throws {
    guard scope.isAll else { return }
    try base.connection.forEach(
      """
      SELECT id, sentence, status FROM all_claims WHERE status <> 'recorded' ORDER BY id
      """
    ) { row in
      let detail = "\(try row.text(2)): \(try row.text(1))"
      try losses.add(.notKnowledge, "claim", try row.int(0), detail)
      return .next
    }
    for (item, sql) in Self.takenBack {
      try base.connection.forEach(SQL(raw: sql)) { row in
        try losses.add(.notKnowledge, item, try row.int(0), try row.text(1))
        return .next
      }
    }
  }

  private static let takenBack: [(item: String, sql: String)] = [
    (
      "entity",
      "SELECT id, iif(status = 0, 'candidate: ', 'retracted: ') || label FROM entity WHERE status <> 1 ORDER BY id"
    ),
    (
      "citation",
      """
      SELECT t.id, 'retracted: ' || s.short || ifnull(', ' || t.locator, '')
        FROM citation AS t JOIN claim AS c ON c.id = t.claim JOIN source AS s ON s.id = t.source
       WHERE t.status <> 1 AND c.status = 1 ORDER BY t.id
      """
    ),
    (
      "dispute",
      "SELECT id, 'withdrawn: ' || question FROM dispute WHERE status = 'withdrawn' ORDER BY id"
    ),
    (
      "position",
      """
      SELECT p.id, 'superseded or retracted: ' || e.label || ' ' || p.stance
        FROM position AS p JOIN entity AS e ON e.id = p.holder WHERE p.status <> 1 ORDER BY p.id
      """
    ),
  ]

  /// Tells of tables that a format has no place for, by the number of their rows.
  func reportTables(
    _ tables: [(table: String, words: String)],
    as reason: LossReport.Reason
  ) throws {
    guard scope.isAll else { return }
    for (table, words) in tables {
      let count = try base.connection.first("SELECT count(*) FROM \(raw: table)") { try $0.int(0) }
      if let count, count > 0 { try losses.add(reason, table, nil, count: count, words) }
    }
  }
}
