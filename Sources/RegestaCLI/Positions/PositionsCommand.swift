package import ArgumentParser

/// `positions`: what persons and schools hold of claims.
package struct PositionsCommand: DocumentedCommand {
  package static let configuration = CommandConfiguration(
    commandName: "positions",
    abstract: "List what persons and schools hold or reject; take and drop positions.",
    discussion: """
      A position is what somebody holds of a claim (holds, rejects, undecided), and why. Whoever reads \
      the base --as somebody reads it without what they reject: that is what they have said they \
      reject, and what stands on the other side of a dispute of which they hold one. The default is the \
      view of the base's owner, where it has one.
      """,
    subcommands: [
      ListPositionsCommand.self, TakePositionCommand.self, DropPositionCommand.self,
      OwnerCommand.self,
    ],
    defaultSubcommand: ListPositionsCommand.self
  )

  package static let examples = [
    CommandExample("positions", "What everybody holds."),
    CommandExample("positions --of historians-polish-attack", "What one school holds."),
    CommandExample(
      "positions take piotr-lossowski rejects claim:1 --why 'His p. 90.' --dry-run",
      "What somebody says of a claim."
    ),
    CommandExample("positions owner piotr-lossowski --dry-run", "Whose view is the default."),
  ]

  package init() {}
}
