/// Which calendar a date is counted in where its wording does not say.
public enum CalendarChoice: Hashable, Sendable {
  /// One calendar throughout.
  case always(CalendarSystem)
  /// The Julian calendar before a day, the Gregorian from it on.
  case reformed(on: Day)

  /// As the Catholic countries reformed: Thursday 4 October 1582 was followed by Friday the 15th.
  public static let rome = CalendarChoice.reformed(on: Day(number: 2_299_161))
  /// As Great Britain reformed: 2 September 1752 was followed by the 14th.
  public static let britain = CalendarChoice.reformed(on: Day(number: 2_361_222))
  /// As Russia reformed: 31 January 1918 was followed by 14 February.
  public static let russia = CalendarChoice.reformed(on: Day(number: 2_421_639))

  /// The day with these fields: nil where no calendar has it, the gap where the reform skipped it.
  func resolve(year: Int, month: Int, day: Int) -> Resolution? {
    switch self {
    case .always(let calendar):
      return Day(year: year, month: month, day: day, calendar: calendar).map {
        .day($0, calendar)
      }
    case .reformed(let reform):
      if let old = Day(year: year, month: month, day: day, calendar: .julian), old < reform {
        return .day(old, .julian)
      }
      if let new = Day(year: year, month: month, day: day), new >= reform {
        return .day(new, .gregorian)
      }
      // 29 February of a Julian leap year is a day that the reform skipped, too.
      let named = CalendarSystem.julian.daysInMonth(month, year: year) >= day && day >= 1
      return named ? .skipped(reform) : nil
    }
  }

  /// What fields turn out to be.
  enum Resolution {
    case day(Day, CalendarSystem)
    case skipped(Day)
  }

  /// The days of whole months of a year, first to last, and the calendar they are counted in.
  func days(
    fromYear firstYear: Int,
    month firstMonth: Int,
    toYear lastYear: Int,
    month lastMonth: Int
  ) -> (range: ClosedRange<Day>, calendar: CalendarSystem)? {
    switch self {
    case .always(let calendar):
      guard let first = calendar.days(ofMonth: firstMonth, year: firstYear),
        let last = calendar.days(ofMonth: lastMonth, year: lastYear),
        first.lowerBound <= last.upperBound
      else { return nil }
      return (first.lowerBound...last.upperBound, calendar)
    case .reformed(let reform):
      let julian = CalendarChoice.always(.julian)
        .days(fromYear: firstYear, month: firstMonth, toYear: lastYear, month: lastMonth)
      let gregorian = CalendarChoice.always(.gregorian)
        .days(fromYear: firstYear, month: firstMonth, toYear: lastYear, month: lastMonth)
      guard let julian, let gregorian else { return nil }
      if julian.range.upperBound < reform { return julian }
      if gregorian.range.lowerBound >= reform { return gregorian }
      let first = min(julian.range.lowerBound, reform)
      return (first...max(gregorian.range.upperBound, first), .gregorian)
    }
  }
}
