extension EDTF {
  /// The first and the last day that the text can mean; ``Day/distantPast`` and ``Day/distantFuture`` where
  /// an end is open or unknown.
  ///
  /// Intervals and sets give the bounds of the whole. A time of day gives its calendar day, at the place
  /// where the clock showed it. Seasons are three whole months: spring is March to May, winter is
  /// December to the end of the next February; those of the southern hemisphere are half a year apart.
  public var bounds: ClosedRange<Day> {
    switch value {
    case .date(let date), .dateTime(let date, _): return date.range
    case .interval(let start, let end):
      let first = start.date?.range.lowerBound ?? .distantPast
      return first...max(first, end.date?.range.upperBound ?? .distantFuture)
    case .oneOf(let elements), .allOf(let elements):
      let ranges = elements.map(\.range)
      let first = ranges.map(\.lowerBound).min() ?? .distantPast
      return first...(ranges.map(\.upperBound).max() ?? .distantFuture)
    }
  }

  /// The first day that the text can mean.
  public var earliest: Day { bounds.lowerBound }
  /// The last day that the text can mean.
  public var latest: Day { bounds.upperBound }
}

extension EDTF {
  /// Whether a year has but two or three digits, and so is a century or a decade.
  var hasShortYears: Bool {
    switch value {
    case .date(let date), .dateTime(let date, _): date.year.isShort
    case .interval(let start, let end):
      start.date?.year.isShort ?? false || end.date?.year.isShort ?? false
    case .oneOf(let elements), .allOf(let elements):
      elements.contains { element in
        switch element {
        case .date(let date): date.year.isShort
        case .through(let first, let last):
          first?.year.isShort ?? false || last?.year.isShort ?? false
        }
      }
    }
  }
}

extension EDTF.Endpoint {
  /// The date, where there is one.
  public var date: EDTF.PartialDate? {
    if case .date(let date) = self { date } else { nil }
  }
}

extension EDTF.Element {
  /// The bounds of the member.
  var range: ClosedRange<Day> {
    switch self {
    case .date(let date): return date.range
    case .through(let first, let last):
      let start = first?.range.lowerBound ?? .distantPast
      return start...max(start, last?.range.upperBound ?? .distantFuture)
    }
  }
}

extension EDTF.PartialDate {
  /// The days that fit, first to last; nil where no day does.
  var days: ClosedRange<Day>? {
    let gregorian = CalendarSystem.gregorian
    let years = year.range
    guard let first = gregorian.days(ofYear: years.lowerBound),
      let last = gregorian.days(ofYear: years.upperBound)
    else { return nil }
    guard let month else { return first.lowerBound...last.upperBound }
    if let season { return season.days(ofYear: years.lowerBound) }
    if years.lowerBound == years.upperBound, let month = month.number, day == nil {
      return gregorian.days(ofMonth: month, year: years.lowerBound)
    }
    let day = day ?? EDTF.Digits(tens: nil, ones: nil)
    guard let earliest = firstMatch(years, (1...12).filter(month.matches), day),
      let latest = firstMatch(years.reversed(), (1...12).filter(month.matches).reversed(), day)
    else { return nil }
    return earliest.lowerBound...latest.upperBound
  }

  /// ``days`` of a date that has been checked; any day at all where it has not.
  var range: ClosedRange<Day> {
    days ?? .distantPast ... .distantFuture
  }

  /// The days of the first month, in the order given, that fit; open digits give at most 10,000 years.
  private func firstMatch(
    _ years: some Sequence<Int>,
    _ months: [Int],
    _ day: EDTF.Digits
  ) -> ClosedRange<Day>? {
    for year in years where self.year.matches(year) {
      for month in months {
        let length = CalendarSystem.gregorian.daysInMonth(month, year: year)
        let matches = (1...max(1, length)).filter(day.matches)
        if let first = matches.first, let last = matches.last,
          let start = Day(year: year, month: month, day: first)
        {
          return start...start.advanced(by: last - first)
        }
      }
    }
    return nil
  }

  /// The season or other part of the year.
  public var season: Season? {
    month?.number.flatMap(Season.init(code:))
  }

  /// Whether it is a day, with no digit open and nothing qualified.
  var isPlainDay: Bool {
    year.number != nil && !year.isEstimate && month?.number != nil && day?.number != nil
      && parts.allSatisfy { $0.own == nil && $0.group == nil }
  }

  /// The qualifiers of the parts that are there, from the year on.
  var parts: [EDTF.Qualification] {
    var parts = [yearQualification]
    if month != nil { parts.append(monthQualification) }
    if day != nil { parts.append(dayQualification) }
    return parts
  }
}

extension EDTF.Year {
  /// The year, where it is one and not a guess at ten or a hundred.
  public var number: Int? {
    switch self {
    case .digits(let isNegative, let digits, _):
      guard !digits.contains(nil) else { return nil }
      let number = digits.reduce(0) { $0 * 10 + ($1 ?? 0) }
      return isNegative ? -number : number
    case .long(let significand, let exponent, _):
      var number = significand
      for _ in 0..<min(exponent ?? 0, 20) {
        guard number.magnitude <= UInt(CalendarSystem.yearLimit) else { return nil }
        number *= 10
      }
      return number.magnitude <= UInt(CalendarSystem.yearLimit) ? number : nil
    case .decade, .century: return nil
    }
  }

  /// Whether the year is given with fewer significant digits than it has.
  var isEstimate: Bool {
    switch self {
    case .digits(_, _, let significant): significant != nil
    case .long(_, _, let significant): significant != nil
    case .decade, .century: false
    }
  }

  var isShort: Bool {
    switch self {
    case .decade, .century: true
    case .digits, .long: false
    }
  }

  /// Whether it stands for more than one year.
  var isPartlyOpen: Bool {
    range.lowerBound != range.upperBound
  }

  /// The first and the last year it can stand for.
  var range: ClosedRange<Int> {
    switch self {
    // ISO 8601-1 counts decades and centuries from years divisible by 10 and 100, before 0000 too.
    case .decade(let number): return number * 10...number * 10 + 9
    case .century(let number): return number * 100...number * 100 + 99
    case .digits(let isNegative, let digits, nil):
      let least = digits.reduce(0) { $0 * 10 + ($1 ?? 0) }
      let most = digits.reduce(0) { $0 * 10 + ($1 ?? 9) }
      // The magnitude 0 of a negative year would be -0000, which is not written.
      return isNegative ? -most ... -max(1, least) : least...most
    case .digits(_, _, let significant?):
      return rounded(digits: 4, significant: significant)
    case .long(_, _, let significant):
      let count = String(number?.magnitude ?? 0).utf8.count
      return rounded(digits: count, significant: significant ?? count)
    }
  }

  private func rounded(digits: Int, significant: Int) -> ClosedRange<Int> {
    var unit = 1
    for _ in 0..<max(0, min(18, digits - significant)) { unit *= 10 }
    let year = number ?? CalendarSystem.yearLimit + 1
    let magnitude = Int(year.magnitude)
    let least = magnitude / unit * unit
    let most = least + unit - 1
    return year < 0 ? -most ... -max(1, least) : least...most
  }

  /// Whether a year within ``range`` fits the digits.
  func matches(_ year: Int) -> Bool {
    guard case .digits(_, let digits, nil) = self else { return true }
    var rest = Int(year.magnitude)
    for digit in digits.reversed() {
      if let digit, digit != rest % 10 { return false }
      rest /= 10
    }
    return true
  }
}
