internal import Chronology
internal import Formats
internal import RegestaKit

/// The dates of one column: what was read once is remembered, and which of day and month comes first is
/// found out from all of them, never guessed from one.
final class TableDateColumn {
  /// What the mapping says of the order of day and month; it is not asked then.
  var order: DateContext.NumericOrder?
  /// What a date stands for in this table.
  var values: [String: String] = [:]

  private var known: [String: Period.Endpoint] = [:]
  private static let capacity = 16_384
  /// Where a date stands that has the day first for certain, or the month.
  private var evidence: [DateContext.NumericOrder: (text: String, line: Int?)] = [:]
  /// A date that was read by the evidence there was.
  private var trusting: String?

  /// Notes what a date tells of the order.
  func look(at text: String, _ line: Int?) {
    guard order == nil, let found = NumericDate(text)?.order, evidence[found] == nil else { return }
    evidence[found] = (text, line)
  }

  /// Reads a field.
  func date(
    _ text: String,
    _ row: TableRow,
    _ column: Int?,
    _ reading: TableReading
  ) throws -> Period.Endpoint {
    if let known = known[text] { return known }
    let meant = values[text] ?? text
    if reading.open.contains(meant) { return .open }
    if meant.isEmpty { return .unknown }
    do {
      var order = order
      if order == nil, !NumericDate.hasYearFirst(meant), let numbers = NumericDate(meant) {
        look(at: meant, column.flatMap { row.position($0)?.line })
        try contradiction(column, reading)
        if numbers.isAmbiguous {
          order = try evidentOrder(meant, row, column, reading)
          if order == nil { return .unknown }
        }
      }
      let date = Period.Endpoint.date(
        try HistoricalDate.inTable(meant, reading.calendar, order: order)
      )
      if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
      known[text] = date
      return date
    } catch let error as DateError {
      try reading.unreadable(error.message, row, column)
      return .unknown
    }
  }

  /// The order that the other dates of the column speak for; the row waits for the end of the file when
  /// none has spoken yet.
  private func evidentOrder(
    _ text: String,
    _ row: TableRow,
    _ column: Int?,
    _ reading: TableReading
  ) throws -> DateContext.NumericOrder? {
    if evidence.count == 1, let found = evidence.keys.first {
      trusting = trusting ?? text
      return found
    }
    if evidence.isEmpty { try reading.waitForEnd() }
    try reading.unreadable(
      evidence.isEmpty
        ? "\"\(text)\" can have the day or the month first, and no date of the column tells which: "
          + "say \"date-order: dmy\" or \"mdy\" in a mapping."
        : "\"\(text)\" can have the day or the month first, and the column has both orders.",
      row,
      column
    )
    return nil
  }

  /// Dates were read by an order that a later one contradicts: the whole file must not be taken in.
  private func contradiction(_ column: Int?, _ reading: TableReading) throws {
    guard evidence.count == 2, let trusting, reading.fatal == nil,
      let day = evidence[.dayMonthYear], let month = evidence[.monthDayYear]
    else { return }
    func place(_ line: Int?) -> String { line.map { " (line \($0))" } ?? "" }
    reading.fatal = RegestaError(
      .badInput,
      "Column \"\(column.map { reading.columns.names[$0] } ?? "")\" has \"\(day.text)\"\(place(day.line))"
        + " with the day first and \"\(month.text)\"\(place(month.line)) with the month first, so "
        + "\"\(trusting)\" could be either.",
      hint: "Say date-order: dmy or mdy in a mapping; nothing was taken in."
    )
  }
}

/// A date of three numbers: 12/7/1920, 12-07-1920, 1920/07/12.
struct NumericDate {
  private var numbers: [Int] = []
  private var yearFirst = false
  private var mark: Unicode.Scalar = "/"

  init?(_ text: String) {
    guard (8...10).contains(text.utf8.count) || (6...9).contains(text.utf8.count) else {
      return nil
    }
    var digits = ""
    var widths: [Int] = []
    var marks: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "/", "-", ".":
        guard let number = Int(digits) else { return nil }
        numbers.append(number)
        widths.append(digits.count)
        marks.append(scalar)
        digits = ""
      default: return nil
      }
    }
    guard let last = Int(digits) else { return nil }
    numbers.append(last)
    widths.append(digits.count)
    guard numbers.count == 3, marks[0] == marks[1] else { return nil }
    mark = marks[0]
    if widths[0] == 4, widths[1] <= 2, widths[2] <= 2 {
      yearFirst = true
    } else if widths[2] != 4 || widths[0] > 2 || widths[1] > 2 {
      return nil
    }
  }

  /// Whether it begins with a year, so that nothing can be said of the order of day and month.
  static func hasYearFirst(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.prefix(4).allSatisfy({ 0x30...0x39 ~= $0 }) else { return false }
    switch bytes.dropFirst(4).first {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."): return true
    default: return false
    }
  }

  /// Whether both readings exist and differ. With points between, the day is first: nobody writes the
  /// month first so.
  var isAmbiguous: Bool {
    !yearFirst && mark != "." && numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1]
  }

  /// The order that only this reading has.
  var order: DateContext.NumericOrder? {
    guard !yearFirst, mark != "." else { return nil }
    if (13...31).contains(numbers[0]), (1...12).contains(numbers[1]) { return .dayMonthYear }
    if (1...12).contains(numbers[0]), (13...31).contains(numbers[1]) { return .monthDayYear }
    return nil
  }

  /// As it can be read: ISO with the year first, else with slashes or points.
  var plain: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    if yearFirst {
      return [padded(numbers[0], 4), padded(numbers[1], 2), padded(numbers[2], 2)]
        .joined(separator: "-")
    }
    let between = mark == "." ? "." : "/"
    return [String(numbers[0]), String(numbers[1]), padded(numbers[2], 4)]
      .joined(separator: between)
  }
}
