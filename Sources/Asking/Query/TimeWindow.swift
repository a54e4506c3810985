public import Chronology
public import RegestaKit

/// A time that a question is limited to: from a day to a day.
public struct TimeWindow: Hashable, Sendable {
  /// The first day.
  public var earliest: Day
  /// The last day.
  public var latest: Day
  /// As the question has it.
  public var words: String
  /// The days, printed.
  public var printed: String
  /// The claims that it was reckoned from: when the treaty was signed.
  public var anchors: [Claim]
  /// Whether what is asked for lies wholly within, as after an event, and not only touches it.
  public var isStrict: Bool

  init(
    _ earliest: Day,
    _ latest: Day,
    words: String,
    printed: String? = nil,
    anchors: [Claim] = [],
    isStrict: Bool = false
  ) {
    self.earliest = earliest
    self.latest = latest
    self.words = words
    self.printed = printed ?? Self.printed(earliest, latest)
    self.anchors = anchors
    self.isStrict = isStrict
  }

  /// The date's days.
  init(_ date: HistoricalDate, words: String) {
    self.init(date.earliest, date.latest, words: words, printed: date.printed)
  }

  /// As a date, for comparing with periods.
  public var date: HistoricalDate {
    HistoricalDate(
      earliest: earliest,
      latest: max(earliest, latest),
      wording: words,
      calendar: .gregorian,
      rule: earliest == latest ? .day : .between
    )
  }

  static func printed(_ earliest: Day, _ latest: Day) -> String {
    switch (earliest.isFinite, latest.isFinite) {
    case (true, true) where earliest == latest:
      HistoricalDate(day: earliest).printed
    case (true, true):
      "\(HistoricalDate(day: earliest).printed) to \(HistoricalDate(day: latest).printed)"
    case (true, false): "from \(HistoricalDate(day: earliest).printed) on"
    case (false, true): "until \(HistoricalDate(day: latest).printed)"
    case (false, false): "any time"
    }
  }

  /// The part that both have; nil where they have none.
  func intersection(_ other: TimeWindow) -> TimeWindow? {
    let first = max(earliest, other.earliest)
    let last = min(latest, other.latest)
    guard first <= last else { return nil }
    return TimeWindow(
      first,
      last,
      words: "\(words) \(other.words)",
      anchors: anchors + other.anchors,
      isStrict: isStrict || other.isStrict
    )
  }
}
