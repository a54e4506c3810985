internal import RegestaKit
internal import SQLite

extension DumpStage {
  /// So many claims are read at a time.
  private static let page = 1_000

  /// Claims that are knowledge, in their order, many at a time.
  func forEachClaims(_ body: ([StagedClaim]) throws -> Void) throws {
    try forEachPage(
      { [self] last in
        var claims = try claims(behind: last)
        guard let (numbers, places) = claims.span else { return [] }
        try forEachQualifier(of: numbers) { claim, qualifier in
          if let place = places[claim] { claims[place].qualifiers.append(qualifier) }
        }
        try forEachCitation(of: numbers) { claim, citation in
          if let place = places[claim] { claims[place].citations.append(citation) }
        }
        return claims
      },
      body
    )
  }

  private func claims(behind last: Int) throws -> [StagedClaim] {
    try connection.rows(
      """
      SELECT c.rowid, c.line, c.subject, s.mapped, c.object, o.mapped, c.unit, u.mapped,
             r.key, r.value, r.time, r.mapped, c.text, c.language, c.number, c.number_to, c.unknown,
             c.start_max, c.end_min, c.denied, c.certainty, c.reading_of, c.comment,
             EXISTS (SELECT 1 FROM temp.dump_dispute_claim WHERE claim = c.rowid)
             OR EXISTS (SELECT 1 FROM temp.dump_position WHERE claim = c.rowid)
             OR EXISTS (SELECT 1 FROM temp.dump_claim WHERE reading_of = c.rowid),
             \(StagedDate.columns("c.value_date", "v")),
             \(StagedDate.columns("c.start_date", "b")),
             \(StagedDate.columns("c.end_date", "e"))
        FROM temp.dump_claim AS c
        LEFT JOIN temp.dump_relation AS r ON r.rowid = c.relation
        LEFT JOIN temp.dump_entity AS s ON s.rowid = c.subject
        LEFT JOIN temp.dump_entity AS o ON o.rowid = c.object
        LEFT JOIN temp.dump_entity AS u ON u.rowid = c.unit
        LEFT JOIN temp.dump_date AS v ON v.rowid = c.value_date
        LEFT JOIN temp.dump_date AS b ON b.rowid = c.start_date
        LEFT JOIN temp.dump_date AS e ON e.rowid = c.end_date
       WHERE c.rowid > \(last) AND c.status = 1 ORDER BY c.rowid LIMIT \(Self.page)
      """
    ) { row -> StagedClaim? in
      guard let subject = try StagedClaim.Reference(row, 2) else { return nil }
      let time = try row.optionalText(10)
      return StagedClaim(
        id: try row.int(0),
        line: try row.int(1),
        subject: subject,
        relation: try row.optionalText(8),
        isTaken: try row.optionalInt(11) != nil,
        isInstant: time == "instant",
        isTimeless: time == "timeless",
        value: StagedValue(
          type: try row.optionalText(9) ?? "",
          entity: try StagedClaim.Reference(row, 4),
          text: try row.optionalText(12),
          language: try row.optionalText(13),
          number: try row.optionalDouble(14),
          upper: try row.optionalDouble(15),
          unit: try StagedClaim.Reference(row, 6),
          date: try StagedDate(row, 24),
          isUnknown: try row.bool(16)
        ),
        start: try StagedDate(row, 24 + StagedDate.width),
        end: try StagedDate(row, 24 + 2 * StagedDate.width),
        startMax: try row.optionalInt(17),
        endMin: try row.optionalInt(18),
        isDenied: try row.bool(19),
        certainty: try row.int(20),
        readingOf: try row.optionalInt(21),
        comment: try row.optionalText(22),
        isExact: try row.bool(23)
      )
    }.compactMap { $0 }
  }

  private func forEachQualifier(
    of claims: ClosedRange<Int>,
    _ body: (_ claim: Int, StagedClaim.Qualifier) -> Void
  ) throws {
    try connection.forEach(
      """
      SELECT q.claim, r.key, r.value, r.mapped, q.object, o.mapped, q.unit, u.mapped, q.text, q.number,
             q.number_to, \(StagedDate.columns("q.value_date", "v"))
        FROM temp.dump_qualifier AS q
        LEFT JOIN temp.dump_relation AS r ON r.rowid = q.relation
        LEFT JOIN temp.dump_entity AS o ON o.rowid = q.object
        LEFT JOIN temp.dump_entity AS u ON u.rowid = q.unit
        LEFT JOIN temp.dump_date AS v ON v.rowid = q.value_date
       WHERE q.claim BETWEEN \(claims.lowerBound) AND \(claims.upperBound)
       ORDER BY q.claim, q.relation, q.ordinal
      """
    ) { row in
      let value = StagedValue(
        type: try row.optionalText(2) ?? "",
        entity: try StagedClaim.Reference(row, 4),
        text: try row.optionalText(8),
        number: try row.optionalDouble(9),
        upper: try row.optionalDouble(10),
        unit: try StagedClaim.Reference(row, 6),
        date: try StagedDate(row, 11)
      )
      let isTaken = try row.optionalInt(3) != nil
      body(
        try row.int(0),
        .init(relation: try row.optionalText(1), isTaken: isTaken, value: value)
      )
      return .next
    }
  }

  private func forEachCitation(
    of claims: ClosedRange<Int>,
    _ body: (_ claim: Int, StagedClaim.Citation) -> Void
  ) throws {
    try connection.forEach(
      """
      SELECT c.claim, c.source, s.mapped, c.via, v.mapped, c.passage, p.mapped, c.stance, c.locator,
             c.quote_start, c.quote, c.note
        FROM temp.dump_citation AS c
        LEFT JOIN temp.dump_source AS s ON s.rowid = c.source
        LEFT JOIN temp.dump_source AS v ON v.rowid = c.via
        LEFT JOIN temp.dump_passage AS p ON p.rowid = c.passage
       WHERE c.claim BETWEEN \(claims.lowerBound) AND \(claims.upperBound) AND c.status = 1
       ORDER BY c.claim, c.rowid
      """
    ) { row in
      body(
        try row.int(0),
        StagedClaim.Citation(
          source: try StagedClaim.Reference(row, 1),
          via: try StagedClaim.Reference(row, 3),
          passage: try StagedClaim.Reference(row, 5),
          stance: try row.int(7),
          locator: try row.optionalText(8),
          start: try row.optionalInt(9),
          quote: try row.optionalText(10),
          note: try row.optionalText(11)
        )
      )
      return .next
    }
  }
}
