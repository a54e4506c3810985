internal import SQLite

/// The chain of hashes over the batches.
///
/// Each hash covers what its batch added, as it was when it was added, what it changed in older rows,
/// and the hash before it, so that nobody can alter the past of a base without it being seen. Not
/// covered is what the program can work out again (the labels of entities, the search index, the
/// trees of kinds and relations) and what has no history (the facts of `meta`, questions, phrases).
struct BatchChain {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The hash that a batch must have, computed from what the base holds.
  func hash(of batch: Batch.ID) throws -> String {
    var hash = SHA256()
    let before = try connection.first(
      "SELECT hash FROM batch WHERE id < \(batch.rawValue) ORDER BY id DESC LIMIT 1"
    ) { try $0.optionalText(0) }
    Self.feed(.text((before ?? nil) ?? ""), to: &hash)
    try feed(
      """
      SELECT id, kind, at, who, why, file, file_sha256, options, undoes FROM batch
       WHERE id = \(batch.rawValue)
      """,
      to: &hash
    )
    for content in Self.contents {
      Self.feed(.text(content.table), to: &hash)
      try feed(SQL(raw: content.select, arguments: [.integer(Int64(batch.rawValue))]), to: &hash)
    }
    return hash.finish()
  }

  /// The batches whose hash, or whose mark in the change log, is not that of what the base holds;
  /// by number.
  func broken() throws -> [Batch.ID] {
    let stored = try connection.rows("SELECT id, hash FROM batch ORDER BY id") {
      (id: Batch.ID(try $0.int(0)), hash: try $0.optionalText(1))
    }
    var broken = Set(try stored.filter { try hash(of: $0.id) != $0.hash }.map(\.id))
    for logged in Self.logged {
      // What may change must be as its last change left it.
      let batches = try connection.rows(
        """
        SELECT h.batch FROM change AS h JOIN \(raw: logged.table) AS t ON t.id = h.item_id
         WHERE h.item = '\(raw: logged.table)' AND h.field = '\(raw: logged.field)'
           AND h.new IS NOT \(raw: logged.value)
           AND NOT EXISTS (SELECT 1 FROM change AS later
                            WHERE later.item = h.item AND later.item_id = h.item_id
                              AND later.field = h.field AND later.id > h.id)
        """
      ) { Batch.ID(try $0.int(0)) }
      broken.formUnion(batches)
    }
    for value in [Qualified.object, Qualified.unit] { broken.formUnion(try unlike(value)) }
    return broken.sorted()
  }

  /// The last changes of qualifiers that do not say what the qualifiers hold.
  private func unlike(_ value: Qualified) throws -> [Batch.ID] {
    try connection.rows(
      """
      SELECT h.batch FROM qualifier AS q JOIN relation AS r ON r.id = q.relation
        JOIN change AS h ON h.item = 'claim' AND h.item_id = q.claim
                        AND h.field = \(raw: value.field)
       WHERE q.claim IN (SELECT item_id FROM change
                          WHERE item = 'claim' AND field GLOB 'qualifier *')
         AND h.new IS NOT \(raw: value.now)
         AND NOT EXISTS (SELECT 1 FROM change AS later
                          WHERE later.item = h.item AND later.item_id = h.item_id
                            AND later.field = h.field AND later.id > h.id)
      """
    ) { Batch.ID(try $0.int(0)) }
  }

  // MARK: What is covered

  /// What a qualifier names, which stands in the change log with its claim: in SQL over the qualifier as
  /// `q` and its relation as `r`.
  private struct Qualified {
    /// Under which name it is logged.
    var field: String
    /// What it is now.
    var now: String

    static let object = Qualified(
      field: "'qualifier ' || r.key || ' ' || q.ordinal",
      now: "CAST(q.object AS TEXT)"
    )
    static let unit = Qualified(
      field: "'qualifier ' || r.key || ' ' || q.ordinal || ' unit'",
      now: "CAST(q.unit AS TEXT)"
    )

    /// What it was when it was added.
    var first: String {
      """
      CASE WHEN \(now) IS NOT NULL AND EXISTS (SELECT 1 FROM change WHERE item = 'claim'
                           AND item_id = q.claim AND field = \(field))
           THEN (SELECT old FROM change WHERE item = 'claim' AND item_id = q.claim
                    AND field = \(field) ORDER BY id LIMIT 1)
           ELSE \(now) END
      """
    }
  }

  /// What may change in a table, as a text that stands in the change log when it does.
  private struct Logged {
    var table: String
    var field: String
    /// The text, in SQL over the table as `t`.
    var value: String

    /// One column.
    init(_ table: String, column: String) {
      self.table = table
      field = column
      value = "CAST(t.\(column) AS TEXT)"
    }

    /// The columns that a trigger of schema.sql writes as one record, in its order.
    init(_ table: String, record columns: [String]) {
      self.table = table
      field = "record"
      value = "(" + columns.map { "quote(t.\($0))" }.joined(separator: " || ', ' || ") + ")"
    }

    /// The text as it was when the row was added.
    var first: String {
      """
      CASE WHEN t.changed AND EXISTS (SELECT 1 FROM change WHERE item = '\(table)'
                           AND item_id = t.id AND field = '\(field)')
           THEN (SELECT old FROM change WHERE item = '\(table)' AND item_id = t.id
                    AND field = '\(field)' ORDER BY id LIMIT 1)
           ELSE \(value) END
      """
    }
  }

  private static let logged = [
    Logged("kind", record: ["parent", "label", "plural", "description"]),
    Logged(
      "relation",
      record: [
        "parent", "label", "inverse", "value", "time", "use", "functional", "inverse_functional",
        "symmetric", "transitive", "annotation", "url", "pattern", "description",
      ]
    ),
    Logged("entity", column: "kind"),
    Logged("entity", column: "merged_into"),
    Logged("entity", column: "status"),
    Logged("claim", column: "subject"),
    Logged("claim", column: "object"),
    Logged("claim", column: "unit"),
    Logged("claim", column: "status"),
    Logged(
      "source",
      record: [
        "key", "type", "short", "author", "title", "volume", "issued", "language", "entity", "csl",
        "note", "status",
      ]
    ),
    Logged("mention", record: ["entity", "date", "score", "status"]),
    Logged("candidate", record: ["outcome", "reason", "became"]),
    Logged("citation", column: "status"),
    Logged("dispute", record: ["question", "status", "reason"]),
    Logged("position", column: "holder"),
    Logged("position", column: "status"),
    Logged("alignment", column: "entity"),
    Logged("alignment", column: "status"),
  ]

  /// What a batch added, each with one parameter: the batch.
  private static let contents: [(table: String, select: String)] = [
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
    (
      "qualifier",
      """
      SELECT q.claim, q.relation, q.ordinal, q.text, q.number, q.number_to, q.value_date,
             \(Qualified.object.first), \(Qualified.unit.first)
        FROM claim AS c JOIN qualifier AS q ON q.claim = c.id
        JOIN relation AS r ON r.id = q.relation
       WHERE c.batch = ? ORDER BY q.claim, q.relation, q.ordinal
      """
    ),
    added("source", "t.id"),
    (
      "source_dependence",
      "SELECT source, depends_on FROM source_dependence WHERE batch = ? ORDER BY 1, 2"
    ),
    added("passage", "t.id, t.source, t.ordinal, t.section, t.paragraph, t.text, t.sha256"),
    added("mention", "t.id, t.passage, t.start, t.length, t.reference"),
    (
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
    (
      "dispute_claim",
      """
      SELECT dc.dispute, dc.claim, dc.side
        FROM dispute AS d JOIN dispute_claim AS dc ON dc.dispute = d.id
       WHERE d.batch = ? ORDER BY dc.dispute, dc.claim
      """
    ),
    added("position", "t.id, t.claim, t.stance, t.reason, t.source, t.locator"),
    added("alignment", "t.id, t.scope, t.reference, t.verdict, t.score, t.why"),
    (
      "change",
      "SELECT id, item, item_id, field, old, new FROM change WHERE batch = ? ORDER BY id"
    ),
    // Dates are shared by batches: each batch answers for those that it uses.
    (
      "date",
      """
      WITH mine (batch) AS (SELECT ?)
      SELECT d.id, d.wording, d.calendar, d.earliest, d.latest, d.rule, d.edtf, d.printed, d.inferred
        FROM date AS d
       WHERE d.id IN (
         SELECT start_date FROM claim, mine WHERE claim.batch = mine.batch
         UNION SELECT end_date FROM claim, mine WHERE claim.batch = mine.batch
         UNION SELECT value_date FROM claim, mine WHERE claim.batch = mine.batch
         UNION SELECT q.value_date FROM claim, mine JOIN qualifier AS q ON q.claim = claim.id
                WHERE claim.batch = mine.batch
         UNION SELECT issued FROM source, mine WHERE source.batch = mine.batch
         UNION SELECT date FROM mention, mine WHERE mention.batch = mine.batch)
       ORDER BY d.id
      """
    ),
  ]

  private static func added(_ table: String, _ columns: String) -> (table: String, select: String) {
    let changing = logged.filter { $0.table == table }.map { ", " + $0.first }.joined()
    // Whether a row was ever changed is asked once a row, not once a column: the limit keeps SQLite
    // from putting the question wherever the answer is used.
    return (
      table,
      """
      SELECT \(columns)\(changing)
        FROM (SELECT *, EXISTS (SELECT 1 FROM change WHERE item = '\(table)' AND item_id = s.id)
                          AS changed
                FROM \(table) AS s WHERE s.batch = ? ORDER BY s.id LIMIT -1 OFFSET 0) AS t
      """
    )
  }

  // MARK: Feeding

  private func feed(_ sql: SQL, to hash: inout SHA256) throws {
    try connection.forEach(sql) { row in
      for column in 0..<row.columnCount { Self.feed(try row.value(column), to: &hash) }
      return .next
    }
  }

  /// Each value with its type and its length, so that no two rows look alike.
  private static func feed(_ value: Value, to hash: inout SHA256) {
    switch value {
    case .null: hash.update("n;".utf8)
    case .integer(let number): hash.update("i\(number);".utf8)
    case .real(let number): hash.update("r\(number.bitPattern);".utf8)
    case .text(let text):
      hash.update("t\(text.utf8.count):".utf8)
      hash.update(text.utf8)
    case .blob(let bytes):
      hash.update("b\(bytes.count):".utf8)
      hash.update(bytes)
    }
  }
}

extension KnowledgeBase {
  /// Proves that nobody has altered the past: every batch still has the hash that it was closed with.
  ///
  /// A batch that is reported has rows that were altered, removed or added behind the program's back,
  /// or was never closed. Batches cut off at the end, with all their rows, are not noticed by the
  /// chain alone; keep the last hash elsewhere to notice that too.
  ///
  /// - Returns: The batches that do not hold what they were closed with, by number; none when all do.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func verifyHistory() throws -> [Batch.ID] {
    try read { try BatchChain(connection).broken() }
  }
}
