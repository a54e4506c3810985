/// Bounds and rule of a date, written in EDTF where it can say them exactly.
struct EDTFText {
  let range: ClosedRange<Day>
  let rule: DateRule

  /// The text; nil where nothing is known, or a bound needs a month or a day in a year beyond four digits.
  var text: String? {
    if !range.lowerBound.isFinite {
      guard range.upperBound.isFinite else { return nil }
      return units(at: range.upperBound, isFirst: false).first.map { "[..\($0.text)]" }
    }
    if !range.upperBound.isFinite {
      return units(at: range.lowerBound, isFirst: true).first.map { "[\($0.text)..]" }
    }
    if let (bound, doubt, spread) = rule.doubtful, bound == nil,
      let core = spread.narrow(range, in: .gregorian),
      Approximation.standard.spread(for: core, doubt: doubt) == spread,
      let name = name(of: core)
    {
      return name + doubt.sign.rawValue
    }
    return name(of: range) ?? through
  }

  /// A day, month, year, decade, hundred, season or quarter.
  private func name(of range: ClosedRange<Day>) -> String? {
    let units = units(at: range.lowerBound, isFirst: true)
    if let unit = units.first(where: { $0.range == range }) { return unit.text }
    let date = range.lowerBound.components(in: .gregorian)
    let year = zeroPadded(date.year, width: 4)
    guard (0...9999).contains(date.year) else { return nil }
    for (unit, open) in [(CalendarUnit.decade, 1), (.hundred, 2)] {
      guard unit.range(holding: range.lowerBound, in: .gregorian) == range, date.year > 0 else {
        continue
      }
      return year.dropLast(open) + String(repeating: "X", count: open)
    }
    let seasons: ClosedRange<Int>? =
      rule == .quarter || rule.part?.share.count == 4
      ? Season.firstQuarter.rawValue...Season.fourthQuarter.rawValue
      : rule == .winter || rule == .season || rule.doubtful != nil
        ? Season.spring.rawValue...Season.winter.rawValue : nil
    for code in seasons.map(Array.init) ?? [] {
      // Of a rounded winter, the months of one winter would decide how far it is widened.
      guard let season = Season(code: code), rule.doubtful == nil || !season.crossesNewYear else {
        continue
      }
      if season.daysOfEither(year: date.year, in: .always(.gregorian))?.range == range {
        return "\(year)-\(code)"
      }
    }
    return nil
  }

  /// One day from one to another.
  private var through: String? {
    for first in units(at: range.lowerBound, isFirst: true) {
      for last in units(at: range.upperBound, isFirst: false)
      where first.range.upperBound < last.range.lowerBound {
        return "[\(first.text)..\(last.text)]"
      }
    }
    return nil
  }

  /// The year, month and day that begin or end on a day, the longest first.
  private func units(
    at day: Day,
    isFirst: Bool
  ) -> [(text: String, range: ClosedRange<Day>)] {
    let date = day.components(in: .gregorian)
    let hasFourDigits = date.year.magnitude <= 9999
    let year = (date.year < 0 ? "-" : "") + zeroPadded(date.year, width: 4)
    let yearText = hasFourDigits ? year : "Y\(date.year)"
    let month = zeroPadded(date.month, width: 2)
    let texts = [
      (CalendarUnit.year, yearText), (.month, "\(year)-\(month)"),
      (.day, "\(year)-\(month)-\(zeroPadded(date.day, width: 2))"),
    ]
    return texts.compactMap { unit, text in
      guard hasFourDigits || unit == .year,
        let whole = unit.range(holding: day, in: .gregorian),
        (isFirst ? whole.lowerBound : whole.upperBound) == day
      else { return nil }
      return (text, whole)
    }
  }
}

extension Doubt {
  /// The qualifier that says it in EDTF.
  fileprivate var sign: EDTF.Qualifier {
    switch self {
    case .circa: .approximate
    case .uncertain: .uncertain
    case .both: .both
    }
  }
}
