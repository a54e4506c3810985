/// What SQL from outside the program may do: read, and nothing else.
///
/// An allow-list: what is not named here is denied, functions and pragmas too.
public struct ReadPolicy: Sendable {
  /// The functions that may be called, in lower case.
  public var functions: Set<String>
  /// The pragmas that may be asked, in lower case; those in `pragmasWithArgument` also with an argument.
  public var pragmas: Set<String>
  /// The pragmas whose argument only names a thing to be described.
  public var pragmasWithArgument: Set<String>
  /// The tables and views that may not be read, in lower case, also not through a view.
  public var hiddenTables: Set<String>
  /// Limits that hold besides.
  public var limits: [Limit: Int]

  /// A policy with SQLite's harmless functions, the pragmas that describe the schema, no hidden tables,
  /// and limits that no honest question meets.
  public init(
    functions: Set<String> = ReadPolicy.harmlessFunctions,
    pragmas: Set<String> = ReadPolicy.harmlessPragmas,
    pragmasWithArgument: Set<String> = ReadPolicy.describingPragmas,
    hiddenTables: Set<String> = [],
    limits: [Limit: Int] = ReadPolicy.defaultLimits
  ) {
    self.functions = functions
    self.pragmas = pragmas
    self.pragmasWithArgument = pragmasWithArgument
    self.hiddenTables = hiddenTables
    self.limits = limits
  }

  /// Whether a thing that a statement wants to do may be done.
  public func verdict(_ wanted: Authorization) -> Permission {
    switch wanted.action {
    case .select, .recursive:
      .allow
    case .read(let table, _):
      hiddenTables.contains(table.lowercased()) ? .deny : .allow
    case .function(let name):
      functions.contains(name.lowercased()) ? .allow : .deny
    case .update(table: "sqlite_master", _):
      // SQLite asks for this when a query first uses a table-valued function, and then does not do it.
      // Statements that name the table get no further: defensive connections refuse them.
      .allow
    case .pragma(let name, nil):
      pragmas.contains(name.lowercased()) || pragmasWithArgument.contains(name.lowercased())
        ? .allow : .deny
    case .pragma(let name, .some):
      pragmasWithArgument.contains(name.lowercased()) ? .allow : .deny
    default:
      .deny
    }
  }
}

extension ReadPolicy {
  /// SQLite's functions that neither reach outside the database nor can fill the memory unchecked.
  public static let harmlessFunctions: Set<String> = [
    // Values and texts
    "abs", "changes", "char", "coalesce", "format", "glob", "hex", "iif", "ifnull", "instr",
    "last_insert_rowid", "length", "like", "likelihood", "likely", "lower", "ltrim", "max", "min",
    "nullif", "printf", "quote", "random", "replace", "round", "rtrim", "sign", "soundex",
    "sqlite_version", "substr", "substring", "total_changes", "trim", "typeof", "unhex", "unicode",
    "unlikely", "upper", "match", "regexp",
    // Aggregates and windows
    "avg", "count", "group_concat", "string_agg", "sum", "total", "cume_dist", "dense_rank",
    "first_value", "lag", "last_value", "lead", "nth_value", "ntile", "percent_rank", "rank",
    "row_number",
    // Dates
    "date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff", "current_date",
    "current_time", "current_timestamp",
    // Numbers
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh",
    "degrees", "exp", "floor", "ln", "log", "log10", "log2", "mod", "pi", "pow", "power", "radians",
    "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
    // JSON
    "->", "->>", "json", "json_array", "json_array_length", "json_extract", "json_group_array",
    "json_group_object", "json_insert", "json_object", "json_patch", "json_quote", "json_remove",
    "json_replace", "json_set", "json_type", "json_valid", "json_each", "json_tree",
    // Full-text search
    "bm25", "highlight", "snippet",
  ]

  /// Pragmas that only tell something; the virtual tables of full-text search ask for `data_version`.
  public static let harmlessPragmas: Set<String> = [
    "application_id", "collation_list", "compile_options", "data_version", "database_list",
    "encoding", "function_list", "page_count", "page_size", "pragma_list", "schema_version",
    "table_list", "user_version",
  ]

  /// Pragmas that describe the table or index that their argument names.
  public static let describingPragmas: Set<String> = [
    "foreign_key_list", "index_info", "index_list", "index_xinfo", "table_info", "table_list",
    "table_xinfo",
  ]

  /// Texts of 16 MB, statements of 100 kB, and depths that SQLite's own defaults far exceed.
  public static let defaultLimits: [Limit: Int] = [
    .length: 16_000_000, .sqlLength: 100_000, .columns: 200, .expressionDepth: 200,
    .compoundSelect: 50, .functionArguments: 20, .attached: 0, .likePatternLength: 1_000,
    .variableNumber: 1_000, .triggerDepth: 10, .workerThreads: 0,
  ]
}

extension Connection {
  /// Runs `body` in which SQL from outside the program can do no harm.
  ///
  /// Three walls, each of which is enough against writes: the authorizer that follows `policy`,
  /// SQLite's `query_only`, and its limits; with read-only access to the file there are four. What was
  /// set before is set again afterwards. Going in and out compiles the cached statements anew when they
  /// are next used: run many questions in one sandbox rather than each in its own.
  ///
  /// - Parameters:
  ///   - policy: what the SQL may do.
  ///   - timeLimit: how long all of `body` may take; nil for no limit. Cancelling the task stops it too.
  ///   - body: must take care that the result is not too large: count its rows.
  /// - Returns: what `body` returns.
  /// - Throws: ``ResultCode/authorization`` for what is not allowed, ``ResultCode/timeLimit``, or what
  ///   `body` throws.
  @discardableResult
  public func sandboxed<T>(
    _ policy: ReadPolicy = ReadPolicy(),
    timeLimit: Duration? = nil,
    _ body: () throws -> T
  ) throws -> T {
    let outerHook = authorizerHook
    let wasQueryOnly = try control("PRAGMA query_only", isCached: false) != 0
    try control("PRAGMA query_only = 1", isCached: false)
    // A nested sandbox can only be narrower: limits are lowered, and both authorizers are asked.
    let outerLimits = policy.limits.map { ($0.key, lower($0.key, to: $0.value)) }
    setAuthorizer(
      hook: AuthorizerHook { wanted in
        let verdict = policy.verdict(wanted)
        guard verdict == .allow, let outerHook else { return verdict }
        return outerHook.decide(wanted)
      }
    )
    defer {
      setAuthorizer(hook: outerHook)
      for (limit, value) in outerLimits { setLimit(limit, value) }
      // Should this fail, the connection only refuses more than it need.
      if !wasQueryOnly { _ = try? control("PRAGMA query_only = 0", isCached: false) }
    }
    return try withCancellation(timeLimit: timeLimit, body)
  }

  /// Lowers a limit, never raises it; returns what it was.
  private func lower(_ limit: Limit, to value: Int) -> Int {
    setLimit(limit, min(value, self.limit(limit)))
  }
}
