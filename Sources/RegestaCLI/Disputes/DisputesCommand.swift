package import ArgumentParser

/// `disputes`: where claims cannot all be true.
package struct DisputesCommand: DocumentedCommand {
  package static let configuration = CommandConfiguration(
    commandName: "disputes",
    abstract: "List where claims exclude each other; open, settle and reopen disputes.",
    discussion: """
      Without a command, lists them: those that are recorded, and what rules find that nobody has \
      opened. A dispute is a record, judged by a person: nothing is decided by it and no claim is lost. \
      What is settled, or judged no contradiction, is silent in `regesta check`.
      """,
    subcommands: [
      ListDisputesCommand.self, OpenDisputeCommand.self, SettleDisputeCommand.self,
      ReopenDisputeCommand.self, WithdrawDisputeCommand.self,
    ],
    defaultSubcommand: ListDisputesCommand.self
  )

  package static let examples = [
    CommandExample("disputes", "All of them, with the sources on each side."),
    CommandExample("disputes --about Vilnius", "Those in which a town is spoken of."),
    CommandExample(
      "disputes open 1 2 --question 'Which is so?' --dry-run",
      "Two claims that cannot both be true."
    ),
    CommandExample(
      "disputes settle who-attacked-first --why 'Neither war diary has it.' --dry-run",
      "Judged, with the reason."
    ),
  ]

  package init() {}
}
