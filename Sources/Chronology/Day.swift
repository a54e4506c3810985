// Unsafe: bytes are written where a text keeps them; no buffer outlives its closure.

/// One day, counted without any calendar: its Julian day number.
///
/// The number is that of the day whose noon has it as Julian date: 12 July 1920 is 2,422,518.
/// Days are calendar days at the place where the source counts them, not instants.
public struct Day: Hashable, Sendable {
  /// The Julian day number; 0 is 1 January 4713 BCE in the Julian calendar, a Monday.
  public var number: Int

  /// Makes the day with a Julian day number.
  public init(number: Int) {
    self.number = number
  }

  /// Makes the day with these fields, or nil where the calendar has no such day.
  ///
  /// - Parameters:
  ///   - year: The year, counted astronomically: 0 is 1 BCE, -43 is 44 BCE.
  ///   - month: The month, from 1.
  ///   - day: The day of the month, from 1.
  ///   - calendar: The calendar that the fields are counted in.
  public init?(year: Int, month: Int, day: Int, calendar: CalendarSystem = .gregorian) {
    guard let made = CalendarDate(year: year, month: month, day: day, calendar: calendar) else {
      return nil
    }
    self = made.start
  }

  /// Stands for "no earliest day": before every day that a calendar can name.
  public static let distantPast = Day(number: -(1 << 46))
  /// Stands for "no latest day": after every day that a calendar can name.
  public static let distantFuture = Day(number: 1 << 46)

  /// Whether this is a real day, and neither ``distantPast`` nor ``distantFuture``.
  public var isFinite: Bool {
    self > .distantPast && self < .distantFuture
  }

  /// The day's name in a calendar.
  public func components(in calendar: CalendarSystem) -> CalendarDate {
    CalendarDate(day: self, calendar: calendar)
  }

  /// The day's name by ISO 8601, proleptic Gregorian with an astronomical year: `1920-07-12`, `-0043-03-15`.
  ///
  /// Years beyond four digits carry a sign. The two distant days give `-infinity` and `infinity`.
  public var iso: String {
    guard self > .distantPast else { return "-infinity" }
    guard self < .distantFuture else { return "infinity" }
    let date = components(in: .gregorian)
    if 0...9999 ~= date.year { return Self.plain(date.year, date.month, date.day) }
    let sign = date.year < 0 ? "-" : date.year > 9999 ? "+" : ""
    let year = zeroPadded(Int(date.year.magnitude), width: 4)
    return "\(sign)\(year)-\(zeroPadded(date.month, width: 2))-\(zeroPadded(date.day, width: 2))"
  }

  /// Ten bytes, which are written where the text keeps them: exports name days by the million.
  private static func plain(_ year: Int, _ month: Int, _ day: Int) -> String {
    String(unsafeUninitializedCapacity: 10) { text in
      func put(_ number: Int, at places: Range<Int>) {
        var rest = number
        for place in places.reversed() {
          text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      put(year, at: 0..<4)
      put(month, at: 5..<7)
      put(day, at: 8..<10)
      (text[4], text[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
      return 10
    }
  }

  /// The number of days from this day to another; negative where the other is earlier.
  public func days(until other: Day) -> Int {
    other.number - number
  }

  /// The day of the week.
  public var weekday: Weekday {
    Weekday.allCases[floorModulo(number, 7)]
  }
}

extension Day: Strideable {
  /// The day so many days later, or earlier; never beyond the two distant days, which stay what they are.
  public func advanced(by days: Int) -> Day {
    guard isFinite else { return self }
    let (sum, overflow) = number.addingReportingOverflow(days)
    if overflow { return days < 0 ? .distantPast : .distantFuture }
    return min(max(Day(number: sum), .distantPast), .distantFuture)
  }

  /// The number of days from this day to another; negative where the other is earlier.
  public func distance(to other: Day) -> Int {
    days(until: other)
  }

  /// Whether one day comes before another.
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  /// Whether two days are one.
  public static func == (left: Day, right: Day) -> Bool {
    left.number == right.number
  }
}

extension Day: CustomStringConvertible {
  /// The day by ISO 8601.
  public var description: String { iso }
}

/// A day of the week.
public enum Weekday: String, Sendable, CaseIterable, Hashable {
  case monday = "Monday"
  case tuesday = "Tuesday"
  case wednesday = "Wednesday"
  case thursday = "Thursday"
  case friday = "Friday"
  case saturday = "Saturday"
  case sunday = "Sunday"
}

/// A number written with zeros before it up to a width; the sign is not written.
func zeroPadded(_ number: Int, width: Int) -> String {
  let digits = String(number.magnitude)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
