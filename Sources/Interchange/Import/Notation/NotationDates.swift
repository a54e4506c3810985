internal import Chronology
internal import Formats
internal import RegestaKit

/// A date as a notation file gives it.
struct NotationDate {
  var date: HistoricalDate
  /// Part of it was supplied by context.
  var isInferred: Bool

  /// Reads `1920-07-12`, `12 July 1920`, or `{date: .., wording: .., calendar: .., inferred: ..}`.
  init(_ node: YAMLNode, file: String) throws {
    guard case .mapping = node else {
      let text = try NotationRecord.text(node, file: file)
      date = try Self.read(text, calendar: .gregorian, at: node, file: file)
      isInferred = false
      return
    }
    let record = try NotationRecord(
      node,
      file: file,
      keys: ["date", "wording", "calendar", "inferred"]
    )
    var calendar = CalendarSystem.gregorian
    if let name = try record.text("calendar") {
      guard let known = CalendarSystem(rawValue: name) else {
        let all = CalendarSystem.allCases.map(\.rawValue).joined(separator: ", ")
        throw record.error("The calendars are: \(all).", at: record["calendar"])
      }
      calendar = known
    }
    let read = try Self.read(
      try record.required("date"),
      calendar: calendar,
      at: node,
      file: file
    )
    date = try record.text("wording").map { read.worded($0) } ?? read
    isInferred = try record.flag("inferred")
  }

  private static func read(
    _ text: String,
    calendar: CalendarSystem,
    at node: YAMLNode,
    file: String
  ) throws -> HistoricalDate {
    do {
      // EDTF counts in the Gregorian calendar only; another calendar's dates are read as English.
      return calendar == .gregorian
        ? try HistoricalDate(parsing: text)
        : try HistoricalDate(english: text, context: DateContext(calendar: .always(calendar)))
    } catch {
      throw NotationRecord.error(error.message, file, node.position)
    }
  }
}

/// When a claim held, as a notation file gives it: `on`, or `from` and `to`.
struct NotationTime {
  var period: Period?
  var isInferred = false

  init(_ record: NotationRecord, relation: Relation) throws {
    let (on, from, to) = (record["on"], record["from"], record["to"])
    guard on != nil || from != nil || to != nil else { return }
    switch relation.time {
    case .timeless:
      throw record.error(
        "\"\(relation.key)\" has no time; leave the date out.",
        at: on ?? from ?? to
      )
    case .instant:
      guard let on, from == nil, to == nil else {
        throw record.error(
          "\"\(relation.key)\" happens at one time: write \"on\".",
          at: from ?? to
        )
      }
      let date = try NotationDate(on, file: record.file)
      period = .instant(date.date)
      isInferred = date.isInferred
    case .interval:
      if let on {
        guard from == nil, to == nil else {
          throw record.error("Write either \"on\", or \"from\" and \"to\".", at: on)
        }
        let date = try NotationDate(on, file: record.file)
        period = .attested(on: date.date)
        isInferred = date.isInferred
      } else {
        let start = try Self.endpoint(from, record, &isInferred)
        let end = try Self.endpoint(to, record, &isInferred)
        if case .date(let first) = start, case .date(let last) = end, first.earliest > last.latest {
          throw record.error("It ends before it begins.", at: to)
        }
        period = Period(start: start, end: end)
      }
    }
  }

  private static func endpoint(
    _ node: YAMLNode?,
    _ record: NotationRecord,
    _ isInferred: inout Bool
  ) throws -> Period.Endpoint {
    guard let node else { return .unknown }
    if case .scalar("..", _) = node { return .open }
    let date = try NotationDate(node, file: record.file)
    if date.isInferred { isInferred = true }
    return .date(date.date)
  }
}
