extension HistoricalDate {
  /// Reads a date in EDTF.
  ///
  /// Where the text qualifies the date, the bounds are widened by the policy and the rule says so: `1238~`
  /// is 1233 to 1243 by `circa-5y`. The coarsest part that is qualified decides; a qualifier at the end
  /// means the date as a whole. A season that crosses the new year is widened to both that the year can
  /// mean. An interval or a set is one day somewhere in it; for its two ends, read a ``Period``.
  ///
  /// - Parameters:
  ///   - text: The EDTF text.
  ///   - approximation: How much the qualifiers widen.
  /// - Throws: ``DateError`` where it is not EDTF.
  public init(
    edtf text: String,
    approximation: Approximation = .standard
  ) throws(DateError) {
    if let plain = HistoricalDate(plainISO: text) {
      self = plain
      return
    }
    let edtf = try EDTF(text)
    let reading = Reading(edtf, approximation: approximation)
    self.init(
      earliest: reading.range.lowerBound,
      latest: reading.range.upperBound,
      wording: text,
      rule: reading.rule,
      edtf: edtf.description
    )
  }

  /// Reads a date that is a part of a larger EDTF text.
  init(_ date: EDTF.PartialDate, approximation: Approximation) {
    let reading = Reading(date, approximation: approximation)
    self.init(
      earliest: reading.range.lowerBound,
      latest: reading.range.upperBound,
      wording: date.description,
      rule: reading.rule,
      edtf: date.description
    )
  }
}

/// What a wording is read as.
struct Reading: Hashable {
  var range: ClosedRange<Day>
  var rule: DateRule
  var calendar = CalendarSystem.gregorian
}

extension Reading {
  init(_ edtf: EDTF, approximation: Approximation) {
    switch edtf.value {
    case .date(let date): self.init(date, approximation: approximation)
    case .dateTime(let date, _): self.init(range: date.range, rule: .day)
    case .interval(let start, let end):
      let first = start.date.map { Reading($0, approximation: approximation).range.lowerBound }
      let last = end.date.map { Reading($0, approximation: approximation).range.upperBound }
      self.init(from: first, to: last, rule: .span)
    case .oneOf(let elements), .allOf(let elements):
      let ranges = elements.map { element in
        switch element {
        case .date(let date): Reading(date, approximation: approximation).range
        case .through(let first, let last):
          Reading(
            from: first.map { Reading($0, approximation: approximation).range.lowerBound },
            to: last.map { Reading($0, approximation: approximation).range.upperBound },
            rule: .set
          ).range
        }
      }
      let first = ranges.map(\.lowerBound).min() ?? .distantPast
      let last = ranges.map(\.upperBound).max() ?? .distantFuture
      self.init(
        from: first == .distantPast ? nil : first,
        to: last == .distantFuture ? nil : last,
        rule: .set
      )
    }
  }

  /// A stretch that may lack an end; the rule is for one that has both.
  private init(from first: Day?, to last: Day?, rule: DateRule) {
    let start = first ?? .distantPast
    self.init(
      range: start...max(start, last ?? .distantFuture),
      rule: first == nil ? (last == nil ? .unknown : .by) : last == nil ? .since : rule
    )
  }

  init(_ date: EDTF.PartialDate, approximation: Approximation) {
    var reading = Reading(range: date.range, rule: date.rule)
    if let season = date.season, season.crossesNewYear, let year = date.year.number,
      let either = season.daysOfEither(year: year, in: .always(.gregorian))
    {
      reading = Reading(range: either.range, rule: .winter)
    }
    if let (doubt, range) = date.doubt {
      reading.widen(
        doubt: doubt,
        by: approximation.spread(for: range ?? date.range, doubt: doubt)
      )
    }
    self = reading
  }

  /// Widens the bounds and puts the reason into the rule.
  mutating func widen(doubt: Doubt, by spread: Spread) {
    range = spread.widen(range, in: calendar)
    rule = .doubtful(doubt, spread: spread)
  }
}

extension EDTF.PartialDate {
  /// What the bounds of the date, without its qualifiers, come from.
  fileprivate var rule: DateRule {
    if year.isEstimate { return .significantDigits }
    if let season {
      return season.rawValue < Season.firstQuarter.rawValue
        ? .season : season.rawValue <= Season.fourthQuarter.rawValue ? .quarter : .between
    }
    let exact = CalendarUnit.allCases.first { unit in
      unit != .season && unit.range(holding: range.lowerBound, in: .gregorian) == range
    }
    return exact?.rule ?? .unspecified
  }

  /// The doubt that the qualifiers express, with the days of the coarsest part they are on by itself;
  /// nil for those days where the date is qualified as a whole.
  fileprivate var doubt: (Doubt, ClosedRange<Day>?)? {
    var qualified: [EDTF.Qualifier?] = []
    var group: Set<EDTF.Qualifier> = []
    for part in parts.reversed() {
      if let qualifier = part.group { group.insert(qualifier) }
      qualified.insert(EDTF.Qualifier(all: group.union(part.own.map { [$0] } ?? [])), at: 0)
    }
    guard let doubt = EDTF.Qualifier(all: Set(qualified.compactMap { $0 })).map(Doubt.init) else {
      return nil
    }
    if qualified.allSatisfy({ $0 != nil }) { return (doubt, nil) }
    let coarsest = qualified.firstIndex { $0 != nil } ?? 0
    var date = self
    date.day = coarsest < 2 ? nil : day
    date.month = coarsest < 1 ? nil : month
    return (doubt, date.range)
  }
}

extension EDTF.Qualifier {
  fileprivate init?(all qualifiers: Set<EDTF.Qualifier>) {
    switch qualifiers.count {
    case 0: return nil
    case 1: self = qualifiers.first ?? .both
    default: self = .both
    }
  }
}

extension Doubt {
  fileprivate init(_ qualifier: EDTF.Qualifier) {
    switch qualifier {
    case .uncertain: self = .uncertain
    case .approximate: self = .circa
    case .both: self = .both
    }
  }
}
