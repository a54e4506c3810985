package import JSONForms
package import RegestaKit

/// The answer to a query as a report: its columns are known only when it runs.
package enum TableReport {
  /// The columns, each with a key of its own; numbers stand at the right edge.
  package static func columns(of table: Table) -> [Column] {
    var taken: Set<String> = []
    return table.columns.enumerated().map { index, name in
      var key = name
      var number = 2
      while !taken.insert(key).inserted {
        key = "\(name)_\(number)"
        number += 1
      }
      let cells = table.rows.lazy.map { $0[index] }.filter { $0 != .null }
      let isNumeric = !cells.isEmpty && cells.allSatisfy(isNumber)
      return Column(key, name, isNumeric ? .real : .text)
    }
  }

  /// Prints the rows, and says when there are more.
  package static func print(_ table: Table, to report: ReportPrinter) throws {
    try report.table(columns(of: table))
    for row in table.rows where try !report.row(row.map(cell)) { break }
    if table.isTruncated { report.more(next: nil) }
  }

  private static func isNumber(_ cell: Table.Cell) -> Bool {
    switch cell {
    case .integer, .real: true
    default: false
    }
  }

  private static func cell(_ cell: Table.Cell) -> Cell {
    switch cell {
    case .null: .null
    case .integer(let number): .integer(Int64(number))
    case .real(let number): .real(number)
    case .text(let text): .text(text)
    case .blob(let count): .text("\(count) bytes")
    }
  }
}

extension CommandContext {
  /// The bounds of a query: `--timeout`, else five seconds; `--limit`, else so many rows.
  package func queryLimits(rows: Int) -> QueryLimits {
    QueryLimits(
      time: .milliseconds(settings.timeout?.milliseconds ?? 5_000),
      rows: settings.limit.bound(standard: rows) ?? .max
    )
  }
}

extension CommandContext {
  /// One process answers one query: more memory than this is a slip.
  private static let queryMemory = 512_000_000

  /// Tells that this run opens no base for questions whose SQL may come from anybody, so that SQLite need not count
  /// the memory that it takes. To be called before a base is opened.
  package func runsOwnStatementsAlone() {
    // In a process with other runs one of those may want the count.
    if surroundings.isProcess { KnowledgeBase.forgoMemoryLimit() }
  }

  /// Opens the base for questions, whose SQL may come from anybody.
  package func baseForQueries() throws -> KnowledgeBase {
    let base = try openBase(at: try existingBase())
    try base.keepTemporaryInMemory()
    return base
  }

  /// Runs a query within bounds on its memory, and ends the process should it not look at the clock.
  ///
  /// - Parameters:
  ///   - limits: those of the query, or of each of several.
  ///   - runs: how many queries are run at most, one after another.
  ///   - body: the query; nothing may be printed in it.
  /// - Returns: what `body` returned.
  package func watched<T>(
    _ limits: QueryLimits,
    runs: Int = 1,
    _ body: () throws -> T
  ) rethrows -> T {
    let failure = CommandFailure(
      .limitReached,
      code: "limit",
      "the query was stopped: one of its functions works on without looking at the clock",
      hint: "give printf(), instr(), replace() and the like shorter texts"
    )
    let seconds =
      min((limits.time ?? .seconds(3_600)) * runs, .seconds(86_400)).components.seconds + 2
    Signals.setLastResort(
      after: Int(seconds),
      status: failure.status.rawValue,
      words: settings.format.isJSON
        ? Reporter.envelope(of: failure).text() + "\n"
        : "error: \(failure.message)\n  try: \(failure.hint ?? "")\n",
      descriptor: settings.format.isJSON ? Platform.standardOutput : Platform.standardError
    )
    defer { Signals.clearLastResort() }
    return try KnowledgeBase.limitingMemory(to: Self.queryMemory, body)
  }
}
