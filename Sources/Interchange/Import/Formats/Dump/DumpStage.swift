internal import Dispatch
internal import Formats
internal import RegestaKit
internal import SQLite

/// The rows of a dump, put aside in temporary tables until all have been read: what is said of a claim
/// stands behind it, and memory must not grow with the file.
///
/// Each table is like the one of the schema, with two columns more: `line`, where the row stands, and
/// `mapped`, the number that the thing has in this base. A row's own number is its `rowid`.
///
/// They lie in a database of their own, so that the next rows are read on another thread while those before are told.
final class DumpStage {
  let connection: Connection
  /// Reads the rows that can be put aside.
  let reader: DumpRowReader
  private let tables: [String: Table]
  /// One thread at a time asks the connection while rows are read ahead.
  private let isFree = DispatchSemaphore(value: 1)
  /// Numbers in this base that are still to be noted.
  private var unnoted: [(table: String, id: Int, number: Int)] = []
  /// Those of claims, which are asked for while others are read.
  private var claims = RecordMemory<Int, Int>()

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

  /// Makes one for rows as the schema of a base has them.
  init(of base: Connection) throws {
    reader = try DumpRowReader(base)
    connection = try Connection(.memory, Connection.Options(access: .createIfMissing))
    // Nothing of it is ever taken back.
    try connection.execute(
      "PRAGMA temp.journal_mode = OFF; PRAGMA temp.cache_size = -\(Self.cache); BEGIN"
    )
    var tables: [String: Table] = [:]
    for (table, columns) in reader.tables {
      let own = columns.map { "\"\($0.name)\" \($0.affinity)" }.joined(separator: ", ")
      try connection.execute(
        "CREATE TEMP TABLE dump_\(table) (\(own), line INTEGER, mapped INTEGER)"
      )
      tables[table] = try Table(table, columns, connection)
    }
    self.tables = tables
  }

  /// How much of the tables SQLite may keep in memory, in KiB.
  private static let cache = 8_192

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

  // MARK: Walking

  /// Rows in their order, the next ones read on another thread while those before are used.
  ///
  /// - Parameters:
  ///   - read: Reads some that stand behind a number.
  ///   - body: Takes them.
  /// - Throws: What reading throws, and what `body` throws.
  func forEachPage<Row: StagedRow>(
    _ read: @escaping (_ last: Int) throws -> [Row],
    _ body: ([Row]) throws -> Void
  ) throws {
    try noteNumbers()
    var last = Int.min
    let ahead = ReadAhead(batchesOf: 1, ahead: 2) { [self] () -> Page<Row>? in
      let rows = try alone { try read(last) }
      guard let end = rows.last else { return nil }
      last = end.id
      return Page(rows)
    } told: {
    }
    while let page = try ahead.next() { try body(page.rows) }
  }

  /// Rows that were read together.
  private final class Page<Row> {
    let rows: [Row]

    init(_ rows: [Row]) { self.rows = rows }
  }

  /// Asks the connection when no other thread does.
  private func alone<T>(_ body: () throws -> T) rethrows -> T {
    isFree.wait()
    defer { isFree.signal() }
    return try body()
  }

  /// The numbers of a table's rows in their order, a page at a time, with the lines they stand on.
  func forEach(
    _ table: String,
    where condition: String = "1",
    _ body: (_ id: Int, _ line: Int) throws -> Void
  ) throws {
    try noteNumbers()
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

  /// Remembers which number a thing of the dump has in this base.
  func map(_ table: String, _ id: Int, to number: Int) throws {
    unnoted.append((table, id, number))
    if table == "claim" { claims[id] = number }
    // Not each by itself: who reads ahead holds the connection for a while.
    if unnoted.count >= Self.mostUnnoted { try noteNumbers() }
  }

  private static let mostUnnoted = 1_000

  /// Notes all numbers that were found: what asks for `mapped` by itself must have it done before.
  func noteNumbers() throws {
    guard !unnoted.isEmpty else { return }
    try alone {
      for (table, id, number) in unnoted {
        try connection.run(
          "UPDATE temp.\(raw: "dump_" + table) SET mapped = \(number) WHERE rowid = \(id)"
        )
      }
    }
    unnoted.removeAll(keepingCapacity: true)
    claims.mark()
  }

  /// The number in this base; nil when the thing was not taken in.
  func mapped(_ table: String, _ id: Int?) throws -> Int? {
    guard let id else { return nil }
    if table == "claim", let number = claims[id] { return number }
    try noteNumbers()
    return try alone {
      try connection.first(
        "SELECT mapped FROM temp.\(raw: "dump_" + table) WHERE rowid = \(id)"
      ) { try $0.optionalInt(0) } ?? nil
    }
  }

  /// Rows as lines of a dump, in the order of the tables.
  func lines(_ rows: [(table: String, condition: String)]) throws -> String {
    try alone { try linesAlone(rows) }
  }

  private func linesAlone(_ rows: [(table: String, condition: String)]) throws -> String {
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

/// A row that is read from a stage, with its number in the dump.
protocol StagedRow {
  var id: Int { get }
}

extension Array where Element: StagedRow {
  /// From which number to which they are, in ascending order, and where each stands; nil when there is none.
  var span: (numbers: ClosedRange<Int>, places: [Int: Int])? {
    guard let first = first?.id, let end = last?.id else { return nil }
    var places: [Int: Int] = [:]
    for (place, row) in enumerated() { places[row.id] = place }
    return (first...end, places)
  }
}
