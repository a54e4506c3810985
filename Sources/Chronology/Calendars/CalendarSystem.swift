/// A calendar: a rule that names days.
///
/// All are proleptic: they count back before they were introduced and on after they were given up.
/// Months are numbered in the order of the year, but for the Hebrew calendar, where Nisan is 1 and
/// the year begins with Tishri (7).
public enum CalendarSystem: String, Sendable, CaseIterable, Hashable {
  /// The calendar of Pope Gregory XIII, in civil use since 15 October 1582 at the earliest.
  case gregorian
  /// The calendar of Julius Caesar with the year beginning on 1 January: Old Style.
  case julian
  /// The Julian calendar with years since the Creation, beginning on 1 September (month 1), as in Rus and Byzantium.
  case byzantine
  /// The calendar of the French Republic as it was kept in the years 1 to 14; Romme's rule goes on from there.
  case frenchRepublican
  /// The Republican calendar, after year 14, by Romme's rule: every fourth year, as in the Gregorian calendar.
  case frenchRepublicanRomme
  /// The Republican calendar, after year 16, by Mädler's rule: every fourth year but every 128th.
  case frenchRepublicanMadler
  /// The Republican calendar with leap years 3, 7, 11, 15 and so on without end.
  case frenchRepublicanContinuous
  /// The Hebrew calendar by the fixed rule, years since the Creation.
  case hebrew
  /// The arithmetical ("civil") Islamic calendar; the observed one can differ from it by a day or two.
  case islamic
  /// The Coptic calendar, in the Era of the Martyrs.
  case coptic
  /// The Ethiopian calendar, in the Era of the Incarnation.
  case ethiopian

  /// Years are computed from minus to plus this many; dates beyond are refused.
  public static let yearLimit = 100_000_000_000

  /// Whether the year is one that can be computed and has a month of this number.
  public func hasMonth(_ month: Int, year: Int) -> Bool {
    year.magnitude <= UInt(Self.yearLimit) && month >= 1 && month <= monthsInYear(year)
  }

  /// The number of months in a year.
  public func monthsInYear(_ year: Int) -> Int {
    switch self {
    case .gregorian, .julian, .byzantine, .islamic: 12
    case .hebrew: Hebrew.isLeap(year) ? 13 : 12
    case .frenchRepublican, .frenchRepublicanRomme, .frenchRepublicanMadler,
      .frenchRepublicanContinuous, .coptic, .ethiopian:
      13
    }
  }

  /// The number of days in a month; 0 where the year has no such month.
  public func daysInMonth(_ month: Int, year: Int) -> Int {
    guard hasMonth(month, year: year) else { return 0 }
    switch self {
    case .gregorian: return solarMonthLength(month, isLeap: isLeap(year))
    case .julian: return solarMonthLength(month, isLeap: isLeap(year))
    case .byzantine:
      let julian = Byzantine.julian(year: year, month: month)
      return CalendarSystem.julian.daysInMonth(julian.month, year: julian.year)
    case .hebrew: return Hebrew.daysInMonth(month, year: year)
    case .islamic: return month % 2 == 1 || (month == 12 && isLeap(year)) ? 30 : 29
    case .frenchRepublican, .frenchRepublicanRomme, .frenchRepublicanMadler,
      .frenchRepublicanContinuous, .coptic, .ethiopian:
      return month < 13 ? 30 : isLeap(year) ? 6 : 5
    }
  }

  /// Whether a year has a day, or in the Hebrew calendar a month, more than a common one.
  public func isLeap(_ year: Int) -> Bool {
    switch self {
    case .gregorian:
      floorModulo(year, 4) == 0 && (floorModulo(year, 100) != 0 || floorModulo(year, 400) == 0)
    case .julian: floorModulo(year, 4) == 0
    case .byzantine: floorModulo(year, 4) == 0
    case .hebrew: Hebrew.isLeap(year)
    case .islamic: floorModulo(11 * year + 14, 30) < 11
    case .coptic, .ethiopian: floorModulo(year, 4) == 3
    case .frenchRepublican, .frenchRepublicanRomme, .frenchRepublicanMadler,
      .frenchRepublicanContinuous:
      firstDay(ofYear: year + 1) - firstDay(ofYear: year) == 366
    }
  }

  /// The days of a year, first to last; nil where it lies beyond ``yearLimit``.
  public func days(ofYear year: Int) -> ClosedRange<Day>? {
    guard year.magnitude <= UInt(Self.yearLimit) else { return nil }
    return Day(number: firstDay(ofYear: year))...Day(number: firstDay(ofYear: year + 1) - 1)
  }

  /// The days of a month, first to last; nil where the year has no such month.
  public func days(ofMonth month: Int, year: Int) -> ClosedRange<Day>? {
    guard hasMonth(month, year: year) else { return nil }
    let first = dayNumber(year: year, month: month, day: 1)
    return Day(number: first)...Day(number: first + daysInMonth(month, year: year) - 1)
  }
}

extension CalendarSystem {
  /// The Julian day number of fields that are known to be good.
  func dayNumber(year: Int, month: Int, day: Int) -> Int {
    switch self {
    case .gregorian: return Gregorian.dayNumber(year: year, month: month, day: day)
    case .julian: return Julian.dayNumber(year: year, month: month, day: day)
    case .byzantine:
      let julian = Byzantine.julian(year: year, month: month)
      return Julian.dayNumber(year: julian.year, month: julian.month, day: day)
    case .hebrew: return Hebrew.dayNumber(year: year, month: month, day: day)
    case .islamic:
      return firstDay(ofYear: year) + Islamic.daysBeforeMonth(month) + day - 1
    case .frenchRepublican, .frenchRepublicanRomme, .frenchRepublicanMadler,
      .frenchRepublicanContinuous, .coptic, .ethiopian:
      return firstDay(ofYear: year) + 30 * (month - 1) + day - 1
    }
  }

  /// The year, month and day of a Julian day number.
  func fields(of number: Int) -> (year: Int, month: Int, day: Int) {
    switch self {
    case .gregorian: return Gregorian.fields(of: number)
    case .julian: return Julian.fields(of: number)
    case .byzantine: return Byzantine.fields(of: number)
    case .hebrew:
      return Hebrew.fields(of: number, year: year(of: number, meanYearInMicrodays: 365_246_822))
    case .islamic:
      let year = year(of: number, meanYearInMicrodays: 354_366_667)
      return Islamic.fields(of: number - firstDay(ofYear: year), year: year)
    case .frenchRepublican, .frenchRepublicanRomme, .frenchRepublicanMadler,
      .frenchRepublicanContinuous, .coptic, .ethiopian:
      let year = year(of: number, meanYearInMicrodays: 365_242_500)
      let rest = number - firstDay(ofYear: year)
      return (year, rest / 30 + 1, rest % 30 + 1)
    }
  }

  /// The Julian day number on which a year begins.
  func firstDay(ofYear year: Int) -> Int {
    switch self {
    case .gregorian: return Gregorian.dayNumber(year: year, month: 1, day: 1)
    case .julian: return Julian.dayNumber(year: year, month: 1, day: 1)
    case .byzantine: return Julian.dayNumber(year: year - Byzantine.offset, month: 9, day: 1)
    case .hebrew: return Hebrew.newYear(year)
    case .islamic: return Islamic.firstDay(ofYear: year)
    case .coptic: return Alexandrian.firstDay(ofYear: year, epoch: Alexandrian.martyrs)
    case .ethiopian: return Alexandrian.firstDay(ofYear: year, epoch: Alexandrian.incarnation)
    case .frenchRepublican, .frenchRepublicanRomme:
      return FrenchRepublican.firstDay(ofYear: year, rule: .romme)
    case .frenchRepublicanMadler: return FrenchRepublican.firstDay(ofYear: year, rule: .madler)
    case .frenchRepublicanContinuous:
      return FrenchRepublican.firstDay(ofYear: year, rule: .continuous)
    }
  }

  /// The year that a day lies in: a guess from the mean length, then a search around it.
  ///
  /// The search doubles its step, so that it stays short even where the guess drifts off far from the epoch.
  private func year(of number: Int, meanYearInMicrodays: Int) -> Int {
    // Thousands of days keep the product within 64 bits for every day up to the distant ones.
    let guess = floorDivide(number - firstDay(ofYear: 1), 1000) * 1_000_000
    var low = floorDivide(guess, meanYearInMicrodays / 1000) + 1
    var step = 1
    while firstDay(ofYear: low) > number {
      low -= step
      step *= 2
    }
    step = 1
    var high = low + 1
    while firstDay(ofYear: high) <= number {
      low = high
      high += step
      step *= 2
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if firstDay(ofYear: middle) <= number { low = middle } else { high = middle }
    }
    return low
  }

  /// The length of a month of the Gregorian and the Julian calendar.
  private func solarMonthLength(_ month: Int, isLeap: Bool) -> Int {
    switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
