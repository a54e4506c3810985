package import ArgumentParser
internal import RegestaKit

/// `positions drop NAME CLAIM ...`: takes positions back.
package struct DropPositionCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "drop",
    abstract: "Take back what is recorded of somebody's position on a claim.",
    discussion: """
      Then nothing is known of what they hold of it, which is not the same as undecided. The log keeps \
      what was recorded; undo gives it back.
      """
  )

  package static let examples = [
    CommandExample(
      "positions drop historians-polish-attack --all --dry-run",
      "All that is recorded of a school."
    ),
    CommandExample("positions drop piotr-lossowski --all --why 'A namesake.' -n", "With a reason."),
  ]

  @Argument(
    help: ArgumentHelp("The person or school.", valueName: "holder"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var holder: String

  @Argument(help: ArgumentHelp("The claims: claim:42, or 42.", valueName: "claim"))
  package var claims: [String] = []

  @Flag(help: "All that is recorded of them.")
  package var all = false

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    guard all == claims.isEmpty else {
      throw CommandFailure(
        .usage,
        code: all ? "conflicting_options" : "missing_argument",
        all ? "claims and --all exclude each other" : "'positions drop' takes the claims",
        hint: "regesta positions drop NAME claim:42, or --all"
      )
    }
    return DropPosition(
      holder: HolderReference(name: holder, newKind: nil),
      claims: try claims.flatMap { try ClaimReference.numbers($0) },
      writing: writing
    )
  }
}

private struct DropPosition: Action {
  let holder: HolderReference
  /// None for all.
  let claims: [Claim.ID]
  let writing: WritingOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    try PositionWriting(writing, in: context).run("drops a position") { base, writer in
      let holder = try holder.holder(in: base, writer)
      let claims = claims.isEmpty ? try base.positions(of: holder.id).map(\.claim) : claims
      guard !claims.isEmpty else {
        throw CommandFailure(
          .notFound,
          "no position of \(holder.label) is recorded",
          hint: "regesta positions"
        )
      }
      return try claims.map { claim in
        try writer.dropPosition(of: holder.id, on: claim)
        return .init(holder: holder, stance: "dropped", claim: claim)
      }
    }
  }
}
