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
    func below(_ keys: [String]) throws -> Set<Int> {
      Set(
        try connection.rows(
          """
          SELECT t.relation FROM relation_tree AS t JOIN relation AS a ON a.id = t.ancestor
           WHERE a.key IN \(list: keys)
          """
        ) { try $0.int(0) }
      )
    }
    let wanted =
      filter.relations.isEmpty
      ? Set(try connection.rows("SELECT id FROM relation") { try $0.int(0) })
      : try below(filter.relations)
    return wanted.subtracting(try below(filter.avoiding))
  }

  /// The kinds that a filter lets through.
  func kindNumbers(_ filter: EdgeFilter) throws -> Set<Int> {
    func below(_ keys: [String]) throws -> Set<Int> {
      Set(
        try connection.rows(
          """
          SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
           WHERE k.key IN \(list: keys)
          """
        ) { try $0.int(0) }
      )
    }
    let wanted =
      filter.kinds.isEmpty
      ? Set(try connection.rows("SELECT id FROM kind") { try $0.int(0) })
      : try below(filter.kinds)
    return wanted.subtracting(try below(filter.avoidedKinds))
  }
}

extension Statement {
  /// Binds values to the parameters from one on.
  mutating func bind(_ values: [Value], from first: Int) throws {
    for (index, value) in values.enumerated() { try bind(value, at: first + index) }
  }
}
