internal import Chronology
internal import RegestaKit
internal import SQLite

/// What the base has already of a claim that comes in.
extension Importer {
  /// A claim of the base with the same subject, relation and object, at a time that meets the new one's.
  struct Twin {
    var id: Claim.ID
    var fit: ClaimTime.Fit
    /// How wide its bounds are: of several, the narrowest is refined.
    var span: Int
    var comment: String?
  }

  func twins(
    of draft: ClaimDraft,
    _ relation: Relation,
    _ time: ClaimTime
  ) throws -> [Twin] {
    if writer.isUnheard(draft.subject, relation.id) { return [] }
    if try isLaterThanAll(draft, relation, time) { return [] }
    var sql: SQL = """
      SELECT c.id, c.start_min, c.start_max, c.end_min, c.end_max, d.earliest, d.latest,
             c.text, c.language, c.number, c.number_to, c.unit, c.unknown,
             EXISTS (SELECT 1 FROM qualifier WHERE claim = c.id), c.comment
        FROM claim AS c LEFT JOIN date AS d ON d.id = c.value_date
       WHERE c.subject = \(draft.subject.rawValue) AND c.relation = \(relation.id.rawValue)
         AND c.status = \(draft.status.rawValue) AND c.denied = \(draft.isDenied)
         AND c.certainty = \(draft.certainty.rawValue) AND c.reading_of IS \(draft.readingOf?.rawValue)
         AND \(time.meeting)
      """
    switch draft.object {
    case .entity(let id): sql = sql + " AND c.object = \(id.rawValue)"
    case .text(let text, let language):
      sql = sql + " AND c.object IS NULL AND c.text = \(text) AND c.language IS \(language)"
    default: sql = sql + " AND c.object IS NULL"
    }
    let wanted = draft.object
    let rows = try base.connection.rows(sql + " ORDER BY c.id") { row -> (Twin, Bool)? in
      guard try Self.isValue(row, wanted) else { return nil }
      let bounds = try row.optionalInt(1).map { start in
        ClaimBounds(
          startMin: start,
          startMax: try row.int(2),
          endMin: try row.int(3),
          endMax: try row.int(4)
        )
      }
      let twin = Twin(
        id: Claim.ID(try row.int(0)),
        fit: time.fit(bounds),
        span: bounds.map { $0.startMax - $0.startMin + $0.endMax - $0.endMin } ?? 0,
        comment: try row.optionalText(14)
      )
      return (twin, try row.bool(13))
    }
    return try rows.compactMap { $0 }.filter { twin, hasQualifiers in
      if draft.qualifiers.isEmpty { return !hasQualifiers }
      return try hasQualifiers
        && self.qualifiers(of: twin.id) == Set(draft.qualifiers.map(\.content))
    }.map(\.0)
  }

  /// Whether a figure is of a time after all that the base has of its series.
  func isLaterThanAll(_ draft: ClaimDraft, _ relation: Relation, _ time: ClaimTime) throws -> Bool {
    guard case .quantity = draft.object, let first = time.bounds?.startMin else { return false }
    let last = try writer.lastDay(ofClaimsOn: draft.subject, by: relation.id)
    return last.map { first > $0 } ?? false
  }

  private static func isValue(_ row: borrowing Row, _ value: ClaimDraft.Object) throws -> Bool {
    switch value {
    case .entity, .text: true
    // Of dates the time of the claim decides.
    case .date: try row.optionalInt(5) != nil
    case .quantity(let number, let upper, let unit, _):
      try row.optionalDouble(9) == number && row.optionalDouble(10) == upper
        && row.optionalInt(11) == unit?.rawValue
    case .point(let latitude, let longitude):
      try row.optionalDouble(9) == latitude && row.optionalDouble(10) == longitude
    case .unknown: try row.bool(12)
    }
  }

  private func qualifiers(of claim: Claim.ID) throws -> Set<String> {
    Set(
      try base.connection.rows(
        """
        SELECT r.key, q.object, CASE WHEN q.number IS NULL THEN q.text END, q.number, q.number_to,
               q.unit, d.earliest, d.latest
          FROM qualifier AS q JOIN relation AS r ON r.id = q.relation
          LEFT JOIN date AS d ON d.id = q.value_date
         WHERE q.claim = \(claim.rawValue)
        """
      ) { row in
        var content = try row.text(0)
        for column in 1..<row.columnCount { content += "\u{1F}" + (try row.value(column)).content }
        return content
      }
    )
  }

  /// The plus signs keep SQLite from the index by source, which has a whole file's citations under one.
  func isCited(_ claim: Claim.ID, by citation: CitationDraft) throws -> Bool {
    try base.connection.first(
      """
      SELECT 1 FROM citation
       WHERE claim = \(claim.rawValue) AND +source = \(citation.source.rawValue)
         AND +via IS \(citation.via?.rawValue) AND stance = \(citation.stance.rawValue)
         AND locator IS \(citation.locator?.text) AND quote IS \(citation.quote?.text)
         AND status = 1 LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// Whether nobody has judged a claim, so that a more exact one may take its place.
  func isUndisputed(_ claim: Claim.ID) throws -> Bool {
    try base.connection.first(
      """
      SELECT 1 WHERE EXISTS (SELECT 1 FROM dispute_claim WHERE claim = \(claim.rawValue))
         OR EXISTS (SELECT 1 FROM position WHERE claim = \(claim.rawValue) AND status = 1)
         OR EXISTS (SELECT 1 FROM claim WHERE reading_of = \(claim.rawValue) AND status = 1)
      """
    ) { _ in true } == nil
  }
}

extension Value {
  /// As a text in which equal values are equal.
  fileprivate var content: String {
    switch self {
    case .null: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    case .blob: "?"
    }
  }
}

extension ClaimDraft.Qualifier {
  /// As ``Importer`` reads the qualifiers of a claim that is there.
  fileprivate var content: String {
    var parts = [relation, "", "", "", "", "", "", ""]
    switch object {
    case .entity(let id): parts[1] = id.description
    case .text(let text, _): parts[2] = text
    case .quantity(let number, let upper, let unit, _):
      parts[3] = "\(number)"
      parts[4] = upper.map { "\($0)" } ?? ""
      parts[5] = unit?.description ?? ""
    case .point(let latitude, let longitude):
      parts[3] = "\(latitude)"
      parts[4] = "\(longitude)"
    case .date(let date):
      parts[6] = "\(date.earliest.number)"
      parts[7] = "\(date.latest.number)"
    case .unknown: break
    }
    return parts.joined(separator: "\u{1F}")
  }
}
