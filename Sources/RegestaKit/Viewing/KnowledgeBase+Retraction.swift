internal import SQLite
internal import Seed

extension KnowledgeBase {
  /// Reads the base as if some of it had been retracted. The file is not written.
  ///
  /// The tables concerned are hidden behind temporary views of the same names, which give what is
  /// thought away the status *retracted*, and all views of the schema are made once more over those. So
  /// whatever reads the base (a page, a canned question, English, SQL of one's own) reads it so, and none
  /// of it need know.
  ///
  /// - Parameters:
  ///   - retraction: What is thought away.
  ///   - body: What is read. It must not write.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; ``RegestaError`` of kind `refused` inside another retraction.
  func read<T>(without retraction: Retraction, _ body: () throws -> T) throws -> T {
    guard !isNarrowed else {
      throw RegestaError(.refused, "The base is being read as somebody sees it already.")
    }
    return try read {
      isNarrowed = true
      defer { isNarrowed = false }
      var views: [String] = []
      // The temporary schema lives as long as the connection, whatever becomes of the transaction.
      defer { for view in views { _ = try? connection.run("DROP VIEW temp.\(raw: view)") } }
      try shadow(retraction, &views)
      return try body()
    }
  }

  /// Makes the temporary tables and views, and notes the names of the views that it has made.
  private func shadow(_ retraction: Retraction, _ made: inout [String]) throws {
    for (table, ids) in retraction.byTable where !ids.isEmpty {
      let list = "retracted_\(table)"
      try connection.run(
        "CREATE TEMP TABLE IF NOT EXISTS \(raw: list) (id INTEGER PRIMARY KEY) STRICT"
      )
      try connection.run("DELETE FROM temp.\(raw: list)")
      for id in ids { try connection.run("INSERT INTO temp.\(raw: list) VALUES (\(id))") }
      let columns = try connection.rows("SELECT name FROM pragma_table_info(\(table), 'main')") {
        try $0.text(0)
      }
      let values = columns.map { column in
        column == "status"
          ? "iif(id IN (SELECT id FROM temp.\(list)), 3, status) AS status" : column
      }
      try connection.run(
        """
        CREATE TEMP VIEW \(raw: table) AS
        SELECT \(raw: values.joined(separator: ", ")) FROM main.\(raw: table)
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
}
