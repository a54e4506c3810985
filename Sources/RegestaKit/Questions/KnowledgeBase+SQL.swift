internal import Names
internal import SQLite

extension KnowledgeBase {
  /// Runs SQL that comes from outside the program: one statement that only reads.
  ///
  /// It runs behind an authorizer with limits on time, rows and memory, on top of the file being open
  /// for reading only. The functions of ``DateFunctions`` are there.
  ///
  /// - Parameters:
  ///   - text: The statement, with parameters such as `:place` where values go.
  ///   - parameters: The values by name, without the sign before it. All of the statement's must be
  ///     given, and no others.
  ///   - limits: Bounds on time, rows and memory.
  /// - Returns: The rows, cut off where the limits say.
  /// - Throws: ``RegestaError``: `limit` when time or memory runs out; `badInput` for SQL that is
  ///   wrong, with the place in it and what may have been meant; `badParameter`.
  public func sql(
    _ text: String,
    parameters: [String: Table.Cell] = [:],
    limits: QueryLimits = .standard
  ) throws -> Table {
    let bindings = try parameters.mapValues { cell -> Value in
      switch cell {
      case .null: .null
      case .integer(let number): .integer(Int64(number))
      case .real(let number): .real(number)
      case .text(let text): .text(text)
      case .blob: throw RegestaError(.badParameter, "A parameter cannot be a blob.")
      }
    }
    return try query(text, bindings: bindings, isComplete: true, limits: limits)
  }

  /// Keeps what queries set aside, such as rows to be sorted, in memory and not in files: there
  /// ``limitingMemory(to:_:)`` bounds it, and it cannot fill the disk.
  ///
  /// - Throws: ``RegestaError`` of kind `refused` within a transaction. Temporary views are gone afterwards.
  public func keepTemporaryInMemory() throws {
    try Self.translating(path) { try connection.execute("PRAGMA temp_store = memory") }
  }

  /// Runs `body` while SQLite may take only so much memory more than it has, in the whole process.
  ///
  /// Of several that run at once, all together may take the sum of theirs.
  ///
  /// - Parameters:
  ///   - bytes: For all connections of the process together.
  ///   - body: Runs queries; one that meets the bound throws ``RegestaError`` of kind `limit`.
  /// - Returns: What `body` returns.
  public static func limitingMemory<T>(to bytes: Int, _ body: () throws -> T) rethrows -> T {
    try MemoryLimit.within(bytes, body)
  }

  /// Tells that this process will never call ``limitingMemory(to:_:)``, which bounds nothing afterwards: SQLite then
  /// need not count the memory that it takes, which is a twentieth of what writing costs. To be called before the
  /// first base is opened; later it does nothing.
  public static func forgoMemoryLimit() { MemoryLimit.forgo() }

  /// Puts all statements of `body` behind the one authorizer that ``sql(_:parameters:limits:)`` would set for each.
  ///
  /// SQLite compiles every statement anew after the authorizer has changed, those of the base itself too; who
  /// runs many statements of both sorts in turn changes it once. Limits still count for each statement.
  package func sandboxed<T>(_ body: () throws -> T) throws -> T {
    guard !isSandboxed else { return try body() }
    isSandboxed = true
    defer { isSandboxed = false }
    return try Self.translating(path) { try connection.sandboxed(Self.policy, body) }
  }

  /// Runs one statement behind the authorizer, with its parameters bound by name.
  ///
  /// If it `isComplete`, a value that the statement has no parameter for is an error.
  func query(
    _ text: String,
    bindings: [String: Value],
    isComplete: Bool = false,
    limits: QueryLimits
  ) throws -> Table {
    do {
      return try behindAuthorizer(limits.time) {
        var statement = try connection.prepare(text)
        let names = try Self.parameters(of: statement)
        if isComplete { try Self.refuseStrangers(bindings.keys.sorted(), names: names) }
        for (index, name) in names.enumerated() {
          guard let value = bindings[name] else {
            throw RegestaError(
              .badParameter,
              "The statement's parameter \"\(name)\" was not given.",
              hint: "Give it with: --param \(name)=VALUE"
            )
          }
          try statement.bind(value, at: index + 1)
        }
        return try Self.table(of: &statement, limits)
      }
    } catch let error as DatabaseError {
      throw try explain(error, limits: limits)
    } catch let error as DecodingError {
      guard isComplete else { throw RegestaError(error, path: path) }
      // A statement of one's own can make such a text itself.
      throw RegestaError(
        .badInput,
        "The result has a text that is no text: \(error.site.name) is not UTF-8.",
        hint: "Look at its bytes with hex(); what a base holds is proved by: regesta verify"
      )
    }
  }

  /// Runs `body` within the sandbox that is there, else within one of its own.
  private func behindAuthorizer<T>(_ time: Duration?, _ body: () throws -> T) throws -> T {
    guard isSandboxed else { return try connection.sandboxed(Self.policy, timeLimit: time, body) }
    return try connection.withCancellation(timeLimit: time, body)
  }

  /// Compiles a statement without running it.
  ///
  /// - Returns: The names of its parameters, without the sign before them, and of its columns.
  func inspect(_ text: String) throws -> (parameters: [String], columns: [String]) {
    do {
      return try connection.sandboxed(Self.policy) {
        let statement = try connection.prepare(text)
        return (try Self.parameters(of: statement), statement.columns.map(\.name))
      }
    } catch let error as DatabaseError {
      throw try explain(error, limits: .standard)
    }
  }

  private static func parameters(of statement: borrowing Statement) throws -> [String] {
    try statement.parameterNames.map { name in
      guard let name, !name.hasPrefix("?") else {
        throw RegestaError(
          .badParameter,
          "The statement has a parameter without a name.",
          hint: "Write :name in place of each question mark."
        )
      }
      return String(name.dropFirst())
    }
  }

  private static func refuseStrangers(_ given: [String], names: [String]) throws {
    guard let stranger = given.first(where: { !names.contains($0) }) else { return }
    throw RegestaError(
      .badParameter,
      "The statement has no parameter \"\(stranger)\".",
      hint: names.isEmpty ? "It has none." : "It has: " + names.joined(separator: ", "),
      suggestions: Suggestions.rank(stranger, among: names, limit: 2).map { .init($0.text) }
    )
  }

  private static func table(of statement: inout Statement, _ limits: QueryLimits) throws -> Table {
    var table = Table(columns: statement.columns.map(\.name), rows: [])
    var bytes = 0
    try statement.forEach { row in
      if table.rows.count == limits.rows {
        table.isTruncated = true
        return .stop
      }
      let cells = try (0..<row.columnCount).map { try Self.cell(row.value($0)) }
      bytes += cells.reduce(Table.rowSize) { $0 + $1.size }
      guard bytes <= limits.bytes else {
        throw RegestaError(
          .limit,
          "The result is larger than \(limits.bytes / 1_000_000) MB.",
          hint:
            "Ask for fewer rows or columns, or for the beginning of long texts: substr(text, 1, 200)"
        )
      }
      table.rows.append(cells)
      return .next
    }
    return table
  }

  private static var policy: ReadPolicy {
    var policy = ReadPolicy()
    policy.functions.formUnion(DateFunctions.names)
    // Tables that no base has and some builds of SQLite add: pages, statements and memory are nobody's business.
    policy.hiddenTables = [
      "bytecode", "dbstat", "sqlite_dbpage", "sqlite_dbptr", "sqlite_memstat", "sqlite_stmt",
      "tables_used",
    ]
    // A function such as replace() cannot be stopped while it works; on shorter texts it ends soon.
    policy.limits[.length] = 4_000_000
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
    let place = error.sql.flatMap { sql in
      error.offset.map { RegestaError.Place(sql, offset: $0) }
    }
    // A message may repeat a value that the statement has made, however long.
    let message =
      error.message.utf8.count <= 300 ? error.message : error.message.prefix(200) + "…"
    switch error.code {
    case .interrupt:
      let seconds = limits.time.map { " after \(Self.printed($0))" } ?? ""
      return RegestaError(
        .limit,
        "The query was stopped\(seconds).",
        hint: "Raise the limit with --timeout, or narrow the query."
      )
    case .noMemory, .tooBig:
      return RegestaError(
        .limit,
        "The query makes a value or a table that is too large: \(message).",
        hint: "Ask for less at a time; one value may have 4 MB."
      )
    case _ where error.code == .authorization || message == "not authorized":
      return RegestaError(
        .badInput,
        "Here SQL may only read: \(message).",
        hint: "Regesta's own commands write; see: regesta help",
        place: place
      )
    case .busy, .locked, .corrupt, .notADatabase, .full, .inputOutput:
      return RegestaError(error, path: path)
    default:
      return RegestaError(
        .badInput,
        "SQL: \(message).",
        suggestions: try suggestions(for: error.message),
        place: place
      )
    }
  }

  /// "5 s", "0.25 s".
  private static func printed(_ duration: Duration) -> String {
    let (seconds, rest) = duration.components
    let milliseconds = rest / 1_000_000_000_000_000
    guard milliseconds > 0 else { return "\(seconds) s" }
    return "\(Double(seconds * 1_000 + milliseconds) / 1_000) s"
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
