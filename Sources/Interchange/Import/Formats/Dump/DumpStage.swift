internal import Formats
internal import RegestaKit
internal import SQLite

/// The rows of a dump, put aside in temporary tables until all have been read: what is said of a claim
/// stands behind it, and memory must not grow with the file.
///
/// Each table is like the one of the schema, with two columns more: `line`, where the row stands, and
/// `mapped`, the number that the thing has in this base. A row's own number is its `rowid`.
struct DumpStage {
  let connection: Connection
  /// Reads the rows that can be put aside.
  let reader: DumpRowReader
  private let tables: [String: Table]

  /// How a row of a table is put aside.
  private final class Table {
    private var insert: Statement

    init(_ name: String, _ columns: [DumpRowReader.Column], _ connection: Connection) throws {
      let targets =
        columns.map { "\"\($0.name)\"" } + ["line"] + (columns.hasNumber ? ["rowid"] : [])
      let marks = targets.map { _ in "?" }.joined(separator: ", ")
      insert = try connection.prepare(
        "INSERT OR IGNORE INTO temp.dump_\(name) (\(targets.joined(separator: ", "))) "
          + "VALUES (\(marks))"
      )
    }

    func add(_ values: [Value]) throws {
      try insert.bind(all: values)
      try insert.run()
    }
  }

  /// The tables whose rows are knowledge, or what it is made of.
  static let tables = [
    "kind", "relation", "relation_kind", "phrase", "entity", "date", "source", "source_dependence",
    "passage", "claim", "qualifier", "citation", "dispute", "dispute_claim", "position",
  ]

  /// The others, and why they stay where they are.
  static let history: [String: String] = [
    "meta": "what the other base says of itself",
    "batch": "the other base's history, not this one's",
    "change": "the other base's history, not this one's",
    "alignment": "decisions on what others' files mean; each base has its own",
    "mention": "marks in texts that a reading made",
    "mention_alternative": "marks in texts that a reading made",
    "candidate": "what readers proposed to the other base",
    "question": "kept questions are not knowledge; keep them again with: regesta query",
  ]

  init(_ connection: Connection) throws {
    self.connection = connection
    reader = try DumpRowReader(connection)
    var tables: [String: Table] = [:]
    for (table, columns) in reader.tables {
      try connection.execute(
        """
        DROP TABLE IF EXISTS temp.dump_\(table);
        CREATE TEMP TABLE dump_\(table) AS SELECT *, 0 AS line, 0 AS mapped FROM main.\(table)
         WHERE 0
        """
      )
      tables[table] = try Table(table, columns, connection)
    }
    self.tables = tables
  }

  /// Puts a row aside.
  func add(_ row: DumpRowReader.Row) throws { try tables[row.table]?.add(row.values) }

  /// All rows have been read: they are found by what they belong to from now on.
  func index() throws {
    try connection.execute(
      """
      CREATE INDEX temp.dump_claim_subject ON dump_claim (subject, relation);
      CREATE INDEX temp.dump_claim_reading ON dump_claim (reading_of) WHERE reading_of IS NOT NULL;
      CREATE INDEX temp.dump_qualifier_claim ON dump_qualifier (claim, relation, ordinal);
      CREATE INDEX temp.dump_citation_claim ON dump_citation (claim);
      CREATE INDEX temp.dump_dispute_claim_dispute ON dump_dispute_claim (dispute, side);
      CREATE INDEX temp.dump_dispute_claim_claim ON dump_dispute_claim (claim);
      CREATE INDEX temp.dump_position_claim ON dump_position (claim);
      CREATE INDEX temp.dump_phrase_kind ON dump_phrase (kind);
      CREATE INDEX temp.dump_phrase_relation ON dump_phrase (relation);
      CREATE INDEX temp.dump_relation_kind_relation ON dump_relation_kind (relation);
      """
    )
  }

  func drop() throws { try connection.dropStages(Self.tables.map { "dump_\($0)" }) }

  // MARK: Walking

  /// The numbers of a table's rows in their order, a page at a time, with the lines they stand on.
  func forEach(
    _ table: String,
    where condition: String = "1",
    _ body: (_ id: Int, _ line: Int) throws -> Void
  ) throws {
    var last = Int.min
    while true {
      let page = try connection.rows(
        """
        SELECT rowid, line FROM temp.\(raw: "dump_" + table)
         WHERE rowid > \(last) AND \(raw: condition) ORDER BY rowid LIMIT 1000
        """
      ) { (id: try $0.int(0), line: try $0.int(1)) }
      guard let end = page.last else { return }
      for row in page { try body(row.id, row.line) }
      last = end.id
    }
  }

  func count(_ table: String, where condition: String) throws -> Int {
    try connection.first(
      "SELECT count(*) FROM temp.\(raw: "dump_" + table) WHERE \(raw: condition)"
    ) { try $0.int(0) } ?? 0
  }

  /// Notes which number a thing of the dump has in this base.
  func map(_ table: String, _ id: Int, to number: Int) throws {
    try connection.run(
      "UPDATE temp.\(raw: "dump_" + table) SET mapped = \(number) WHERE rowid = \(id)"
    )
  }

  /// The number in this base; nil when the thing was not taken in.
  func mapped(_ table: String, _ id: Int?) throws -> Int? {
    guard let id else { return nil }
    return try connection.first(
      "SELECT mapped FROM temp.\(raw: "dump_" + table) WHERE rowid = \(id)"
    ) { try $0.optionalInt(0) } ?? nil
  }

  /// Rows as lines of a dump, in the order of the tables.
  func lines(_ rows: [(table: String, condition: String)]) throws -> String {
    var text: [UInt8] = []
    for table in Self.tables {
      let conditions = rows.filter { $0.table == table }.map { "(\($0.condition))" }
      if conditions.isEmpty { continue }
      let names = (reader.tables[table] ?? []).map { "\"\($0.name)\"" }.joined(separator: ", ")
      let condition = conditions.joined(separator: " OR ")
      var line: JSONRow?
      try connection.forEach(
        SQL(raw: "SELECT \(names) FROM temp.dump_\(table) WHERE \(condition) ORDER BY rowid")
      ) { row in
        if line == nil { line = try JSONRow(row, of: table) }
        try line?.write(row) { text += $0 }
        return .next
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
