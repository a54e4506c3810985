package import SQLite

/// A base that is put together from all the rows that another one holds.
///
/// The schema's triggers see to it that a base only grows batch by batch: no row enters a closed batch,
/// and each change of status is logged anew. A copy has the closed batches and the log already, so its
/// rows go into bare tables, and indexes, trees, names, views and triggers are made over them. What the
/// triggers would have looked at row by row is proved of all rows at the end, and the chain of hashes
/// proves that the batches are those that were closed.
package final class BaseAssembly {
  private let connection: Connection
  private var tables: [String: TableAssembly] = [:]

  fileprivate init(_ connection: Connection) throws {
    self.connection = connection
    for table in StoredTable.all {
      tables[table.name] = try TableAssembly(table, of: connection)
    }
  }

  /// The table of that name; nil when the schema has none, or its rows follow from others.
  package func table(_ name: String) -> TableAssembly? { tables[name] }

  // MARK: When all rows are in

  fileprivate func finish(_ script: SchemaScript, closing: (Connection) throws -> Void) throws {
    if let breach = try TableChecks.breaches(in: connection, limit: 1).first {
      throw try fault(
        breach.table,
        breach.key,
        "breaks a rule of the schema: CHECK (\(breach.check))"
      )
    }
    if let broken = try BrokenReference.first(in: connection) {
      throw try fault(
        broken.table.name,
        broken.key,
        column: broken.column,
        "refers to \(broken.target) \(broken.value), which is not there"
      )
    }
    try growTrees()
    for rule in SchemaRule.all {
      if let key = try rule.firstBreach(in: connection) {
        throw try fault(rule.table, key, rule.fault)
      }
    }
    for statement in script.indexes { try connection.execute(statement) }
    try NameIndex.fill(connection)
    for statement in script.rest { try connection.execute(statement) }
    try closing(connection)
    if let broken = try BatchChain(connection).broken().first {
      throw try fault(
        "batch",
        [.integer(Int64(broken.rawValue))],
        column: "hash",
        "is not the hash of what the batch holds: a row of it was altered, lost or added",
        hint: "Use a copy that nobody has edited."
      )
    }
  }

  private func growTrees() throws {
    for table in ["kind", "relation"] {
      try connection.run(
        """
        INSERT INTO \(raw: table)_tree
        WITH RECURSIVE up (thing, ancestor) AS (
          SELECT id, id FROM \(raw: table)
          UNION
          SELECT up.thing, t.parent FROM up JOIN \(raw: table) AS t ON t.id = up.ancestor
           WHERE t.parent IS NOT NULL)
        SELECT thing, ancestor FROM up ORDER BY 1, 2
        """
      )
    }
  }

  /// A fault in the row with this key, counted up to it.
  private func fault(
    _ name: String,
    _ key: [Value],
    column: String? = nil,
    _ message: String,
    hint: String? = nil
  ) throws -> AssemblyFault {
    let keyList = tables[name]?.table.keyList ?? "rowid"
    let marks = key.map { _ in "?" }.joined(separator: ", ")
    let row = try connection.first(
      SQL(
        raw: "SELECT count(*) FROM \(name) WHERE (\(keyList)) <= (\(marks))",
        arguments: key
      )
    ) { try $0.int(0) }
    return AssemblyFault(name, row: row ?? 0, column: column, message, hint: hint)
  }
}

extension KnowledgeBase {
  /// Makes a base of the rows of another one: all of them, or nothing.
  ///
  /// - Parameters:
  ///   - path: Where no file is; nil for a base that is gone when it is closed, kept in memory as long
  ///     as it is small. What fails on the way leaves an empty file behind.
  ///   - pageSize: The size of its pages in bytes; nil for SQLite's own.
  ///   - closing: What is written when the rows, indexes and triggers are there, and proved with them.
  ///   - body: Adds the rows, table by table.
  /// - Returns: The base, open to be written.
  /// - Throws: ``AssemblyFault``; ``RegestaError`` of kind `cannotWrite`, `diskFull` or `refused`; or
  ///   what `body` throws.
  package static func assemble(
    at path: String?,
    pageSize: Int? = nil,
    closing: (Connection) throws -> Void = { _ in },
    _ body: (BaseAssembly) throws -> Void
  ) throws -> KnowledgeBase {
    try translating(path ?? "", writing: true) {
      // The journal is kept in memory: what fails is thrown away, not rolled back.
      let options = Connection.Options(
        access: path == nil ? .createIfMissing : .create,
        journalMode: path == nil ? nil : .memory
      )
      let connection = try Connection(path.map { .file($0) } ?? .temporary, options)
      // Rows may refer to later ones, such as a thing to the one it was merged into; and the CHECKs are asked
      // of all rows together.
      try connection.execute(
        "PRAGMA foreign_keys = 0; PRAGMA ignore_check_constraints = 1; PRAGMA cache_size = -65536"
      )
      if let pageSize { try connection.execute("PRAGMA page_size = \(pageSize)") }
      let script = SchemaScript()
      try connection.write {
        for statement in script.tables { try connection.execute(statement) }
        let assembly = try BaseAssembly(connection)
        try body(assembly)
        try assembly.finish(script, closing: closing)
      }
      try connection.execute(
        "PRAGMA foreign_keys = 1; PRAGMA ignore_check_constraints = 0; PRAGMA cache_size = -2000"
      )
      let faults = try connection.rows("PRAGMA integrity_check(1)") { try $0.text(0) }
      guard faults == ["ok"] else {
        throw RegestaError(
          .damaged,
          "The base that was made is not sound: \(faults.first ?? "no answer").",
          hint: "Check the disk, then try again."
        )
      }
      return try KnowledgeBase(connection, path: path ?? "")
    }
  }
}
