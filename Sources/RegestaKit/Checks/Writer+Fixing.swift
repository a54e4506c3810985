internal import SQLite

extension Writer {
  /// Mends a finding.
  ///
  /// - Returns: What was done; nil when the claims have changed since, or somebody has judged them.
  func fix(_ finding: Check.Finding) throws -> FixedFinding? {
    switch finding.fix {
    case .joinTwins: return try joinTwins(finding)
    case .tidySpaces:
      return try replaceText(in: finding) { text, language in (Self.tidied(text), language) }
    case .writeLanguage:
      return try replaceText(in: finding) { text, language in
        (text, language.map(LanguageTag.canonical))
      }
    case nil: return nil
    }
  }

  private func joinTwins(_ finding: Check.Finding) throws -> FixedFinding? {
    guard let first = finding.claims.first else { return nil }
    let superseded = try supersedeTwins(of: [first])
    guard !superseded.isEmpty else { return nil }
    let kept = finding.claims.filter { !superseded.contains($0) }
    return FixedFinding(finding: finding, superseded: superseded, kept: kept)
  }

  /// Supersedes a claim by the same with another text or language.
  private func replaceText(
    in finding: Check.Finding,
    _ mend: (String, String?) -> (text: String, language: String?)
  ) throws -> FixedFinding? {
    guard let old = finding.claims.first else { return nil }
    let row = try connection.first(
      """
      SELECT c.text, c.language, c.subject, r.value = 'name' FROM claim AS c
        JOIN relation AS r ON r.id = c.relation
       WHERE c.id = \(old.rawValue) AND c.status = 1 AND NOT \(Self.isJudged("c"))
      """
    ) { row in
      (
        text: try row.text(0), language: try row.optionalText(1),
        subject: Entity.ID(try row.int(2)), isName: try row.bool(3)
      )
    }
    guard let row else { return nil }
    let (text, language) = mend(row.text, row.language)
    guard !text.isEmpty, (text, language ?? "") != (row.text, row.language ?? "") else {
      return nil
    }
    let new = try copy(old, text: text, language: language)
    if row.isName { try index(name: text, of: row.subject, claim: new) }
    try copyCitations(from: old, to: new)
    try setStatus(.superseded, of: old)
    // What it was meant to be may be there already.
    let twins = try supersedeTwins(of: [new])
    return FixedFinding(
      finding: finding,
      superseded: [old],
      kept: twins.contains(new) ? [] : [new]
    )
  }

  /// The same claim with another text, with its qualifiers and without its citations.
  private func copy(_ old: Claim.ID, text: String, language: String?) throws -> Claim.ID {
    try connection.run(
      """
      INSERT INTO claim (subject, relation, object, text, language, number, number_to, unit,
        value_date, unknown, start_date, end_date, start_min, start_max, end_min, end_max, denied,
        certainty, status, supersedes, reading_of, comment, batch)
      SELECT subject, relation, object, \(text), \(language), number, number_to, unit, value_date,
             unknown, start_date, end_date, start_min, start_max, end_min, end_max, denied, certainty,
             status, id, reading_of, comment, \(batch.rawValue)
        FROM claim WHERE id = \(old.rawValue)
      """
    )
    let new = Claim.ID(Int(connection.lastInsertedRowID))
    try connection.run(
      """
      INSERT INTO qualifier (claim, relation, ordinal, object, text, number, number_to, unit,
        value_date)
      SELECT \(new.rawValue), relation, ordinal, object, text, number, number_to, unit, value_date
        FROM qualifier WHERE claim = \(old.rawValue)
      """
    )
    return new
  }

  /// Without white space at the ends, and with one space where there was more or another.
  private static func tidied(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
