internal import Chronology
internal import Formats
internal import RegestaKit

/// Times as the Linked Places format has them: timespans with a start and an end, each a day (`in`) or
/// the days between which it lies (`earliest`, `latest`), by ISO 8601.
enum PlaceTime {
  /// The time of a claim; nil when it has none.
  static func when(_ claim: Claim) -> JSONValue? {
    guard let period = claim.period,
      let span = timespan(ClaimBounds(period), isInstant: period.isInstant)
    else { return nil }
    return .of([
      ("timespans", .array([span])),
      ("label", .text(claim.when ?? period.start.date?.printed)),
    ])
  }

  /// The lifetime of a thing.
  static func when(_ life: Lifetime) -> JSONValue? {
    let spans = life.spells.compactMap { bounds in
      timespan(
        bounds,
        isInstant: bounds.startMin == bounds.endMin && bounds.startMax == bounds.endMax
      )
    }
    guard let list = JSONValue.list(spans) else { return nil }
    return .of([("timespans", list), ("label", .string(life.words))])
  }

  private static func timespan(_ bounds: ClaimBounds, isInstant: Bool) -> JSONValue? {
    let days = ISOBounds(bounds)
    let start = end(days.startMin, days.startMax)
    // A timespan without an end is read as the days of its start.
    let last = isInstant ? nil : end(days.endMin, days.endMax)
    guard start != nil || last != nil else { return nil }
    return .of([("start", start), ("end", last)])
  }

  private static func end(_ earliest: String?, _ latest: String?) -> JSONValue? {
    if earliest == nil, latest == nil { return nil }
    if earliest == latest { return .of([("in", .text(earliest))]) }
    return .of([("earliest", .text(earliest)), ("latest", .text(latest))])
  }
}

extension Period {
  /// The period in EDTF, an open end as `..`, an unknown one left empty; nil when EDTF cannot say one
  /// of its dates.
  var edtf: String? {
    if isInstant { return start.edtf }
    guard let first = start.edtf, let last = end.edtf, !(first + last).isEmpty,
      !(first + last).contains(where: \.isBracket)
    else { return nil }
    return "\(first)/\(last)"
  }
}

extension Period.Endpoint {
  fileprivate var edtf: String? {
    switch self {
    // An interval cannot stand within an interval.
    case .date(let date): date.edtf.flatMap { $0.contains("/") ? nil : $0 }
    case .open: ".."
    case .unknown: ""
    }
  }
}

extension Character {
  fileprivate var isBracket: Bool { "[]{}".contains(self) }
}
