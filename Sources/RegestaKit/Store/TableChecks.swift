internal import SQLite

/// The CHECKs of a table, as questions to rows that are there already.
///
/// For each list of more than two values in a CHECK SQLite makes a table of its own, at every row that is written;
/// so where very many rows are, the CHECKs are put off, and asked of all rows at once.
struct TableChecks {
  private let table: StoredTable
  /// What stands in the parentheses of each.
  private let conditions: [String]

  /// A row that does not keep one of them.
  struct Breach {
    var table: String
    var key: [Value]
    var check: String
  }

  /// The first row of each table that does not keep one of its own.
  ///
  /// - Parameters:
  ///   - connection: The base.
  ///   - last: Of these tables only rows whose key begins with more.
  ///   - limit: Of how many tables at most.
  /// - Returns: The rows, in the order of the tables.
  /// - Throws: What reading the base throws.
  static func breaches(
    in connection: Connection,
    after last: [String: Int] = [:],
    limit: Int = .max
  ) throws -> [Breach] {
    var breaches: [Breach] = []
    for table in StoredTable.all where breaches.count < limit {
      let checks = try TableChecks(of: table, in: connection)
      guard let breach = try checks.firstBreach(in: connection, after: last[table.name]) else {
        continue
      }
      breaches.append(Breach(table: table.name, key: breach.key, check: breach.check))
    }
    return breaches
  }

  /// Reads them from the schema of the file.
  private init(of table: StoredTable, in connection: Connection) throws {
    self.table = table
    let sql = try connection.first(
      "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = \(table.name)"
    ) { try $0.text(0) }
    conditions = Self.conditions(in: sql ?? "")
  }

  /// The first row that does not keep one of them.
  ///
  /// - Parameters:
  ///   - connection: The base.
  ///   - last: Only rows whose key begins with more; nil: all.
  /// - Returns: The key of the row and the condition that it does not keep; nil when there is none.
  /// - Throws: What reading the base throws.
  private func firstBreach(in connection: Connection, after last: Int? = nil) throws
    -> (key: [Value], check: String)?
  {
    guard let first = table.key.first, !conditions.isEmpty else { return nil }
    let isNew: SQL = last.map { "\(raw: first) > \($0)" } ?? "1"
    let broken = conditions.map { "NOT (\($0))" }
    let found = try connection.first(
      """
      SELECT \(raw: table.keyList), \(raw: broken.joined(separator: ", ")) FROM \(raw: table.name)
       WHERE \(isNew) AND (\(raw: broken.joined(separator: " OR ")))
       ORDER BY \(raw: table.keyList) LIMIT 1
      """
    ) { row in
      let key = try table.key.indices.map { try row.value($0) }
      let check = try conditions.indices.first { place in
        try row.optionalInt(key.count + place) == 1
      }
      return (key: key, check: check.map { conditions[$0] } ?? "")
    }
    return found
  }

  /// What stands in parentheses behind each CHECK of a definition, comments left out.
  static func conditions(in definition: String) -> [String] {
    let code = definition.split(separator: "\n").map { line in
      line.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)[0]
    }.joined(separator: "\n")
    return code.split(separator: "CHECK (").dropFirst().map { rest in
      var depth = 1
      var isQuoted = false
      let end = rest.firstIndex { character in
        if character == "'" { isQuoted.toggle() }
        guard !isQuoted else { return false }
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth == 0
      }
      return String(rest[..<(end ?? rest.endIndex)])
    }
  }
}

extension TableChecks.Breach {
  /// What is wrong, for an error.
  var inWords: String { "\(table) \(key.inWords) does not keep CHECK (\(check))" }
}

extension [Value] {
  /// The key of a row, for an error.
  var inWords: String { map(\.description).joined(separator: ", ") }
}
