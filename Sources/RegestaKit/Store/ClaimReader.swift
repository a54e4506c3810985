internal import Chronology
internal import SQLite

/// Reads claims, and remembers the things, relations and sources that they name: those that many claims name are
/// read once.
///
/// It may be used for several questions, as long as nobody writes: see ``BaseMemory``.
final class ClaimReader {
  private let connection: Connection
  private var entities: [Int: Entity] = [:]
  private var kinds: [Int: String] = [:]
  private var relations: [Int: RelationFacts] = [:]
  private var sources: [Int: Source.Reference] = [:]
  private let entity: Lookup
  private let kind: Lookup
  private let relation: Lookup
  private let source: Lookup

  /// So many things and sources are remembered from one question to the next, and no more.
  private static let most = 8_192

  /// What reading a claim needs to know of its relation.
  private struct RelationFacts {
    let reference: Relation.Reference
    /// Whether what it says is so at one time, and not from one time to another.
    let isInstant: Bool
    /// Whether two numbers are a point on the map, and no range.
    let isPoint: Bool
  }

  init(_ connection: Connection) {
    self.connection = connection
    entity = Lookup(connection, "SELECT key, label, kind FROM entity WHERE id = ?")
    kind = Lookup(connection, "SELECT key FROM kind WHERE id = ?")
    relation = Lookup(
      connection,
      "SELECT key, label, inverse, time, value FROM relation WHERE id = ?"
    )
    source = Lookup(connection, "SELECT key, short FROM source WHERE id = ?")
  }
}

/// A row by its number, again and again.
private final class Lookup {
  private let connection: Connection
  private let sql: String
  private var statement: Statement?

  init(_ connection: Connection, _ sql: String) {
    self.connection = connection
    self.sql = sql
  }

  /// Hands the row to `body`, if there is one.
  func read(_ id: Int, _ body: (borrowing Row) throws -> Void) throws {
    if statement == nil { statement = try connection.prepare(sql) }
    try statement?.bind(id, at: 1)
    try statement?.forEach { row in
      try body(row)
      return .stop
    }
  }
}

// MARK: - Claims

extension ClaimReader {
  /// The claims that a query wants, whole and in its order.
  func claims(_ query: ClaimQuery) throws -> [Claim] {
    if entities.count > Self.most { entities.removeAll() }
    if sources.count > Self.most { sources.removeAll() }
    let wanted = query.numbers.map { " WHERE c.id IN (" + $0 + ")" }
    let condition = wanted ?? query.joins + " WHERE " + query.conditions
    var claims: [Claim] = []
    var places: [Place] = []
    try connection.forEach(Self.select + condition) { row in
      guard let claim = try claim(from: row) else { return .next }
      let isInTime = query.order == .time
      let start = isInTime ? try row.optionalInt(10) : nil
      let end = isInTime ? try row.optionalInt(13) : nil
      places.append(Place(start: start ?? .min, end: end ?? .min, id: claim.id.rawValue))
      claims.append(claim)
      return .next
    }
    claims.arrange(by: places)
    if !claims.isEmpty { try complete(&claims, places.map(\.id).sorted()) }
    return claims
  }

  /// Where a claim stands among others. SQLite would put whole rows in order, which costs as much as
  /// reading them.
  private struct Place: Comparable {
    let start: Int
    let end: Int
    let id: Int

    static func < (one: Place, other: Place) -> Bool {
      (one.start, one.end, one.id) < (other.start, other.end, other.id)
    }
  }

  /// The columns of one claim, in the order that ``claim(from:)`` reads them.
  private static let select: SQL = """
    SELECT c.id, c.subject, c.relation, c.object, c.text, c.language, c.number, c.number_to, c.unit, c.unknown,
           c.start_min, c.start_max, c.end_min, c.end_max,
           c.denied, c.certainty, c.status, c.reading_of, c.supersedes, c.comment,
           vd.wording, vd.calendar, vd.earliest, vd.latest, vd.rule, vd.edtf,
           sd.wording, sd.calendar, sd.earliest, sd.latest, sd.rule, sd.edtf,
           ed.wording, ed.calendar, ed.earliest, ed.latest, ed.rule, ed.edtf
      FROM claim AS c
      LEFT JOIN date AS vd ON vd.id = c.value_date
      LEFT JOIN date AS sd ON sd.id = c.start_date
      LEFT JOIN date AS ed ON ed.id = c.end_date
    """

  /// The claim of a row; nil where a damaged base lacks what it is about.
  private func claim(from row: borrowing Row) throws -> Claim? {
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

// MARK: - What stands beside claims

extension ClaimReader {
  /// Adds what stands in other tables: one query for each table, however many claims there are.
  /// `numbers` are those of the claims from the least on, in which order their rows lie.
  private func complete(_ claims: inout [Claim], _ numbers: [Int]) throws {
    var places: [Int: Int] = [:]
    places.reserveCapacity(claims.count)
    for place in claims.indices { places[claims[place].id.rawValue] = place }
    let ids = numbers.numberList()
    try addQualifiers(to: &claims, places, ids)
    try addCitations(to: &claims, places, ids)
    try addDisputes(to: &claims, places, ids)
  }

  private func addQualifiers(to claims: inout [Claim], _ places: [Int: Int], _ ids: String) throws {
    try connection.forEach(
      """
      SELECT q.claim, q.relation, q.object, q.text, q.number, q.number_to, q.unit,
             d.wording, d.calendar, d.earliest, d.latest, d.rule, d.edtf
        FROM json_each(\(ids)) AS wanted
        JOIN qualifier AS q ON q.claim = wanted.value
        LEFT JOIN date AS d ON d.id = q.value_date
       ORDER BY q.claim, q.relation, q.ordinal
      """
    ) { row in
      guard let place = places[try row.int(0)], let relation = try relation(try row.int(1)) else {
        return .next
      }
      let value: Claim.Value
      if let object = try row.optionalInt(2), let entity = try entity(object) {
        value = .entity(entity)
      } else if let date = try KnowledgeBase.date(from: row, at: 7) {
        value = .date(date)
      } else if let number = try row.optionalDouble(4) {
        let upper = try row.optionalDouble(5)
        let unit = try row.optionalInt(6).flatMap(entity)
        value =
          relation.isPoint
          ? .point(latitude: number, longitude: upper ?? 0)
          : .quantity(Quantity(number, to: upper, unit: unit, wording: try row.optionalText(3)))
      } else {
        value = .text(try row.text(3), language: nil)
      }
      claims[place].qualifiers.append(
        Claim.Qualifier(relation: relation.reference, value: value)
      )
      return .next
    }
  }

  private func addCitations(to claims: inout [Claim], _ places: [Int: Int], _ ids: String) throws {
    var isInOrder = true
    try connection.forEach(
      """
      SELECT t.claim, t.id, t.source, t.via, t.stance, t.locator, t.quote, t.note
        FROM json_each(\(ids)) AS wanted
        JOIN citation AS t ON t.claim = wanted.value
       WHERE t.status = 1
      """
    ) { row in
      guard let place = places[try row.int(0)], let source = try source(try row.int(2)) else {
        return .next
      }
      let id = Citation.ID(try row.int(1))
      if let last = claims[place].citations.last, last.id > id { isInOrder = false }
      claims[place].citations.append(
        Citation(
          id: id,
          source: source,
          via: try row.optionalInt(3).flatMap { try self.source($0) },
          stance: Stance(rawValue: try row.int(4)) ?? .supports,
          locator: try row.optionalText(5),
          quote: try row.optionalText(6),
          note: try row.optionalText(7)
        )
      )
      return .next
    }
    // The index gives those of a claim in the order of recording; this is for the day when it does not.
    if !isInOrder {
      for place in claims.indices { claims[place].citations.sort { $0.id < $1.id } }
    }
  }

  private func addDisputes(to claims: inout [Claim], _ places: [Int: Int], _ ids: String) throws {
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
}

// MARK: - What claims name

extension ClaimReader {
  private func entity(_ id: Int) throws -> Entity? {
    if let known = entities[id] { return known }
    try entity.read(id) { row in
      entities[id] = Entity(
        id: Entity.ID(id),
        key: try row.text(0),
        label: try row.text(1),
        kind: try kind(try row.int(2))
      )
    }
    return entities[id]
  }

  private func kind(_ id: Int) throws -> String {
    if let known = kinds[id] { return known }
    try kind.read(id) { kinds[id] = try $0.text(0) }
    return kinds[id] ?? ""
  }

  private func relation(_ id: Int) throws -> RelationFacts? {
    if let known = relations[id] { return known }
    try relation.read(id) { row in
      relations[id] = RelationFacts(
        reference: Relation.Reference(
          id: Relation.ID(id),
          key: try row.text(0),
          label: try row.text(1),
          inverse: try row.optionalText(2)
        ),
        isInstant: try row.text(3) == Relation.Nature.instant.rawValue,
        isPoint: try row.text(4) == Relation.ValueType.point.rawValue
      )
    }
    return relations[id]
  }

  private func source(_ id: Int) throws -> Source.Reference? {
    if let known = sources[id] { return known }
    try source.read(id) { row in
      sources[id] = Source.Reference(
        id: Source.ID(id),
        key: try row.text(0),
        short: try row.text(1)
      )
    }
    return sources[id]
  }
}

extension Array {
  /// Puts the elements in the order of their places, by swaps: no element is copied.
  fileprivate mutating func arrange(by places: [some Comparable]) {
    if zip(places, places.dropFirst()).allSatisfy({ $0 <= $1 }) { return }
    var origins = indices.sorted { places[$0] < places[$1] }
    for start in indices {
      var hole = start
      while origins[hole] != start {
        let origin = origins[hole]
        swapAt(hole, origin)
        origins[hole] = hole
        hole = origin
      }
      origins[hole] = hole
    }
  }
}
