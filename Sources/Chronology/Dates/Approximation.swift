/// A unit in which time is counted.
public enum TimeUnit: String, Sendable, Hashable, CaseIterable {
  case day
  case week
  case month
  case year
}

/// How far bounds are moved apart, each way: "5y" is five years earlier and five years later.
struct Spread: Hashable, Sendable, CustomStringConvertible {
  var count: Int
  var unit: TimeUnit

  init(_ count: Int, _ unit: TimeUnit) {
    self.count = count
    self.unit = unit
  }

  /// Reads "5y", "2m" or "10d"; nil where it is none of them.
  init?(_ text: Substring) {
    guard let last = text.last, let count = Int(text.dropLast()), count > 0,
      count <= CalendarSystem.yearLimit,
      let unit = [Character("d"): TimeUnit.day, "m": .month, "y": .year][last]
    else { return nil }
    self.init(count, unit)
  }

  var description: String { "\(count)\(unit.rawValue.prefix(1))" }

  /// The range made wider each way, counted in the calendar; ends that lie at infinity stay there.
  func widen(_ range: ClosedRange<Day>, in calendar: CalendarSystem) -> ClosedRange<Day> {
    let first = range.lowerBound.shifted(by: -count, unit, in: calendar)
    let last = range.upperBound.shifted(by: count, unit, in: calendar)
    return min(first, last)...max(first, last)
  }

  /// The range that ``widen(_:in:)`` makes into this one, where there is one.
  func narrow(_ range: ClosedRange<Day>, in calendar: CalendarSystem) -> ClosedRange<Day>? {
    let first = range.lowerBound.shifted(by: count, unit, in: calendar)
    let last = range.upperBound.shifted(by: -count, unit, in: calendar)
    guard first <= last, widen(first...last, in: calendar) == range else { return nil }
    return first...last
  }
}

/// How much "circa" and a question mark widen a date, by how precise the date is.
///
/// The standard policy is 5 days for a day, 10 days for a part of a month, 2 months for months and
/// seasons, 5 years for years and decades, 25 years for longer times; twice as much where a date is both
/// rounded and doubted.
public struct Approximation: Hashable, Sendable {
  /// Days either way of a single day.
  public var days = 5
  /// Days either way of a part of a month.
  public var daysForParts = 10
  /// Months either way of a month, a season, or any part of a year longer than a month.
  public var months = 2
  /// Years either way of a year or a decade.
  public var years = 5
  /// Years either way of more than a decade.
  public var yearsForCenturies = 25

  /// The policy that the documentation gives.
  public static let standard = Approximation()

  /// Makes a policy, the standard one until changed.
  public init() {}

  /// How far a range of days is widened.
  func spread(for range: ClosedRange<Day>, doubt: Doubt) -> Spread {
    let factor = doubt == .both ? 2 : 1
    // A year of the longest calendar has 385 days; a decade has at most 3,653, and thirty make a month.
    switch range.lowerBound.days(until: range.upperBound) + 1 {
    case ...1: return Spread(days * factor, .day)
    case ...27: return Spread(daysForParts * factor, .day)
    case ...340: return Spread(months * factor, .month)
    case ...3660: return Spread(years * factor, .year)
    default: return Spread(yearsForCenturies * factor, .year)
    }
  }
}

extension Day {
  /// The day so many units later or earlier in a calendar.
  ///
  /// The last day of a month stays the last of its month; a day that the new month lacks becomes its last.
  /// Months and years are counted in the Gregorian calendar unless the calendar is the Julian.
  func shifted(by count: Int, _ unit: TimeUnit, in calendar: CalendarSystem) -> Day {
    guard isFinite else { return self }
    switch unit {
    case .day: return advanced(by: count)
    case .week: return advanced(by: count.multipliedReportingOverflow(by: 7).partialValue)
    case .month, .year:
      let system = calendar == .julian ? calendar : .gregorian
      let date = components(in: system)
      let months = unit == .year ? count.multipliedReportingOverflow(by: 12).partialValue : count
      let index = date.year * 12 + date.month - 1 + months
      let (year, month) = (floorDivide(index, 12), floorModulo(index, 12) + 1)
      guard let target = system.days(ofMonth: month, year: year) else {
        return count < 0 ? .distantPast : .distantFuture
      }
      let isLast = date.day == system.daysInMonth(date.month, year: date.year)
      let day = target.lowerBound.advanced(by: date.day - 1)
      return isLast ? target.upperBound : min(day, target.upperBound)
    }
  }
}
