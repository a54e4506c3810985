internal import JSONForms
internal import RegestaKit

/// What `check` has found, a row a finding.
struct FindingTable {
  let findings: [Check.Finding]
  /// How many rules were asked.
  let rules: Int
  /// What was mended; nil where nothing was to be.
  var fixes: Fixes?

  /// What was mended, or would be.
  struct Fixes {
    let fixed: [FixedFinding]
    let batch: Batch.ID?
    let isDryRun: Bool
  }

  /// The findings that are left.
  var left: [Check.Finding] { findings.filter { fix(of: $0) == nil } }

  func print(in context: CommandContext) throws {
    try context.report("check@1", title: context.pageTitle(title)) { report in
      report.emptyNote = "nothing found by \(rules) rules"
      var columns = [
        Column("severity", "Severity"), Column("rule", "Rule"), Column("finding", "Finding"),
        Column("claims", "Claims", .list), Column("entity", "Entity"),
        Column("mend", "What to do"),
      ]
      if fixes != nil {
        columns += [Column("fixed", "Mended"), Column("batch", "Batch")]
      }
      try report.table(TableHeader(columns: columns))
      for finding in findings where try !report.row(cells(finding)) { break }
    }
  }

  private func cells(_ finding: Check.Finding) -> [Cell] {
    let cells: [Cell] = [
      .text(finding.severity.rawValue), .text(finding.check), .text(finding.message),
      .claims(finding.claims), Cell(finding.entity), .text(finding.mend),
    ]
    guard let fixes else { return cells }
    let fix = fix(of: finding)
    return cells + [Cell(fix), Cell(fix == nil ? nil : fixes.batch.map { "batch:\($0)" })]
  }

  /// What was done about a finding; nil where nothing was.
  private func fix(of finding: Check.Finding) -> String? {
    guard let fixes, finding.fix != nil else { return nil }
    // Of three that say the same, two go at once.
    let done =
      fixes.fixed.first { $0.finding == finding }
      ?? fixes.fixed.first { fixed in finding.claims.contains(where: fixed.superseded.contains) }
    guard let done else { return nil }
    func list(_ claims: [Claim.ID]) -> String {
      claims.map { "claim:\($0)" }.joined(separator: ", ")
    }
    let verb = fixes.isDryRun ? "would be superseded" : "superseded"
    return list(done.superseded) + " " + verb
      + (done.kept.isEmpty || fixes.isDryRun ? "" : " by " + list(done.kept))
  }

  private var title: String {
    let counts = Check.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let found = counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")
    let mended = fixes.map { fixes in
      ", \(findings.count - left.count) \(fixes.isDryRun ? "would be mended" : "mended")"
    }
    return "\(found) by \(rules) \(rules == 1 ? "rule" : "rules")" + (mended ?? "")
  }
}
