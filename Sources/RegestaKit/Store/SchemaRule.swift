internal import SQLite

/// A rule that `schema.sql` keeps by triggers while rows are added, as a question to rows that are
/// there already.
///
/// Left out are the rules about what may still change: whether a relation may be used in claims or
/// qualifiers is asked when a claim is added, and may be decided otherwise afterwards.
struct SchemaRule {
  /// The table whose rows it is about.
  let table: String
  /// What is wrong with a row that breaks it: a phrase that follows the name of the row.
  let fault: String
  /// What follows `SELECT key FROM`: the table as `t`, and the rows that break the rule.
  let rows: String
  /// What must be there for any row to break it, as a query; nil when it always can be broken.
  let premise: String?

  init(_ table: String, _ fault: String, _ rows: String, where premise: String? = nil) {
    self.table = table
    self.fault = fault
    self.rows = rows
    self.premise = premise
  }

  private static let claimOfRelation = "claim AS t JOIN relation AS r ON r.id = t.relation WHERE "

  /// What `schema.sql` asks of each new row of the tables of which many may come in one batch: of several rules
  /// over the same rows one is made, so that a long batch is read but once for them.
  static let ofNewRows: [SchemaRule] = {
    let ofRelations = ofRows.filter { $0.rows.hasPrefix(claimOfRelation) }
    let others = ofRows.filter {
      ["claim", "qualifier", "citation"].contains($0.table) && !$0.rows.hasPrefix(claimOfRelation)
    }
    let conditions = ofRelations.map { "(\($0.rows.dropFirst(claimOfRelation.count)))" }
    let fits = SchemaRule(
      "claim",
      "does not fit its relation",
      claimOfRelation + conditions.joined(separator: " OR ")
    )
    return [fits, ofMergedThings] + others
  }()

  /// Not asked of rows that are there: a merge takes along what speaks of the one that was merged.
  private static let ofMergedThings = SchemaRule(
    "claim",
    "speaks of what was merged into another",
    """
    claim AS t WHERE EXISTS (
      SELECT 1 FROM entity AS e WHERE e.id = t.subject AND e.merged_into IS NOT NULL)
      OR t.object IS NOT NULL AND EXISTS (
      SELECT 1 FROM entity AS e WHERE e.id = t.object AND e.merged_into IS NOT NULL)
    """,
    where: "SELECT 1 FROM entity WHERE merged_into IS NOT NULL LIMIT 1"
  )

  /// All of them.
  static let all = ofRows + ofTheLog

  private static let ofRows = [
    SchemaRule(
      "kind",
      "is a case of itself",
      "kind AS t JOIN kind_tree AS up ON up.kind = t.parent AND up.ancestor = t.id"
    ),
    SchemaRule(
      "relation",
      "is a case of itself",
      "relation AS t JOIN relation_tree AS up ON up.relation = t.parent AND up.ancestor = t.id"
    ),
    SchemaRule(
      "source_dependence",
      "makes a source depend on itself",
      """
      source_dependence AS t WHERE EXISTS (
        WITH RECURSIVE origin (source) AS (
          SELECT t.depends_on
          UNION
          SELECT d.depends_on FROM origin AS o JOIN source_dependence AS d ON d.source = o.source)
        SELECT 1 FROM origin WHERE source = t.source)
      """
    ),
    SchemaRule(
      "mention",
      "lies outside its passage",
      "mention AS t JOIN passage AS p ON p.id = t.passage WHERE t.start + t.length > length(p.text)"
    ),
    SchemaRule(
      "claim",
      "has an object that does not fit its relation",
      claimOfRelation + """
        NOT t.unknown AND NOT CASE r.value
          WHEN 'entity'     THEN t.object IS NOT NULL
          WHEN 'date'       THEN t.value_date IS NOT NULL
          WHEN 'quantity'   THEN t.number IS NOT NULL
          WHEN 'point'      THEN t.number BETWEEN -90 AND 90 AND t.number_to BETWEEN -180 AND 180
          WHEN 'name'       THEN t.text <> '' AND t.language IS NOT NULL AND t.number IS NULL
          WHEN 'identifier' THEN t.text <> '' AND t.language IS NULL AND t.number IS NULL
          WHEN 'text'       THEN t.text IS NOT NULL AND t.number IS NULL
        END
        """
    ),
    SchemaRule(
      "claim",
      "has a time, but its relation has none",
      claimOfRelation + """
        r.time = 'timeless'
        AND (t.start_min IS NOT NULL OR t.start_date IS NOT NULL OR t.end_date IS NOT NULL)
        """
    ),
    SchemaRule(
      "claim",
      "has no bounds, but its relation has a time",
      claimOfRelation + "r.time <> 'timeless' AND t.start_min IS NULL"
    ),
    SchemaRule(
      "claim",
      "ends later than it starts, but its relation is of one instant",
      claimOfRelation + """
        r.time = 'instant' AND (t.end_date IS NOT NULL OR t.end_min IS NOT t.start_min
          OR t.end_max IS NOT t.start_max)
        """
    ),
    SchemaRule(
      "claim",
      "has bounds that are not those of its start",
      """
      claim AS t JOIN date AS d ON d.id = t.start_date
       WHERE d.earliest <> t.start_min OR min(d.latest, t.end_max) <> t.start_max
      """
    ),
    SchemaRule(
      "claim",
      "has bounds that are not those of its end",
      """
      claim AS t JOIN date AS d ON d.id = t.end_date
       WHERE d.latest <> t.end_max OR max(d.earliest, t.start_min) <> t.end_min
      """
    ),
    SchemaRule(
      "qualifier",
      "has a value that does not fit its relation",
      """
      qualifier AS t JOIN relation AS r ON r.id = t.relation WHERE NOT CASE r.value
        WHEN 'entity'   THEN t.object IS NOT NULL
        WHEN 'date'     THEN t.value_date IS NOT NULL
        WHEN 'quantity' THEN t.number IS NOT NULL
        WHEN 'point'    THEN t.number BETWEEN -90 AND 90 AND t.number_to BETWEEN -180 AND 180
        ELSE t.text IS NOT NULL AND t.number IS NULL
      END
      """
    ),
    SchemaRule(
      "claim",
      "is recorded, but speaks of what is only proposed",
      """
      claim AS t WHERE t.status = 1 AND (
        EXISTS (SELECT 1 FROM entity AS e WHERE e.id IN (t.subject, t.object, t.unit) AND e.status = 0)
        OR EXISTS (SELECT 1 FROM qualifier AS q JOIN entity AS e ON e.id IN (q.object, q.unit)
                    WHERE q.claim = t.id AND e.status = 0))
      """,
      where: "SELECT 1 FROM entity WHERE status = 0 LIMIT 1"
    ),
    SchemaRule(
      "claim",
      "is recorded, but its text does not say that it is so",
      """
      claim AS t JOIN candidate AS k ON k.claim = t.id
       WHERE t.status = 1 AND k.modality <> 'asserted'
      """
    ),
    SchemaRule(
      "candidate",
      "lies outside its passage",
      """
      candidate AS t JOIN passage AS p ON p.id = t.passage WHERE t.start + t.length > length(p.text)
      """
    ),
    SchemaRule(
      "candidate",
      "is of another batch than its claim",
      "candidate AS t JOIN claim AS c ON c.id = t.claim WHERE c.batch <> t.batch"
    ),
    SchemaRule(
      "citation",
      "quotes a passage of another source",
      """
      citation AS t JOIN passage AS p ON p.id = t.passage
       WHERE p.source NOT IN (t.source, ifnull(t.via, t.source))
      """
    ),
    SchemaRule(
      "citation",
      "has a quotation that is not in its passage",
      """
      citation AS t JOIN passage AS p ON p.id = t.passage WHERE instr(p.text, t.quote) = 0
        OR t.quote_start IS NOT NULL
           AND substr(p.text, t.quote_start + 1, length(t.quote)) IS NOT t.quote
      """
    ),
    SchemaRule(
      "position",
      "is the second one of its holder on one claim",
      """
      position AS t WHERE t.status = 1 AND EXISTS (
        SELECT 1 FROM position AS o WHERE o.holder = t.holder AND o.claim = t.claim
           AND o.status = 1 AND o.id < t.id)
      """
    ),
    SchemaRule(
      "alignment",
      "is the second one of its reference and its entity",
      """
      alignment AS t WHERE t.status = 1 AND EXISTS (
        SELECT 1 FROM alignment AS o WHERE o.scope = t.scope AND o.reference = t.reference
           AND o.entity = t.entity AND o.status = 1 AND o.id < t.id)
      """
    ),
  ]

  /// The key of the first row that breaks the rule; nil when all keep it.
  ///
  /// - Parameters:
  ///   - connection: The base.
  ///   - last: Only rows whose key is greater are looked at; nil for all.
  /// - Returns: The key.
  /// - Throws: What SQLite refuses.
  func firstBreach(in connection: Connection, after last: Int? = nil) throws -> [Value]? {
    guard let table = StoredTable.all.first(where: { $0.name == self.table }) else { return nil }
    if let premise, try connection.first(SQL(raw: premise), { _ in true }) == nil { return nil }
    let key = table.key.map { "t.\($0)" }.joined(separator: ", ")
    var rows = rows
    if let last, let first = table.key.first, rows.hasPrefix("\(self.table) AS t") {
      rows =
        "(SELECT * FROM \(self.table) WHERE \(first) > \(last)) AS t"
        + rows.dropFirst("\(self.table) AS t".count)
    }
    return try connection.first(
      "SELECT \(raw: key) FROM \(raw: rows) ORDER BY \(raw: key) LIMIT 1"
    ) { try $0.values() }
  }
}
