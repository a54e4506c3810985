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
      SELECT c.text, c.language FROM claim AS c
       WHERE c.id = \(old.rawValue) AND c.status = 1 AND NOT \(Self.isJudged("c"))
      """
    ) { (text: try $0.text(0), language: try $0.optionalText(1)) }
    guard let row else { return nil }
    let (text, language) = mend(row.text, row.language)
    guard !text.isEmpty, (text, language ?? "") != (row.text, row.language ?? "") else {
      return nil
    }
    let new = try copy(old, superseding: old, text: text, language: language)
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

  /// Without white space at the ends, and with one space where there was more or another.
  private static func tidied(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
