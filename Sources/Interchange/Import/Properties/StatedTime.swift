internal import Chronology
internal import RegestaKit

/// When a statement holds, gathered from its qualifiers, and how sure it is.
struct StatedTime {
  private var start: Period.Endpoint?
  private var end: Period.Endpoint?
  private var on: HistoricalDate?
  private var earliest: HistoricalDate?
  private var latest: HistoricalDate?
  private var latestStart: HistoricalDate?
  private var earliestEnd: HistoricalDate?
  private(set) var certainty = Certainty.certain
  private var isCirca = false

  /// Takes a qualifier that says when.
  ///
  /// - Returns: Whether it could be taken: a second beginning cannot.
  mutating func add(_ value: StatedValue, as rule: QualifierRule) -> Bool {
    switch (rule, value) {
    case (.start, .some): start = start ?? .unknown
    case (.end, .some): end = end ?? .unknown
    // No end: it is still so.
    case (.end, .none): end = end ?? .open
    case (.start, .none): start = start ?? .open
    case (_, .date(let date)):
      switch rule {
      case .start where start == nil: start = .date(date)
      case .end where end == nil: end = .date(date)
      case .on where on == nil: on = date
      case .earliest where earliest == nil: earliest = date
      case .latest where latest == nil: latest = date
      case .latestStart where latestStart == nil: latestStart = date
      case .earliestEnd where earliestEnd == nil: earliestEnd = date
      default: return false
      }
    default: return false
    }
    return true
  }

  mutating func add(circumstance: PropertyMapping.Circumstance?) -> Bool {
    switch circumstance {
    case nil: return false
    case .circa?: isCirca = true
    case .likely?: if certainty == .certain { certainty = .likely }
    case .doubtful?: certainty = .doubtful
    case .certain?: break
    }
    return true
  }

  /// A date that is said, within what else is said of it.
  func narrowed(_ object: ClaimDraft.Object) -> ClaimDraft.Object {
    guard case .date(let date) = object else { return object }
    return .date(about(bounded(date)))
  }

  /// The time of a claim with a relation, and whether something of it has no place there.
  func period(for relation: Relation) -> (Period?, isLeftOut: Bool) {
    let hasTime =
      start != nil || end != nil || on != nil || latestStart != nil || earliestEnd != nil
    switch relation.time {
    case .timeless: return (nil, hasTime || (relation.value != .date && earliest != nil))
    case .instant:
      // Of a date that is said, the qualifiers have been used for the date itself.
      if relation.value == .date { return (nil, hasTime) }
      if let on { return (.instant(about(bounded(on))), start?.date != nil || end?.date != nil) }
      switch (start?.date, end?.date) {
      case (let start?, nil), (nil, let start?): return (.instant(about(bounded(start))), false)
      case (let start?, let end?):
        return (
          .instant(
            about(HistoricalDate(earliest: start.earliest, latest: end.latest, rule: .between))
          ),
          false
        )
      case (nil, nil):
        guard let date = between(earliest, latest) else { return (nil, false) }
        return (.instant(about(date)), false)
      }
    case .interval:
      guard hasTime || earliest != nil || latest != nil else { return (nil, false) }
      if let on, start == nil, end == nil, latestStart == nil, earliestEnd == nil {
        return (.attested(on: about(bounded(on))), false)
      }
      let first = start ?? between(earliest, latestStart).map { .date($0) } ?? .unknown
      let last = end ?? between(earliestEnd, latest).map { .date($0) } ?? .unknown
      return (Period(start: about(first), end: about(last)), on != nil)
    }
  }

  private func bounded(_ date: HistoricalDate) -> HistoricalDate {
    let first = max(date.earliest, earliest?.earliest ?? date.earliest)
    let last = min(date.latest, latest?.latest ?? date.latest)
    guard earliest != nil || latest != nil, first <= last, first...last != date.bounds else {
      return date
    }
    return HistoricalDate(earliest: first, latest: last, calendar: date.calendar, rule: .between)
  }

  private func between(_ first: HistoricalDate?, _ last: HistoricalDate?) -> HistoricalDate? {
    switch (first, last) {
    case (let first?, let last?):
      HistoricalDate(
        earliest: first.earliest,
        latest: last.latest,
        calendar: first.calendar,
        rule: .between
      )
    case (let first?, nil):
      HistoricalDate(
        earliest: first.earliest,
        latest: .distantFuture,
        calendar: first.calendar,
        rule: .since
      )
    case (nil, let last?):
      HistoricalDate(
        earliest: .distantPast,
        latest: last.latest,
        calendar: last.calendar,
        rule: .by
      )
    case (nil, nil): nil
    }
  }

  private func about(_ end: Period.Endpoint) -> Period.Endpoint {
    if case .date(let date) = end { .date(about(date)) } else { end }
  }

  /// "c. 1238", when the statement says that its dates are about right.
  private func about(_ date: HistoricalDate) -> HistoricalDate {
    guard isCirca else { return date }
    let context = DateContext(calendar: .always(date.calendar))
    return (try? HistoricalDate(english: "c. \(date.printed)", context: context)) ?? date
  }
}
