internal import Chronology
internal import SQLite

// A row as a claim, without what stands in other tables.

extension ClaimReader {
  /// The columns of one claim, in the order that ``claim(from:)`` reads them.
  static let columns: SQL = """
    SELECT c.id, c.subject, c.relation, c.object, c.text, c.language, c.number, c.number_to, c.unit, c.unknown,
           c.start_min, c.start_max, c.end_min, c.end_max,
           c.denied, c.certainty, c.status, c.reading_of, c.supersedes, c.comment,
           vd.wording, vd.calendar, vd.earliest, vd.latest, vd.rule, vd.edtf,
           sd.wording, sd.calendar, sd.earliest, sd.latest, sd.rule, sd.edtf,
           ed.wording, ed.calendar, ed.earliest, ed.latest, ed.rule, ed.edtf
      FROM
    """

  /// The dates among them, joined to `claim AS c`.
  static let dates: SQL = """
     LEFT JOIN date AS vd ON vd.id = c.value_date
      LEFT JOIN date AS sd ON sd.id = c.start_date
      LEFT JOIN date AS ed ON ed.id = c.end_date
    """

  /// The claim of a row; nil where a damaged base lacks what it is about.
  func claim(from row: borrowing Row) throws -> Claim? {
    guard let relation = try relation(try row.int(2)), let subject = try entity(try row.int(1))
    else { return nil }
    return Claim(
      id: Claim.ID(try row.int(0)),
      subject: subject,
      relation: relation.reference,
      object: try value(from: row, of: relation),
      period: try Self.period(from: row, of: relation),
      isDenied: try row.bool(14),
      certainty: Certainty(rawValue: try row.int(15)) ?? .doubtful,
      status: Status(rawValue: try row.int(16)) ?? .retracted,
      readingOf: try row.optionalInt(17).map(Claim.ID.init(rawValue:)),
      supersedes: try row.optionalInt(18).map(Claim.ID.init(rawValue:)),
      comment: try row.optionalText(19),
      qualifiers: [],
      citations: [],
      disputes: []
    )
  }

  private func value(from row: borrowing Row, of relation: RelationFacts) throws -> Claim.Value {
    if try row.bool(9) { return .unknown }
    if let object = try row.optionalInt(3), let entity = try entity(object) {
      return .entity(entity)
    }
    if let date = try KnowledgeBase.date(from: row, at: 20) { return .date(date) }
    let text = try row.optionalText(4)
    guard let number = try row.optionalDouble(6) else {
      return .text(text ?? "", language: try row.optionalText(5))
    }
    let upper = try row.optionalDouble(7)
    if relation.isPoint { return .point(latitude: number, longitude: upper ?? 0) }
    let unit = try row.optionalInt(8).flatMap(entity)
    return .quantity(Quantity(number, to: upper, unit: unit, wording: text))
  }

  private static func period(
    from row: borrowing Row,
    of relation: RelationFacts
  ) throws -> Period? {
    guard let startMin = try row.optionalInt(10) else { return nil }
    let startMax = try row.int(11)
    let endMin = try row.int(12)
    let start: Period.Endpoint =
      if let date = try KnowledgeBase.date(from: row, at: 26) {
        .date(date)
      } else if let value = try KnowledgeBase.date(from: row, at: 20),
        startMin == value.earliest.number, startMax == value.latest.number
      {
        .date(value)
      } else if startMax == Day.distantPast.number {
        .open
      } else {
        .unknown
      }
    if relation.isInstant {
      if case .date(let date) = start { return .instant(date) }
      return Period(start: .unknown, end: .unknown)
    }
    let end: Period.Endpoint =
      if let date = try KnowledgeBase.date(from: row, at: 32) {
        .date(date)
      } else if endMin == Day.distantFuture.number {
        .open
      } else {
        .unknown
      }
    return Period(start: start, end: end)
  }
}
