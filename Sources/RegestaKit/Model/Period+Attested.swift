public import Chronology

extension Period {
  /// A time of which only one moment is known: it held on this date, began by then and ended no
  /// earlier. "Foreign minister in March 1920" says no more.
  public static func attested(on date: HistoricalDate) -> Period {
    Period(
      start: .date(
        HistoricalDate(
          earliest: .distantPast, latest: date.latest, wording: date.wording,
          calendar: date.calendar, rule: .attestedStart, edtf: nil)),
      end: .date(
        HistoricalDate(
          earliest: date.earliest, latest: .distantFuture, wording: date.wording,
          calendar: date.calendar, rule: .attestedEnd, edtf: nil)))
  }

  /// The date on which it is attested, in the source's wording, when no more is known.
  var attestation: String? {
    guard case .date(let start) = start, start.rule == .attestedStart else { return nil }
    return start.wording
  }
}

extension DateRule {
  /// On this date it already held.
  static let attestedStart = DateRule(rawValue: "attested-start")
  /// On this date it still held.
  static let attestedEnd = DateRule(rawValue: "attested-end")
}
