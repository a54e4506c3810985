extension ChainFormula {
  /// What the hashes of schema 1 cover. What a claim and a qualifier name, and who holds a position, could
  /// not change then.
  static let schema1 = [
    added("kind", "t.id, t.key"),
    added("relation", "t.id, t.key"),
    added("entity", "t.id, t.key"),
    added(
      "claim",
      """
      t.id, \(first("claim", "subject")), t.relation, \(first("claim", "object")), t.text, t.language,
      t.number, t.number_to, \(first("claim", "unit")), t.value_date, t.unknown, t.start_date,
      t.end_date, t.start_min, t.start_max, t.end_min, t.end_max, t.denied, t.certainty, t.supersedes,
      t.reading_of, t.comment
      """
    ) { $0.field == "status" },
    Content(
      "qualifier",
      """
      SELECT q.claim, q.relation, q.ordinal, CAST(\(LoggedQualifier.object.first) AS INTEGER), q.text,
             q.number, q.number_to, CAST(\(LoggedQualifier.unit.first) AS INTEGER), q.value_date
        FROM claim AS c JOIN qualifier AS q ON q.claim = c.id
        JOIN relation AS r ON r.id = q.relation
       WHERE c.batch = ? ORDER BY q.claim, q.relation, q.ordinal
      """
    ),
    added("source", "t.id"),
    dependences,
    added("passage", "t.id, t.source, t.ordinal, t.section, t.paragraph, t.text, t.sha256"),
    added("mention", "t.id, t.passage, t.start, t.length"),
    added(
      "citation",
      """
      t.id, t.claim, t.source, t.via, t.stance, t.locator, t.page, t.page_to, t.folio, t.section,
      t.paragraph, t.paragraph_to, t.passage, t.quote_start, t.quote
      """
    ),
    added("dispute", "t.id, t.key, t.rule"),
    sides,
    added(
      "position",
      """
      t.id, \(first("position", "holder")), t.claim, t.stance, t.reason, t.source, t.locator
      """
    ) { $0.field == "status" },
    changes,
    dates,
  ]

  /// What schema 2 brought.
  static let afterSchema1 = [
    Content("mention", "SELECT id FROM mention WHERE batch = ? AND reference <> 0"),
    Content(
      "mention_alternative",
      """
      SELECT a.mention FROM mention AS m JOIN mention_alternative AS a ON a.mention = m.id
       WHERE m.batch = ?
      """
    ),
    Content("candidate", "SELECT id FROM candidate WHERE batch = ?"),
    Content("citation", "SELECT id FROM citation WHERE batch = ? AND note IS NOT NULL"),
    Content("alignment", "SELECT id FROM alignment WHERE batch = ?"),
  ]

  /// What a column was when its row was added, as a number.
  private static func first(_ table: String, _ column: String) -> String {
    let logged = LoggedValue.all.first { $0.table == table && $0.field == column }
    return "CAST(\(logged?.first ?? "t.\(column)") AS INTEGER)"
  }
}
