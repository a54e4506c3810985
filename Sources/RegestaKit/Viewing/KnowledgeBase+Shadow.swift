internal import SQLite
internal import Seed

extension KnowledgeBase {
  /// Reads the base as if some of it had been retracted. The file is not written.
  func read<T>(without retraction: Retraction, _ body: () throws -> T) throws -> T {
    var shadow = Shadow()
    shadow.retract(retraction)
    return try read(through: shadow, body)
  }

  /// Reads the base otherwise than it is. The file is not written.
  ///
  /// The tables concerned are hidden behind temporary views of the same names, which give rows other values
  /// or leave them out, and all views of the schema are made once more over those. So whatever reads the
  /// base (a page, a canned question, English, SQL of one's own) reads it so, and none of it need know.
  ///
  /// - Parameters:
  ///   - shadow: What is read otherwise.
  ///   - body: What is read. It must not write.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; ``RegestaError`` of kind `refused` inside another such reading.
  func read<T>(through shadow: Shadow, _ body: () throws -> T) throws -> T {
    guard !isNarrowed else {
      throw RegestaError(.refused, "The base is being read otherwise than it is already.")
    }
    return try read {
      isNarrowed = true
      defer { isNarrowed = false }
      var views: [String] = []
      // The temporary schema lives as long as the connection, whatever becomes of the transaction.
      defer { for view in views { _ = try? connection.run("DROP VIEW temp.\(raw: view)") } }
      try cast(shadow, &views)
      return try body()
    }
  }

  /// Makes the temporary tables and views, and notes the names of the views that it has made.
  private func cast(_ shadow: Shadow, _ made: inout [String]) throws {
    for table in shadow.tables {
      var changed: [String: String] = [:]
      for (column, values) in (shadow.values[table] ?? [:]).sorted(by: { $0.key < $1.key }) {
        changed[column] = try keep(values, for: "\(table)_\(column)")
      }
      let columns = try connection.rows("SELECT name FROM pragma_table_info(\(table), 'main')") {
        try $0.text(0)
      }
      // Only columns that have changed lose their index.
      let list = columns.map { column in
        guard let other = changed[column] else { return "t.\(column)" }
        return """
          iif(t.id IN (SELECT id FROM temp.\(other)),
              (SELECT value FROM temp.\(other) WHERE id = t.id), t.\(column)) AS \(column)
          """
      }
      let limit: SQL =
        shadow.lastBatch.map { " WHERE t.batch <= \(raw: String($0.rawValue))" } ?? ""
      try connection.run(
        """
        CREATE TEMP VIEW \(raw: table) AS
        SELECT \(raw: list.joined(separator: ", ")) FROM main.\(raw: table) AS t\(limit)
        """
      )
      made.append(table)
    }
    guard !made.isEmpty else { return }
    // Only views that are ours to the letter: what is temporary is trusted, and a file may hold others.
    let views = try connection.rows(
      "SELECT name, sql FROM main.sqlite_schema WHERE type = 'view' ORDER BY rowid"
    ) { (name: try $0.text(0), sql: try $0.text(1)) }
    for view in views where view.name != "redirect" && Seed.schema.contains(view.sql) {
      try connection.run(
        "CREATE TEMP VIEW \(raw: String(view.sql.dropFirst("CREATE VIEW ".count)))"
      )
      made.append(view.name)
    }
  }

  /// Puts values into a temporary table.
  ///
  /// - Returns: Its name.
  private func keep(_ values: [Int: Value], for name: String) throws -> String {
    let table = "other_\(name)"
    try connection.run(
      "CREATE TEMP TABLE IF NOT EXISTS \(raw: table) (id INTEGER PRIMARY KEY, value ANY) STRICT"
    )
    try connection.run("DELETE FROM temp.\(raw: table)")
    for (id, value) in values {
      try connection.run("INSERT INTO temp.\(raw: table) VALUES (\(id), \(value))")
    }
    return table
  }
}
