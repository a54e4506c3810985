package import ArgumentParser
internal import JSONForms
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

      --fix mends what can be mended without deciding anything for you (what is said twice, spaces too \
      many in names, tags of languages), as one batch that undo takes back; with --dry-run it only says \
      so. Claims that stand in a dispute, or on which somebody has a position, are left as they are.
      """
  )

  package static let examples = [
    CommandExample("check --list", "The rules."),
    CommandExample("check --rule no-citation", "One rule only."),
    CommandExample("check --fix --dry-run", "What could be mended at once."),
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

  @Flag(help: "Mend what needs no decision, in a batch that can be taken back.")
  package var fix = false

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    guard fix || !writing.dryRun && writing.why == nil else {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--dry-run and --why are for --fix; a check alone changes nothing",
        hint: "regesta check --fix --dry-run"
      )
    }
    guard !list || !fix else {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--list and --fix exclude each other"
      )
    }
    let chosen = ChosenChecks(names: rule, folder: folder)
    if list { return ListChecks(chosen: chosen) }
    return fix ? FixFindings(chosen: chosen, writing: writing) : RunChecks(chosen: chosen)
  }
}

private struct ListChecks: Action {
  let chosen: ChosenChecks

  func perform(in context: CommandContext) throws -> ExitStatus {
    let checks = try chosen.all(in: context)
    let order = Check.Severity.allCases
    try context.report("checks@1") { report in
      try report.table([
        Column("rule", "Rule"), Column("severity", "Severity"), Column("why", "Why"),
        Column("mend", "What to do"), Column("fix", "Fix"), Column("excludes", "Excludes", .bool),
      ])
      for severity in order {
        for check in checks where check.severity == severity {
          try report.row([
            .text(check.name), .text(severity.rawValue), .text(check.why), .text(check.mend),
            Cell(check.fix?.rawValue), .bool(check.excludes),
          ])
        }
      }
    }
    return .success
  }
}

private struct RunChecks: Action {
  let chosen: ChosenChecks

  func perform(in context: CommandContext) throws -> ExitStatus {
    let checks = try chosen.all(in: context)
    let base = try context.baseForQueries()
    let limits = chosen.limits(in: context)
    let findings = try context.watched(limits, runs: checks.count) {
      try base.findings(from: checks, limits: limits)
    }
    try FindingTable(findings: findings, rules: checks.count).print(in: context)
    return findings.contains { $0.severity != .note } ? .negative : .success
  }
}

/// The same, with what can be mended mended.
private struct FixFindings: Action {
  let chosen: ChosenChecks
  let writing: WritingOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let checks = try chosen.all(in: context)
    let limits = chosen.limits(in: context)
    let (findings, fixed, batch) = try context.writing { base in
      try base.keepTemporaryInMemory()
      let findings = try context.watched(limits, runs: checks.count) {
        try base.findings(from: checks, limits: limits)
      }
      let (fixed, batch) = try base.fix(
        findings,
        isDryRun: writing.dryRun,
        who: context.who,
        why: writing.why
      )
      return (findings, fixed, batch)
    }
    let table = FindingTable(
      findings: findings,
      rules: checks.count,
      fixes: .init(fixed: fixed, batch: batch, isDryRun: writing.dryRun)
    )
    try table.print(in: context)
    return table.left.contains { $0.severity != .note } ? .negative : .success
  }
}
