/// A stretch of time with a name of its own that can hold a date.
enum CalendarUnit: CaseIterable {
  case day
  case month
  case season
  case year
  case decade
  case hundred
  case century
  case millennium

  /// The rule of a date that names the whole unit.
  var rule: DateRule {
    switch self {
    case .day: .day
    case .month: .month
    case .season: .season
    case .year: .year
    case .decade: .decade
    case .hundred: .hundred
    case .century: .century
    case .millennium: .millennium
    }
  }

  /// The number of years of a unit longer than one.
  var years: Int {
    switch self {
    case .day, .month, .season, .year: 1
    case .decade: 10
    case .hundred, .century: 100
    case .millennium: 1000
    }
  }
}

/// Years as English counts them: from 1 forward and from 1 backward, with no 0 between.
struct EraYear: Hashable {
  /// The number, from 1.
  var number: Int
  /// Whether it is counted backward: BCE.
  var isBeforeCommonEra: Bool

  init(number: Int, isBeforeCommonEra: Bool) {
    self.number = number
    self.isBeforeCommonEra = isBeforeCommonEra
  }

  init(astronomical year: Int) {
    self.init(number: year > 0 ? year : 1 - year, isBeforeCommonEra: year <= 0)
  }

  /// The year counted through zero.
  var astronomical: Int { isBeforeCommonEra ? 1 - number : number }

  /// The years of the decade, hundred, century or millennium that holds this one, counted through zero.
  ///
  /// Decades and hundreds share their first digits, and so there is none before the year 10 or 100.
  func years(of unit: CalendarUnit) -> ClosedRange<Int>? {
    let length = unit.years
    let first: Int
    switch unit {
    case .decade, .hundred:
      first = number / length * length
      guard first > 0 else { return nil }
    default: first = (number - 1) / length * length + 1
    }
    let nearest = EraYear(number: first, isBeforeCommonEra: isBeforeCommonEra).astronomical
    return isBeforeCommonEra ? nearest - length + 1...nearest : nearest...nearest + length - 1
  }
}

extension TimePart {
  /// The part of so many equal steps that this is, from 0; outer edges are rounded outward.
  func steps(of count: Int) -> ClosedRange<Int> {
    let share = share
    let last = ((share.index + 1) * count + share.count - 1) / share.count - 1
    return share.index * count / share.count...last
  }

  /// The days of this part of a unit; nil where the unit is not divided so.
  ///
  /// Thirds of a month are ten days, thirds of a year four months, thirds of a season one month. Longer
  /// units are divided into whole years, so that parts that do not come out even share a year.
  func days(
    of unit: CalendarUnit,
    _ range: ClosedRange<Day>,
    in calendar: CalendarSystem
  ) -> ClosedRange<Day>? {
    let system = calendar == .julian ? calendar : .gregorian
    let first = range.lowerBound.components(in: system)
    let choice = CalendarChoice.always(system)
    switch unit {
    case .day: return nil
    case .month:
      let length = range.lowerBound.days(until: range.upperBound) + 1
      switch self {
      case .early, .mid, .late:
        let start = share.index * 10
        return range.lowerBound.advanced(
          by: start
        )...range.lowerBound.advanced(
          by: self == .late ? length - 1 : start + 9
        )
      case .firstHalf: return range.lowerBound...range.lowerBound.advanced(by: 14)
      case .secondHalf: return range.lowerBound.advanced(by: 15)...range.upperBound
      default: return nil
      }
    case .season, .year:
      let count = unit == .year ? 12 : 3
      guard count % share.count == 0 else { return nil }
      let months = steps(of: count)
      let start = first.year * 12 + first.month - 1 + months.lowerBound
      let end = first.year * 12 + first.month - 1 + months.upperBound
      return choice.days(
        fromYear: floorDivide(start, 12),
        month: floorModulo(start, 12) + 1,
        toYear: floorDivide(end, 12),
        month: floorModulo(end, 12) + 1
      )?.range
    case .decade, .hundred, .century, .millennium:
      let years = steps(of: unit.years)
      return choice.days(
        fromYear: first.year + years.lowerBound,
        month: 1,
        toYear: first.year + years.upperBound,
        month: 12
      )?.range
    }
  }
}
