/// What the words of one date in running text say, before the context fills in what they leave out.
struct ProseDate {
  /// The tokens that name it.
  var tokens: Range<Int>
  /// The same with "by", "before" and "after".
  var limited: Range<Int>
  var kind = Kind.fields

  /// As it is printed; the era says which way it counts.
  var year: Int?
  /// The second year of "1934/1935" or "winter 1942–43".
  var secondYear: Int?
  var isBeforeCommonEra = false
  var month: Int?
  var day: Int?
  var weekday: Weekday?
  var part: TimePart?
  var isCirca = false
  var calendar: CalendarSystem?
  var bound: Phrase.Bound?
  var role = FoundDate.Role.point

  /// The year is of another date of the expression; it is written, but elsewhere.
  var isInName = false
  /// It describes a thing, and so says little about the dates around it: "the 1939 border".
  var isAttributive = false
  var isInParentheses = false
  /// It stands in parentheses with other words.
  var isAside = false
  /// How sure the words alone make it.
  var confidence = 0.97

  enum Kind {
    case fields
    case season(Season)
    case decade(Int)
    case century(Int)
    /// The same day in the other calendar.
    case dual(day: Int, month: Int, year: Int?)
    /// 12/7/1920: day and month, either way.
    case ambiguous
    /// "That year", "the following month".
    case neighbour(Int, TimeUnit)
    /// "The following spring", "that summer".
    case neighbourSeason(Int, Season)
    /// "Two weeks later": from what was told before.
    case offset(ClosedRange<Int>, TimeUnit)
    /// "Two weeks after the signing": from what these tokens say.
    case anchored(ClosedRange<Int>, TimeUnit, Range<Int>)
  }

  init(_ tokens: Range<Int>) {
    self.tokens = tokens
    limited = tokens
  }

  /// The year counted through zero.
  var astronomicalYear: Int? { year.map { isBeforeCommonEra ? 1 - $0 : $0 } }

  /// Whether a year of its own would make it whole.
  var lacksYear: Bool {
    guard year == nil else { return false }
    switch kind {
    case .season: return true
    case .fields: return month != nil || day != nil
    case .dual(_, _, let year): return year == nil
    default: return false
    }
  }

  /// The month that it begins with, as far as it says one.
  var firstMonth: Int? {
    if case .season(let season) = kind { season.months.first } else { month }
  }
}

/// The dates of one expression, and where it ends.
struct ProseMatch {
  var dates: [ProseDate]
  var link = FoundDate.Expression.Kind.single
  /// The first token after it.
  var end: Int
}
