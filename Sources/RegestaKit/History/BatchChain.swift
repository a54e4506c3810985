internal import SQLite

// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

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
    Self.feed(text: (before ?? nil) ?? "", to: &hash)
    try feed(
      """
      SELECT id, kind, at, who, why, file, file_sha256, options, undoes FROM batch
       WHERE id = \(batch.rawValue)
      """,
      to: &hash
    )
    let formula = try formula(of: batch)
    for content in formula.contents {
      Self.feed(text: content.table, to: &hash)
      try feed(content, of: batch, to: &hash)
    }
    for content in formula.later { try feed(content, of: batch, to: &hash) }
    return hash.finish()
  }

  /// The batches whose hash, or whose mark in the change log, is not that of what the base holds;
  /// by number.
  func broken() throws -> [Batch.ID] {
    let stored = try connection.rows("SELECT id, hash FROM batch ORDER BY id") {
      (id: Batch.ID(try $0.int(0)), hash: try $0.optionalText(1))
    }
    var broken = Set(try stored.filter { try hash(of: $0.id) != $0.hash }.map(\.id))
    for logged in LoggedValue.all {
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
    for value in [LoggedQualifier.object, .unit] { broken.formUnion(try unlike(value)) }
    return broken.sorted()
  }

  /// The last changes of qualifiers that do not say what the qualifiers hold.
  private func unlike(_ value: LoggedQualifier) throws -> [Batch.ID] {
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

  /// How the hash of a batch was made: as the schema had it that the base was of then.
  ///
  /// A base of an older schema keeps its hashes when it is brought up to a newer one; the batch that did it
  /// tells from which.
  private func formula(of batch: Batch.ID) throws -> ChainFormula {
    let options = try connection.first(
      """
      SELECT options FROM batch WHERE kind = 'migrate' AND id > \(batch.rawValue) ORDER BY id LIMIT 1
      """
    ) { try $0.optionalText(0) }
    guard let options = options ?? nil else { return .current }
    return ChainFormula.of(schema: MigrationMark(options)?.from)
  }

  // MARK: Feeding

  private func feed(_ content: ChainFormula.Content, of batch: Batch.ID, to hash: inout SHA256)
    throws
  {
    if !content.numbers.isEmpty { return try feedOneByOne(content, of: batch, to: &hash) }
    var select = content.select
    if let plain = content.selectUnchanged, try !isChanged(content.table, of: batch) {
      select = plain
    }
    try feed(SQL(raw: select, arguments: [.integer(Int64(batch.rawValue))]), to: &hash)
  }

  /// Whether any of the rows that a batch added may have been changed since: whether the log has a change of one
  /// from the first of them to the last.
  private func isChanged(_ table: String, of batch: Batch.ID) throws -> Bool {
    try connection.first(
      """
      SELECT 1 FROM change WHERE item = \(table)
         AND item_id >= (SELECT min(id) FROM \(raw: table) WHERE batch = \(batch.rawValue))
         AND item_id <= (SELECT max(id) FROM \(raw: table) WHERE batch = \(batch.rawValue)) LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// Rows that are found by their numbers, of which one bit each is remembered.
  private func feedOneByOne(
    _ content: ChainFormula.Content,
    of batch: Batch.ID,
    to hash: inout SHA256
  ) throws {
    // By words of 64 numbers: whoever altered a base may have written any number.
    var marks: [Int: UInt64] = [:]
    for numbers in content.numbers {
      let sql = SQL(raw: numbers, arguments: [.integer(Int64(batch.rawValue))])
      try connection.forEach(sql) { row in
        for column in 0..<row.columnCount {
          guard let number = try row.optionalInt(column) else { continue }
          marks[number >> 6, default: 0] |= 1 << UInt64(number & 63)
        }
        return .next
      }
    }
    var one = try connection.prepare(content.select)
    for (index, word) in marks.sorted(by: { $0.key < $1.key }) {
      for bit in 0..<64 where word & (1 << UInt64(bit)) != 0 {
        try one.bind((index << 6) + bit, at: 1)
        try one.forEach { row in
          Self.feed(row, to: &hash)
          return .next
        }
      }
    }
  }

  private func feed(_ sql: SQL, to hash: inout SHA256) throws {
    try connection.forEach(sql) { row in
      Self.feed(row, to: &hash)
      return .next
    }
  }

  /// Each value with its type and its length, so that no two rows look alike.
  private static func feed(_ row: borrowing Row, to hash: inout SHA256) {
    row.forEachValue { value in
      switch value {
      case .null: hash.update("n", ";")
      case .integer(let number): hash.update("i", digitsOf: number, ";")
      case .real(let number): hash.update("r\(number.bitPattern);".utf8)
      case .text(let bytes): feed("t", bytes, to: &hash)
      case .blob(let bytes): feed("b", bytes, to: &hash)
      }
    }
  }

  private static func feed(text: String, to hash: inout SHA256) {
    var text = text
    text.withUTF8 { feed("t", UnsafeRawBufferPointer($0), to: &hash) }
  }

  private static func feed(
    _ type: Unicode.Scalar,
    _ bytes: UnsafeRawBufferPointer,
    to hash: inout SHA256
  ) {
    hash.update(type, digitsOf: Int64(bytes.count), ":")
    hash.update(bytes)
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
