internal import Chronology
internal import RegestaKit
internal import SQLite

extension DumpKnowledge {
  /// Claims that are knowledge, in the order of the dump, each with its qualifiers and citations.
  func takeClaims() throws {
    try stage.forEach("claim", where: "status = 1") { id, line in
      try record("claim", id, line: line, needing: { claimNeeds(id) }) {
        let claim = try take(claim: id)
        try stage.map("claim", id, to: claim.rawValue)
      }
    }
    for (status, what) in [(0, "candidates"), (2, "superseded claims"), (3, "retracted claims")] {
      try leaveOut(
        what,
        "they are no knowledge there",
        count: stage.count("claim", where: "status = \(status)")
      )
    }
    try leaveOut(
      "retracted citations",
      "they are no knowledge there",
      count: stage.count("citation", where: "status <> 1")
    )
  }

  private func take(claim id: Int) throws -> Claim.ID {
    var row = ClaimRow()
    let found = try connection.first(
      """
      SELECT c.subject, r.key, r.value, r.time, r.mapped, c.object, c.text, c.language, c.number,
             c.number_to, c.unit, c.value_date, c.unknown, c.start_date, c.end_date, c.start_max,
             c.end_min, c.denied, c.certainty, c.reading_of, c.comment,
             EXISTS (SELECT 1 FROM temp.dump_dispute_claim WHERE claim = c.rowid)
             OR EXISTS (SELECT 1 FROM temp.dump_position WHERE claim = c.rowid)
             OR EXISTS (SELECT 1 FROM temp.dump_claim WHERE reading_of = c.rowid)
        FROM temp.dump_claim AS c LEFT JOIN temp.dump_relation AS r ON r.rowid = c.relation
       WHERE c.rowid = \(id)
      """
    ) { try ClaimRow($0) }
    if let found { row = found }
    guard let key = row.relation, row.isTaken else {
      throw RegestaError(.badInput, "The relation of the claim was not taken in.")
    }
    let value = try date(row.valueDate)
    let (start, end) = (try date(row.startDate), try date(row.endDate))
    var draft = ClaimDraft(
      try entity(row.subject),
      key,
      try object(row.object, row.value, value?.date)
    )
    draft.period = period(row, start?.date, end?.date, value?.date)
    draft.isInferred = [start, end, value].contains { $0?.isInferred == true }
    draft.isDenied = row.isDenied
    draft.certainty = try known(Certainty(rawValue: row.certainty), "certainty")
    draft.comment = row.comment
    if let reading = row.readingOf {
      draft.readingOf = try stage.mapped("claim", reading).map(Claim.ID.init(rawValue:))
      if draft.readingOf == nil {
        try importer.leaveOut("what a claim is a reading of", "that claim was not taken in")
      }
    }
    draft.qualifiers = try qualifiers(of: id)
    let citations = try citations(of: id)
    if row.value == "name" {
      if let known = try importer.knownName(draft, isRoleGiven: true) {
        if row.isExact { importer.exact.insert(known.rawValue) }
        try importer.cite(known, with: citations)
        return known
      }
      draft.relation = try importer.freeRole(for: draft)
    }
    return try importer.claim(draft, citations: citations, isExact: row.isExact)
  }

  /// What a claim row has.
  private struct ClaimRow {
    var subject = 0
    var relation: String?
    var value = ""
    var isInstant = false
    var isTimeless = true
    var isTaken = false
    var object = Object()
    var valueDate: Int?
    var startDate: Int?
    var endDate: Int?
    var startMax: Int?
    var endMin: Int?
    var isDenied = false
    var certainty = 0
    var readingOf: Int?
    var comment: String?
    var isExact = false

    init() {}

    init(_ row: borrowing Row) throws {
      subject = try row.int(0)
      relation = try row.optionalText(1)
      value = try row.optionalText(2) ?? ""
      let time = try row.optionalText(3)
      isInstant = time == "instant"
      isTimeless = time == "timeless"
      isTaken = try row.optionalInt(4) != nil
      object = Object(
        entity: try row.optionalInt(5),
        text: try row.optionalText(6),
        language: try row.optionalText(7),
        number: try row.optionalDouble(8),
        upper: try row.optionalDouble(9),
        unit: try row.optionalInt(10),
        isUnknown: try row.bool(12)
      )
      valueDate = try row.optionalInt(11)
      startDate = try row.optionalInt(13)
      endDate = try row.optionalInt(14)
      startMax = try row.optionalInt(15)
      endMin = try row.optionalInt(16)
      isDenied = try row.bool(17)
      certainty = try row.int(18)
      readingOf = try row.optionalInt(19)
      comment = try row.optionalText(20)
      isExact = try row.bool(21)
    }
  }

  private struct Object {
    var entity: Int?
    var text: String?
    var language: String?
    var number: Double?
    var upper: Double?
    var unit: Int?
    var isUnknown = false
  }

  /// The entity of this base that one of the dump is.
  func entity(_ id: Int) throws -> Entity.ID {
    guard let mapped = try stage.mapped("entity", id) else {
      throw RegestaError(.badInput, "The thing \(id) that it speaks of was not taken in.")
    }
    return Entity.ID(mapped)
  }

  private func object(_ object: Object, _ value: String, _ date: HistoricalDate?) throws
    -> ClaimDraft.Object
  {
    if object.isUnknown { return .unknown }
    if let entity = object.entity { return .entity(try self.entity(entity)) }
    if let date { return .date(date) }
    guard let number = object.number else {
      return .text(object.text ?? "", language: object.language)
    }
    if value == "point" { return .point(latitude: number, longitude: object.upper ?? 0) }
    return .quantity(
      number,
      to: object.upper,
      unit: try object.unit.map(entity),
      wording: object.text
    )
  }

  /// When it held: by its dates, and where it has none, by whether it always was or still is.
  private func period(
    _ row: ClaimRow,
    _ start: HistoricalDate?,
    _ end: HistoricalDate?,
    _ value: HistoricalDate?
  ) -> Period? {
    if row.isTimeless { return nil }
    if row.isInstant {
      if let start { return start == value ? nil : .instant(start) }
      return nil
    }
    if start == nil, end == nil, row.startMax == nil { return nil }
    let first: Period.Endpoint =
      start.map { .date($0) } ?? (row.startMax == Day.distantPast.number ? .open : .unknown)
    let last: Period.Endpoint =
      end.map { .date($0) } ?? (row.endMin == Day.distantFuture.number ? .open : .unknown)
    return first == .unknown && last == .unknown ? nil : Period(start: first, end: last)
  }

  private func qualifiers(of claim: Int) throws -> [ClaimDraft.Qualifier] {
    let rows = try connection.rows(
      """
      SELECT r.key, r.value, q.object, q.text, q.number, q.number_to, q.unit, q.value_date, r.mapped
        FROM temp.dump_qualifier AS q LEFT JOIN temp.dump_relation AS r ON r.rowid = q.relation
       WHERE q.claim = \(claim) ORDER BY q.relation, q.ordinal
      """
    ) { row in
      (
        key: try row.optionalText(0), value: try row.optionalText(1) ?? "",
        object: Object(
          entity: try row.optionalInt(2),
          text: try row.optionalText(3),
          number: try row.optionalDouble(4),
          upper: try row.optionalDouble(5),
          unit: try row.optionalInt(6)
        ), date: try row.optionalInt(7), isTaken: try row.optionalInt(8) != nil
      )
    }
    return try rows.map { row in
      guard let key = row.key, row.isTaken else {
        throw RegestaError(.badInput, "The relation of a qualifier was not taken in.")
      }
      return ClaimDraft.Qualifier(key, try object(row.object, row.value, date(row.date)?.date))
    }
  }

  private func citations(of claim: Int) throws -> [CitationDraft] {
    let rows = try connection.rows(
      """
      SELECT source, via, stance, locator, passage, quote_start, quote, note
        FROM temp.dump_citation
       WHERE claim = \(claim) AND status = 1 ORDER BY rowid
      """
    ) { row in
      (
        source: try row.int(0), via: try row.optionalInt(1), stance: try row.int(2),
        locator: try row.optionalText(3), passage: try row.optionalInt(4),
        start: try row.optionalInt(5), quote: try row.optionalText(6),
        note: try row.optionalText(7)
      )
    }
    return try rows.compactMap { row in
      guard let source = try stage.mapped("source", row.source) else {
        try importer.leaveOut("citations of sources that were not taken in", "no source")
        return nil
      }
      let passage = try stage.mapped("passage", row.passage)
      let via = try stage.mapped("source", row.via)
      return CitationDraft(
        Source.ID(source),
        via: via == source ? nil : via.map(Source.ID.init(rawValue:)),
        stance: try known(Stance(rawValue: row.stance), "stance"),
        locator: row.locator.map(Locator.init),
        passage: passage,
        quote: row.quote.map { .init($0, start: passage == nil ? nil : row.start) },
        note: row.note
      )
    }
  }

  /// The rows that a claim leans on.
  private func claimNeeds(_ id: Int) -> [(table: String, condition: String)] {
    func of(_ column: String) -> String {
      "SELECT \(column) FROM temp.dump_claim WHERE rowid = \(id)"
    }
    func qualified(_ column: String) -> String {
      "SELECT \(column) FROM temp.dump_qualifier WHERE claim = \(id)"
    }
    let things = ["subject", "object", "unit"].map(of) + ["object", "unit"].map(qualified)
    let dates = ["value_date", "start_date", "end_date"].map(of) + [qualified("value_date")]
    let cited = "FROM temp.dump_citation WHERE claim = \(id)"
    return entityNeeds(things.joined(separator: " UNION ")) + [
      ("relation", "rowid IN (\(of("relation")) UNION \(qualified("relation")))"),
      ("date", "rowid IN (\(dates.joined(separator: " UNION ")))"),
      ("source", "rowid IN (SELECT source \(cited) UNION SELECT via \(cited))"),
      ("qualifier", "claim = \(id)"),
      ("citation", "claim = \(id)"),
    ]
  }
}
