/// A season or another part of a year, by its number in EDTF.
public enum Season: Int, Hashable, Sendable, CaseIterable {
  /// Spring wherever the source is; computed as in the north.
  case spring = 21
  /// Summer wherever the source is; computed as in the north.
  case summer = 22
  /// Autumn wherever the source is; computed as in the north.
  case autumn = 23
  /// Winter wherever the source is; computed as in the north.
  case winter = 24
  case northernSpring = 25
  case northernSummer = 26
  case northernAutumn = 27
  case northernWinter = 28
  case southernSpring = 29
  case southernSummer = 30
  case southernAutumn = 31
  case southernWinter = 32
  case firstQuarter = 33
  case secondQuarter = 34
  case thirdQuarter = 35
  case fourthQuarter = 36
  case firstQuadrimester = 37
  case secondQuadrimester = 38
  case thirdQuadrimester = 39
  case firstHalf = 40
  case secondHalf = 41

  /// Takes the number that EDTF writes in the month's place.
  public init?(code: Int) {
    self.init(rawValue: code)
  }

  /// The first month, and the number of months.
  var months: (first: Int, count: Int) {
    switch self {
    case .spring, .northernSpring, .southernAutumn: (3, 3)
    case .summer, .northernSummer, .southernWinter: (6, 3)
    case .autumn, .northernAutumn, .southernSpring: (9, 3)
    case .winter, .northernWinter, .southernSummer: (12, 3)
    case .firstQuarter, .secondQuarter, .thirdQuarter, .fourthQuarter:
      (3 * (rawValue - Season.firstQuarter.rawValue) + 1, 3)
    case .firstQuadrimester, .secondQuadrimester, .thirdQuadrimester:
      (4 * (rawValue - Season.firstQuadrimester.rawValue) + 1, 4)
    case .firstHalf, .secondHalf:
      (6 * (rawValue - Season.firstHalf.rawValue) + 1, 6)
    }
  }

  /// Whether it reaches into the next year, so that "winter 1920" can mean one of two.
  var crossesNewYear: Bool { months.first + months.count > 13 }

  /// Its days in the Gregorian calendar; one that crosses the new year belongs to the year it begins in.
  func days(ofYear year: Int) -> ClosedRange<Day>? {
    days(ofYear: year, in: .always(.gregorian))?.range
  }

  /// Its days, and the calendar they are counted in.
  func days(
    ofYear year: Int,
    in calendar: CalendarChoice
  ) -> (range: ClosedRange<Day>, calendar: CalendarSystem)? {
    let last = months.first + months.count - 2
    return calendar.days(
      fromYear: year,
      month: months.first,
      toYear: year + last / 12,
      month: last % 12 + 1
    )
  }

  /// Its days when only a year is named and it can begin or end in that year: every day of either.
  func daysOfEither(
    year: Int,
    in calendar: CalendarChoice
  ) -> (range: ClosedRange<Day>, calendar: CalendarSystem)? {
    guard crossesNewYear else { return days(ofYear: year, in: calendar) }
    let last = months.first + months.count - 2
    return calendar.days(fromYear: year, month: 1, toYear: year + 1, month: last % 12 + 1)
  }
}
