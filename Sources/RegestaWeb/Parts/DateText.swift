internal import Chronology
internal import RegestaKit

/// What stands behind a date, for who points at it.
enum DateText {
  /// "as written: July 12; 1920-07-12; Gregorian".
  static func title(_ date: HistoricalDate) -> String {
    var parts = ["as written: \(date.wording)"]
    parts.append(span(date.earliest, date.latest))
    if date.calendar != .gregorian { parts.append("\(date.calendar.rawValue) calendar") }
    return parts.joined(separator: "; ")
  }

  static func title(_ period: Period) -> String {
    if period.isInstant {
      return "on one day: " + span(period.startEarliest, period.startLatest)
    }
    return "began: \(span(period.startEarliest, period.startLatest)); "
      + "ended: \(span(period.endEarliest, period.endLatest))"
  }

  private static func span(_ first: Day, _ last: Day) -> String {
    switch (first.isFinite, last.isFinite) {
    case (true, true): first == last ? first.iso : "\(first.iso) to \(last.iso)"
    case (true, false): last.number < 0 ? first.iso : "\(first.iso) or later"
    case (false, true): "\(last.iso) or earlier"
    case (false, false):
      first == last ? (first.number < 0 ? "always was" : "still so") : "not known"
    }
  }
}
