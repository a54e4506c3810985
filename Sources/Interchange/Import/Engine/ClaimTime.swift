internal import Chronology
internal import RegestaKit
internal import SQLite

/// The time of a claim that comes in, against the time of one that is there.
struct ClaimTime {
  /// The bounds that it will have; nil when its relation has no time.
  let bounds: ClaimBounds?

  /// How the time of a claim that is there goes with it.
  enum Fit {
    case same
    /// What is there is more exact: the new claim says no more.
    case covers
    /// What is there is less exact.
    case covered
    /// They overlap or lie apart: two claims.
    case other
  }

  init(_ draft: ClaimDraft, _ relation: Relation) throws {
    guard relation.time != .timeless else {
      bounds = nil
      return
    }
    var period = draft.period
    if period == nil, case .date(let date) = draft.object { period = .instant(date) }
    let known = ClaimBounds(period ?? Period(start: .unknown, end: .unknown))
    bounds =
      relation.time == .instant
      ? ClaimBounds(
        startMin: known.startMin,
        startMax: known.startMax,
        endMin: known.startMin,
        endMax: known.startMax
      ) : known
  }

  /// The condition on `claim AS c` that ``meets(_:_:)`` it: of a long series of figures only those of its time are
  /// then looked at. All claims by a relation that has a time have bounds.
  var meeting: SQL {
    guard let bounds else { return "1" }
    return "c.start_min <= \(bounds.endMax) AND c.end_max >= \(bounds.startMin)"
  }

  /// Of two that do not meet, none fits the other.
  func fit(_ there: ClaimBounds?) -> Fit {
    guard let bounds, let there else { return bounds == nil && there == nil ? .same : .other }
    if bounds == there { return .same }
    if Self.isWithin(there, bounds) { return .covers }
    if Self.isWithin(bounds, there) { return .covered }
    return .other
  }

  /// Whether it may have held at a time when another claim did; always, where one has no time.
  func meets(_ startMin: Int?, _ endMax: Int?) -> Bool {
    guard let bounds, let startMin, let endMax else { return true }
    return bounds.startMin <= endMax && startMin <= bounds.endMax
  }

  /// Whether each end of one lies in what the same end of the other can mean.
  private static func isWithin(_ inner: ClaimBounds, _ outer: ClaimBounds) -> Bool {
    outer.startMin <= inner.startMin && inner.startMax <= outer.startMax
      && outer.endMin <= inner.endMin && inner.endMax <= outer.endMax
  }
}
