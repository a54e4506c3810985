/// A day as a calendar names it: year, month and day.
public struct CalendarDate: Hashable, Sendable {
  /// The year, counted through zero: in the Gregorian and the Julian calendar 0 is 1 BCE.
  public let year: Int
  /// The month from 1, numbered as ``CalendarSystem`` says.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int
  /// The calendar that counts so.
  public let calendar: CalendarSystem

  /// Checks that the calendar has such a day; nil where it has not.
  ///
  /// Years lie within ``CalendarSystem/yearLimit``.
  public init?(year: Int, month: Int, day: Int, calendar: CalendarSystem) {
    guard calendar.hasMonth(month, year: year), day >= 1,
      day <= calendar.daysInMonth(month, year: year)
    else { return nil }
    self.init(unchecked: year, month, day, calendar)
  }

  /// Names a day in a calendar.
  ///
  /// The two distant days are named like any other; no source means the result.
  public init(day: Day, calendar: CalendarSystem) {
    let fields = calendar.fields(of: day.number)
    self.init(unchecked: fields.year, fields.month, fields.day, calendar)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int, _ calendar: CalendarSystem) {
    self.year = year
    self.month = month
    self.day = day
    self.calendar = calendar
  }

  /// The day that is named.
  public var start: Day {
    Day(number: calendar.dayNumber(year: year, month: month, day: day))
  }
}
