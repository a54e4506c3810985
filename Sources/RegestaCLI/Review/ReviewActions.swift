internal import Interchange
internal import JSONForms
internal import RegestaKit

/// Which proposals a review is about.
struct ReviewScope {
  let thing: String?
  let duplicates: Bool

  func proposals(in base: KnowledgeBase, _ context: CommandContext) throws -> [Proposal] {
    try base.proposals(
      about: thing.map { try base.entity(for: $0).id },
      duplicates: duplicates,
      limits: context.checkLimits
    )
  }

  static let emptyNote = "nothing is open; regesta match also lists what shares a name"
}

/// How decisions are carried out.
struct ReviewSettings {
  let force: Bool
  let dryRun: Bool
  let why: String?
}

struct ListProposals: Action {
  let scope: ReviewScope

  func perform(in context: CommandContext) throws -> ExitStatus {
    let proposals = try context.reading { try scope.proposals(in: $0, context) }
    try ProposalTable.print(proposals, empty: ReviewScope.emptyNote, in: context)
    return .success
  }
}

struct ExportProposals: Action {
  let scope: ReviewScope
  let path: String

  func perform(in context: CommandContext) throws -> ExitStatus {
    let proposals = try context.reading { try scope.proposals(in: $0, context) }
    try ProposalTable.export(proposals, to: path, in: context)
    if path != "-" {
      context.reporter.note(
        "\(proposals.count) \(proposals.count == 1 ? "proposal" : "proposals") in \(path); "
          + "put \"same\" or \"different\" in verdict, then: regesta review --from \(path)"
      )
    }
    return .success
  }
}

/// Decides without asking.
struct ReviewByRule: Action {
  let scope: ReviewScope
  let settings: ReviewSettings
  let accept: ReviewRule?
  let reject: ReviewRule?
  let same: [String]
  let different: [String]
  /// What a file decides.
  var decided: [Decision] = []

  static let fileLimit = 256 << 20

  func perform(in context: CommandContext) throws -> ExitStatus {
    try context.writing { base in
      var decisions = decided
      decisions += try named(same, .same, base) + named(different, .different, base)
      if accept != nil || reject != nil {
        for proposal in try scope.proposals(in: base, context) {
          if accept?.holds(for: proposal) == true {
            decisions.append(Decision(.same, proposal.one, proposal.other))
          } else if reject?.holds(for: proposal) == true {
            decisions.append(Decision(.different, proposal.one, proposal.other))
          }
        }
      }
      return try settings.carryOut(decisions, in: base, context)
    }
  }

  private func named(
    _ things: [String],
    _ verdict: Alignment.Verdict,
    _ base: KnowledgeBase
  ) throws -> [Decision] {
    try stride(from: 0, to: things.count, by: 2).map { place in
      Decision(
        verdict,
        try base.entity(for: things[place]),
        try base.entity(for: things[place + 1])
      )
    }
  }
}

/// Asks.
struct ReviewAtTerminal: Action {
  let scope: ReviewScope
  let settings: ReviewSettings

  func perform(in context: CommandContext) throws -> ExitStatus {
    guard context.settings.mayAsk else {
      throw CommandFailure(
        .usage,
        code: "no_terminal",
        "review asks at a terminal, and there is none",
        hint: "in a script: regesta review --list, --accept 'score>=0.95', or --from FILE"
      )
    }
    // Nobody else is kept from writing while a person thinks.
    let location = try context.existingBase()
    let base = try context.openBase(at: location)
    let proposals = try scope.proposals(in: base, context)
    guard !proposals.isEmpty else {
      context.reporter.note(ReviewScope.emptyNote)
      return .success
    }
    let decisions = try ReviewDialog(context: context, base: base).run(proposals).decisions
    guard !decisions.isEmpty else {
      context.reporter.note("nothing was decided, so nothing was changed")
      return .success
    }
    return try context.writing { try settings.carryOut(decisions, in: $0, context) }
  }
}

extension ReviewSettings {
  private static let columns = [
    Column("verdict", "Verdict"), Column("one", "One"), Column("other", "Other"),
    Column("result", "Result"), Column("detail", "More"),
  ]

  /// Carries decisions out and reports them.
  func carryOut(
    _ decisions: [Decision],
    in base: KnowledgeBase,
    _ context: CommandContext
  ) throws -> ExitStatus {
    let decisions = decisions.map { decision in
      var decision = decision
      decision.why = decision.why ?? why
      return decision
    }
    let (outcomes, batch) = try base.decide(
      decisions,
      force: force,
      isDryRun: dryRun,
      who: context.who,
      why: why
    )
    let title = dryRun ? "Would be decided" : "Decided" + (batch.map { " in batch:\($0)" } ?? "")
    try context.report("review@1", title: context.pageTitle(title)) { report in
      report.emptyNote = "there was nothing to decide"
      if context.holdsObjects {
        try report.text(key: "batch", "", json: batch.map { .string("batch:\($0)") } ?? .null)
      }
      try report.table(Self.columns)
      for outcome in outcomes {
        let goesOn = try report.row([
          .text(outcome.decision.verdict.rawValue), .text(outcome.decision.one.key),
          .text(outcome.decision.other.key), .text(outcome.result.rawValue), Cell(outcome.detail),
        ])
        if !goesOn { break }
      }
    }
    return outcomes.contains { $0.result == .refused } ? .negative : .success
  }
}
