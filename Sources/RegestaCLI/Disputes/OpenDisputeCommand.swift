package import ArgumentParser
internal import RegestaKit

/// `disputes open SIDE SIDE ...` or `disputes open KEY`: says that claims cannot all be true.
package struct OpenDisputeCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open a dispute: of claims that you name, or of what a rule has found.",
    discussion: """
      Each side is a claim, or several with commas between them: claim:3 claim:7,claim:9. What a rule \
      has found is named by the key that `regesta disputes` prints, and its question can be put in \
      other words; --all opens all of it. Sides do not change afterwards: withdraw the dispute and open \
      another.
      """
  )

  package static let examples = [
    CommandExample(
      "disputes open claim:1 claim:2 --question 'Which is so?' --dry-run",
      "Two claims that you found to disagree."
    ),
    CommandExample("disputes open --all --dry-run", "All that rules find."),
  ]

  @Argument(help: ArgumentHelp("The sides, or the key of what was found.", valueName: "side"))
  package var sides: [String] = []

  @Flag(help: "Open all that rules find.")
  package var all = false

  @Option(help: "What is in dispute, as a question.")
  package var question: String?

  @Option(help: "The key of the dispute; else one is made of the question.")
  package var key: String?

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if all {
      guard sides.isEmpty, question == nil, key == nil else {
        throw CommandFailure(
          .usage,
          code: "conflicting_options",
          "--all opens all that is found; no sides, question or key go with it"
        )
      }
      return OpenFound(wanted: nil, question: nil, key: nil, writing: writing)
    }
    guard let first = sides.first else {
      throw CommandFailure(
        .usage,
        code: "missing_argument",
        "'disputes open' takes the sides, or the key of what a rule has found",
        hint: "regesta disputes --status found"
      )
    }
    if sides.count == 1, first.first?.isNumber == false, !first.hasPrefix("claim:") {
      return OpenFound(wanted: first, question: question, key: key, writing: writing)
    }
    let claims = try sides.map { try ClaimReference.numbers($0) }
    guard claims.count > 1 else {
      throw CommandFailure(
        .usage,
        code: "missing_argument",
        "a dispute has two sides or more",
        hint: "name the claims of each: regesta disputes open claim:3 claim:7,claim:9"
      )
    }
    guard let question else {
      throw CommandFailure(
        .usage,
        code: "missing_argument",
        "a dispute needs a question",
        hint: "--question 'Who attacked first?'"
      )
    }
    return OpenByHand(sides: claims, question: question, key: key, writing: writing)
  }
}

private struct OpenByHand: Action {
  let sides: [[Claim.ID]]
  let question: String
  let key: String?
  let writing: WritingOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    try DisputeWriting(writing, in: context).run("opens a dispute") { _, writer in
      [try writer.openDispute(question: question, sides: sides, key: key)]
    }
  }
}

private struct OpenFound: Action {
  /// The key of one; nil for all.
  let wanted: String?
  let question: String?
  let key: String?
  let writing: WritingOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    // A batch that does nothing is not written.
    if wanted == nil, try context.reading({ try $0.contradictions().isEmpty }) {
      context.reporter.note(
        "there is nothing to open: no rule finds claims that exclude each other"
      )
      return .success
    }
    return try DisputeWriting(writing, in: context).run("opens what rules found") { base, writer in
      let found = try wanted.map { [try base.contradiction(named: $0)] } ?? base.contradictions()
      return try found.map { contradiction in
        try writer.open(contradiction, question: question, key: key)
      }
    }
  }
}
