internal import SQLite

/// A finding that the program has mended, and how.
public struct FixedFinding: Hashable, Sendable {
  /// What was found.
  public var finding: Check.Finding
  /// The claims that were superseded.
  public var superseded: [Claim.ID]
  /// The claims that stand in their place.
  public var kept: [Claim.ID]
}

extension KnowledgeBase {
  /// Mends what can be mended without deciding anything for the user, in one batch.
  ///
  /// A claim that somebody has judged (it stands in a dispute, has a position, or a reading) is left as it
  /// is.
  ///
  /// - Parameters:
  ///   - findings: What was found; those without a ``Check/Finding/fix`` are passed over.
  ///   - isDryRun: Only say what would be done.
  ///   - who: Who mends.
  ///   - why: Why, for the log.
  /// - Returns: What was mended, and the batch; nil after a dry run, and when there was nothing to mend.
  /// - Throws: As ``write(_:isDryRun:_:)``.
  public func fix(
    _ findings: [Check.Finding],
    isDryRun: Bool = false,
    who: String,
    why: String? = nil
  ) throws -> (fixed: [FixedFinding], batch: Batch.ID?) {
    let wanted = findings.filter { $0.fix != nil }
    guard !wanted.isEmpty else { return ([], nil) }
    let draft = Batch.Draft(.edit, who: who, why: why ?? "mends what check found")
    func work(_ writer: Writer) throws -> [FixedFinding] {
      try wanted.compactMap { try writer.fix($0) }
    }
    // A batch in which nothing would be done is not written.
    let planned = try write(draft, isDryRun: true, work).report
    guard !isDryRun, !planned.isEmpty else { return (planned, nil) }
    let (fixed, batch) = try write(draft, isDryRun: false, work)
    return (fixed, batch)
  }
}
