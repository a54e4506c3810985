package import ArgumentParser
internal import Interchange
internal import RegestaKit

/// `match [THING]`: what may be one and the same.
package struct MatchCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "List things that may be one and the same, with how sure that is and why.",
    discussion: """
      What imports could not tell comes with what shares a name and a kind; the likeliest first. \
      Nothing is changed: merge and review decide. What was told apart is not listed again.
      """
  )

  package static let examples = [
    CommandExample("match", "All that is still to be decided."),
    CommandExample("match Vilnius", "What may be the same as Vilnius."),
    CommandExample("match --json -e", "For a program; ends with status 1 when there is nothing."),
  ]

  @Argument(
    help: "Only what may be the same as this: a name, a key, or entity:7.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String?

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { Match(thing: thing, exit: exit) }
}

private struct Match: Action {
  let thing: String?
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let proposals = try context.reading { base in
      try base.proposals(
        about: thing.map { try base.entity(for: $0).id },
        duplicates: true,
        limits: context.checkLimits
      )
    }
    try ProposalTable.print(
      proposals,
      empty: thing.map { "nothing looks like \($0)" } ?? "nothing looks like anything else",
      in: context
    )
    return exit.status(isEmpty: proposals.isEmpty)
  }
}

extension CommandContext {
  /// How long a look over all of the base may take.
  var checkLimits: QueryLimits {
    QueryLimits(
      time: .milliseconds(settings.timeout?.milliseconds ?? 60_000),
      rows: 100_000
    )
  }
}
