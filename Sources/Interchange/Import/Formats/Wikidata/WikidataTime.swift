internal import Chronology

/// Reads times as Wikibase keeps them: a time, and how many of its digits count.
enum WikidataTime {
  /// What does not read.
  struct Fault: Error { var message: String }

  /// A time.
  ///
  /// - Parameters:
  ///   - time: `+1920-07-12T00:00:00Z`; the year before 1 is -1, there is no year 0.
  ///   - precision: 0 a billion years, 6 a millennium, 7 a century, 8 a decade, 9 a year, 10 a month, 11 a
  ///     day, more: a part of a day.
  ///   - before: How many units of its precision earlier it can have been.
  ///   - after: How many later.
  ///   - isJulian: The calendar in which it is written.
  ///   - isAstronomical: Whether the year 0 is 1 BCE, as in RDF.
  /// - Returns: The date, in its calendar.
  /// - Throws: ``Fault`` with what is wrong.
  static func date(
    _ time: String,
    precision: Int,
    before: Int = 0,
    after: Int = 0,
    isJulian: Bool = false,
    isAstronomical: Bool = false
  ) throws(Fault) -> HistoricalDate {
    let calendar: CalendarSystem = isJulian ? .julian : .gregorian
    var fields = try fields(time)
    if !isAstronomical {
      if fields.year == 0 { throw Fault(message: "\"\(time.abridged)\": there is no year 0.") }
      if fields.year < 0 { fields.year += 1 }
    }
    guard (0...14).contains(precision) else {
      throw Fault(message: "\(precision) is no precision; they are 0 to 14.")
    }
    guard (0...1_000_000).contains(before), (0...1_000_000).contains(after) else {
      throw Fault(message: "\(before) before and \(after) after is no span that can be read.")
    }
    guard let span = span(fields, precision, before, after, calendar) else {
      throw Fault(message: "\"\(time.abridged)\" is no \(precision == 10 ? "month" : "day").")
    }
    let isWidened = before > 0 || after > 0
    return HistoricalDate(
      earliest: span.range.lowerBound,
      latest: span.range.upperBound,
      calendar: calendar,
      rule: isWidened ? .between : span.rule
    )
  }

  private struct Fields {
    var year: Int
    var month: Int
    var day: Int
  }

  private static func fields(_ time: String) throws(Fault) -> Fields {
    let fault = Fault(message: "\"\(time.abridged)\" is no time, such as +1920-07-12T00:00:00Z.")
    var text = time[...]
    var isNegative = false
    if let sign = text.first, sign == "+" || sign == "-" {
      isNegative = sign == "-"
      text = text.dropFirst()
    }
    let day = text.prefix { $0 != "T" }
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    func isNumber(_ part: Substring) -> Bool { part.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    guard parts.count == 3, parts.allSatisfy(isNumber),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year <= 99_000_000_000, month <= 12, day <= 31
    else { throw fault }
    return Fields(year: isNegative ? -year : year, month: month, day: day)
  }

  private static func span(
    _ fields: Fields,
    _ precision: Int,
    _ before: Int,
    _ after: Int,
    _ calendar: CalendarSystem
  ) -> (range: ClosedRange<Day>, rule: DateRule)? {
    switch precision {
    case 11...:
      guard
        let day = Day(
          year: fields.year,
          month: fields.month,
          day: fields.day,
          calendar: calendar
        )
      else { return nil }
      // A unit finer than a day widens by no whole day.
      let isDay = precision == 11
      let first = day.advanced(by: isDay ? -before : 0)
      return (first...day.advanced(by: isDay ? after : 0), .day)
    case 10:
      guard (1...12).contains(fields.month) else { return nil }
      let first = month(fields, plus: -before)
      let last = month(fields, plus: after)
      guard let first = calendar.days(ofMonth: first.month, year: first.year),
        let last = calendar.days(ofMonth: last.month, year: last.year)
      else { return nil }
      return (first.lowerBound...last.upperBound, .month)
    default:
      let unit = units[precision]
      let (years, rule) = years(fields.year, precision, unit)
      guard let first = calendar.days(ofYear: years.lowerBound - before * unit),
        let last = calendar.days(ofYear: years.upperBound + after * unit)
      else { return nil }
      return (first.lowerBound...last.upperBound, rule)
    }
  }

  private static func month(_ fields: Fields, plus months: Int) -> (year: Int, month: Int) {
    let number = fields.year * 12 + fields.month - 1 + months
    let month = number % 12 < 0 ? number % 12 + 12 : number % 12
    return ((number - month) / 12, month + 1)
  }

  private static let units = [
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1,
  ]

  /// The years that a year of a precision stands for. Centuries and millennia begin with a year 1, as
  /// Wikidata shows them: +1900 is in the 19th century; the 1920s begin with 1920. Coarser than that, the
  /// number is rounded, and half a unit off either way.
  private static func years(_ year: Int, _ precision: Int, _ unit: Int) -> (
    ClosedRange<Int>, DateRule
  ) {
    switch precision {
    case 9: return (year...year, .year)
    case 8 where year > 0:
      let first = year - year % 10
      return (max(1, first)...(first + 9), .decade)
    case 6...8:
      // Counted away from the year 1: the first century, and the first before it.
      if year > 0 {
        let first = (year - 1) / unit * unit + 1
        return (first...(first + unit - 1), precision == 7 ? .century : .millennium)
      }
      let past = 1 - year
      let last = precision == 8 ? past / unit * unit : (past - 1) / unit * unit + 1
      // 40s BCE are the years 49 to 40; the first century BCE the years 100 to 1.
      let earliest = 1 - (last + unit - 1)
      let rule: DateRule = precision == 8 ? .given : precision == 7 ? .century : .millennium
      return (earliest...min(0, 1 - last), rule)
    default: return ((year - unit / 2)...(year + unit / 2), .given)
    }
  }
}
