package import ArgumentParser
internal import RegestaKit

/// `check`: looks the base over for what cannot be, or is probably not, so.
package struct CheckCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look the base over for what cannot be so.",
    discussion: """
      Deeds after death, a treaty ratified before it was signed, a claim without a citation: each \
      finding names the rule, the claims and what to do. Ends with status 1 when there are errors or \
      warnings; notes do not count. What a dispute has settled is silent.
      """
  )

  package static let examples = [
    CommandExample("check --list", "The rules."),
    CommandExample("check --rule no-citation", "One rule only."),
    CommandExample("check --json", "All findings, for a program."),
  ]

  @Option(
    help: ArgumentHelp("Only this rule; may be repeated.", valueName: "rule"),
    completion: .custom { _, _, prefix in
      ((try? KnowledgeBase.checks()) ?? []).map(\.name).filter { $0.hasPrefix(prefix) }
    }
  )
  package var rule: [String] = []

  @Option(
    help: ArgumentHelp("Rules of your own too: the .sql files there.", valueName: "dir"),
    completion: .directory
  )
  package var folder: String?

  @Flag(help: "List the rules; look at nothing.")
  package var list = false

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action {
    list ? ListChecks(names: rule, folder: folder) : RunChecks(names: rule, folder: folder)
  }
}

/// The rules that a command line names.
private struct ChosenChecks {
  let names: [String]
  let folder: String?

  /// - Throws: a failure with status 64 for a rule that is not there.
  func all(in context: CommandContext) throws -> [Check] {
    var checks = try KnowledgeBase.checks()
    if let folder {
      let own = try SQLFolder(folder, in: context).files().map {
        try Check(parsing: $0.text, origin: $0.path)
      }
      checks = checks.filter { check in !own.contains { $0.name == check.name } } + own
    }
    for name in names where !checks.contains(where: { $0.name == name }) {
      throw CommandFailure(
        .usage,
        code: "unknown_rule",
        "there is no rule '\(name)'",
        hint: "regesta check --list",
        suggestions: Suggester(checks.map(\.name)).suggestions(for: name).map { Suggestion($0) }
      )
    }
    return names.isEmpty ? checks : checks.filter { names.contains($0.name) }
  }
}

private struct ListChecks: Action {
  let names: [String]
  let folder: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    let checks = try ChosenChecks(names: names, folder: folder).all(in: context)
    let order = Check.Severity.allCases
    try context.report("checks@1") { report in
      try report.table([
        Column("rule", "Rule"), Column("severity", "Severity"), Column("why", "Why"),
        Column("mend", "What to do"),
      ])
      for severity in order {
        for check in checks where check.severity == severity {
          try report.row([
            .text(check.name), .text(severity.rawValue), .text(check.why), .text(check.mend),
          ])
        }
      }
    }
    return .success
  }
}

private struct RunChecks: Action {
  let names: [String]
  let folder: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    let checks = try ChosenChecks(names: names, folder: folder).all(in: context)
    let base = try context.openBase(at: try context.existingBase())
    let limits = QueryLimits(
      time: .milliseconds(context.settings.timeout?.milliseconds ?? 60_000),
      rows: 100_000
    )
    let findings = try base.findings(from: checks, limits: limits)
    try context.report("check@1", title: context.pageTitle(title(findings, checks))) { report in
      report.emptyNote = "nothing found by \(checks.count) rules"
      try report.table([
        Column("severity", "Severity"), Column("rule", "Rule"), Column("finding", "Finding"),
        Column("claims", "Claims", .list), Column("entity", "Entity"),
        Column("mend", "What to do"),
      ])
      for finding in findings {
        let goesOn = try report.row([
          .text(finding.severity.rawValue), .text(finding.check), .text(finding.message),
          .list(finding.claims.map { .text("claim:\($0)") }), Cell(finding.entity),
          .text(finding.mend),
        ])
        if !goesOn { break }
      }
    }
    return findings.contains { $0.severity != .note } ? .negative : .success
  }

  private func title(_ findings: [Check.Finding], _ checks: [Check]) -> String {
    let counts = Check.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let found = counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")
    return "\(found) by \(checks.count) \(checks.count == 1 ? "rule" : "rules")"
  }
}
