internal import Chronology

/// The axis of a timeline: where a day stands, and which days are named on it.
///
/// Days are counted in the Gregorian calendar. There is no year 0: after 1 BCE comes 1 CE.
struct TimelineAxis: Sendable {
  /// A named day.
  struct Tick: Hashable, Sendable {
    var x: Double
    var label: String
  }

  /// The first day on the axis, and the first one that is no more on it.
  let days: Range<Int>
  let width: Double
  private(set) var ticks: [Tick] = []
  /// The years or months that the ticks belong to; none when the ticks say it all.
  private(set) var groups: [Tick] = []

  static let fontSize = 10.0

  init(days: Range<Int>, width: Double) {
    self.days = days
    self.width = width
    for scale in Scale.all where scale.days * width / Double(days.count) >= scale.leastWidth {
      let starts = scale.starts(in: days)
      guard !starts.isEmpty else { continue }
      ticks = spaced(starts.map { Tick(x: x(of: $0.day), label: $0.label) })
      if let group = scale.group {
        // What the axis begins in is named at its left end.
        let first = group.names(Day(number: days.lowerBound))
        let later = group.starts(in: days).map { start in
          Tick(x: x(of: start.day), label: group.names(Day(number: start.day)))
        }
        groups = spaced([Tick(x: 0, label: first)] + later.filter { $0.x > 0 }, isLaterBetter: true)
      }
      return
    }
  }

  /// Where a day begins.
  func x(of day: Int) -> Double {
    Double(day - days.lowerBound) / Double(days.count) * width
  }

  /// Only names that do not run into each other.
  private func spaced(_ ticks: [Tick], isLaterBetter: Bool = false) -> [Tick] {
    var result: [Tick] = []
    for tick in ticks {
      if let last = result.last {
        let end = last.x + TextMeasure.width(last.label, size: Self.fontSize) + 8
        if tick.x < end {
          guard isLaterBetter, result.count == 1 else { continue }
          result.removeLast()
        }
      }
      if tick.x + TextMeasure.width(tick.label, size: Self.fontSize) <= width + 20 {
        result.append(tick)
      }
    }
    return result
  }
}

/// A distance between two named days.
private struct Scale {
  enum Unit { case day, month, year }

  let unit: Unit
  let step: Int
  /// About how many days it is.
  let days: Double
  /// How much room its names need.
  let leastWidth: Double

  init(_ unit: Unit, _ step: Int) {
    self.unit = unit
    self.step = step
    switch unit {
    case .day: (days, leastWidth) = (Double(step), 24)
    case .month: (days, leastWidth) = (Double(step) * 30.4, 34)
    case .year: (days, leastWidth) = (Double(step) * 365.2425, 52)
    }
  }

  /// From the finest to the coarsest.
  static let all: [Scale] =
    [1, 5, 10].map { Scale(.day, $0) } + [1, 3].map { Scale(.month, $0) }
    + (0...8).flatMap { power in
      let ten = (0..<power).reduce(1) { product, _ in product * 10 }
      return [ten, ten * 2, ten * 5].map { Scale(.year, $0) }
    }

  /// What the names leave unsaid.
  var group: Scale? {
    switch unit {
    case .day: Scale(.month, 1)
    case .month: Scale(.year, 1)
    case .year: nil
    }
  }

  /// The named days of a range, in order.
  func starts(in range: Range<Int>) -> [(day: Int, label: String)] {
    let first = Day(number: range.lowerBound).components(in: .gregorian)
    let last = Day(number: range.upperBound).components(in: .gregorian)
    var days: [Day] = []
    switch unit {
    case .day:
      for number in range {
        let date = Day(number: number).components(in: .gregorian)
        // The last multiple before a new month stands too near to its first day.
        if date.day == 1 || date.day % step == 0 && (step == 1 || date.day < 28) {
          days.append(Day(number: number))
        }
      }
    case .month:
      for month in (first.year * 12)...(last.year * 12 + 11) where month % step == 0 {
        let year = month >= 0 ? month / 12 : -((11 - month) / 12)
        if let day = Day(year: year, month: month - year * 12 + 1, day: 1) { days.append(day) }
      }
    case .year:
      days = years(from: first.year, to: last.year).compactMap { year in
        Day(year: year, month: 1, day: 1)
      }
    }
    return days.filter { range.contains($0.number) }.map { ($0.number, name($0)) }
  }

  /// The years that are multiples as people count them, 100 BCE and 100 CE, and 1 CE between them;
  /// counted through 0, as calendars do.
  private func years(from first: Int, to last: Int) -> [Int] {
    guard step > 1 else { return Array(first...last) }
    var years: [Int] = []
    var before = (1 - first) / step * step
    while before > 0 {
      years.append(1 - before)
      before -= step
    }
    if first <= 1, last >= 1 { years.append(1) }
    var after = max((first + step - 1) / step * step, step)
    while after <= last {
      years.append(after)
      after += step
    }
    return years.filter { $0 >= first && $0 <= last }
  }

  private func name(_ day: Day) -> String {
    let date = day.components(in: .gregorian)
    switch unit {
    case .day: return String(date.day)
    case .month: return String(Self.months[date.month - 1].prefix(3))
    case .year: return Self.yearName(date.year)
    }
  }

  /// The name of the unit that a day lies in, in full.
  func names(_ day: Day) -> String {
    let date = day.components(in: .gregorian)
    return unit == .month
      ? "\(Self.months[date.month - 1]) \(Self.yearName(date.year))" : Self.yearName(date.year)
  }

  private static func yearName(_ year: Int) -> String {
    switch year {
    case ...0: "\(1 - year) BCE"
    case ..<100: "\(year) CE"
    default: String(year)
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
