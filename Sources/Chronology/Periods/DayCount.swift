/// How long something lasts, in days: a range, for the ends are known only within bounds.
///
/// From 14 July to 11 September 1920 are 59 days: the last day is not counted in.
public struct DayCount: Hashable, Sendable {
  /// The fewest days it can be, from 0.
  public let least: Int
  /// The most days it can be; nil where there is no limit.
  public let most: Int?

  /// Makes a range of days; the two are put in order and kept from 0 to the longest time there is.
  public init(least: Int, most: Int?) {
    let longest = Day.distantPast.days(until: .distantFuture)
    let least = min(max(0, least), longest)
    let most = most.map { min(max(0, $0), longest) }
    self.least = most.map { min(least, $0) } ?? least
    self.most = most.map { max(least, $0) }
  }

  /// Whether the number of days is known.
  public var isExact: Bool { least == most }

  /// The days between two days, 0 where they are in the wrong order or one of them is not known.
  static func distance(from start: Day, to end: Day) -> Int {
    start.isFinite && end.isFinite ? max(0, start.days(until: end)) : 0
  }

  /// The days between two days, nil where one of them is not known.
  static func span(from start: Day, to end: Day) -> Int? {
    start.isFinite && end.isFinite ? start.days(until: end) : nil
  }

  /// The length in words: "59 days", "30 to 61 days", "at least 202 days", "up to 3 months".
  ///
  /// Ranges of more than 100 days are given in months and beyond two years in years, rounded outward.
  public var printed: String {
    guard let most else {
      return least == 0 ? "an unknown time" : "at least \(Self.scaled(least))"
    }
    if isExact {
      guard least > 730 else { return least == 0 ? "less than a day" : Self.counted(least, "day") }
      return
        "\(Self.counted(least, "day")) (about \(Self.counted(Self.nearestYears(least), "year")))"
    }
    let unit = Scale(days: most)
    let low = unit.floor(least)
    let high = unit.ceiling(most)
    if low == 0 { return "up to \(Self.counted(high, unit.name))" }
    return low == high
      ? "about \(Self.counted(high, unit.name))" : "\(low) to \(Self.counted(high, unit.name))"
  }

  private static func scaled(_ days: Int) -> String {
    let unit: Scale = days > 730 ? .years : .days
    return counted(unit.floor(days), unit.name)
  }

  private static func counted(_ count: Int, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
  }

  private static func nearestYears(_ days: Int) -> Int {
    (days * 800 + 146_097) / 292_194
  }
}

/// The unit that a range of days is told in.
private enum Scale {
  case days
  case months
  case years

  init(days: Int) {
    self = days <= 100 ? .days : days <= 730 ? .months : .years
  }

  var name: String {
    switch self {
    case .days: "day"
    case .months: "month"
    case .years: "year"
    }
  }

  /// So many units make so many days, exactly: 400 Gregorian years have 146,097.
  private var ratio: (units: Int, days: Int) {
    switch self {
    case .days: (1, 1)
    case .months: (4800, 146_097)
    case .years: (400, 146_097)
    }
  }

  func floor(_ days: Int) -> Int {
    days * ratio.units / ratio.days
  }

  func ceiling(_ days: Int) -> Int {
    (days * ratio.units + ratio.days - 1) / ratio.days
  }
}
