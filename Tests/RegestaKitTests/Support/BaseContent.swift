import RegestaKit
import SQLite

extension KnowledgeBase {
  /// All that counts as known, row by row: what taking work back must bring back.
  func content() throws -> [String] {
    var lines: [String] = []
    for sql in [
      "SELECT 'entity', id, key, kind, label, merged_into FROM entity WHERE status = 1",
      """
      SELECT 'claim', id, subject, relation, object, text, language, number, number_to, unit,
             value_date, start_min, end_max, supersedes, status FROM claim WHERE status IN (0, 1)
      """,
      """
      SELECT 'qualifier', q.claim, q.relation, q.ordinal, q.object, q.unit, q.text
        FROM qualifier AS q JOIN claim AS c ON c.id = q.claim WHERE c.status IN (0, 1)
      """,
      "SELECT 'name', n.* FROM name AS n JOIN claim AS c ON c.id = n.claim WHERE c.status < 2",
      "SELECT 'citation', id, claim, source, locator FROM citation WHERE status = 1",
      "SELECT 'source', id, key, entity FROM source WHERE status = 1",
      "SELECT 'mention', id, entity FROM mention WHERE status < 2",
      "SELECT 'position', id, holder, claim, stance FROM position WHERE status = 1",
      """
      SELECT 'alignment', id, scope, reference, entity, verdict FROM alignment WHERE status = 1
      """,
      """
      SELECT 'dispute', key, status, iif(status = 'open', NULL, reason) FROM dispute
       WHERE status <> 'withdrawn'
      """,
    ] {
      try connection.forEach(SQL(raw: sql)) { row in
        lines.append("\(try row.values())")
        return .next
      }
    }
    return lines.sorted()
  }

  /// What is wrong with how merged things are kept; nothing in a sound base.
  func unsoundness() throws -> [String] {
    try [
      "SELECT 'claim ' || c.id FROM claim AS c JOIN entity AS e ON e.id IN (c.subject, c.object, c.unit)",
      "SELECT 'qualifier ' || q.claim FROM qualifier AS q JOIN entity AS e ON e.id IN (q.object, q.unit)",
      "SELECT 'position ' || p.id FROM position AS p JOIN entity AS e ON e.id = p.holder",
    ].flatMap { try connection.texts($0 + " WHERE e.merged_into IS NOT NULL") }
      + connection.texts(
        "SELECT 'name ' || n.claim FROM name AS n JOIN claim AS c ON c.id = n.claim "
          + "WHERE n.entity <> c.subject"
      )
      + verifyHistory().map { "batch \($0)" }
  }
}
