internal import SQLite

extension KnowledgeBase {
  /// What reads the edges at a thing, the statement's one parameter left: the claim, its relation, where it leads.
  ///
  /// - Parameters:
  ///   - filter: Which claims are edges.
  ///   - relations: By which relations, by number; nil for all.
  ///   - exempt: Things to which an edge may lead whatever the filter says of its end.
  ///   - isEager: Whether each claim is looked at itself, where the filter asks what no index tells.
  /// - Returns: The statement.
  /// - Throws: what SQLite says.
  func prepareEdges(
    _ filter: EdgeFilter,
    _ relations: Set<Int>?,
    exempting exempt: [Entity.ID] = [],
    isEager: Bool
  ) throws -> Statement {
    var conditions = filter.indexedConditions
    if let relations {
      let list = relations.sorted().map(String.init).joined(separator: ", ")
      conditions += " AND c.relation IN (\(raw: list))"
    }
    if isEager, let further = filter.furtherConditions { conditions += " AND " + further }
    func side(_ near: String, _ far: String) -> SQL {
      var sql: SQL = """
        SELECT c.id, c.relation, c.\(raw: far) FROM claim AS c
         WHERE c.\(raw: near) = ?1 AND c.\(raw: far) <> ?1 AND \(conditions)
        """
      if let ends = filter.conditions(onFar: "c.\(far)", exempting: exempt) {
        sql += " AND " + ends
      }
      return sql
    }
    let sql = side("subject", "object") + " UNION ALL " + side("object", "subject")
    var statement = try connection.prepare(sql.text)
    try statement.bind(sql.arguments, from: 2)
    return statement
  }

  /// The relations that a filter lets through; nil for all.
  func relationNumbers(_ filter: EdgeFilter) throws -> Set<Int>? {
    guard !filter.relations.isEmpty || !filter.avoiding.isEmpty else { return nil }
    return try numbers(ofAll: "relation", filter.relations, avoiding: filter.avoiding)
  }

  /// The kinds that a filter lets through.
  func kindNumbers(_ filter: EdgeFilter) throws -> Set<Int> {
    try numbers(ofAll: "kind", filter.kinds, avoiding: filter.avoidedKinds)
  }

  /// Those of a table of the catalogue that have one of some keys, or are cases of what has; without keys all.
  private func numbers(
    ofAll table: String,
    _ keys: [String],
    avoiding avoided: [String]
  ) throws -> Set<Int> {
    func below(_ keys: [String]) throws -> Set<Int> {
      Set(
        try connection.rows(
          """
          SELECT t.\(raw: table) FROM \(raw: table)_tree AS t JOIN \(raw: table) AS a ON a.id = t.ancestor
           WHERE a.key IN \(list: keys)
          """
        ) { try $0.int(0) }
      )
    }
    let wanted =
      keys.isEmpty
      ? Set(try connection.rows("SELECT id FROM \(raw: table)") { try $0.int(0) })
      : try below(keys)
    return wanted.subtracting(try below(avoided))
  }
}

extension Statement {
  /// Binds values to the parameters from one on.
  mutating func bind(_ values: [Value], from first: Int) throws {
    for (index, value) in values.enumerated() { try bind(value, at: first + index) }
  }
}
