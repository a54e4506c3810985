extension PhraseResolver {
  /// A day, a month or a year.
  func fields(_ phrase: Phrase) throws(DateError) -> Base {
    let choice = try calendar(of: phrase)
    let month = try month(of: phrase)
    let day = try day(of: phrase)
    var year = try year(of: phrase)
    if year == nil, month != nil { year = context.impliedYear }
    guard let year else {
      throw error(
        month == nil ? "there is no year in it" : "in which year? Write it, or give a context",
        at: phrase.offset
      )
    }
    try checkDualYear(phrase, month: month, day: day)
    guard let month else { return try wholeYear(year, phrase, choice) }
    guard let day else { return try wholeMonth(month, year, phrase, choice) }
    switch choice.resolve(year: year, month: month, day: day) {
    case .day(let found, let calendar):
      return Base(range: found...found, unit: .day, rule: .day, calendar: calendar)
    case .skipped:
      throw error(
        "\(day) \(MonthNames.english(month)) \(YearText.text(year, calendar: .gregorian)) was skipped when the calendar was reformed",
        at: phrase.offset
      )
    case nil: throw missing(year, month, day, choice, at: phrase.offset)
    }
  }

  private func wholeYear(
    _ year: Int,
    _ phrase: Phrase,
    _ choice: CalendarChoice
  ) throws(DateError) -> Base {
    if phrase.year?.isDual == true {
      let days = context.calendar.days(fromYear: year - 1, month: 1, toYear: year, month: 12)
      guard let days else { throw tooFar(phrase) }
      return Base(range: days.range, rule: .dualYear, calendar: days.calendar)
    }
    guard let days = choice.days(ofYear: year) else { throw tooFar(phrase) }
    return Base(range: days.range, unit: .year, rule: .year, calendar: days.calendar)
  }

  private func wholeMonth(
    _ month: Int,
    _ year: Int,
    _ phrase: Phrase,
    _ choice: CalendarChoice
  ) throws(DateError) -> Base {
    guard
      var days = choice.days(fromYear: year, month: month, toYear: year, month: month)
    else { throw missing(year, month, 1, choice, at: phrase.offset) }
    if phrase.year?.isDual == true, month == 3 {
      // The year began on the 25th, so that a double year is of the days before.
      days.range = days.range.lowerBound...days.range.lowerBound.advanced(by: 23)
      return Base(range: days.range, rule: .between, calendar: days.calendar)
    }
    return Base(range: days.range, unit: .month, rule: .month, calendar: days.calendar)
  }

  private func checkDualYear(_ phrase: Phrase, month: Int?, day: Int?) throws(DateError) {
    guard let year = phrase.year, year.isDual, let month else { return }
    guard month <= 2 || month == 3 && (day ?? 1) <= 24 else {
      throw error(
        "a double year is written for days from 1 January to 24 March, before the old new year",
        at: year.offset
      )
    }
  }

  /// Which calendar counts: a mark, the month's name, the era, a double year, or the context.
  func calendar(of phrase: Phrase) throws(DateError) -> CalendarChoice {
    let named = phrase.month.flatMap { $0.calendar == .gregorian ? nil : $0.calendar }
    let byEra: CalendarSystem? =
      switch phrase.era {
      case .creation: .hebrew
      case .hijra: .islamic
      case .republic: .frenchRepublican
      case .common, .beforeCommon, nil: nil
      }
    let isRoman = phrase.month != nil && named == nil
    for system in [phrase.mark, named, byEra].compactMap({ $0 }) {
      let isSolar = system == .gregorian || system == .julian
      let contradicts =
        isSolar ? named != nil || byEra != nil : isRoman || (named ?? system) != system
      if contradicts || (byEra ?? system) != system {
        throw error("the parts of the date belong to different calendars", at: phrase.offset)
      }
      return .always(system)
    }
    if phrase.era == .beforeCommon || phrase.era == .common || phrase.year?.isDual != true
      || phrase.month == nil
    {
      return context.calendar
    }
    return .always(.julian)
  }

  /// The year counted through zero; nil where the phrase has none.
  func year(of phrase: Phrase) throws(DateError) -> Int? {
    guard let year = phrase.year else { return nil }
    guard year.number > 0 else {
      throw error("there is no year 0: 1 BCE is followed by 1 CE", at: year.offset)
    }
    return phrase.era == .beforeCommon ? 1 - year.number : year.number
  }

  private func month(of phrase: Phrase) throws(DateError) -> Int? {
    if let month = phrase.month {
      guard month.calendar != .gregorian || (1...12).contains(month.number) else {
        throw error("there is no month \(month.number)", at: phrase.offset)
      }
      return month.number
    }
    guard phrase.bare != nil || phrase.day != nil else { return nil }
    guard let month = context.impliedMonth else {
      let number = phrase.bare?.number ?? phrase.day ?? 0
      throw error(
        "is \(number) a day or a year? Write its month, or its era as in “\(number) CE”",
        at: phrase.offset
      )
    }
    return month
  }

  private func day(of phrase: Phrase) throws(DateError) -> Int? {
    phrase.day ?? phrase.bare?.number
  }

  /// Why there is no such day.
  func missing(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ choice: CalendarChoice,
    at offset: Int
  ) -> DateError {
    let calendar =
      if case .always(let system) = choice { system } else { CalendarSystem.gregorian }
    let length = calendar.daysInMonth(month, year: year)
    let yearText = YearText.text(year, calendar: calendar)
    guard length > 0, let names = calendar.monthNames else {
      return error(
        year.magnitude > UInt(CalendarSystem.yearLimit)
          ? "the year is too far away to be computed" : "the year \(yearText) has no such month",
        at: offset
      )
    }
    guard day > 0 else { return error("there is no day 0 of a month", at: offset) }
    return error("\(names[month - 1]) \(yearText) has \(length) days", at: offset)
  }

  private func tooFar(_ phrase: Phrase) -> DateError {
    error("the year is too far away to be computed", at: phrase.offset)
  }
}

extension CalendarChoice {
  /// The days of a year, and the calendar they are counted in.
  func days(ofYear year: Int) -> (range: ClosedRange<Day>, calendar: CalendarSystem)? {
    switch self {
    case .always(let calendar): calendar.days(ofYear: year).map { ($0, calendar) }
    case .reformed: days(fromYear: year, month: 1, toYear: year, month: 12)
    }
  }
}
