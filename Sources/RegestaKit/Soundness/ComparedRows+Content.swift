extension ComparedRows {
  /// What is known now, by keys and in words.
  static let content = [
    ComparedRows(
      "facts of the base",
      key: 1,
      naming: 1,
      "SELECT key, value FROM meta ORDER BY 1"
    ),
    ComparedRows(
      "kinds",
      key: 1,
      naming: 1,
      """
      SELECT k.key, p.key AS parent, k.label, k.plural, k.description
        FROM kind AS k LEFT JOIN kind AS p ON p.id = k.parent ORDER BY 1
      """
    ),
    ComparedRows(
      "relations",
      key: 1,
      naming: 1,
      """
      SELECT r.key, p.key AS parent, r.label, r.inverse, r.value, r.time, r.use, r.functional,
             r.inverse_functional, r.symmetric, r.transitive, r.annotation, r.url, r.pattern,
             r.description
        FROM relation AS r LEFT JOIN relation AS p ON p.id = r.parent ORDER BY 1
      """
    ),
    rows(
      "kinds of relations",
      ["r.key", "x.side", "k.key"],
      "relation_kind AS x JOIN relation AS r ON r.id = x.relation JOIN kind AS k ON k.id = x.kind"
    ),
    rows(
      "phrases",
      ["ifnull(k.key, r.key)", "x.form", "x.text", "x.language", "k.key", "r.key"],
      """
      phrase AS x LEFT JOIN kind AS k ON k.id = x.kind LEFT JOIN relation AS r ON r.id = x.relation
      """
    ),
    ComparedRows(
      "entities",
      key: 1,
      naming: 1,
      """
      SELECT e.key, k.key AS kind, e.label, e.status, m.key AS merged_into
        FROM entity AS e JOIN kind AS k ON k.id = e.kind
        LEFT JOIN entity AS m ON m.id = e.merged_into
       WHERE e.status IN (0, 1) ORDER BY 1
      """
    ),
    rows("claims", claim, claimTables("")),
    ComparedRows(
      "sources",
      key: 1,
      naming: 1,
      """
      SELECT s.key, s.type, s.short, s.author, s.title, s.volume, \(date("s.issued")) AS issued,
             s.language, \(key("s.entity")) AS entity, s.csl, s.note
        FROM source AS s WHERE s.status = 1 ORDER BY 1
      """
    ),
    rows(
      "dependences",
      ["s.key", "o.key"],
      """
      source_dependence AS x JOIN source AS s ON s.id = x.source
        JOIN source AS o ON o.id = x.depends_on WHERE s.status = 1 AND o.status = 1
      """
    ),
    rows(
      "passages",
      ["s.key", "p.ordinal", "p.section", "p.paragraph", "p.text", "p.sha256"],
      "passage AS p JOIN source AS s ON s.id = p.source WHERE s.status = 1"
    ),
    rows(
      "mentions",
      [
        "s.key", "p.ordinal", "m.start", "m.length", key("m.entity"), date("m.date"),
        "m.reference", "m.score", "m.status",
      ],
      """
      mention AS m JOIN passage AS p ON p.id = m.passage JOIN source AS s ON s.id = p.source
       WHERE m.status IN (0, 1)
      """
    ),
    rows(
      "alternatives of mentions",
      ["s.key", "p.ordinal", "m.start", "m.length", key("a.entity"), "a.score"],
      """
      mention_alternative AS a JOIN mention AS m ON m.id = a.mention
        JOIN passage AS p ON p.id = m.passage JOIN source AS s ON s.id = p.source
       WHERE m.status IN (0, 1)
      """
    ),
    rows(
      "candidates",
      claim + [
        "s.key", "p.ordinal", "k.start", "k.length", "k.score", "k.modality", "k.attribution",
        "k.reader", "k.pattern", "k.outcome", "k.reason",
      ],
      claimTables(
        """
        JOIN candidate AS k ON k.claim = c.id JOIN passage AS p ON p.id = k.passage
        JOIN source AS s ON s.id = p.source
        """
      )
    ),
    rows(
      "citations",
      claim + [
        "s.key", "v.key", "t.stance", "t.locator", "t.page", "t.page_to", "t.folio", "t.section",
        "t.paragraph", "t.paragraph_to", "ps.key", "p.ordinal", "t.quote_start", "t.quote",
        "t.note",
      ],
      claimTables(
        """
        JOIN citation AS t ON t.claim = c.id AND t.status = 1 JOIN source AS s ON s.id = t.source
        LEFT JOIN source AS v ON v.id = t.via LEFT JOIN passage AS p ON p.id = t.passage
        LEFT JOIN source AS ps ON ps.id = p.source
        """
      )
    ),
    ComparedRows(
      "disputes",
      key: 1,
      naming: 1,
      """
      SELECT key, question, status, reason, rule FROM dispute WHERE status <> 'withdrawn'
       ORDER BY 1
      """
    ),
    rows(
      "sides of disputes",
      ["d.key", "x.side"] + claim,
      claimTables(
        """
        JOIN dispute_claim AS x ON x.claim = c.id
        JOIN dispute AS d ON d.id = x.dispute AND d.status <> 'withdrawn'
        """
      )
    ),
    rows(
      "positions",
      [key("x.holder")] + claim + ["x.stance", "x.reason", "s.key", "x.locator"],
      claimTables(
        """
        JOIN position AS x ON x.claim = c.id AND x.status = 1
        LEFT JOIN source AS s ON s.id = x.source
        """
      )
    ),
    ComparedRows(
      "questions",
      key: 1,
      naming: 1,
      "SELECT name, text FROM question ORDER BY 1"
    ),
  ]

  // MARK: Pieces

  /// Rows that are told apart by all that they say, of which the first three columns name them.
  private static func rows(_ name: String, _ columns: [String], _ from: String) -> ComparedRows {
    let order = columns.indices.map { String($0 + 1) }.joined(separator: ", ")
    return ComparedRows(
      name,
      key: nil,
      naming: 3,
      "SELECT \(columns.joined(separator: ", ")) FROM \(from) ORDER BY \(order)"
    )
  }

  /// The key of an entity.
  private static func key(_ id: String) -> String { "(SELECT key FROM entity WHERE id = \(id))" }

  /// A date in one text. The wording stands last: it may hold anything.
  private static func date(_ id: String) -> String {
    """
    (SELECT earliest || ' to ' || latest || ' ' || calendar || ' ' || rule || ' ' || edtf
       || iif(inferred, ' inferred ', ' ') || wording FROM date WHERE id = \(id))
    """
  }

  /// A number as a text that no other number has.
  private static func number(_ number: String) -> String { "printf('%!.17g', \(number))" }

  private static let qualifiers = """
    (SELECT group_concat(line, char(30)) FROM (
       SELECT qr.key || char(31) || ifnull(qo.key, '') || char(31) || \(number("q.number"))
           || char(31) || \(number("q.number_to")) || char(31) || ifnull(qu.key, '')
           || char(31) || ifnull(\(date("q.value_date")), '') || char(31) || ifnull(q.text, '') AS line
         FROM qualifier AS q JOIN relation AS qr ON qr.id = q.relation
         LEFT JOIN entity AS qo ON qo.id = q.object LEFT JOIN entity AS qu ON qu.id = q.unit
        WHERE q.claim = c.id ORDER BY qr.key, q.ordinal))
    """

  /// What another claim says, short.
  private static let reading = """
    (SELECT rs.key || char(31) || rr.key || char(31) || ifnull(\(key("rc.object")), '')
       || char(31) || ifnull(rc.start_min, '') || char(31) || ifnull(rc.end_max, '')
       || char(31) || ifnull(\(date("rc.value_date")), '') || char(31) || \(number("rc.number"))
       || char(31) || ifnull(rc.text, '')
       FROM claim AS rc JOIN entity AS rs ON rs.id = rc.subject
       JOIN relation AS rr ON rr.id = rc.relation WHERE rc.id = c.reading_of)
    """

  /// All that a claim says, column by column.
  private static let claim = [
    "e.key", "r.key", "coalesce(o.key, c.text, c.number, \(date("c.value_date")))", "c.text",
    "c.language", "c.number", "c.number_to", key("c.unit"), date("c.value_date"), "c.unknown",
    date("c.start_date"), date("c.end_date"), "c.start_min", "c.start_max", "c.end_min",
    "c.end_max", "c.denied", "c.certainty", "c.status", "c.comment", reading, qualifiers,
  ]

  /// What one claim says, by keys and in words: the same in every copy of a base.
  static let oneClaim = """
    SELECT \(claim.joined(separator: ", ")) FROM \(claimTables("")) AND c.id = ?
    """

  /// The claims that are recorded or wait for review, joined with what else is asked for.
  private static func claimTables(_ joins: String) -> String {
    """
    claim AS c JOIN entity AS e ON e.id = c.subject JOIN relation AS r ON r.id = c.relation
      LEFT JOIN entity AS o ON o.id = c.object \(joins) WHERE c.status IN (0, 1)
    """
  }
}
