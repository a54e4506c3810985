package import ArgumentParser
internal import RegestaKit

/// `disputes reopen KEY`: takes a judgement back.
package struct ReopenDisputeCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Open a dispute again that was judged or withdrawn.",
    discussion: """
      The log keeps what was judged. Positions that were recorded with it stay; undo of the batch that \
      judged it takes both back.
      """
  )

  package static let examples = [
    CommandExample(
      "disputes reopen which-recognition --why 'Another note was found.' --dry-run",
      "What was thought compatible may not be."
    ),
    CommandExample("disputes reopen which-damage -n", "Only say what would be done."),
  ]

  @OptionGroup package var dispute: DisputeArgument

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action {
    JudgeDispute(key: dispute.key, state: .open, why: "reopens a dispute", writing: writing)
  }
}
