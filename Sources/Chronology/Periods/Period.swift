/// When something began and ended: two dates, or the word that one of them is open or unknown.
///
/// A *reading* of a period chooses a first and a last day within the bounds, the first no later than the
/// last. The period holds on both, and on all days between. Every answer is over all its readings.
public struct Period: Hashable, Sendable {
  /// One end of a period.
  public enum Endpoint: Hashable, Sendable {
    /// A day within the bounds of a date.
    case date(HistoricalDate)
    /// None: it always was so, or still is.
    case open
    /// Some day, not known.
    case unknown
  }

  /// How it began.
  public let start: Endpoint
  /// How it ended.
  public let end: Endpoint
  /// Whether start and end are one and the same day, as of a treaty signed "in July 1920".
  public let isInstant: Bool

  /// The first day it can have begun on.
  public let startEarliest: Day
  /// The last day it can have begun on.
  public let startLatest: Day
  /// The first day it can have ended on.
  public let endEarliest: Day
  /// The last day it can have ended on.
  public let endLatest: Day

  /// Makes a period from its ends.
  ///
  /// A period that must end before it begins can be made, for sources do contradict themselves; then
  /// ``isConsistent`` is false and every question is answered ``Verdict/no``.
  public init(start: Endpoint, end: Endpoint) {
    self.init(start: start, end: end, isInstant: false)
  }

  /// What happened on one day.
  public static func instant(_ date: HistoricalDate) -> Period {
    Period(start: .date(date), end: .date(date), isInstant: true)
  }

  private init(start: Endpoint, end: Endpoint, isInstant: Bool) {
    self.start = start
    self.end = end
    self.isInstant = isInstant
    let first = start.bounds(whenOpen: .distantPast)
    let last = end.bounds(whenOpen: .distantFuture)
    startEarliest = first.lowerBound
    endLatest = last.upperBound
    // Each end limits the other: what ended in 1920 did not begin in 1921.
    startLatest = min(first.upperBound, last.upperBound)
    endEarliest = max(last.lowerBound, first.lowerBound)
  }

  /// Whether some reading has the beginning no later than the end.
  public var isConsistent: Bool { startEarliest <= endLatest }

  /// Whether it goes on, as far as is recorded.
  public var isOpenEnded: Bool { end == .open }

  /// The days between its first and its last; an instant has none.
  public var duration: DayCount {
    guard !isInstant, isConsistent else { return DayCount(least: 0, most: 0) }
    return DayCount(
      least: DayCount.distance(from: startLatest, to: endEarliest),
      most: DayCount.span(from: startEarliest, to: endLatest)
    )
  }
}

extension Period.Endpoint {
  /// The date, where there is one.
  public var date: HistoricalDate? {
    if case .date(let date) = self { date } else { nil }
  }

  /// The bounds of this end for itself.
  func bounds(whenOpen day: Day) -> ClosedRange<Day> {
    switch self {
    case .date(let date): date.bounds
    case .open: day...day
    case .unknown: .distantPast ... .distantFuture
    }
  }
}

extension Period {
  /// Whether it holds on a day.
  public func holds(on day: Day) -> Verdict {
    guard isConsistent else { return .no }
    return Verdict(
      all: startLatest <= day && day <= endEarliest,
      some: startEarliest <= day && day <= endLatest
    )
  }

  /// Whether it holds on the one day that a date means, whichever of its days that is.
  public func holds(on date: HistoricalDate) -> Verdict {
    guard isConsistent else { return .no }
    return Verdict(
      all: startLatest <= date.earliest && date.latest <= endEarliest,
      some: startEarliest <= date.latest && date.earliest <= endLatest
    )
  }

  /// Whether it holds on every day of a range.
  public func holds(throughout days: ClosedRange<Day>) -> Verdict {
    guard isConsistent, !isInstant || days.count == 1 else { return .no }
    return Verdict(
      all: startLatest <= days.lowerBound && days.upperBound <= endEarliest,
      some: startEarliest <= days.lowerBound && days.upperBound <= endLatest
    )
  }

  /// Whether it holds on every day of the time that a date names, taken whole.
  public func holds(throughout date: HistoricalDate) -> Verdict {
    holds(throughout: date.bounds)
  }

  /// Whether it holds on at least one day of a range.
  public func holds(sometimeIn days: ClosedRange<Day>) -> Verdict {
    guard isConsistent else { return .no }
    return Verdict(
      all: startLatest <= days.upperBound && days.lowerBound <= endEarliest,
      some: startEarliest <= days.upperBound && days.lowerBound <= endLatest
    )
  }

  /// Whether it holds on at least one day of the time that a date names, taken whole.
  public func holds(sometimeIn date: HistoricalDate) -> Verdict {
    holds(sometimeIn: date.bounds)
  }
}
