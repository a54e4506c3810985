/// Words a date in the way that the reader of single dates understands, whatever language it was in.
struct ProseWording {
  private var date: ProseDate
  private let year: Int?
  private var month: Int?
  /// With "by", "before" and "after".
  var isLimited = false
  /// With "early", "late".
  var isDivided = true

  init(_ date: ProseDate, year: Int?, month: Int?) {
    self.date = date
    self.year = year
    self.month = month
  }

  var hasPart: Bool { date.part != nil && isDivided }
  var isAmbiguous: Bool { if case .ambiguous = date.kind { true } else { false } }

  /// The same with day and month in each other's place.
  var swapped: ProseWording {
    var other = self
    (other.date.day, other.month) = (month, date.day)
    return other
  }

  var text: String {
    var text = ""
    if isLimited, let bound = date.bound {
      switch bound {
      case .before: text += "before "
      case .after: text += "after "
      case .by: text += "by "
      case .since: text += "since "
      }
    }
    if date.isCirca { text += "c. " }
    if hasPart, let part = date.part { text += part.words + " " }
    text += core
    if let calendar = date.calendar, date.day != nil || date.month != nil {
      text += calendar == .julian ? " (Julian)" : " (Gregorian)"
    }
    return text
  }

  private var core: String {
    switch date.kind {
    case .season(let season):
      guard let year else { return "" }
      let second = date.secondYear.map { "–\($0)" } ?? ""
      return "\(season) \(year)\(second)"
    case .decade(let number): return "\(number)s" + era(date.isBeforeCommonEra)
    case .century(let number): return "\(number)th century" + era(date.isBeforeCommonEra)
    case .dual(let day, let month, let otherYear):
      guard let first = date.day, let firstMonth = date.month else { return "" }
      let ownYear = otherYear == nil ? "" : yearText
      let lastYear = otherYear.map { " \($0)" } ?? yearText
      return
        "\(first) \(MonthNames.english(firstMonth))\(ownYear)/\(day) \(MonthNames.english(month))\(lastYear)"
    default:
      if let second = date.secondYear, let year { return "\(year)/\(second)" }
      let day = date.day.map { "\($0) " } ?? ""
      let name = month.map { MonthNames.english($0) } ?? ""
      return month == nil ? String(yearText.dropFirst()) : "\(day)\(name)\(yearText)"
    }
  }

  /// The year as it is printed, with a space before it.
  private var yearText: String {
    guard let year else { return "" }
    if year < 1 { return " \(1 - year) BCE" }
    return year < 100 ? " \(year) CE" : " \(year)"
  }

  private func era(_ isBefore: Bool) -> String { isBefore ? " BCE" : "" }
}

/// Readings of single dates, kept because a text names the same ones again and again.
struct ReadingCache: Sendable {
  private var known: [String: HistoricalDate?] = [:]
  private static let limit = 4096

  mutating func date(_ wording: inout ProseWording, _ context: DateContext) -> HistoricalDate? {
    if wording.isAmbiguous { return ambiguous(wording, context) }
    if let found = read(wording.text, context) { return found }
    // "Late winter 1942" could be one of two; the winter stays.
    guard wording.hasPart else { return nil }
    wording.isDivided = false
    return read(wording.text, context)
  }

  private mutating func read(_ text: String, _ context: DateContext) -> HistoricalDate? {
    if let found = known[text] { return found }
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    let read = try? HistoricalDate(english: text, context: context)
    known[text] = .some(read)
    return read
  }

  /// 12/7/1920: from the earlier to the later of the two that it can be, unless the context says which.
  private mutating func ambiguous(
    _ wording: ProseWording,
    _ context: DateContext
  ) -> HistoricalDate? {
    let dayFirst = read(wording.text, context)
    if context.order == .dayMonthYear { return dayFirst }
    let monthFirst = read(wording.swapped.text, context)
    if context.order == .monthDayYear { return monthFirst }
    guard let dayFirst, let monthFirst else { return dayFirst ?? monthFirst }
    return HistoricalDate(
      earliest: min(dayFirst.earliest, monthFirst.earliest),
      latest: max(dayFirst.latest, monthFirst.latest),
      calendar: dayFirst.calendar,
      rule: .set
    )
  }
}
