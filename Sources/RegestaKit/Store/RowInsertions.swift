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

  /// Writes a date.
  func date(_ body: (inout ParameterBinder) throws -> Void) throws -> Int {
    try write(
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
    if insertion == nil {
      let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
      insertion = try connection.prepare("INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
    }
    try insertion?.run(body)
    return Int(connection.lastInsertedRowID)
  }
}
