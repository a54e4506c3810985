internal import Names
internal import SQLite

extension KnowledgeBase {
  /// Runs SQL that comes from outside the program: one statement that only reads.
  ///
  /// It runs behind an authorizer with limits on time, rows and memory, on top of the file being open
  /// for reading only. The functions of ``DateFunctions`` are there.
  ///
  /// - Throws: ``RegestaError``: `limit` when time runs out; `badInput` for SQL that is wrong, with
  ///   the place in it and what may have been meant.
  public func sql(_ text: String, limits: QueryLimits = .standard) throws -> Table {
    try query(text, bindings: [:], limits: limits)
  }

  /// Runs one statement behind the authorizer, with its parameters bound by name.
  func query(_ text: String, bindings: [String: Value], limits: QueryLimits) throws -> Table {
    do {
      return try connection.sandboxed(Self.policy, timeLimit: limits.time) {
        var statement = try connection.prepare(text)
        for (index, name) in statement.parameterNames.enumerated() {
          guard let name else { continue }
          guard let value = bindings[name] else {
            throw RegestaError(
              .badParameter,
              "The statement has a parameter \(name) that was not given."
            )
          }
          try statement.bind(value, at: index + 1)
        }
        var table = Table(columns: statement.columns.map(\.name), rows: [])
        try statement.forEach { row in
          if table.rows.count == limits.rows {
            table.isTruncated = true
            return .stop
          }
          table.rows.append(try (0..<row.columnCount).map { try Self.cell(row.value($0)) })
          return .next
        }
        return table
      }
    } catch let error as DatabaseError {
      throw try explain(error, limits: limits)
    } catch let error as DecodingError {
      throw RegestaError(error, path: path)
    }
  }

  private static var policy: ReadPolicy {
    var policy = ReadPolicy()
    policy.functions.formUnion(DateFunctions.names)
    return policy
  }

  private static func cell(_ value: Value) -> Table.Cell {
    switch value {
    case .null: .null
    case .integer(let number): .integer(Int(number))
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    case .blob(let bytes): .blob(bytes.count)
    }
  }

  /// What went wrong with a statement from outside, with the place and what may have been meant.
  private func explain(_ error: DatabaseError, limits: QueryLimits) throws -> RegestaError {
    switch error.code {
    case .interrupt:
      let seconds = limits.time.map { " after \($0.components.seconds) s" } ?? ""
      return RegestaError(
        .limit,
        "The query was stopped\(seconds).",
        hint: "Raise the limit with --timeout, or narrow the query."
      )
    case .authorization:
      return RegestaError(
        .badInput,
        "Here SQL may only read: \(error.message).",
        hint: "Regesta's own commands write; see: regesta help"
      )
    case .busy, .locked, .corrupt, .notADatabase, .full, .inputOutput:
      return RegestaError(error, path: path)
    default:
      var text = "SQL: \(error.message)."
      if let sql = error.sql, let offset = error.offset {
        text += "\n" + SQLText.excerpt(of: sql, at: offset)
      }
      return RegestaError(.badInput, text, suggestions: try suggestions(for: error.message))
    }
  }

  /// The tables, columns or functions that are written like one that is not there.
  private func suggestions(for message: String) throws -> [RegestaError.Suggestion] {
    func missing(_ prefix: String) -> String? {
      guard message.hasPrefix(prefix) else { return nil }
      return message.dropFirst(prefix.count).split(separator: ".").last.map(String.init)
    }
    let candidates: [String]
    let wanted: String
    if let name = missing("no such table: ") {
      wanted = name
      candidates = try connection.rows(
        """
        SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
           AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '*_data' AND name NOT GLOB '*_idx'
           AND name NOT GLOB '*_config' AND name NOT GLOB '*_docsize'
         ORDER BY type DESC, name
        """
      ) { try $0.text(0) }
    } else if let name = missing("no such column: ") {
      wanted = name
      candidates = try connection.rows(
        """
        SELECT DISTINCT c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
         WHERE t.type IN ('table', 'view') ORDER BY t.type DESC, c.name
        """
      ) { try $0.text(0) }
    } else if let name = missing("no such function: ") {
      wanted = name
      candidates = DateFunctions.names + ["count", "sum", "avg", "min", "max", "group_concat"]
    } else {
      return []
    }
    return Suggestions.rank(wanted, among: candidates, limit: 3).map {
      RegestaError.Suggestion($0.text)
    }
  }
}
