package import ArgumentParser
internal import RegestaKit

/// `impact claim:42`, `impact source:KEY`: what would change without it.
package struct ImpactCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Say what would change if a claim or a source were retracted.",
    discussion: """
      Nothing is written. With a source goes what it says and what is known only through it; a claim \
      that another source says too stands on fewer witnesses. Each claim that would go is told with \
      what else says the same. The canned questions are asked with it and without, of the things that \
      are concerned, and those with another answer are listed with the rows that go or come.
      """
  )

  package static let examples = [
    CommandExample("impact claim:1", "Without one claim."),
    CommandExample("impact source:cepenas-2", "Without one book."),
    CommandExample("impact source:cepenas-2 --json", "For a program."),
  ]

  @Argument(
    help: "claim:42 or source:KEY.",
    completion: .custom { arguments, _, prefix in
      BaseCompletion(arguments).things(prefix.hasPrefix("source:") ? prefix : "source:")
    }
  )
  package var thing: String

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    let reference = try ThingReference(thing)
    switch reference {
    case .claim, .source: return TellImpact(reference: reference, thing: thing, exit: exit)
    default:
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "'\(thing)' is neither a claim nor a source",
        hint: "write claim:42 or source:KEY; regesta sources lists the sources"
      )
    }
  }
}

private struct TellImpact: Action {
  let reference: ThingReference
  let thing: String
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let limits = context.queryLimits(rows: 10_000)
    let base = try context.baseForQueries()
    let (name, impact) = try context.watched(limits, runs: TellImpact.mostRuns) {
      try read(base, limits)
    }
    try ImpactReport(name: name, impact: impact).print(in: context)
    return exit.status(isEmpty: impact.lost.isEmpty && impact.weakened.isEmpty)
  }

  /// How many questions are asked at most: all canned ones, of eight things, before and after.
  private static let mostRuns = 1_000

  private func read(_ base: KnowledgeBase, _ limits: QueryLimits) throws -> (String, Impact) {
    try base.read {
      switch reference {
      case .source(let key):
        let source = try base.source(named: key)
        return (source.short, try base.impact(of: source.id, limits: limits))
      case .claim(let number):
        let id = Claim.ID(number)
        let impact = try base.impact(of: id, limits: limits)
        return (try base.claim(id)?.sentence ?? thing, impact)
      default:
        throw CommandFailure(.bug, "'\(thing)' cannot be retracted")
      }
    }
  }
}
