internal import SQLite

/// What is put away while a batch adds very many rows, and made again before the batch is closed.
///
/// A statement that a trigger guards costs several times its row: SQLite keeps a copy of every page that it
/// touches, in case the trigger refuses; and CHECKs are not cheap either. Indexes, the search among them, are
/// quicker made over rows that are there than kept while they come. Meanwhile the writer asks of each row what
/// the triggers and CHECKs would have asked, so that what is wrong is refused by itself; and before the batch is
/// closed, all new rows are held against the rules once more. All of it is part of the one transaction: whatever
/// ends it takes it back too.
package final class BulkWriting {
  private let connection: Connection
  /// By name, what makes them again.
  private var triggers: [(name: String, sql: String)] = []
  private var indexes: [(name: String, sql: String)] = []
  /// Those that have been made again.
  private var made: Set<String> = []
  /// The last row of each table with numbers that was there before.
  private let before: [String: Int]
  /// Whether more rows are new than were there.
  private let isMostlyNew: Bool

  /// The tables of which very many rows may come.
  private static let tables = ["entity", "date", "claim", "qualifier", "citation", "name"]
  /// The indexes that a writer can do without; those of a claim's things and time are asked for by
  /// ``require(_:)`` where they are wanted after all.
  private static let deferrable = [
    "entity_kind", "entity_batch", "claim_object", "claim_when", "claim_unit", "claim_batch",
    "citation_source", "citation_via", "citation_passage", "citation_batch",
  ]

  /// Puts away what guards new rows, and, when asked to, the indexes that can wait.
  ///
  /// No statement may be running.
  init(_ connection: Connection, deferringIndexes: Bool) throws {
    self.connection = connection
    isMostlyNew = deferringIndexes
    var before: [String: Int] = [:]
    for table in StoredTable.all where table.key == ["id"] {
      before[table.name] = try connection.first(
        "SELECT ifnull(max(id), 0) FROM \(raw: table.name)"
      ) { try $0.int(0) }
    }
    before["qualifier"] = before["claim"]
    self.before = before
    for table in Self.tables {
      let found = try connection.rows(
        """
        SELECT name, sql FROM main.sqlite_schema
         WHERE type = 'trigger' AND tbl_name = \(table)
           AND (sql GLOB '* BEFORE INSERT ON *' OR sql GLOB '* AFTER INSERT ON *') ORDER BY rowid
        """
      ) { (name: try $0.text(0), sql: try $0.text(1)) }
      triggers += found
    }
    for trigger in triggers { try connection.run("DROP TRIGGER main.\(identifier: trigger.name)") }
    // For each list of values in a CHECK SQLite makes a table of its own, at every row.
    try connection.execute("PRAGMA ignore_check_constraints = 1")
    guard deferringIndexes else { return }
    for index in Self.deferrable {
      let sql = try connection.first(
        "SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND name = \(index)"
      ) { try $0.text(0) }
      guard let sql else { continue }
      indexes.append((index, sql))
      try connection.run("DROP INDEX main.\(identifier: index)")
    }
  }

  /// Makes indexes again that were put away, where they are not there; from then on they are kept row by row.
  ///
  /// - Parameter names: Which a question needs that is to be asked while the batch is written.
  /// - Throws: What SQLite refuses.
  package func require(_ names: Set<String>) throws {
    guard !names.isSubset(of: made) else { return }
    for index in indexes where names.contains(index.name) {
      let isThere = try connection.first(
        "SELECT 1 FROM main.sqlite_schema WHERE type = 'index' AND name = \(index.name)"
      ) { _ in true }
      if isThere == nil { try connection.run(SQL(raw: index.sql)) }
    }
    made.formUnion(names)
  }

  /// Tells that a part of the batch was rolled back, and what was made in it with it.
  package func notePartRolledBack() { made = [] }

  /// Makes all of it again, and holds the new rows against the rules.
  ///
  /// - Throws: ``RegestaError`` of kind `refused` when a row does not keep them.
  func finish() throws {
    try makeSearch()
    try require(Set(Self.deferrable))
    for trigger in triggers { try connection.run(SQL(raw: trigger.sql)) }
    triggers = []
    endIgnoringChecks()
    try proveChecks()
    try prove()
  }

  /// Fills the search with the names that are new.
  private func makeSearch() throws {
    let named = before["claim"] ?? 0
    try connection.run(
      """
      INSERT INTO name_words (rowid, folded, sound)
      SELECT claim, folded, sound FROM name WHERE claim > \(named) ORDER BY claim
      """
    )
    try connection.run(
      """
      INSERT INTO name_trigrams (rowid, folded)
      SELECT claim, folded FROM name WHERE claim > \(named) ORDER BY claim
      """
    )
    guard isMostlyNew else { return }
    // So many names come in several parts, each of which would be asked for every word that is looked for. The
    // indexes that are made next take the pages that this frees.
    for index in NameIndex.tables { try NameIndex.optimize(index, in: connection) }
  }

  /// CHECKs are asked again; to be called whatever becomes of the batch.
  func endIgnoringChecks() {
    _ = try? connection.execute("PRAGMA ignore_check_constraints = 0")
  }

  private func proveChecks() throws {
    if let breach = try TableChecks.breaches(in: connection, after: before, limit: 1).first {
      throw Self.fault(breach.inWords)
    }
  }

  private func prove() throws {
    for rule in SchemaRule.ofNewRows {
      guard let last = before[rule.table] else { continue }
      guard let key = try rule.firstBreach(in: connection, after: last) else { continue }
      throw Self.fault("\(rule.table) \(key.inWords) \(rule.fault)")
    }
  }

  private static func fault(_ words: String) -> RegestaError {
    RegestaError(
      .refused,
      "\(words); nothing was written.",
      hint: "This is a fault of the program. Please report it with the file that was taken in."
    )
  }
}

extension KnowledgeBase {
  /// Tells that the batch which is open will add very many rows.
  ///
  /// - Parameter deferringIndexes: Whether they are so many, beside those that are there, that the indexes are
  ///   quicker made anew.
  /// - Throws: What SQLite refuses.
  package func beginBulkWriting(deferringIndexes: Bool) throws {
    guard isWriting, bulk == nil else { return }
    bulk = try BulkWriting(connection, deferringIndexes: deferringIndexes)
  }

  /// Makes again what ``beginBulkWriting(deferringIndexes:)`` put away, and proves the new rows; nothing
  /// otherwise. What writes a batch does it by itself at the end.
  ///
  /// - Throws: ``RegestaError`` of kind `refused` when a new row breaks a rule; what SQLite refuses.
  package func endBulkWriting() throws {
    try bulk?.finish()
    bulk = nil
  }
}
