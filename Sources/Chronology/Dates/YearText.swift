/// Years in English: "1920", "64 CE", "44 BCE"; never 0.
enum YearText {
  /// The year, counted through zero in the Gregorian and the Julian calendar, in English.
  ///
  /// Years of one, two, or more than four digits say their era, for they could be taken for days or numbers.
  static func text(_ year: Int, calendar: CalendarSystem) -> String {
    switch calendar {
    case .hebrew: return "\(year) AM"
    case .islamic: return "\(year) AH"
    case .frenchRepublican: return RomanNumeral.text(year) ?? String(year)
    default:
      let year = EraYear(astronomical: year)
      if year.isBeforeCommonEra { return "\(year.number) BCE" }
      return (100...9999).contains(year.number) ? "\(year.number)" : "\(year.number) CE"
    }
  }

  /// "1st", "2nd", "3rd", "11th".
  static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}

extension CalendarUnit {
  /// The days of the unit that holds a day, in the Gregorian or the Julian calendar; nil where there is none.
  func range(holding day: Day, in calendar: CalendarSystem) -> ClosedRange<Day>? {
    guard day.isFinite else { return nil }
    let date = day.components(in: calendar)
    let choice = CalendarChoice.always(calendar)
    switch self {
    case .day: return day...day
    case .month: return calendar.days(ofMonth: date.month, year: date.year)
    case .season:
      let first = date.month / 3 * 3
      let year = first == 0 ? date.year - 1 : date.year
      let start = first == 0 ? 12 : first
      return choice.days(
        fromYear: year,
        month: start,
        toYear: start == 12 ? year + 1 : year,
        month: (start + 1) % 12 + 1
      )?.range
    case .year: return calendar.days(ofYear: date.year)
    case .decade, .hundred, .century, .millennium:
      guard let years = EraYear(astronomical: date.year).years(of: self) else { return nil }
      return choice.days(
        fromYear: years.lowerBound,
        month: 1,
        toYear: years.upperBound,
        month: 12
      )?.range
    }
  }

  /// The name of the unit that begins on a day, in the Gregorian or the Julian calendar.
  func name(beginning day: Day, in calendar: CalendarSystem) -> String? {
    let date = day.components(in: calendar)
    let year = EraYear(astronomical: date.year)
    let yearText = YearText.text(date.year, calendar: calendar)
    switch self {
    case .day: return "\(date.day) \(MonthNames.english(date.month)) \(yearText)"
    case .month: return "\(MonthNames.english(date.month)) \(yearText)"
    case .season:
      guard date.month == 12 else {
        return [3: "spring", 6: "summer", 9: "autumn"][date.month].map { "\($0) \(yearText)" }
      }
      let next = EraYear(astronomical: date.year + 1)
      guard next.isBeforeCommonEra == year.isBeforeCommonEra else { return nil }
      return "winter \(year.number)–\(YearText.text(date.year + 1, calendar: calendar))"
    case .year: return yearText
    case .decade, .hundred:
      guard let years = year.years(of: self) else { return nil }
      // The first digits are those of the year nearest to the epoch, the last one before it.
      let first = EraYear(
        astronomical: year.isBeforeCommonEra ? years.upperBound : years.lowerBound
      )
      // "The 1800s" are a hundred years, so their first decade has no such name.
      if self == .decade, first.number % 100 == 0 { return nil }
      let era = year.isBeforeCommonEra ? " BCE" : (100...9999).contains(first.number) ? "" : " CE"
      return "the \(first.number)s\(era)"
    case .century, .millennium:
      let ordinal = YearText.ordinal((year.number - 1) / years + 1)
      let name = self == .century ? "century" : "millennium"
      let early = (year.number - 1) / years == 0 && !year.isBeforeCommonEra
      return "the \(ordinal) \(name)\(year.isBeforeCommonEra ? " BCE" : early ? " CE" : "")"
    }
  }
}
