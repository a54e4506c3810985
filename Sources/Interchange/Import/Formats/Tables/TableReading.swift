internal import Chronology
internal import Formats
internal import RegestaKit

/// What the reading of all cells of a table shares.
final class TableReading {
  let columns: TableColumns
  /// The kinds and relations of the base, with those that the mapping brings once the rows begin.
  var vocabulary: ImportVocabulary {
    didSet { relations = Self.facts(vocabulary) }
  }
  /// The relations by key, as far as they decide what may be said by them.
  private(set) var relations: [String: Writer.RelationFacts]
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
  /// What of the row that is being read has no place.
  var leftOut: [TableRowReading.LeftOut] = []
  /// Whether all rows have been read once, so that none can wait any more.
  var isAtEnd = false
  private var waiting = 0

  init(_ importer: Importer, _ columns: TableColumns, language: String) throws {
    self.columns = columns
    self.language = language
    vocabulary = importer.vocabulary
    relations = Self.facts(importer.vocabulary)
    words = try VocabularyWords(importer.base, importer.vocabulary)
  }

  private static func facts(_ vocabulary: ImportVocabulary) -> [String: Writer.RelationFacts] {
    vocabulary.relations.mapValues { Writer.RelationFacts($0) }
  }

  /// A relation by its key.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with what may have been meant.
  func relation(_ key: String) throws -> Writer.RelationFacts {
    try relations[key] ?? Writer.RelationFacts(vocabulary.relation(key))
  }

  /// Puts the row off until all others have been read, if there is room for one more.
  func waitForEnd() throws {
    guard !isAtEnd, waiting < Importer.waitingLimit else { return }
    waiting += 1
    throw Importer.NotYet()
  }

  /// Notes that something of the row has no place.
  func leaveOut(_ what: String, _ why: String, at position: TextPosition? = nil) {
    leftOut.append(TableRowReading.LeftOut(what: what, why: why, position: position))
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
    leaveOut(
      "value of column \"\(columns.names[column])\"",
      message,
      at: row.position(column)
    )
  }
}
