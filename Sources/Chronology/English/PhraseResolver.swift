/// Turns phrases into bounds, with the help of the context.
struct PhraseResolver {
  let input: String
  let context: DateContext

  /// What a phrase names before it is taken in part, rounded or limited.
  struct Base {
    var range: ClosedRange<Day>
    var unit: CalendarUnit?
    var rule: DateRule
    var calendar: CalendarSystem
    /// What decides how far "circa" reaches, where it is not the range.
    var measure: ClosedRange<Day>?
  }

  /// The reading of a phrase as a whole.
  func read(_ phrase: Phrase) throws(DateError) -> Reading {
    if case .unknown = phrase.kind { return .unknown }
    var base = try base(of: phrase)
    if let weekday = phrase.weekday { try check(weekday, base, phrase) }
    if let part = phrase.part, phrase.boundOfWhole == nil { try take(part, of: &base, phrase) }
    var isCounted = false
    if case .offset(_, _, isNeighbour: false, _) = phrase.kind { isCounted = true }
    // "About two weeks after" has been rounded already.
    let doubt = isCounted && phrase.isCirca ? nil : phrase.doubt
    let reading = Reading(range: base.range, rule: base.rule, calendar: base.calendar)
    let spread = doubt.map {
      context.approximation.spread(for: base.measure ?? base.range, doubt: $0)
    }
    guard let bound = phrase.boundOfWhole ?? phrase.bound else {
      guard let doubt, let spread else { return reading }
      var wide = reading
      wide.widen(doubt: doubt, by: spread)
      return wide
    }
    var rule = bound.rule
    if let doubt, let spread {
      rule = DateRule.doubtful(doubt, spread: spread).following(bound.rule)
    }
    return try limit(reading, by: bound, spread: spread, rule: rule, at: phrase.offset)
  }

  /// The reading of an end of a stretch; nil where it is open or unknown.
  func read(_ end: Wording.End) throws(DateError) -> Reading? {
    if case .phrase(let phrase) = end { return try read(phrase) }
    return nil
  }

  /// The phrase as a date, which keeps the whole wording it was part of.
  func date(_ phrase: Phrase) throws(DateError) -> HistoricalDate {
    let reading = try read(phrase)
    return HistoricalDate(
      earliest: reading.range.lowerBound,
      latest: reading.range.upperBound,
      wording: trimmed(input),
      calendar: reading.calendar,
      rule: reading.rule
    )
  }

  func endpoint(_ end: Wording.End) throws(DateError) -> Period.Endpoint {
    switch end {
    case .phrase(let phrase): .date(try date(phrase))
    case .open: .open
    case .unknown: .unknown
    }
  }

  /// One reading from the beginning of the first to the end of the last.
  func hull(
    _ readings: [Reading],
    rule: DateRule,
    at offset: Int
  ) throws(DateError) -> Reading {
    guard let first = readings.first, let last = readings.last,
      first.range.lowerBound <= last.range.upperBound
    else { throw error("the time ends before it begins", at: offset) }
    let calendar = first.calendar == last.calendar ? first.calendar : .gregorian
    return Reading(
      range: first.range.lowerBound...last.range.upperBound,
      rule: rule,
      calendar: calendar
    )
  }

  func error(_ message: String, at offset: Int) -> DateError {
    DateError(message, in: input, at: offset)
  }

  private func base(of phrase: Phrase) throws(DateError) -> Base {
    switch phrase.kind {
    case .fields: return try fields(phrase)
    case .season(let season): return try self.season(season, phrase)
    case .quarter(let number):
      let quarter = Season(rawValue: Season.firstQuarter.rawValue + number - 1) ?? .firstQuarter
      return try self.season(quarter, phrase)
    case .decade(let number):
      guard number >= 100 || phrase.era != nil else {
        throw error("write the decade with its century, as in “the 1850s”", at: phrase.offset)
      }
      return try years(of: .decade, holding: number, phrase)
    case .hundred(let number): return try years(of: .hundred, holding: number, phrase)
    case .century(let number):
      return try years(of: .century, holding: number.multiplied(by: 100) - 99, phrase)
    case .millennium(let number):
      return try years(of: .millennium, holding: number.multiplied(by: 1000) - 999, phrase)
    case .between(let phrases):
      return try base(of: hull(readings(phrases), rule: .between, at: phrase.offset))
    case .either(let phrases):
      var readings = try readings(phrases)
      let last = readings.max { $0.range.upperBound < $1.range.upperBound }
      readings.sort { $0.range.lowerBound < $1.range.lowerBound }
      return try base(
        of: hull(readings.prefix(1) + (last.map { [$0] } ?? []), rule: .set, at: phrase.offset)
      )
    case .dual(let phrases): return try dual(phrases, at: phrase.offset)
    case .offset(let count, let unit, let isNeighbour, let from):
      return try base(of: offset(count, unit, isNeighbour, from, phrase))
    case .empty, .unknown: throw error("the date is not finished", at: phrase.offset)
    }
  }

  private func base(of reading: Reading) -> Base {
    Base(range: reading.range, rule: reading.rule, calendar: reading.calendar)
  }

  private func readings(_ phrases: [Phrase]) throws(DateError) -> [Reading] {
    var readings: [Reading] = []
    for phrase in phrases { readings.append(try read(phrase)) }
    return readings
  }

  private func check(
    _ weekday: Weekday,
    _ base: Base,
    _ phrase: Phrase
  ) throws(DateError) {
    guard base.range.lowerBound == base.range.upperBound else {
      throw error("a day of the week belongs to a date with day, month and year", at: phrase.offset)
    }
    let actual = base.range.lowerBound.weekday
    guard actual == weekday else {
      throw error("that day was a \(actual.rawValue), not a \(weekday.rawValue)", at: phrase.offset)
    }
  }

  private func take(
    _ part: TimePart,
    of base: inout Base,
    _ phrase: Phrase
  ) throws(DateError) {
    let isSolar = base.calendar == .gregorian || base.calendar == .julian
    guard base.rule != .winter else {
      throw error("which winter? write both years, as in “winter 1919–20”", at: phrase.offset)
    }
    guard let unit = base.unit, isSolar || unit == .month,
      let range = part.days(of: unit, base.range, in: base.calendar)
    else {
      throw error("“\(part.words)” cannot be said of such a time", at: phrase.offset)
    }
    base.range = range
    base.rule = .part(part)
    base.measure = nil
  }

  private func limit(
    _ reading: Reading,
    by bound: Phrase.Bound,
    spread: Spread?,
    rule: DateRule,
    at offset: Int
  ) throws(DateError) -> Reading {
    func moved(_ day: Day, _ sign: Int) -> Day {
      guard let spread else { return day }
      return day.shifted(by: sign * spread.count, spread.unit, in: reading.calendar)
    }
    let range =
      switch bound {
      case .before:
        Day.distantPast...moved(reading.range.lowerBound, 1).advanced(by: -1)
      case .by: Day.distantPast...moved(reading.range.upperBound, 1)
      case .after:
        moved(reading.range.upperBound, -1).advanced(by: 1)...Day.distantFuture
      case .since: moved(reading.range.lowerBound, -1)...Day.distantFuture
      }
    guard range.lowerBound != range.upperBound else {
      throw error("there is nothing before or after a time without limits", at: offset)
    }
    return Reading(range: range, rule: rule, calendar: reading.calendar)
  }
}

extension Int {
  /// The product, kept within the years that can be computed.
  fileprivate func multiplied(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? CalendarSystem.yearLimit * 10 : product
  }
}
