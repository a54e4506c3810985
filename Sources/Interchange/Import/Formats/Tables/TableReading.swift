internal import Chronology
internal import Formats
internal import RegestaKit

/// What the reading of all cells of a table shares.
final class TableReading {
  let importer: Importer
  let columns: TableColumns
  /// The words by which kinds and relations may be called.
  let words: VocabularyWords
  var missing = TableMissing.standard {
    didSet { missingOfDegrees = missing.withoutNumbers }
  }
  /// What stands for a latitude or longitude that is not there.
  private(set) var missingOfDegrees = TableMissing.standard.withoutNumbers
  /// Dates that say: it goes on.
  var open: Set<String> = ["9999-12-31", "9999", "31.12.9999", "12/31/9999", "31/12/9999", ".."]
  /// The calendar of dates that name none.
  var calendar = CalendarSystem.gregorian
  /// The language of names that say none.
  var language: String
  /// Whether a value that does not read is left out, and not the row with it.
  var leavesUnreadable = false
  /// The mark of fractions; nil: a point, and what could be either is refused.
  var decimalMark: Character?
  /// What was found out too late: values read before were read by what turns out wrong.
  var fatal: RegestaError?

  init(_ importer: Importer, _ columns: TableColumns, language: String) throws {
    self.importer = importer
    self.columns = columns
    self.language = language
    words = try VocabularyWords(importer.base, importer.vocabulary)
  }

  /// A fault of a cell, with its place.
  func error(_ message: String, _ row: TableRow, _ column: Int?) -> FormatError {
    guard let column else { return FormatError(message) }
    return FormatError(
      "Column \"\(columns.names[column])\": \(message)",
      at: row.position(column)
    )
  }

  /// A value that does not read: it is left out where the mapping allows it, else the row is rejected.
  func unreadable(_ message: String, _ row: TableRow, _ column: Int?) throws {
    guard leavesUnreadable, let column else { throw error(message, row, column) }
    let whole = importer.place
    defer { importer.place = whole }
    importer.place.position = row.position(column)
    try importer.leaveOut("value of column \"\(columns.names[column])\"", message)
  }
}
