/// What the hash of a batch covers, under one version of the schema.
///
/// The hashes that a base has keep for ever, so there is one for every schema that had another: what it
/// selects may not change, nor may its order.
struct ChainFormula {
  /// What a batch added and changed, table by table.
  let contents: [Content]
  /// What no batch of the time can have: rows and values that later schemas brought. Nothing is hashed
  /// where there is none.
  let later: [Content]

  /// Some of the rows of a batch.
  struct Content {
    let table: String
    /// With one parameter: the batch.
    let select: String
    /// The same where none of the rows was changed since; nil where there is no such thing.
    let selectUnchanged: String?
    /// With the batch as parameter: the numbers of the rows, in any column and order, some more than once. Where
    /// there are such queries, ``select`` is of one row with its number as parameter.
    let numbers: [String]

    init(
      _ table: String,
      _ select: String,
      unchanged: String? = nil,
      numbers: [String] = []
    ) {
      self.table = table
      self.select = select
      selectUnchanged = unchanged
      self.numbers = numbers
    }
  }

  /// That of the schema which this program writes.
  static let current = ChainFormula(contents: schema2, later: [])

  /// That of a schema; an unknown one has none of its own.
  static func of(schema: Int?) -> ChainFormula {
    schema == 1 ? ChainFormula(contents: schema1, later: afterSchema1) : current
  }

  // MARK: Schema 2

  private static let schema2 = [
    added("kind", "t.id, t.key"),
    added("relation", "t.id, t.key"),
    added("entity", "t.id, t.key"),
    added(
      "claim",
      """
      t.id, t.relation, t.text, t.language, t.number, t.number_to, t.value_date, t.unknown,
      t.start_date, t.end_date, t.start_min, t.start_max, t.end_min, t.end_max, t.denied,
      t.certainty, t.supersedes, t.reading_of, t.comment
      """
    ),
    Content(
      "qualifier",
      """
      SELECT q.claim, q.relation, q.ordinal, q.text, q.number, q.number_to, q.value_date,
             \(LoggedQualifier.object.first), \(LoggedQualifier.unit.first)
        FROM claim AS c JOIN qualifier AS q ON q.claim = c.id
        JOIN relation AS r ON r.id = q.relation
       WHERE c.batch = ? ORDER BY q.claim, q.relation, q.ordinal
      """
    ),
    added("source", "t.id"),
    dependences,
    added("passage", "t.id, t.source, t.ordinal, t.section, t.paragraph, t.text, t.sha256"),
    added("mention", "t.id, t.passage, t.start, t.length, t.reference"),
    Content(
      "mention_alternative",
      """
      SELECT a.mention, a.entity, a.score
        FROM mention AS m JOIN mention_alternative AS a ON a.mention = m.id
       WHERE m.batch = ? ORDER BY a.mention, a.entity
      """
    ),
    added(
      "candidate",
      """
      t.id, t.claim, t.passage, t.start, t.length, t.score, t.modality, t.attribution, t.reader,
      t.pattern
      """
    ),
    added(
      "citation",
      """
      t.id, t.claim, t.source, t.via, t.stance, t.locator, t.page, t.page_to, t.folio, t.section,
      t.paragraph, t.paragraph_to, t.passage, t.quote_start, t.quote, t.note
      """
    ),
    added("dispute", "t.id, t.key, t.rule"),
    sides,
    added("position", "t.id, t.claim, t.stance, t.reason, t.source, t.locator"),
    added("alignment", "t.id, t.scope, t.reference, t.verdict, t.score, t.why"),
    changes,
    dates,
  ]

  // MARK: What is the same under both

  static let dependences = Content(
    "source_dependence",
    "SELECT source, depends_on FROM source_dependence WHERE batch = ? ORDER BY 1, 2"
  )

  static let sides = Content(
    "dispute_claim",
    """
    SELECT dc.dispute, dc.claim, dc.side
      FROM dispute AS d JOIN dispute_claim AS dc ON dc.dispute = d.id
     WHERE d.batch = ? ORDER BY dc.dispute, dc.claim
    """
  )

  static let changes = Content(
    "change",
    "SELECT id, item, item_id, field, old, new FROM change WHERE batch = ? ORDER BY id"
  )

  /// Dates are shared by batches: each batch answers for those that it uses.
  static let dates = Content(
    "date",
    """
    SELECT id, wording, calendar, earliest, latest, rule, edtf, printed, inferred FROM date WHERE id = ?
    """,
    numbers: [
      // The claims of a batch follow each other: they are read as they lie, and not one by one.
      """
      SELECT start_date, end_date, value_date FROM claim
       WHERE id BETWEEN (SELECT min(id) FROM claim WHERE batch = ?1)
                    AND (SELECT max(id) FROM claim WHERE batch = ?1) AND +batch = ?1
      """,
      """
      SELECT q.value_date FROM claim AS c JOIN qualifier AS q ON q.claim = c.id WHERE c.batch = ?1
      """,
      "SELECT issued FROM source WHERE batch = ?1", "SELECT date FROM mention WHERE batch = ?1",
    ]
  )

  /// The rows of a table with some of their columns, and what may change in them as it was at first.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - columns: The columns, over the table as `t`.
  ///   - isLogged: Which of the values that may change are told behind the columns.
  /// - Returns: What selects them.
  static func added(
    _ table: String,
    _ columns: String,
    where isLogged: (LoggedValue) -> Bool = { _ in true }
  ) -> Content {
    let logged = LoggedValue.all.filter { $0.table == table && isLogged($0) }
    // Whether a row was ever changed is asked once a row, not once a column: the limit keeps SQLite
    // from putting the question wherever the answer is used.
    let select = """
      SELECT \(columns)\(logged.map { ", " + $0.first }.joined())
        FROM (SELECT *, EXISTS (SELECT 1 FROM change WHERE item = '\(table)' AND item_id = s.id)
                          AS changed
                FROM \(table) AS s WHERE s.batch = ? ORDER BY s.id LIMIT -1 OFFSET 0) AS t
      """
    // Columns of schema 1 ask by themselves whether the row was changed.
    let isPlain = !columns.contains("t.changed")
    let plain = "SELECT \(columns)\(logged.map { ", " + $0.value }.joined())"
    return Content(
      table,
      select,
      unchanged: isPlain ? "\(plain) FROM \(table) AS t WHERE t.batch = ? ORDER BY t.id" : nil
    )
  }
}
