package import Chronology
package import SQLite

extension KnowledgeBase {
  /// The claims that a query wants, with their qualifiers, citations and disputes.
  ///
  /// Ordered by time (earliest possible start, then latest), then by number; timeless ones first.
  public func claims(_ query: ClaimQuery) throws -> [Claim] {
    try read {
      let order: SQL = "\n ORDER BY c.start_min, c.end_max, c.id"
      let wanted = query.numbers.map { "c.id IN (" + $0 + ")" } ?? query.conditions
      let sql = SQL("\(raw: Self.claimSelect)") + " WHERE " + wanted + order
      var claims = try connection.rows(sql) { try Self.claim(from: $0) }
      try complete(&claims)
      return claims
    }
  }

  /// One claim, whatever its status; nil when there is none of that number.
  public func claim(_ id: Claim.ID) throws -> Claim? {
    try claims(
      ClaimQuery(statuses: Set(Status.allCases), ids: [id], includesNames: true)
    ).first
  }

  /// How many claims a query would find.
  public func count(_ query: ClaimQuery) throws -> Int {
    try read {
      try connection.first(query.count) { try $0.int(0) } ?? 0
    }
  }

  /// The columns of one claim, in the order that ``claim(from:)`` reads them.
  private static let claimSelect = """
    SELECT c.id, s.id, s.key, s.label, sk.key,
           r.id, r.key, r.label, r.inverse, r.time, r.value,
           o.id, o.key, o.label, ok.key,
           c.text, c.language, c.number, c.number_to, u.id, u.key, u.label, uk.key, c.unknown,
           c.start_min, c.start_max, c.end_min, c.end_max,
           c.denied, c.certainty, c.status, c.reading_of, c.supersedes, c.comment,
           vd.wording, vd.calendar, vd.earliest, vd.latest, vd.rule, vd.edtf,
           sd.wording, sd.calendar, sd.earliest, sd.latest, sd.rule, sd.edtf,
           ed.wording, ed.calendar, ed.earliest, ed.latest, ed.rule, ed.edtf
      FROM claim AS c
      JOIN entity AS s ON s.id = c.subject JOIN kind AS sk ON sk.id = s.kind
      JOIN relation AS r ON r.id = c.relation
      LEFT JOIN entity AS o ON o.id = c.object LEFT JOIN kind AS ok ON ok.id = o.kind
      LEFT JOIN entity AS u ON u.id = c.unit LEFT JOIN kind AS uk ON uk.id = u.kind
      LEFT JOIN date AS vd ON vd.id = c.value_date
      LEFT JOIN date AS sd ON sd.id = c.start_date
      LEFT JOIN date AS ed ON ed.id = c.end_date
    """

  private static func claim(from row: borrowing Row) throws -> Claim {
    let relation = Relation.Reference(
      id: Relation.ID(try row.int(5)),
      key: try row.text(6),
      label: try row.text(7),
      inverse: try row.optionalText(8)
    )
    return Claim(
      id: Claim.ID(try row.int(0)),
      subject: try entity(from: row, at: 1),
      relation: relation,
      object: try value(from: row),
      period: try period(from: row),
      isDenied: try row.bool(28),
      certainty: Certainty(rawValue: try row.int(29)) ?? .doubtful,
      status: Status(rawValue: try row.int(30)) ?? .retracted,
      readingOf: try row.optionalInt(31).map(Claim.ID.init(rawValue:)),
      supersedes: try row.optionalInt(32).map(Claim.ID.init(rawValue:)),
      comment: try row.optionalText(33),
      qualifiers: [],
      citations: [],
      disputes: []
    )
  }

  private static func value(from row: borrowing Row) throws -> Claim.Value {
    if try row.bool(23) { return .unknown }
    if try row.optionalInt(11) != nil { return .entity(try entity(from: row, at: 11)) }
    if let date = try date(from: row, at: 34) { return .date(date) }
    let text = try row.optionalText(15)
    guard let number = try row.optionalDouble(17) else {
      return .text(text ?? "", language: try row.optionalText(16))
    }
    let upper = try row.optionalDouble(18)
    if try row.text(10) == Relation.ValueType.point.rawValue {
      return .point(latitude: number, longitude: upper ?? 0)
    }
    let unit = try row.optionalInt(19) == nil ? nil : try entity(from: row, at: 19)
    return .quantity(Quantity(number, to: upper, unit: unit, wording: text))
  }

  private static func period(from row: borrowing Row) throws -> Period? {
    guard let startMin = try row.optionalInt(24) else { return nil }
    let startMax = try row.int(25)
    let endMin = try row.int(26)
    let start: Period.Endpoint =
      if let date = try date(from: row, at: 40) {
        .date(date)
      } else if let value = try date(from: row, at: 34), startMin == value.earliest.number,
        startMax == value.latest.number
      {
        .date(value)
      } else if startMax == Day.distantPast.number {
        .open
      } else {
        .unknown
      }
    if try row.text(9) == Relation.Nature.instant.rawValue {
      if case .date(let date) = start { return .instant(date) }
      return Period(start: .unknown, end: .unknown)
    }
    let end: Period.Endpoint =
      if let date = try date(from: row, at: 46) {
        .date(date)
      } else if endMin == Day.distantFuture.number {
        .open
      } else {
        .unknown
      }
    return Period(start: start, end: end)
  }

  /// Reads an entity from four columns: id, key, label, kind.
  static func entity(from row: borrowing Row, at column: Int) throws -> Entity {
    Entity(
      id: Entity.ID(try row.int(column)),
      key: try row.text(column + 1),
      label: try row.text(column + 2),
      kind: try row.text(column + 3)
    )
  }

  /// Reads a date from six columns: wording, calendar, earliest, latest, rule, EDTF.
  package static func date(from row: borrowing Row, at column: Int) throws -> HistoricalDate? {
    guard let wording = try row.optionalText(column) else { return nil }
    let edtf = try row.text(column + 5)
    return HistoricalDate(
      earliest: Day(number: try row.int(column + 2)),
      latest: Day(number: try row.int(column + 3)),
      wording: wording,
      calendar: CalendarSystem(rawValue: try row.text(column + 1)) ?? .gregorian,
      rule: DateRule(rawValue: try row.text(column + 4)),
      edtf: edtf.isEmpty ? nil : edtf
    )
  }

  /// Adds what stands in other tables: one query for each table, however many claims there are.
  private func complete(_ claims: inout [Claim]) throws {
    guard !claims.isEmpty else { return }
    var places: [Int: Int] = [:]
    for (place, claim) in claims.enumerated() { places[claim.id.rawValue] = place }
    let ids = "[" + claims.map(\.id.description).joined(separator: ",") + "]"

    try connection.forEach(
      """
      SELECT q.claim, r.id, r.key, r.label, r.inverse, r.value,
             o.id, o.key, o.label, ok.key, q.text, q.number, q.number_to,
             u.id, u.key, u.label, uk.key,
             d.wording, d.calendar, d.earliest, d.latest, d.rule, d.edtf
        FROM json_each(\(ids)) AS wanted
        JOIN qualifier AS q ON q.claim = wanted.value
        JOIN relation AS r ON r.id = q.relation
        LEFT JOIN entity AS o ON o.id = q.object LEFT JOIN kind AS ok ON ok.id = o.kind
        LEFT JOIN entity AS u ON u.id = q.unit LEFT JOIN kind AS uk ON uk.id = u.kind
        LEFT JOIN date AS d ON d.id = q.value_date
       ORDER BY q.claim, q.relation, q.ordinal
      """
    ) { row in
      guard let place = places[try row.int(0)] else { return .next }
      claims[place].qualifiers.append(try Self.qualifier(from: row))
      return .next
    }
    try connection.forEach(
      """
      SELECT t.claim, t.id, s.id, s.key, s.short, v.id, v.key, v.short, t.stance, t.locator, t.quote,
             t.note
        FROM json_each(\(ids)) AS wanted
        JOIN citation AS t ON t.claim = wanted.value
        JOIN source AS s ON s.id = t.source
        LEFT JOIN source AS v ON v.id = t.via
       WHERE t.status = 1
       ORDER BY t.claim, t.id
      """
    ) { row in
      guard let place = places[try row.int(0)] else { return .next }
      let via = try row.optionalInt(5) == nil ? nil : try Self.source(from: row, at: 5)
      claims[place].citations.append(
        Citation(
          id: Citation.ID(try row.int(1)),
          source: try Self.source(from: row, at: 2),
          via: via,
          stance: Stance(rawValue: try row.int(8)) ?? .supports,
          locator: try row.optionalText(9),
          quote: try row.optionalText(10),
          note: try row.optionalText(11)
        )
      )
      return .next
    }
    try connection.forEach(
      """
      SELECT dc.claim, d.id, d.key, d.question, d.status, dc.side
        FROM json_each(\(ids)) AS wanted
        JOIN dispute_claim AS dc ON dc.claim = wanted.value
        JOIN dispute AS d ON d.id = dc.dispute
       WHERE d.status <> 'withdrawn'
       ORDER BY dc.claim, d.id
      """
    ) { row in
      guard let place = places[try row.int(0)] else { return .next }
      claims[place].disputes.append(
        Dispute.Reference(
          id: Dispute.ID(try row.int(1)),
          key: try row.text(2),
          question: try row.text(3),
          status: Dispute.State(rawValue: try row.text(4)) ?? .open,
          side: try row.int(5)
        )
      )
      return .next
    }
  }

  private static func source(from row: borrowing Row, at column: Int) throws -> Source.Reference {
    Source.Reference(
      id: Source.ID(try row.int(column)),
      key: try row.text(column + 1),
      short: try row.text(column + 2)
    )
  }

  private static func qualifier(from row: borrowing Row) throws -> Claim.Qualifier {
    let relation = Relation.Reference(
      id: Relation.ID(try row.int(1)),
      key: try row.text(2),
      label: try row.text(3),
      inverse: try row.optionalText(4)
    )
    let value: Claim.Value
    if try row.optionalInt(6) != nil {
      value = .entity(try entity(from: row, at: 6))
    } else if let date = try date(from: row, at: 17) {
      value = .date(date)
    } else if let number = try row.optionalDouble(11) {
      let upper = try row.optionalDouble(12)
      let unit = try row.optionalInt(13) == nil ? nil : try entity(from: row, at: 13)
      value =
        try row.text(5) == Relation.ValueType.point.rawValue
        ? .point(latitude: number, longitude: upper ?? 0)
        : .quantity(Quantity(number, to: upper, unit: unit, wording: try row.optionalText(10)))
    } else {
      value = .text(try row.text(10), language: nil)
    }
    return Claim.Qualifier(relation: relation, value: value)
  }
}
