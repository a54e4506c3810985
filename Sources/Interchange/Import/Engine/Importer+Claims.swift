internal import Chronology
public import RegestaKit
internal import SQLite

extension Importer {
  /// Records a claim, or finds that the base has it.
  ///
  /// The same claim from a further source gets a citation. A claim that says more exactly when, of the same
  /// thing, supersedes the one that says it less exactly and takes over its citations. A claim that says it
  /// less exactly is a citation of the more exact one. What contradicts is recorded beside what is there, and
  /// reported.
  ///
  /// - Parameters:
  ///   - draft: What is said.
  ///   - citations: Who says so; left out: the file itself.
  ///   - isExact: It is to stand as it is said, because something is said of it: only a claim of the same
  ///     time is the same, and nothing that this run brings takes its place.
  /// - Returns: The claim that the base now has for it.
  /// - Throws: ``RegestaError`` of kind `badInput` when the relation is not known or the value does not fit.
  @discardableResult
  public func claim(
    _ draft: ClaimDraft,
    citations: [CitationDraft]? = nil,
    isExact: Bool = false
  ) throws -> Claim.ID {
    let citations = citations ?? ownCitation()
    let relation = try vocabulary.relation(draft.relation)
    let time = try ClaimTime(draft, relation)
    let twins = try twins(of: draft, relation, time)
    let same = twins.first { $0.fit == .same } ?? twins.first { $0.fit == .covers && !isExact }
    if let same {
      if isExact { exact.insert(same.id.rawValue) }
      if same.fit == .same, let comment = draft.comment, comment != same.comment {
        if try isOfTheseFilesAlone(same.id), try isUndisputed(same.id) {
          return try restate(same.id, as: draft, citations)
        }
        try note(
          .leftOut,
          "comment",
          same.id.rawValue,
          sentence: comment.abridged,
          reason: "the claim is there with \(same.comment == nil ? "none" : "another one")"
        )
      }
      return try keep(same.id, citations)
    }
    let coarser = twins.filter { $0.fit == .covered && !isExact }
    if let old = coarser.min(by: { $0.span < $1.span }), !exact.contains(old.id.rawValue),
      try isUndisputed(old.id)
    {
      return try refine(old.id, with: draft, citations)
    }
    let rivals = try rivals(of: draft, relation, time, twins: twins)
    let claim = try writer.addClaim(draft)
    // The report is to call a new thing by its name.
    if relation.value == .name { try writer.refreshLabels(language: labelLanguage) }
    try writer.addCitations(citations, to: claim)
    markSeen(claim)
    if isExact { exact.insert(claim.rawValue) }
    if let rival = rivals.first {
      try note(
        .conflicting,
        "claim",
        claim.rawValue,
        sentence: try sentence(claim),
        reason: "the base also has claim:\(rival): \(try sentence(rival))"
      )
    } else {
      try note(.new, "claim", claim.rawValue, sentence: try sentence(claim))
    }
    return claim
  }

  /// Cites a claim that is there.
  ///
  /// - Returns: Whether any of the citations is new.
  @discardableResult
  public func cite(_ claim: Claim.ID, with citations: [CitationDraft]) throws -> Bool {
    var isNew = false
    for citation in citations where try !isCited(claim, by: citation) {
      try writer.addCitation(citation, to: claim)
      isNew = true
    }
    markSeen(claim)
    if isNew {
      try note(
        .enriched,
        "claim",
        claim.rawValue,
        sentence: try sentence(claim),
        reason: "a further source"
      )
    } else {
      try note(.unchanged, "claim", claim.rawValue, sentence: try sentence(claim))
    }
    return isNew
  }

  /// Takes back what the file's source said before and now holds for wrong. What others say too stays.
  ///
  /// - Parameter draft: What it holds for wrong.
  /// - Throws: ``RegestaError`` of kind `badInput` when its relation is not known.
  func withdraw(_ draft: ClaimDraft) throws {
    guard isAgain, let ownSource else { return }
    var said = draft
    said.status = .recorded
    let relation = try vocabulary.relation(draft.relation)
    for twin in try twins(of: said, relation, ClaimTime(said, relation)) where twin.fit == .same {
      let others = try base.connection.first(
        """
        SELECT 1 FROM citation WHERE claim = \(twin.id.rawValue) AND status = 1
           AND +source <> \(ownSource.rawValue) AND +via IS NOT \(ownSource.rawValue) LIMIT 1
        """
      ) { _ in true }
      guard others == nil else { continue }
      try writer.setStatus(.retracted, of: twin.id)
      markSeen(twin.id)
      try note(
        .corrected,
        "claim",
        twin.id.rawValue,
        sentence: try sentence(twin.id),
        reason: "its source now holds it for wrong"
      )
    }
  }

  /// The file itself as the one who says so.
  ///
  /// - Parameter locator: The place in it, where the file has places that do not move: "Q36, P1082", never
  ///   the number of a row.
  /// - Returns: One citation; none when the file is no source.
  public func ownCitation(_ locator: String? = nil) -> [CitationDraft] {
    ownSource.map { [CitationDraft($0, locator: locator.map(Locator.init))] } ?? []
  }

  /// The claim of the base that says the same; nil when none does.
  func claimIfKnown(_ draft: ClaimDraft) throws -> Claim.ID? {
    let relation = try vocabulary.relation(draft.relation)
    return try twins(of: draft, relation, ClaimTime(draft, relation)).first { $0.fit == .same }?.id
  }

  // MARK: Outcomes

  private func keep(_ claim: Claim.ID, _ citations: [CitationDraft]) throws -> Claim.ID {
    try cite(claim, with: citations)
    return claim
  }

  func sentence(_ claim: Claim.ID) throws -> String {
    try base.connection.first("SELECT sentence FROM all_claims WHERE id = \(claim.rawValue)") {
      try $0.text(0)
    } ?? "claim:\(claim)"
  }

  // MARK: What the base has

  /// A claim of the base with the same subject, relation and object.
  private struct Twin {
    var id: Claim.ID
    var fit: ClaimTime.Fit
    /// How wide its bounds are: of several, the narrowest is refined.
    var span: Int
    var comment: String?
  }

  private func twins(
    of draft: ClaimDraft,
    _ relation: Relation,
    _ time: ClaimTime
  ) throws -> [Twin] {
    var sql: SQL = """
      SELECT c.id, c.start_min, c.start_max, c.end_min, c.end_max, d.earliest, d.latest,
             c.text, c.language, c.number, c.number_to, c.unit, c.unknown,
             EXISTS (SELECT 1 FROM qualifier WHERE claim = c.id), c.comment
        FROM claim AS c LEFT JOIN date AS d ON d.id = c.value_date
       WHERE c.subject = \(draft.subject.rawValue) AND c.relation = \(relation.id.rawValue)
         AND c.status = \(draft.status.rawValue) AND c.denied = \(draft.isDenied)
         AND c.certainty = \(draft.certainty.rawValue) AND c.reading_of IS \(draft.readingOf?.rawValue)
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
  private func isUndisputed(_ claim: Claim.ID) throws -> Bool {
    try base.connection.first(
      """
      SELECT 1 WHERE EXISTS (SELECT 1 FROM dispute_claim WHERE claim = \(claim.rawValue))
         OR EXISTS (SELECT 1 FROM position WHERE claim = \(claim.rawValue) AND status = 1)
         OR EXISTS (SELECT 1 FROM claim WHERE reading_of = \(claim.rawValue) AND status = 1)
      """
    ) { _ in true } == nil
  }

  // MARK: Contradictions

  /// The claims that cannot be true together with a new one: its denial, and the other values of a
  /// relation that has one at a time.
  private func rivals(
    of draft: ClaimDraft,
    _ relation: Relation,
    _ time: ClaimTime,
    twins: [Twin]
  ) throws -> [Claim.ID] {
    guard draft.status == .recorded else { return [] }
    var rivals: [Claim.ID] = []
    if relation.isFunctional, !draft.isDenied {
      // Twins that did not fit differ in their time; of a date that is the value itself.
      let isDate = relation.value == .date
      rivals += try base.connection.rows(
        """
        SELECT c.id, c.start_min, c.end_max FROM claim AS c
         WHERE c.subject = \(draft.subject.rawValue) AND c.relation = \(relation.id.rawValue)
           AND c.status = 1 AND c.denied = 0 ORDER BY c.id
        """
      ) { row -> Claim.ID? in
        let id = Claim.ID(try row.int(0))
        guard isDate || !twins.contains(where: { $0.id == id }) else { return nil }
        if isDate { return time.meets(try row.optionalInt(1), try row.optionalInt(2)) ? nil : id }
        return time.meets(try row.optionalInt(1), try row.optionalInt(2)) ? id : nil
      }.compactMap { $0 }
    }
    if case .entity(let object) = draft.object {
      rivals += try base.connection.rows(
        """
        SELECT c.id, c.start_min, c.end_max FROM claim AS c
         WHERE c.subject = \(draft.subject.rawValue) AND c.relation = \(relation.id.rawValue)
           AND c.object = \(object.rawValue) AND c.status = 1 AND c.denied = \(!draft.isDenied)
         ORDER BY c.id
        """
      ) { time.meets(try $0.optionalInt(1), try $0.optionalInt(2)) ? Claim.ID(try $0.int(0)) : nil }
      .compactMap { $0 }
    }
    return rivals
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
