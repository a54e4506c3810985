extension HistoricalDate {
  /// Whether this day comes before the other.
  public func isBefore(_ other: HistoricalDate) -> Verdict {
    Verdict(all: latest < other.earliest, some: earliest < other.latest)
  }

  /// Whether this day comes after the other.
  public func isAfter(_ other: HistoricalDate) -> Verdict {
    other.isBefore(self)
  }

  /// Whether the two are one day.
  ///
  /// Two dates known only to the month are never certainly the same, though both be July 1920.
  public func isSame(as other: HistoricalDate) -> Verdict {
    Verdict(
      all: isExact && bounds == other.bounds,
      some: bounds.overlaps(other.bounds)
    )
  }

  /// Whether this day is a given one.
  public func isSame(as day: Day) -> Verdict {
    Verdict(all: earliest == day && latest == day, some: bounds.contains(day))
  }

  /// Whether this day lies in the time that the other date names, taken whole: 12 July 1920 in July 1920.
  public func isWithin(_ other: HistoricalDate) -> Verdict {
    isWithin(other.bounds)
  }

  /// Whether this day lies in a range of days.
  public func isWithin(_ days: ClosedRange<Day>) -> Verdict {
    Verdict(
      all: days.lowerBound <= earliest && latest <= days.upperBound,
      some: bounds.overlaps(days)
    )
  }

  /// How many days lie between the two, whichever comes first.
  public func duration(to other: HistoricalDate) -> DayCount {
    let forward = DayCount.distance(from: latest, to: other.earliest)
    let backward = DayCount.distance(from: other.latest, to: earliest)
    let most = [(earliest, other.latest), (other.earliest, latest)]
      .map { DayCount.span(from: $0.0, to: $0.1) }
    let longest = most.contains(nil) ? nil : most.compactMap { $0 }.max()
    return DayCount(least: max(forward, backward, 0), most: longest)
  }

  /// The date so many units after this one, or before it where the count is negative.
  ///
  /// Days are exact. Sources round longer units, so weeks are widened by 3 days either way, months by 15,
  /// years by 182; with `approximately`, days by a quarter of their number, weeks by 7 days, months by 30
  /// and years by 365.
  public func shifted(
    by count: Int,
    _ unit: TimeUnit,
    approximately: Bool = false
  ) -> HistoricalDate {
    let slack =
      switch unit {
      case .day: approximately ? max(1, Int(count.magnitude / 4)) : 0
      case .week: approximately ? 7 : 3
      case .month: approximately ? 30 : 15
      case .year: approximately ? 365 : 182
      }
    return HistoricalDate(
      earliest: earliest.shifted(by: count, unit, in: calendar).advanced(by: -slack),
      latest: latest.shifted(by: count, unit, in: calendar).advanced(by: slack),
      calendar: calendar,
      rule: isExact && slack == 0 ? .day : .offset
    )
  }
}
