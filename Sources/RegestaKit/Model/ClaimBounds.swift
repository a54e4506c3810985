public import Chronology

/// The four bounds of a claim's time, as the schema stores them: Julian day numbers.
public struct ClaimBounds: Hashable, Sendable {
  /// The first day it can have begun on.
  public var startMin: Int
  /// The last day it can have begun on.
  public var startMax: Int
  /// The first day it can have ended on.
  public var endMin: Int
  /// The last day it can have ended on.
  public var endMax: Int

  /// Bounds as a value.
  public init(startMin: Int, startMax: Int, endMin: Int, endMax: Int) {
    self.startMin = startMin
    self.startMax = startMax
    self.endMin = endMin
    self.endMax = endMax
  }

  /// The bounds of a period.
  public init(_ period: Period) {
    self.init(
      startMin: period.startEarliest.number,
      startMax: period.startLatest.number,
      endMin: period.endEarliest.number,
      endMax: period.endLatest.number
    )
  }

  /// Whether it held on a date: on every day that the date can mean in every reading (`certain`), on
  /// some day in some reading (`possible`), or not at all.
  ///
  /// For a date that is one day this is the rule of docs/dates.md, and the one in which the views and
  /// questions compute: certain when start_max <= day <= end_min.
  public func hold(on date: HistoricalDate) -> Verdict {
    Verdict(
      all: startMax <= date.earliest.number && date.latest.number <= endMin,
      some: startMin <= date.latest.number && date.earliest.number <= endMax
    )
  }
}
