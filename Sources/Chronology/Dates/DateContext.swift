/// What surrounds a date in its text, for wordings that lean on it: "July 12", "the next day", "7/8/1920".
public struct DateContext: Hashable, Sendable {
  /// The order of day and month in a date written with numbers and slashes.
  public enum NumericOrder: String, Sendable, Hashable {
    /// 7/8/1920 is 7 August.
    case dayMonthYear = "dmy"
    /// 7/8/1920 is July 8.
    case monthDayYear = "mdy"
  }

  /// The year for dates without one, counted astronomically.
  public var year: Int?
  /// The month for days without one: "on the 12th".
  public var month: Int?
  /// The date that "the next day" follows; gives year and month as well where those are not set.
  public var reference: HistoricalDate?
  /// How to read 7/8/1920; without it, such a date is refused where both readings exist.
  public var order: NumericOrder?
  /// The calendar of dates that do not say it. The standard is the proleptic Gregorian.
  public var calendar: CalendarChoice
  /// How much "circa" widens.
  public var approximation: Approximation

  /// No context at all.
  public static let none = DateContext()

  /// Makes a context; what is left out is not known.
  public init(
    year: Int? = nil,
    month: Int? = nil,
    reference: HistoricalDate? = nil,
    order: NumericOrder? = nil,
    calendar: CalendarChoice = .always(.gregorian),
    approximation: Approximation = .standard
  ) {
    self.year = year
    self.month = month
    self.reference = reference
    self.order = order
    self.calendar = calendar
    self.approximation = approximation
  }
}

extension DateContext {
  /// The year to take for a date that has none: the given one, or the one that the reference lies in.
  var impliedYear: Int? {
    if let year { return year }
    guard let reference, reference.earliest.isFinite, reference.latest.isFinite else { return nil }
    let system = referenceSystem
    let first = reference.earliest.components(in: system).year
    return reference.latest.components(in: system).year == first ? first : nil
  }

  /// The month to take for a day that has none.
  var impliedMonth: Int? {
    if let month { return month }
    guard year == nil, let reference, impliedYear != nil else { return nil }
    let system = referenceSystem
    let first = reference.earliest.components(in: system).month
    return reference.latest.components(in: system).month == first ? first : nil
  }

  private var referenceSystem: CalendarSystem {
    reference?.calendar == .julian ? .julian : .gregorian
  }
}
