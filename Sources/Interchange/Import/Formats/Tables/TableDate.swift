internal import Chronology
internal import Formats
internal import RegestaKit

/// How a date is had from a row.
indirect enum TableDate {
  /// From a cell.
  case cell(TableCell, TableDateColumn)
  /// From columns of their own for year, month and day.
  case parts(TableDateParts)
  /// The first of several that is there.
  case first([TableDate])
  /// One day between the first and the last of two.
  case within(TableDate, TableDate)

  /// The date of a row: unknown when it is missing, open when it says that it goes on.
  func value(in row: TableRow, _ reading: TableReading) throws -> Period.Endpoint {
    switch self {
    case .cell(let cell, let column):
      guard let (text, index) = try cell.text(in: row, reading) else { return .unknown }
      return try column.date(text, row, index, reading)
    case .parts(let parts): return try parts.date(in: row, reading)
    case .first(let dates):
      for date in dates {
        let value = try date.value(in: row, reading)
        if value != .unknown { return value }
      }
      return .unknown
    case .within(let first, let last):
      let (start, end) = (try first.value(in: row, reading), try last.value(in: row, reading))
      switch (start, end) {
      case (.date(let start), .date(let end)):
        guard start.earliest <= end.latest else {
          throw reading.error("It ends before it begins.", row, last.column)
        }
        if start == end { return .date(start) }
        return .date(
          HistoricalDate(earliest: start.earliest, latest: end.latest, rule: .between)
        )
      case (.date(let start), _): return .date(start)
      case (_, .date(let end)): return .date(end)
      default: return .unknown
      }
    }
  }

  /// A column that it is read from, for errors.
  var column: Int? {
    switch self {
    case .cell(let cell, _): cell.columns.first
    case .parts(let parts): parts.year
    case .first(let dates): dates.first?.column
    case .within(let first, _): first.column
    }
  }

  /// Looks at a row that will be read later, for the order of day and month.
  func look(at row: TableRow, _ reading: TableReading) {
    switch self {
    case .cell(let cell, let column):
      for index in cell.columns where !row.isMissing(index, reading.missing) {
        column.look(at: row[index], row.position(index)?.line)
      }
    case .parts: break
    case .first(let dates): for date in dates { date.look(at: row, reading) }
    case .within(let first, let last):
      first.look(at: row, reading)
      last.look(at: row, reading)
    }
  }
}

/// A date in three columns.
struct TableDateParts {
  var year: Int
  var month: Int?
  var day: Int?
  /// What a date stands for in this table, by ISO: that 1816-01-01 is only the first day of the data.
  var values: [String: String] = [:]

  /// Besides the marks of the table: what stands for an unknown month or day.
  private static let unknown: Set<String> = ["0", "00", "99", "XX", "xx"]

  func date(in row: TableRow, _ reading: TableReading) throws -> Period.Endpoint {
    func part(_ column: Int?, isYear: Bool = false) -> String? {
      guard let column, !row.isMissing(column, reading.missing) else { return nil }
      let text = row[column]
      if !isYear, Self.unknown.contains(text) { return nil }
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    guard let year = part(year, isYear: true) else { return .unknown }
    let (month, day) = (part(month), part(day))
    if day != nil, month == nil {
      try reading.unreadable("There is a day, and no month.", row, self.day)
      return .unknown
    }
    if year == "9999" { return .open }
    var text = Self.year(year)
    if let month {
      if let number = Int(month) {
        text += "-" + Self.padded(number, 2)
        if let day { text += "-" + (Int(day).map { Self.padded($0, 2) } ?? day) }
      } else {
        text = [day, month, year].compactMap { $0 }.joined(separator: " ")
      }
    }
    if let instead = values[text] { text = instead }
    if reading.open.contains(text) { return .open }
    do {
      return .date(try HistoricalDate.inTable(text, reading.calendar, order: nil))
    } catch {
      try reading.unreadable(error.message, row, self.year)
      return .unknown
    }
  }

  private static func year(_ text: String) -> String {
    guard let number = Int(text) else { return text }
    return (number < 0 ? "-" : "") + padded(number.magnitude, 4)
  }

  private static func padded(_ number: some BinaryInteger, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension HistoricalDate {
  /// Reads a date as tables have it, besides the spellings of docs/dates.md: 1920/07/12, 1920-07-12
  /// 00:00:00, 1920.0.
  ///
  /// - Parameters:
  ///   - text: The field; kept as the wording.
  ///   - calendar: The calendar of the table.
  ///   - order: Of day and month in dates of numbers; nil: not known.
  /// - Returns: The date, with the field as its wording.
  /// - Throws: `DateError` with the reason.
  static func inTable(
    _ text: String,
    _ calendar: CalendarSystem,
    order: DateContext.NumericOrder?
  ) throws(DateError) -> HistoricalDate {
    if calendar == .gregorian, let plain = HistoricalDate(plainISO: text) { return plain }
    var plain = text
    for ending in ["T00:00:00Z", "T00:00:00", " 00:00:00", ".0"] where plain.hasSuffix(ending) {
      plain.removeLast(ending.count)
      break
    }
    if let numbers = NumericDate(plain) {
      plain = numbers.plain
    }
    var context = DateContext.none
    context.order = order
    context.calendar = .always(calendar)
    let date =
      calendar == .gregorian
      ? try HistoricalDate(parsing: plain, context: context)
      : try HistoricalDate(english: plain, context: context)
    return plain == text ? date : date.worded(text)
  }
}
