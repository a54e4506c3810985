package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `sql`: one statement of one's own, which may only read.
package struct SQLCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Ask in SQL; the base cannot be changed by it.",
    discussion: """
      One statement that reads: from the readable views (claims, timeline, names, citations, \
      states, treaties ...), from the tables below them, with functions on dates. --schema lists \
      them all. The query stops after 5 seconds (--timeout) or 10000 rows (--max-rows).
      """
  )

  package static let examples = [
    CommandExample("sql --schema", "The views and tables with their columns."),
    CommandExample(
      "sql \"SELECT sentence FROM claims WHERE disputed LIMIT 5\"",
      "Claims that are in dispute."
    ),
    CommandExample(
      "sql \"SELECT name FROM states WHERE name LIKE :part\" --param part=L%",
      "With a parameter."
    ),
  ]

  @Argument(help: "The statement; - reads it from standard input.")
  package var statement: String?

  @Option(help: "Read the statement from a file.", completion: .file(extensions: ["sql"]))
  package var file: String?

  @Option(
    help: ArgumentHelp(
      "A value for :name; a number where it reads as one.",
      valueName: "name=value"
    )
  )
  package var param: [String] = []

  @Option(help: ArgumentHelp("Stop after so many rows.", valueName: "n"))
  package var maxRows: Int?

  @Flag(help: "List the views and tables, or with a name the columns of one.")
  package var schema = false

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if let maxRows, maxRows < 1 {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "invalid value '\(maxRows)' for --max-rows",
        reason: "it takes a whole number from 1"
      )
    }
    if schema { return ListSchema(name: statement) }
    let source: RunSQL.Source
    switch (statement, file) {
    case (let statement?, nil): source = statement == "-" ? .file("-") : .text(statement)
    case (nil, let file?): source = .file(file)
    case (nil, nil):
      throw CommandFailure(
        .usage,
        code: "missing_argument",
        "missing <statement>",
        hint: "regesta sql --schema"
      )
    case (.some, .some):
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "a statement and --file exclude each other",
        hint: "leave one of them out"
      )
    }
    return RunSQL(
      source: source,
      parameters: try parameters(),
      maxRows: maxRows,
      exit: exit
    )
  }

  private func parameters() throws(CommandFailure) -> [String: Table.Cell] {
    var result: [String: Table.Cell] = [:]
    for text in param {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw CommandFailure(
          .usage,
          code: "invalid_value",
          "invalid value '\(text)' for --param",
          reason: "it takes a name and a value, such as place=Vilnius"
        )
      }
      let name = text[..<equals].drop { ":@$".contains($0) }
      let value = String(text[text.index(after: equals)...])
      result[String(name)] =
        Int(value).map { .integer($0) } ?? Self.decimal(value).map { .real($0) } ?? .text(value)
    }
    return result
  }

  /// "1.5" is a number; "inf" and "0x10" are texts.
  private static func decimal(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "-")
    }
    return isPlain ? Double(text) : nil
  }
}

private struct RunSQL: Action {
  enum Source {
    case text(String)
    case file(String)
  }

  let source: Source
  let parameters: [String: Table.Cell]
  let maxRows: Int?
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let text =
      switch source {
      case .text(let text): text
      case .file(let path): try context.text(ofFile: path, limit: 100_000)
      }
    var limits = context.queryLimits(rows: 10_000)
    if let maxRows {
      limits.rows = min(maxRows, context.settings.limit.bound(standard: nil) ?? .max)
    }
    let base = try context.baseForQueries()
    let table = try context.watched(limits) {
      try base.sql(text, parameters: parameters, limits: limits)
    }
    try context.report("sql@1") { report in
      report.emptyNote = "no rows; `regesta sql --schema` lists what can be asked"
      try TableReport.print(table, to: report)
    }
    return exit.status(isEmpty: table.rows.isEmpty)
  }
}

private struct ListSchema: Action {
  let name: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    let base = try context.openBase(at: try context.existingBase())
    let relations = try base.readableRelations()
    guard let name else {
      try context.report("schema@1") { report in
        try report.table([
          Column("name", "Name"), Column("type", "Type"), Column("meaning", "Meaning"),
          Column("columns", "Columns", .list),
        ])
        for relation in relations {
          try report.row([
            .text(relation.name), .text(relation.isView ? "view" : "table"),
            .text(relation.meaning), .list(relation.columns.map { .text($0.name) }),
          ])
        }
      }
      return .success
    }
    guard let relation = relations.first(where: { $0.name == name }) else {
      let near = Suggester(relations.map(\.name)).suggestions(for: name)
      throw CommandFailure(
        .notFound,
        code: "no_such_table",
        "there is no view or table '\(name)'",
        hint: "regesta sql --schema",
        suggestions: near.map { Suggestion($0) }
      )
    }
    try context.report("schema-columns@1", title: context.pageTitle(relation.meaning)) { report in
      try report.table([Column("column", "Column"), Column("type", "Type")])
      for column in relation.columns {
        try report.row([.text(column.name), Cell(column.type)])
      }
    }
    return .success
  }
}
