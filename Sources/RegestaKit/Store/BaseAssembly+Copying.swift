internal import SQLite

extension BaseAssembly {
  /// Adds all rows of the stored tables of another database. What follows from them is not taken over,
  /// but made anew; so is the whole schema.
  ///
  /// The rows are read without any index: indexes may be what is wrong.
  ///
  /// - Parameters:
  ///   - old: Where they are.
  ///   - isOlder: Whether it may lack tables and columns that this schema has. Otherwise what it lacks was
  ///     taken from it.
  /// - Throws: ``AssemblyFault``; `DatabaseError` or `DecodingError` where the other one does not read.
  func copy(from old: Connection, isOlder: Bool) throws {
    for stored in StoredTable.all {
      let columns = try old.rows(
        "SELECT name FROM pragma_table_info(\(stored.name)) ORDER BY cid"
      ) { try $0.text(0) }
      guard let table = table(stored.name) else { continue }
      guard isOlder || columns.count == table.columns.count else {
        let lack =
          columns.isEmpty ? "is missing" : "lacks columns, or has some that Regesta has not"
        throw AssemblyFault(stored.name, row: 0, lack)
      }
      if columns.isEmpty { continue }
      let places = try columns.enumerated().map { index, name in
        guard let place = table.column(name, near: index) else {
          // Nothing is lost on the way, be it a column that nobody knows.
          throw AssemblyFault(stored.name, row: 0, column: name, "is a column that Regesta has not")
        }
        return place
      }
      let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      try old.forEach(
        "SELECT \(raw: list) FROM \(raw: stored.name) NOT INDEXED ORDER BY \(raw: stored.keyList)"
      ) { row in
        for (index, place) in places.enumerated() { try table.set(place, to: try row.value(index)) }
        try table.add()
        return .next
      }
    }
  }
}

extension KnowledgeBase {
  /// Makes a base of the rows of a database that has the tables of this schema, whatever else it has; it
  /// is gone when it is closed.
  ///
  /// - Parameters:
  ///   - old: Where the rows are.
  ///   - isOlder: Whether it is of an older schema: see ``BaseAssembly/copy(from:isOlder:)``.
  ///   - closing: What is written when they are all there.
  /// - Returns: The base, open to be written.
  /// - Throws: ``RegestaError`` of kind `damaged` when the rows do not read or do not make a base.
  static func remade(
    from old: Connection,
    isOlder: Bool = false,
    closing: (Connection) throws -> Void = { _ in }
  ) throws -> KnowledgeBase {
    let pageSize = try old.first("PRAGMA page_size") { try $0.int(0) }
    do {
      let base = try assemble(at: nil, pageSize: pageSize, closing: closing) { assembly in
        try assembly.copy(from: old, isOlder: isOlder)
      }
      try base.refreshAllLabels()
      return base
    } catch let fault as AssemblyFault {
      let row = fault.row > 0 ? "row \(fault.row) of " : ""
      let column = fault.column.map { "\($0) " } ?? ""
      throw RegestaError(
        .damaged,
        "What the tables hold is not a sound base: \(row)\(fault.table): \(column)\(fault.message).",
        hint: fault.hint ?? RegestaError.wayOut
      )
    }
  }

  /// Gives every thing the label that its claims give it.
  private func refreshAllLabels() throws {
    let language = try meta("language") ?? "en"
    try connection.write {
      try connection.run(
        """
        UPDATE entity SET label = \(Writer.label(of: "entity", language: language))
         WHERE merged_into IS NULL
           AND label IS NOT \(Writer.label(of: "entity", language: language))
        """
      )
    }
  }
}
