package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `candidates`: what readers propose and nobody has decided.
package struct CandidatesCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "List what readers propose out of texts: no knowledge before a review.",
    discussion: """
      Each candidate rests on a span of a stored paragraph, and says how sure the reader is. As JSON \
      Lines each has all that belongs to it (docs/reading.md describes the members). --mentions lists \
      what words were taken for, --dates the dates that were read.
      """
  )

  package static let examples = [
    CommandExample("candidates --where 'score>=0.8'", "The surer ones."),
    CommandExample(
      "candidates --source wikipedia-treaty -f jsonl",
      "All of one text, for a program."
    ),
    CommandExample("candidates --mentions --source wikipedia-treaty", "What its words name."),
  ]

  @Argument(
    help: "Only what speaks of this: a name or a key.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String?

  @Option(help: ArgumentHelp("Only what was read out of this source.", valueName: "source"))
  package var source: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only what this is true of: 'score>=0.8 and relation=signed'.",
      valueName: "condition"
    )
  )
  package var condition: String?

  @Flag(help: "Also those that were accepted, edited or rejected.")
  package var decided = false

  @Flag(help: "What words of the texts name, in place of candidates.")
  package var mentions = false

  @Flag(help: "The dates that the texts give, in place of candidates.")
  package var dates = false

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if mentions || dates {
      guard mentions != dates, thing == nil, condition == nil, !decided else {
        throw CommandFailure(
          .usage,
          code: "conflicting_options",
          "--mentions and --dates list words, not candidates; only --source goes with one of them",
          hint: "regesta candidates --mentions --source KEY"
        )
      }
      return ListMentions(source: source, dates: dates)
    }
    return ListCandidates(
      scope: CandidateScope(
        thing: thing,
        source: source,
        outcomes: decided ? Set(Candidate.Outcome.allCases) : [.open],
        rule: try condition.map { try CandidateRule($0, option: "--where") }
      )
    )
  }
}

struct ListCandidates: Action {
  let scope: CandidateScope

  func perform(in context: CommandContext) throws -> ExitStatus {
    // Read page by page, so that a reader who leaves them in the pager keeps nobody from writing.
    let base = try context.openBase(at: try context.existingBase())
    try CandidateTable.print(scope, of: base, empty: CandidateScope.emptyNote, in: context)
    return .success
  }
}

private struct ListMentions: Action {
  let source: String?
  let dates: Bool

  func perform(in context: CommandContext) throws -> ExitStatus {
    let base = try context.openBase(at: try context.existingBase())
    let source = try source.map { try base.source(named: $0).id }
    try MentionTable.print(of: source, dates: dates, in: base, context)
    return .success
  }
}
