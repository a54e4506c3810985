internal import SQLite

/// What a batch writes most rows by, each made when the first row comes.
final class RowInsertions {
  private let connection: Connection
  private var claims: RowInsertion?
  private var citations: RowInsertion?
  private var dates: RowInsertion?
  private var names: RowInsertion?

  init(_ connection: Connection) { self.connection = connection }

  /// Writes a claim.
  func claim(_ body: (inout RowInsertion) throws -> Void) throws -> Int {
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
  func citation(_ body: (inout RowInsertion) throws -> Void) throws -> Int {
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
  func date(_ body: (inout RowInsertion) throws -> Void) throws -> Int {
    try write(
      &dates,
      "date",
      "wording, calendar, earliest, latest, rule, edtf, printed, inferred",
      body
    )
  }

  /// Writes a name of the search.
  func name(_ body: (inout RowInsertion) throws -> Void) throws {
    _ = try write(&names, "name", "claim, entity, folded, sound", body)
  }

  private func write(
    _ insertion: inout RowInsertion?,
    _ table: String,
    _ columns: String,
    _ body: (inout RowInsertion) throws -> Void
  ) throws -> Int {
    if insertion == nil { insertion = try RowInsertion(connection, into: table, columns) }
    return try insertion?.write(body) ?? 0
  }
}
