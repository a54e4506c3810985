internal import Interchange
internal import JSONForms
internal import RegestaKit

struct ExportCandidates: Action {
  let scope: CandidateScope
  let path: String

  func perform(in context: CommandContext) throws -> ExitStatus {
    var options = context.options
    options.output = path
    options.format = .jsonl
    (options.json, options.fields, options.limit) = (false, nil, "all")
    let base = try context.openBase(at: try context.existingBase())
    try CandidateTable.print(
      scope,
      of: base,
      empty: "",
      in: CommandContext(context.surroundings, options)
    )
    if path != "-" {
      let count = try base.count(try scope.query(in: base))
      context.reporter.note(
        "\(count) \(count == 1 ? "candidate" : "candidates") in \(path); put \"accept\", \"edit\" or "
          + "\"reject\" in verdict, then: regesta review --from \(path)"
      )
    }
    return .success
  }
}

/// Decides on candidates without asking.
struct DecideCandidates: Action {
  let scope: CandidateScope
  let settings: ReviewSettings
  let accept: CandidateRule?
  let reject: CandidateRule?
  /// What a file decides.
  let decided: [CandidateDecision]?

  func perform(in context: CommandContext) throws -> ExitStatus {
    try context.writing { base in
      var decisions = decided ?? []
      var unsaid = 0
      if accept != nil || reject != nil {
        try scope.forEach(in: base) { candidate in
          if try accept?.holds(for: candidate, in: base) == true {
            // What the text does not assert is for a person to put into words.
            if candidate.modality == .asserted {
              decisions.append(CandidateDecision(candidate, .accept))
            } else {
              unsaid += 1
            }
          } else if try reject?.holds(for: candidate, in: base) == true {
            decisions.append(CandidateDecision(candidate, .reject))
          }
          return true
        }
      }
      let status = try settings.carryOut(decisions, in: base, context)
      if unsaid > 0 {
        context.reporter.note(
          "\(unsaid) \(unsaid == 1 ? "candidate was" : "candidates were") left out, because the text does "
            + "not say that it is so; edit them: regesta review --candidates"
        )
      }
      return status
    }
  }
}

extension ReviewSettings {
  private static let columns = [
    Column("verdict", "Verdict"), Column("claim", "Claim", .integer), Column("result", "Result"),
    Column("became", "Now", .integer), Column("sentence", "Statement"), Column("detail", "More"),
  ]

  /// Carries decisions on candidates out and reports them.
  func carryOut(
    _ decisions: [CandidateDecision],
    in base: KnowledgeBase,
    _ context: CommandContext
  ) throws -> ExitStatus {
    let decisions = decisions.map { decision in
      var decision = decision
      decision.reason = decision.reason ?? why
      return decision
    }
    let (outcomes, batch) = try base.decide(
      decisions,
      isDryRun: dryRun,
      who: context.who,
      why: why
    )
    let title = dryRun ? "Would be decided" : "Decided" + (batch.map { " in batch:\($0)" } ?? "")
    try context.report("candidate-review@1", title: context.pageTitle(title)) { report in
      report.emptyNote = "there was nothing to decide"
      if context.holdsObjects {
        try report.text(key: "batch", "", json: batch.map { .string("batch:\($0)") } ?? .null)
      }
      try report.table(Self.columns)
      for outcome in outcomes {
        let candidate = outcome.decision.candidate
        // In a dry run the claim that it would become is gone again.
        let became = dryRun ? nil : outcome.claim
        let claim = try became.flatMap { try base.claim($0) } ?? candidate.claim
        let goesOn = try report.row([
          .text(outcome.decision.verdict?.name ?? "merge"),
          .integer(Int64(candidate.claim.id.rawValue)), .text(outcome.result.rawValue),
          Cell(became?.rawValue), .text(claim.sentence), Cell(outcome.detail),
        ])
        if !goesOn { break }
      }
    }
    return outcomes.contains { $0.result == .refused } ? .negative : .success
  }
}
