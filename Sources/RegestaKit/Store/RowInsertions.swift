internal import SQLite

/// What a batch writes most rows by, each made when the first row comes.
final class RowInsertions {
  private let connection: Connection
  private var claims: Statement?
  private var citations: Statement?
  private var dates: Statement?
  private var names: Statement?

  init(_ connection: Connection) { self.connection = connection }

  /// Writes a claim.
  func claim(_ body: (inout ParameterBinder) throws -> Void) throws -> Int {
    try write(
      &claims,
      "claim",
      """
      subject, relation, object, text, language, number, number_to, unit, value_date, unknown,
      start_date, end_date, start_min, start_max, end_min, end_max, denied, certainty, status,
      supersedes, reading_of, comment, batch
      """,
      body
    )
  }

  /// Writes a citation.
  func citation(_ body: (inout ParameterBinder) throws -> Void) throws -> Int {
    try write(
      &citations,
      "citation",
      """
      claim, source, via, stance, locator, page, page_to, folio, section, paragraph, paragraph_to,
      passage, quote_start, quote, note, batch
      """,
      body
    )
  }

  /// Writes a date, unless it is there already: most are new, so that to look for each before would be in vain.
  ///
  /// - Returns: Its number; nil when it is there.
  func newDate(_ body: (inout ParameterBinder) throws -> Void) throws -> Int? {
    try writeNew(
      &dates,
      "date",
      "wording, calendar, earliest, latest, rule, edtf, printed, inferred",
      body
    )
  }

  /// Writes a name of the search.
  func name(_ body: (inout ParameterBinder) throws -> Void) throws {
    _ = try write(&names, "name", "claim, entity, folded, sound", body)
  }

  private func write(
    _ insertion: inout Statement?,
    _ table: String,
    _ columns: String,
    _ body: (inout ParameterBinder) throws -> Void
  ) throws -> Int {
    try prepare(&insertion, table, columns)
    try insertion?.run(body)
    return Int(connection.lastInsertedRowID)
  }

  /// - Returns: Nil when the row is there already.
  private func writeNew(
    _ insertion: inout Statement?,
    _ table: String,
    _ columns: String,
    _ body: (inout ParameterBinder) throws -> Void
  ) throws -> Int? {
    try prepare(&insertion, table, columns, " ON CONFLICT DO NOTHING")
    let count = try insertion?.run(body) ?? 0
    return count > 0 ? Int(connection.lastInsertedRowID) : nil
  }

  private func prepare(
    _ insertion: inout Statement?,
    _ table: String,
    _ columns: String,
    _ conflict: String = ""
  ) throws {
    guard insertion == nil else { return }
    let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
    insertion = try connection.prepare(
      "INSERT INTO \(table) (\(columns)) VALUES (\(marks))\(conflict)"
    )
  }
}
