internal import Chronology
internal import Formats
internal import RegestaKit

/// The time of a part of Linked Places: `when`, with its timespans.
struct LinkedTime {
  /// From the first beginning to the last end; nil when it says neither.
  let period: Period?

  /// Reads a `when`; nil when there is none.
  ///
  /// - Throws: ``FormatError`` when a date does not read.
  init?(_ value: JSONValue?) throws {
    guard let value, value != .null else { return nil }
    let spans = value["timespans"]?.array ?? []
    var start: Period.Endpoint = .unknown
    var end: Period.Endpoint = .unknown
    for span in spans {
      let first = try Self.endpoint(span["start"])
      // A span of which only the beginning is known says nothing of the end.
      let last = try Self.endpoint(span["end"])
      if case .date(let new) = first, start.date.map({ new.earliest < $0.earliest }) ?? true {
        start = first
      }
      if case .date(let new) = last, end.date.map({ $0.latest < new.latest }) ?? true { end = last }
    }
    if case .date(let first) = start, case .date(let last) = end, first.earliest > last.latest {
      throw FormatError("The time ends (\(last.printed)) before it begins (\(first.printed)).")
    }
    period = start == .unknown && end == .unknown ? nil : Period(start: start, end: end)
  }

  /// `{"in": "1600"}`, or bounds: `{"earliest": "1590", "latest": "1610"}`.
  private static func endpoint(_ value: JSONValue?) throws -> Period.Endpoint {
    guard let value else { return .unknown }
    func date(_ name: String) throws -> HistoricalDate? {
      guard let text = value[name]?.scalarText?.trimmingSpaces, !text.isEmpty else { return nil }
      do {
        return try HistoricalDate.inTable(text, .gregorian, order: nil)
      } catch {
        throw FormatError("\"\(name)\": \(error.message)")
      }
    }
    if let text = value.scalarText, !text.isEmpty {
      do {
        return .date(try HistoricalDate.inTable(text, .gregorian, order: nil))
      } catch { throw FormatError(error.message) }
    }
    if let date = try date("in") { return .date(date) }
    switch (try date("earliest"), try date("latest")) {
    case (let first?, let last?):
      return .date(HistoricalDate(earliest: first.earliest, latest: last.latest, rule: .between))
    case (let first?, nil):
      return .date(
        HistoricalDate(earliest: first.earliest, latest: .distantFuture, rule: .since)
      )
    case (nil, let last?):
      return .date(HistoricalDate(earliest: .distantPast, latest: last.latest, rule: .by))
    default: return .unknown
    }
  }
}
