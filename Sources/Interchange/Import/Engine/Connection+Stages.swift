internal import SQLite

extension Connection {
  /// Takes away temporary tables in which the rows of a long file lay.
  ///
  /// Emptied first: to be able to undo a DROP by itself, SQLite keeps a copy in memory of every page that it frees.
  func dropStages(_ tables: [String]) throws {
    for table in tables {
      try run("DELETE FROM temp.\(identifier: table)")
      try run("DROP TABLE temp.\(identifier: table)")
    }
  }
}
