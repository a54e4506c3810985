internal import Interchange
internal import RegestaKit

/// What `review` does, with what readers propose or with what imports could not tell.
struct Review: Action {
  /// What can be reviewed.
  enum What { case candidates, matches }
  /// What is done.
  enum Deed {
    case list, ask, decide
    case export(String)
  }

  /// nil when the arguments do not say: what is open decides.
  let what: What?
  let does: Deed
  let matches: ReviewScope
  let candidates: CandidateScope
  let settings: ReviewSettings
  let rules: ReviewRules
  let same: [String]
  let different: [String]
  let file: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    if let file { return try decideByFile(file, context) }
    switch try what ?? open(context) {
    case .matches: return try matchAction().perform(in: context)
    case .candidates: return try candidateAction().perform(in: context)
    }
  }

  private func matchAction() throws -> any Action {
    switch does {
    case .list: ListProposals(scope: matches)
    case .export(let path): ExportProposals(scope: matches, path: path)
    case .ask: ReviewAtTerminal(scope: matches, settings: settings)
    case .decide:
      ReviewByRule(
        scope: matches,
        settings: settings,
        accept: try rules.accept?.ofMatches(),
        reject: try rules.reject?.ofMatches(),
        same: same,
        different: different
      )
    }
  }

  private func candidateAction() throws -> any Action {
    switch does {
    case .list: ListCandidates(scope: candidates)
    case .export(let path): ExportCandidates(scope: candidates, path: path)
    case .ask: ReviewCandidatesAtTerminal(scope: candidates, settings: settings)
    case .decide:
      DecideCandidates(
        scope: candidates,
        settings: settings,
        accept: try rules.accept?.ofCandidates(),
        reject: try rules.reject?.ofCandidates(),
        decided: nil
      )
    }
  }

  /// A file says by its lines what it is about.
  private func decideByFile(_ file: String, _ context: CommandContext) throws -> ExitStatus {
    let text = try context.text(ofFile: file, limit: ReviewByRule.fileLimit)
    let name = file == "-" ? "standard input" : Platform.split(file).name
    let decisions = try context.reading { base in
      (
        candidates: try CandidateDecisionFile.decisions(in: text, name: name, base: base),
        matches: try DecisionFile.decisions(in: text, name: name, base: base)
      )
    }
    if !decisions.candidates.isEmpty && !decisions.matches.isEmpty {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "\(name) decides on candidates and on matches",
        hint: "put the two into files of their own"
      )
    }
    let isOfMatches = what == .matches || decisions.candidates.isEmpty && what == nil
    if isOfMatches {
      return try ReviewByRule(
        scope: matches,
        settings: settings,
        accept: try rules.accept?.ofMatches(),
        reject: try rules.reject?.ofMatches(),
        same: same,
        different: different,
        decided: decisions.matches
      ).perform(in: context)
    }
    return try DecideCandidates(
      scope: candidates,
      settings: settings,
      accept: try rules.accept?.ofCandidates(),
      reject: try rules.reject?.ofCandidates(),
      decided: decisions.candidates
    ).perform(in: context)
  }

  /// What is open, where only one of the two is; a person is shown the candidates first.
  private func open(_ context: CommandContext) throws -> What {
    let (candidates, matches) = try context.reading { base in
      (try base.count(CandidateQuery()), try base.openAlignments().count)
    }
    if candidates == 0 { return .matches }
    if matches == 0 { return .candidates }
    if case .ask = does {
      let pairs = "\(matches) \(matches == 1 ? "pair" : "pairs") of things that may be one"
      context.reporter.note("\(pairs) wait too: regesta review --matches")
      return .candidates
    }
    throw CommandFailure(
      .usage,
      code: "ambiguous",
      "\(candidates) candidates and \(matches) matches are open; it is not said which are meant",
      hint: "regesta review --candidates, or regesta review --matches"
    )
  }
}

/// The conditions of `--accept` and `--reject`, which candidates and matches have in part in common.
struct ReviewRules {
  let accept: Rule?
  let reject: Rule?

  /// A condition as it can be understood.
  struct Rule {
    private let match: Result<ReviewRule, CommandFailure>
    private let candidate: Result<CandidateRule, CommandFailure>

    fileprivate init(_ text: String, option: String) throws(CommandFailure) {
      match = Result { () throws(CommandFailure) in try ReviewRule(text, option: option) }
      candidate = Result { () throws(CommandFailure) in try CandidateRule(text, option: option) }
      if case .failure = match, case .failure = candidate { _ = try match.get() }
    }

    fileprivate var isOnlyOfMatches: Bool { if case .failure = candidate { true } else { false } }
    fileprivate var isOnlyOfCandidates: Bool { if case .failure = match { true } else { false } }

    func ofMatches() throws(CommandFailure) -> ReviewRule { try match.get() }
    func ofCandidates() throws(CommandFailure) -> CandidateRule { try candidate.get() }
  }

  /// - Throws: a failure with status 64 when a condition is one of neither.
  init(accept: String?, reject: String?) throws(CommandFailure) {
    var rules: [Rule?] = []
    for (text, option) in [(accept, "--accept"), (reject, "--reject")] {
      if let text { rules.append(try Rule(text, option: option)) } else { rules.append(nil) }
    }
    (self.accept, self.reject) = (rules[0], rules[1])
  }

  var areOfMatches: Bool {
    accept?.isOnlyOfMatches ?? false || reject?.isOnlyOfMatches ?? false
  }
  var areOfCandidates: Bool {
    accept?.isOnlyOfCandidates ?? false || reject?.isOnlyOfCandidates ?? false
  }
}
