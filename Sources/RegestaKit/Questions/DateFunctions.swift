internal import Chronology
internal import Names
internal import SQLite

/// The functions on dates and names that SQL of one's own can call; docs/sql.md explains them.
///
/// Dates are texts in EDTF or English; days are Julian day numbers. NULL in gives NULL out. The four
/// bounds of a claim are its columns `start_min, start_max, end_min, end_max`.
public enum DateFunctions {
  /// What each is called with, and what it gives.
  public static let signatures: [(name: String, arguments: String, meaning: String)] = [
    ("edtf_min", "date", "the first day that the date can mean"),
    ("edtf_max", "date", "the last day that the date can mean"),
    ("day_number", "date", "the day, or NULL when the date is not known to the day"),
    ("day_text", "day", "the day in English"),
    ("date_text", "date", "the date in English, never finer than it is"),
    ("julian_text", "day", "the day in English, in the Julian calendar"),
    ("holds_on", "start_min, start_max, end_min, end_max, date", "'certain', 'possible' or 'no'"),
    ("certainly_on", "start_min, start_max, end_min, end_max, date", "1 when it held in any case"),
    ("possibly_on", "start_min, start_max, end_min, end_max, date", "1 when it may have held"),
    ("is_before", "date, date", "'certain', 'possible' or 'no'"),
    ("days_between", "date, date", "how many days lie between: '59 days', '30 to 61 days'"),
    ("fold_name", "text", "the text as names are compared: lossowski for Łossowski"),
  ]

  /// Their names.
  static var names: [String] { signatures.map(\.name) }

  /// Adds them to a connection.
  static func add(to connection: Connection) throws {
    try one("edtf_min", connection) { try date($0).earliest.finiteNumber }
    try one("edtf_max", connection) { try date($0).latest.finiteNumber }
    try one("day_number", connection) { text in
      let date = try date(text)
      return date.isExact ? date.earliest.finiteNumber : nil
    }
    try one("date_text", connection) { try date($0).printed }
    try one("fold_name", connection) { NameFolding.fold($0) }
    try day("day_text", connection, .gregorian)
    try day("julian_text", connection, .julian)
    try period("holds_on", connection) { $0.rawValue }
    try period("certainly_on", connection) { $0 == .certain }
    try period("possibly_on", connection) { $0.isPossible }
    try connection.addFunction("is_before", argumentCount: 2, flags: flags) { arguments in
      guard try !arguments.isNull(0), try !arguments.isNull(1) else { return Value.null }
      let (first, second) = (try date(arguments.text(0)), try date(arguments.text(1)))
      return .text(first.isBefore(second).rawValue)
    }
    try connection.addFunction("days_between", argumentCount: 2, flags: flags) { arguments in
      guard try !arguments.isNull(0), try !arguments.isNull(1) else { return Value.null }
      let (first, second) = (try date(arguments.text(0)), try date(arguments.text(1)))
      return .text(first.duration(to: second).printed)
    }
  }

  private static let flags: FunctionFlags = [.deterministic, .innocuous]

  private static func date(_ text: String) throws -> HistoricalDate {
    try HistoricalDate(parsing: text)
  }

  private static func one<Result: Bindable>(
    _ name: String,
    _ connection: Connection,
    _ body: @escaping (String) throws -> Result
  ) throws {
    try connection.addFunction(name, argumentCount: 1, flags: flags) { arguments in
      try arguments.isNull(0) ? Value.null : try body(arguments.text(0)).databaseValue
    }
  }

  private static func day(
    _ name: String,
    _ connection: Connection,
    _ calendar: CalendarSystem
  ) throws {
    try connection.addFunction(name, argumentCount: 1, flags: flags) { arguments in
      guard try !arguments.isNull(0) else { return Value.null }
      let day = Day(number: try arguments.int(0))
      guard day.isFinite else { return .null }
      return .text(HistoricalDate(day: day, calendar: calendar).wording)
    }
  }

  /// A function of the four bounds of a claim and of a date.
  private static func period<Result: Bindable>(
    _ name: String,
    _ connection: Connection,
    _ body: @escaping (Verdict) -> Result
  ) throws {
    try connection.addFunction(name, argumentCount: 5, flags: flags) { arguments in
      for index in 0..<5 where try arguments.isNull(index) { return Value.null }
      let bounds = ClaimBounds(
        startMin: try arguments.int(0),
        startMax: try arguments.int(1),
        endMin: try arguments.int(2),
        endMax: try arguments.int(3)
      )
      return body(bounds.hold(on: try date(arguments.text(4)))).databaseValue
    }
  }
}

extension Day {
  /// The number, or nil for "always was" and "still so".
  fileprivate var finiteNumber: Int? { isFinite ? number : nil }
}
