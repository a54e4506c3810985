internal import Chronology
internal import RegestaKit
internal import SQLite

extension DumpKnowledge {
  /// Claims that are knowledge, in the order of the dump, each with its qualifiers and citations.
  func takeClaims() throws {
    try stage.forEachClaims { rows in
      for row in rows {
        let record = made("claim", row.id, line: row.line, needing: { claimNeeds(row.id) }) {
          let claim = try take(row)
          // Only what something is said of is asked for again.
          if row.isExact { try stage.map("claim", row.id, to: claim.rawValue) }
        }
        try importer.gather(record)
      }
    }
    try importer.takeGathered()
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

  private func take(_ row: StagedClaim) throws -> Claim.ID {
    guard let key = row.relation, row.isTaken else {
      throw RegestaError(.badInput, "The relation of the claim was not taken in.")
    }
    let value = try date(row.value.date)
    let (start, end) = (try date(row.start), try date(row.end))
    var draft = ClaimDraft(try entity(row.subject), key, try object(row.value))
    draft.period = period(row, start, end, value)
    draft.isInferred = [row.start, row.end, row.value.date].contains { $0.isInferred }
    draft.isDenied = row.isDenied
    draft.certainty = try known(Certainty(rawValue: row.certainty), "certainty")
    draft.comment = row.comment
    if let reading = row.readingOf {
      draft.readingOf = try stage.mapped("claim", reading).map(Claim.ID.init(rawValue:))
      if draft.readingOf == nil {
        try importer.leaveOut("what a claim is a reading of", "that claim was not taken in")
      }
    }
    draft.qualifiers = try row.qualifiers.map { qualifier in
      guard let key = qualifier.relation, qualifier.isTaken else {
        throw RegestaError(.badInput, "The relation of a qualifier was not taken in.")
      }
      return ClaimDraft.Qualifier(key, try object(qualifier.value))
    }
    let citations = try row.citations.compactMap(citation)
    if row.value.type == "name" {
      if let known = try importer.knownName(draft, isRoleGiven: true) {
        if row.isExact { importer.exact.insert(known.rawValue) }
        try importer.cite(known, with: citations)
        return known
      }
      draft.relation = try importer.freeRole(for: draft)
    }
    return try importer.claim(draft, citations: citations, isExact: row.isExact)
  }

  /// The entity of this base that one of the dump is.
  func entity(_ reference: StagedClaim.Reference) throws -> Entity.ID {
    guard let mapped = reference.mapped else {
      throw RegestaError(.badInput, "The thing \(reference.id) that it speaks of was not taken in.")
    }
    return Entity.ID(mapped)
  }

  func date(_ staged: StagedDate) throws -> HistoricalDate? {
    if let id = staged.id, staged.date == nil { throw Self.noDate(id) }
    return staged.date
  }

  private func object(_ value: StagedValue) throws -> ClaimDraft.Object {
    if value.isUnknown { return .unknown }
    if let entity = value.entity { return .entity(try self.entity(entity)) }
    if let date = try date(value.date) { return .date(date) }
    guard let number = value.number else {
      return .text(value.text ?? "", language: value.language)
    }
    if value.type == "point" { return .point(latitude: number, longitude: value.upper ?? 0) }
    return .quantity(
      number,
      to: value.upper,
      unit: try value.unit.map(entity),
      wording: value.text
    )
  }

  /// When it held: by its dates, and where it has none, by whether it always was or still is.
  private func period(
    _ row: StagedClaim,
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

  /// What a row cites; nil when its source was not taken in, which is told.
  private func citation(_ row: StagedClaim.Citation) throws -> CitationDraft? {
    guard let source = row.source?.mapped else {
      try importer.leaveOut("citations of sources that were not taken in", "no source")
      return nil
    }
    let (via, passage) = (row.via?.mapped, row.passage?.mapped)
    return CitationDraft(
      Source.ID(source),
      via: via == source ? nil : via.map(Source.ID.init(rawValue:)),
      stance: try known(Stance(rawValue: row.stance), "stance"),
      locator: row.locator.map(importer.locator),
      passage: passage,
      quote: row.quote.map { .init($0, start: passage == nil ? nil : row.start) },
      note: row.note
    )
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
