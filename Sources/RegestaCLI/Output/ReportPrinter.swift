package import JSONForms

/// Takes the rows of a command and brings them out: chooses the fields, keeps the limit, says what
/// is missing.
package final class ReportPrinter {
  private enum Stage {
    case fresh
    case begun
    case inTable
  }

  private let writer: any ReportWriter
  private let context: CommandContext
  private let schema: String
  private let title: String?
  private let limit: Int?
  private var stage = Stage.fresh
  private var isMain = false
  private var chosen: [Int]?
  private var count = 0
  private var mainCount: Int?
  private var tail = ReportTail()
  /// What to say, for people, when the main table stays empty: why, and what to do next.
  package var emptyNote: String?

  package init(
    to sink: any OutputSink,
    context: CommandContext,
    schema: String,
    title: String?,
    limit: Int?
  ) {
    let settings = context.settings
    self.context = context
    self.schema = "regesta/" + schema
    self.title = title
    self.limit = limit
    // A table that goes to a file or a pipe keeps its natural width, unless COLUMNS asks for another.
    let isFitted =
      context.surroundings.terminal.outputIsTerminal && settings.outputPath == nil
      || context.surroundings.environment["COLUMNS"] != nil
    writer = settings.format.writer(
      to: sink,
      columns: isFitted ? context.surroundings.terminal.columns : nil,
      color: settings.colorsOutput,
      language: settings.language ?? "en"
    )
  }

  /// Whether the format has a place for failures inside its output.
  var reportsFailures: Bool { context.settings.format.isJSON }

  /// Adds a text beside the rows, such as the reading of a question.
  ///
  /// - Parameters:
  ///   - key: its key in machine output.
  ///   - text: the text for people.
  ///   - json: what machine output has instead of the text.
  /// - Throws: ``OutputFailure``.
  package func text(key: String, _ text: String, json: JSON? = nil) throws {
    try leaveTable()
    try writer.text(key: key, text, json: json)
  }

  /// Begins the main table, or with another key than `data` a further one.
  ///
  /// - Throws: a failure with status 64 when `--fields` names a column that is not there.
  package func table(_ header: TableHeader) throws {
    try leaveTable()
    var header = header
    isMain = header.key == "data"
    chosen = nil
    count = 0
    if isMain, let fields = context.settings.fields {
      let chosen = try fields.map { try index(of: $0, in: header.columns) }
      header.columns = chosen.map { header.columns[$0] }
      self.chosen = chosen
    }
    try writer.open(header)
    stage = .inTable
  }

  /// Begins the main table.
  package func table(_ columns: [Column]) throws { try table(TableHeader(columns: columns)) }

  /// Adds a row to the table last begun.
  ///
  /// - Parameter cells: one for each column, whatever `--fields` chose.
  /// - Returns: false when the limit is reached, and further rows would not be printed.
  /// - Throws: ``OutputFailure``.
  @discardableResult
  package func row(_ cells: [Cell]) throws -> Bool {
    if isMain, let limit, count >= limit {
      tail.truncated = true
      return false
    }
    count += 1
    try writer.row(chosen?.map { cells.indices.contains($0) ? cells[$0] : .null } ?? cells)
    return true
  }

  /// Adds a warning: on standard error, and in formats that have a place for it.
  package func warn(_ message: String) { tail.warnings.append(message) }

  /// Says that there is more, and by which word it is had.
  package func more(next: String?) {
    tail.truncated = true
    tail.next = next
  }

  func finish() throws {
    try leaveTable()
    try writer.end(tail)
    let reporter = context.reporter
    if !context.settings.format.isJSON, context.settings.format != .yaml {
      for warning in tail.warnings { reporter.warn(warning) }
      if tail.truncated { reporter.note(truncation) }
    }
    if mainCount == 0, let emptyNote, context.surroundings.terminal.outputIsTerminal,
      context.settings.format == .table
    {
      reporter.note(emptyNote)
    }
  }

  func fail(_ failure: CommandFailure) throws {
    try leaveTable()
    tail.failure = failure
    tail.truncated = true
    try writer.end(tail)
  }

  private var truncation: String {
    let rows = mainCount ?? 0
    return "only the first \(rows) row\(rows == 1 ? "" : "s"); --limit all prints every one"
  }

  private func leaveTable() throws {
    switch stage {
    case .fresh: try writer.begin(schema: schema, title: title)
    case .begun: break
    case .inTable:
      try writer.close()
      if isMain { mainCount = count }
    }
    stage = .begun
  }

  private func index(of field: String, in columns: [Column]) throws(CommandFailure) -> Int {
    if let index = columns.firstIndex(where: { $0.key == field }) { return index }
    let keys = columns.map(\.key)
    throw CommandFailure(
      .usage,
      code: "unknown_field",
      "no column '\(field)' in this result",
      reason: "it has \(keys.joined(separator: ", "))",
      suggestions: Suggester(keys).suggestions(for: field).map { Suggestion($0) }
    )
  }
}
