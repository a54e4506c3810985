package import ArgumentParser
internal import RegestaKit

/// `positions take NAME STANCE CLAIM ...`: records what somebody holds.
package struct TakePositionCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "take",
    abstract: "Record that somebody holds a claim, rejects it, or is undecided, and why.",
    discussion: """
      What they held of the claim before is superseded, and the log keeps it. --source and --at say \
      where they say so. Somebody whom the base does not know is made with --new person or --new school.
      """
  )

  package static let examples = [
    CommandExample(
      "positions take piotr-lossowski rejects claim:1 --why 'His p. 90.' --dry-run",
      "With the reason."
    ),
    CommandExample(
      "positions take 'Vilnius School' undecided 1 2 --new school --dry-run",
      "A school that the base does not know yet, on two claims."
    ),
  ]

  @Argument(
    help: ArgumentHelp("The person or school.", valueName: "holder"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var holder: String

  @Argument(help: "holds, rejects or undecided.", completion: .list(StanceOption.words))
  package var stance: String

  @Argument(help: ArgumentHelp("The claims: claim:42, or 42.", valueName: "claim"))
  package var claims: [String]

  @Option(
    help: ArgumentHelp("The source in which they say so.", valueName: "source"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).sourceKeys(prefix) }
  )
  package var source: String?

  @Option(help: ArgumentHelp("The place in that source: 'p. 355'.", valueName: "place"))
  package var at: String?

  @Option(
    help: ArgumentHelp("Make the holder, of this kind, if the base has none.", valueName: "kind")
  )
  package var new: String?

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if at != nil, source == nil {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--at is a place in a source, and no --source is given"
      )
    }
    return TakePosition(
      holder: HolderReference(name: holder, newKind: new),
      stance: try StanceOption.stance(stance),
      claims: try claims.flatMap { try ClaimReference.numbers($0) },
      source: source,
      place: at,
      writing: writing
    )
  }
}

private struct TakePosition: Action {
  let holder: HolderReference
  let stance: Position.Stance
  let claims: [Claim.ID]
  let source: String?
  let place: String?
  let writing: WritingOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    try PositionWriting(writing, in: context).run("takes a position") { base, writer in
      let source = try source.map { name in
        try base.source(named: name.hasPrefix("source:") ? String(name.dropFirst(7)) : name).id
      }
      let holder = try holder.holder(in: base, writer)
      return try claims.map { claim in
        let isNew = try writer.takePosition(
          stance,
          of: holder.id,
          on: claim,
          reason: writing.why,
          source: source,
          locator: place
        )
        return .init(holder: holder, stance: stance.rawValue, claim: claim, isNew: isNew)
      }
    }
  }
}
