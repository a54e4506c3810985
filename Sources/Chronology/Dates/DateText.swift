/// Bounds and rule of a date, told in English.
///
/// Whatever is chosen, reading it back gives the same bounds: a name is used only where its bounds are
/// exactly these, and otherwise both bounds are told.
struct DateText {
  let range: ClosedRange<Day>
  let calendar: CalendarSystem
  let rule: DateRule

  /// The calendar that the text counts in: other calendars tell only whole days, months and years.
  private let system: CalendarSystem

  init(range: ClosedRange<Day>, calendar: CalendarSystem, rule: DateRule) {
    self.range = range
    self.calendar = calendar
    self.rule = rule
    system = calendar == .julian ? .julian : .gregorian
  }

  /// The date in English.
  var text: String {
    if let native { return native }
    guard range.lowerBound.isFinite || range.upperBound.isFinite else { return "an unknown date" }
    if let dual { return dual }
    let text = oneSided ?? doubtful ?? name(of: range, by: rule) ?? between(range)
    return system == .julian ? "\(text) (Julian)" : text
  }

  /// Whether the text counts in the Gregorian calendar without saying so.
  var isUnmarked: Bool {
    native == nil && system == .gregorian
      && (range.lowerBound.isFinite || range.upperBound.isFinite)
  }

  /// A day, month or year in the names of a calendar that has its own.
  private var native: String? {
    guard calendar != .gregorian, calendar != .julian, let names = calendar.monthNames,
      range.lowerBound.isFinite, range.upperBound.isFinite
    else { return nil }
    let date = range.lowerBound.components(in: calendar)
    // "Adar 73" would be a day of Adar; the other calendars say their era.
    guard date.year >= (calendar == .hebrew ? 100 : 1) else { return nil }
    let isFirstAdar = calendar == .hebrew && date.month == 12 && calendar.isLeap(date.year)
    let month = isFirstAdar ? "Adar I" : names[date.month - 1]
    let year = YearText.text(date.year, calendar: calendar)
    let monthAndYear = calendar == .hebrew ? "\(month) \(date.year)" : "\(month) \(year)"
    if range.lowerBound == range.upperBound { return "\(date.day) \(monthAndYear)" }
    if calendar.days(ofMonth: date.month, year: date.year) == range { return monthAndYear }
    guard calendar.days(ofYear: date.year) == range else { return nil }
    return calendar == .frenchRepublican ? "Year \(year) (French Republican)" : year
  }

  /// A day in the Julian calendar with its day in the Gregorian in brackets, since there is that one.
  private var dual: String? {
    guard system == .julian, range.lowerBound == range.upperBound,
      range.lowerBound >= Day(number: 2_299_161), rule.doubtful == nil
    else { return nil }
    let old = range.lowerBound.components(in: .julian)
    let new = range.lowerBound.components(in: .gregorian)
    let year = YearText.text(old.year, calendar: .julian)
    let newYear = YearText.text(new.year, calendar: .gregorian)
    let oldMonth = MonthNames.english(old.month)
    let newDay = "\(new.day) \(MonthNames.english(new.month))"
    if old.year == new.year, old.month == new.month {
      return "\(old.day) [\(new.day)] \(oldMonth) \(year)"
    }
    return old.year == new.year
      ? "\(old.day) \(oldMonth) [\(newDay)] \(year)"
      : "\(old.day) \(oldMonth) \(year) [\(newDay) \(newYear)]"
  }

  /// Before, by, after or not before something, where one bound is missing.
  private var oneSided: String? {
    let doubt = rule.doubtful
    let bound = doubt?.bound ?? rule
    if !range.lowerBound.isFinite {
      let day = bound == .by ? range.upperBound : range.upperBound.advanced(by: 1)
      return "\(bound == .by ? "by" : "before") "
        + edge(day, isFirst: bound != .by, isLaterBound: true, doubt: doubt.map { ($0.1, $0.2) })
    }
    if !range.upperBound.isFinite {
      let day = bound == .after ? range.lowerBound.advanced(by: -1) : range.lowerBound
      return "\(bound == .after ? "after" : "not before") "
        + edge(
          day,
          isFirst: bound != .after,
          isLaterBound: false,
          doubt: doubt.map { ($0.1, $0.2) }
        )
    }
    return nil
  }

  /// The name of the longest unit that begins or ends on a day, with "c." where it was widened from one.
  private func edge(
    _ day: Day,
    isFirst: Bool,
    isLaterBound: Bool,
    doubt: (Doubt, Spread)?
  ) -> String {
    if let (doubt, spread) = doubt {
      let shift = isLaterBound ? -spread.count : spread.count
      let center = day.shifted(by: shift, spread.unit, in: system)
      let unit: CalendarUnit =
        spread.unit == .year ? .year : spread.unit == .month ? .month : .day
      if center.shifted(by: -shift, spread.unit, in: system) == day,
        let whole = unit.range(holding: center, in: system),
        (isFirst ? whole.lowerBound : whole.upperBound) == center,
        Approximation.standard.spread(for: whole, doubt: doubt) == spread,
        let name = unit.name(beginning: whole.lowerBound, in: system)
      {
        return doubt.around(name)
      }
    }
    return units(at: day, isFirst: isFirst).first?.name ?? day.iso
  }

  /// What was rounded or doubted, where widening it again gives these bounds.
  private var doubtful: String? {
    guard let (bound, doubt, spread) = rule.doubtful, bound == nil,
      let core = spread.narrow(range, in: system),
      Approximation.standard.spread(for: core, doubt: doubt) == spread,
      let name = name(of: core, by: nil)
    else { return nil }
    return doubt.around(name)
  }

  /// The name of a whole unit, or of the part of one that the rule takes.
  private func name(of range: ClosedRange<Day>, by rule: DateRule?) -> String? {
    if let part = rule?.part, let name = name(of: part, range) { return name }
    for unit in CalendarUnit.allCases
    where unit != .season && unit.range(holding: range.lowerBound, in: system) == range {
      if let name = unit.name(beginning: range.lowerBound, in: system) { return name }
    }
    if rule == nil || rule == .season,
      CalendarUnit.season.range(holding: range.lowerBound, in: system) == range
    {
      return CalendarUnit.season.name(beginning: range.lowerBound, in: system)
    }
    let year = range.lowerBound.components(in: system).year
    if rule == .winter,
      Season.winter.daysOfEither(year: year, in: .always(system))?.range == range
    {
      return "winter \(YearText.text(year, calendar: system))"
    }
    guard rule == .quarter else { return nil }
    return [.firstQuarter, .secondQuarter, .thirdQuarter, .lastQuarter].lazy
      .compactMap { name(of: $0, range) }.first
  }

  private func name(of part: TimePart, _ range: ClosedRange<Day>) -> String? {
    for unit in CalendarUnit.allCases {
      guard let whole = unit.range(holding: range.lowerBound, in: system),
        part.days(of: unit, whole, in: system) == range,
        let name = unit.name(beginning: whole.lowerBound, in: system)
      else { continue }
      return part.share.count == 3 && name.hasPrefix("the ")
        ? "the \(part.words) \(name.dropFirst(4))" : "\(part.words) \(name)"
    }
    return nil
  }

  /// Both bounds, as years, months or days, whichever are the longest that begin and end there.
  private func between(_ range: ClosedRange<Day>) -> String {
    for first in units(at: range.lowerBound, isFirst: true) {
      for last in units(at: range.upperBound, isFirst: false)
      where first.unit == last.unit && first.range.upperBound < last.range.lowerBound {
        return "between \(shortened(first, before: last)) and \(last.name)"
      }
    }
    return "between \(range.lowerBound.iso) and \(range.upperBound.iso)"
  }

  /// The first of two names without the year, or the month and year, that the second has as well.
  private func shortened(_ first: NamedUnit, before last: NamedUnit) -> String {
    let date = first.range.lowerBound.components(in: system)
    let other = last.range.lowerBound.components(in: system)
    guard first.unit != .year, last.unit != .year, date.year == other.year else {
      return first.name
    }
    let month = MonthNames.english(date.month)
    if first.unit == .month { return month }
    return date.month == other.month && last.unit == .day ? "\(date.day)" : "\(date.day) \(month)"
  }

  private typealias NamedUnit = (unit: CalendarUnit, name: String, range: ClosedRange<Day>)

  /// The year, month and day that begin or end on a day.
  private func units(at day: Day, isFirst: Bool) -> [NamedUnit] {
    [CalendarUnit.year, .month, .day].compactMap { unit in
      guard let whole = unit.range(holding: day, in: system),
        (isFirst ? whole.lowerBound : whole.upperBound) == day,
        let name = unit.name(beginning: whole.lowerBound, in: system)
      else { return nil }
      return (unit, name, whole)
    }
  }
}

extension Doubt {
  /// The signs of the doubt around a name: "c. 1238", "1238?", "c. 1238?".
  fileprivate func around(_ name: String) -> String {
    let name = name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
    return switch self {
    case .circa: "c. \(name)"
    case .uncertain: "\(name)?"
    case .both: "c. \(name)?"
    }
  }
}
