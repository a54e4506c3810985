public import Chronology

extension Period {
  /// A time of which only one moment is known: it had begun by this date and had not ended before.
  /// "Foreign minister in March 1920" says no more.
  public static func attested(on date: HistoricalDate) -> Period {
    Period(
      start: .date(
        HistoricalDate(
          earliest: .distantPast,
          latest: date.latest,
          wording: date.wording,
          calendar: date.calendar,
          rule: .by
        )
      ),
      end: .date(
        HistoricalDate(
          earliest: date.earliest,
          latest: .distantFuture,
          wording: date.wording,
          calendar: date.calendar,
          rule: .since
        )
      )
    )
  }
}
