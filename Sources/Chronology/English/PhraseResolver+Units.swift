extension PhraseResolver {
  /// A season or a quarter of a year.
  func season(_ season: Season, _ phrase: Phrase) throws(DateError) -> Base {
    guard let year = try year(of: phrase) ?? context.impliedYear else {
      throw error("of which year? Write it, or give a context", at: phrase.offset)
    }
    let choice = try calendar(of: phrase)
    let isQuarter = season.rawValue >= Season.firstQuarter.rawValue
    // Of a winter with two years, the parser gives the second.
    let first = phrase.year?.isDual == true ? year - 1 : year
    guard let strict = season.days(ofYear: first, in: choice),
      let either = season.daysOfEither(year: first, in: choice)
    else { throw error("the year is too far away to be computed", at: phrase.offset) }
    if season.crossesNewYear, phrase.year?.isDual != true {
      return Base(
        range: either.range,
        unit: .season,
        rule: .winter,
        calendar: either.calendar,
        measure: strict.range
      )
    }
    return Base(
      range: strict.range,
      unit: isQuarter ? nil : .season,
      rule: isQuarter ? .quarter : .season,
      calendar: strict.calendar
    )
  }

  /// The decade, hundred, century or millennium that holds a year.
  func years(
    of unit: CalendarUnit,
    holding number: Int,
    _ phrase: Phrase
  ) throws(DateError) -> Base {
    let year = EraYear(number: number, isBeforeCommonEra: phrase.era == .beforeCommon)
    guard phrase.era == nil || phrase.era == .common || phrase.era == .beforeCommon else {
      throw error("decades and centuries are counted in CE and BCE only", at: phrase.offset)
    }
    guard number > 0, number <= CalendarSystem.yearLimit, let years = year.years(of: unit),
      let days = try calendar(of: phrase).days(
        fromYear: years.lowerBound,
        month: 1,
        toYear: years.upperBound,
        month: 12
      )
    else { throw error("there is no such time", at: phrase.offset) }
    return Base(range: days.range, unit: unit, rule: unit.rule, calendar: days.calendar)
  }

  /// One day named in the Julian and in the Gregorian calendar, in either order.
  func dual(_ phrases: [Phrase], at offset: Int) throws(DateError) -> Base {
    guard var first = phrases.first, var second = phrases.last else {
      throw error("the date is not finished", at: offset)
    }
    let hasOneYear = first.year == nil || second.year == nil
    if second.year == nil { (second.year, second.era) = (first.year, first.era) }
    if first.year == nil { (first.year, first.era) = (second.year, second.era) }
    guard let firstYear = try year(of: first) ?? context.impliedYear,
      let secondYear = try year(of: second) ?? context.impliedYear,
      let firstMonth = first.month, let secondMonth = second.month,
      let firstDay = first.day, let secondDay = second.day
    else { throw error("in which year? Write it, or give a context", at: offset) }
    guard firstMonth.calendar == .gregorian, secondMonth.calendar == .gregorian else {
      throw error("two dates of one day are Julian and Gregorian here", at: offset)
    }
    // A year written once is that of one of the two, where the new year lies between them.
    let shifts = hasOneYear ? [(0, 0), (-1, 0), (0, 1), (1, 0), (0, -1)] : [(0, 0)]
    for (calendar, other) in [
      (CalendarSystem.julian, CalendarSystem.gregorian), (.gregorian, .julian),
    ]
    where (first.mark ?? calendar) == calendar && (second.mark ?? other) == other {
      for (shift, otherShift) in shifts {
        let day = Day(
          year: firstYear + shift,
          month: firstMonth.number,
          day: firstDay,
          calendar: calendar
        )
        let same = Day(
          year: secondYear + otherShift,
          month: secondMonth.number,
          day: secondDay,
          calendar: other
        )
        if let day, day == same {
          return Base(range: day...day, unit: .day, rule: .day, calendar: calendar)
        }
      }
    }
    guard
      let day = Day(
        year: firstYear,
        month: firstMonth.number,
        day: firstDay,
        calendar: .julian
      )
    else {
      throw missing(firstYear, firstMonth.number, firstDay, .always(.julian), at: offset)
    }
    let new = day.components(in: .gregorian)
    throw error(
      "\(firstDay) \(MonthNames.english(firstMonth.number)) in the Julian calendar was "
        + "\(new.day) \(MonthNames.english(new.month)) in the Gregorian, not "
        + "\(secondDay) \(MonthNames.english(secondMonth.number))",
      at: offset
    )
  }

  /// So many units from another date, or the neighbouring unit as a whole.
  func offset(
    _ count: Int,
    _ unit: TimeUnit,
    _ isNeighbour: Bool,
    _ from: Phrase?,
    _ phrase: Phrase
  ) throws(DateError) -> Reading {
    let anchor = if let from { try date(from) } else { context.reference }
    guard let anchor else {
      throw error("from which date is it counted? Give a context", at: phrase.offset)
    }
    guard isNeighbour, anchor.earliest.isFinite, anchor.latest.isFinite else {
      let date = anchor.shifted(by: count, unit, approximately: phrase.isCirca)
      return Reading(range: date.bounds, rule: date.rule, calendar: date.calendar)
    }
    let system = anchor.calendar == .julian ? CalendarSystem.julian : .gregorian
    let first = anchor.earliest.shifted(by: count, unit, in: system)
    let last = anchor.latest.shifted(by: count, unit, in: system)
    guard let start = whole(unit, first, system)?.lowerBound,
      let end = whole(unit, last, system)?.upperBound
    else { throw error("the year is too far away to be computed", at: phrase.offset) }
    let isOne = whole(unit, first, system) == start...end
    let rule: DateRule = unit == .month && isOne ? .month : unit == .year && isOne ? .year : .offset
    return Reading(range: start...end, rule: rule, calendar: system)
  }

  /// The week from Monday, the month or the year that holds a day.
  private func whole(
    _ unit: TimeUnit,
    _ day: Day,
    _ system: CalendarSystem
  ) -> ClosedRange<Day>? {
    switch unit {
    case .day: return day...day
    case .week:
      let monday = day.advanced(by: -floorModulo(day.number, 7))
      return monday...monday.advanced(by: 6)
    case .month: return CalendarUnit.month.range(holding: day, in: system)
    case .year: return CalendarUnit.year.range(holding: day, in: system)
    }
  }
}
