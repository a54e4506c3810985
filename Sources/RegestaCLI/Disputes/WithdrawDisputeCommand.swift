package import ArgumentParser
internal import RegestaKit

/// `disputes withdraw KEY --why REASON`: one that should not have been opened.
package struct WithdrawDisputeCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Withdraw a dispute that was opened by mistake.",
    discussion: """
      It stands in no list and no page any more, and what a rule found may be found again. To open it \
      once more, reopen it. A dispute that was looked into is settled, not withdrawn.
      """
  )

  package static let examples = [
    CommandExample(
      "disputes withdraw which-damage --why 'One scope lies within the other.' --dry-run",
      "It was none."
    ),
    CommandExample("disputes withdraw who-attacked-first --why 'a slip' -n", "Only say so."),
  ]

  @OptionGroup package var dispute: DisputeArgument

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    guard writing.why?.contains(where: { !$0.isWhitespace }) == true else {
      throw CommandFailure(
        .usage,
        code: "missing_argument",
        "a dispute is withdrawn with a reason",
        hint: "--why 'Both claims are of one day.'"
      )
    }
    return JudgeDispute(
      key: dispute.key,
      state: .withdrawn,
      why: "withdraws a dispute",
      writing: writing
    )
  }
}
