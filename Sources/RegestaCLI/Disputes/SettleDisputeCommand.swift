package import ArgumentParser
internal import RegestaKit

/// `disputes settle KEY --why REASON`: judges a dispute.
package struct SettleDisputeCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Judge a dispute, with the reason; `regesta check` is silent about it from then on.",
    discussion: """
      All its claims stay as they are. --verdict compatible says that they are no contradiction, \
      not-comparable that they speak of different things. --for A says that the claims on that side \
      are held and the others rejected, as positions of the base's owner, or of --holder.

      What a rule has only found can be settled at once, by the key that `regesta disputes` prints.
      """
  )

  package static let examples = [
    CommandExample(
      "disputes settle who-attacked-first --why 'Neither war diary has it.' --dry-run",
      "Judged, for neither side."
    ),
    CommandExample(
      "disputes settle who-attacked-first --for A --holder piotr-lossowski --why 'His book.' -n",
      "Judged as somebody sees it."
    ),
  ]

  @OptionGroup package var dispute: DisputeArgument

  @Option(
    help: "What it is: settled, compatible or not-comparable. Settled when left out.",
    completion: .list(Self.verdicts)
  )
  package var verdict = Dispute.State.settled.rawValue

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("The side that is right: A, B ...", valueName: "side")
  )
  package var side: String?

  @Option(
    help: ArgumentHelp(
      "Whose positions --for records; else the base's owner's.",
      valueName: "name"
    ),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var holder: String?

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  private static let verdicts = [Dispute.State.settled, .compatible, .notComparable]
    .map(\.rawValue)

  package init() {}

  package func action() throws -> any Action {
    guard Self.verdicts.contains(verdict), let state = Dispute.State(rawValue: verdict) else {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "invalid value '\(verdict)' for --verdict",
        reason: "it takes \(UsageDiagnosis.listed(Self.verdicts))",
        suggestions: Suggester(Self.verdicts).suggestions(for: verdict).map { Suggestion($0) }
      )
    }
    guard writing.why?.contains(where: { !$0.isWhitespace }) == true else {
      throw CommandFailure(
        .usage,
        code: "missing_argument",
        "a dispute is settled with a reason",
        hint: "--why 'The war diary has it.'"
      )
    }
    if side == nil, holder != nil {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--holder says whose side --for is; it does nothing alone",
        hint: "add --for A"
      )
    }
    if side != nil, state != .settled {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--for takes a side; a dispute that is \(verdict) has none that is wrong"
      )
    }
    return Settle(key: dispute.key, state: state, side: side, holder: holder, writing: writing)
  }
}

private struct Settle: Action {
  let key: String
  let state: Dispute.State
  let side: String?
  let holder: String?
  let writing: WritingOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    try DisputeWriting(writing, in: context).run("settles a dispute") { base, writer in
      let dispute = try judged(in: base, writer)
      if let side { try takeSides(in: dispute, side, base, writer) }
      return [dispute.key]
    }
  }

  /// The dispute with its judgement; opened before, where it was only found.
  private func judged(in base: KnowledgeBase, _ writer: Writer) throws -> Dispute {
    if let found = try base.contradictions().first(where: { $0.key == key }) {
      let key = try writer.open(found, status: state, reason: writing.why)
      return try base.dispute(named: key)
    }
    let dispute = try base.dispute(named: key)
    try writer.judge(dispute.id, state, reason: writing.why)
    return dispute
  }

  private func takeSides(
    in dispute: Dispute,
    _ name: String,
    _ base: KnowledgeBase,
    _ writer: Writer
  ) throws {
    let letters = dispute.sides.indices.map(DisputeText.letter)
    guard let right = letters.firstIndex(of: name.uppercased()) else {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "the dispute '\(dispute.key)' has no side '\(name)'",
        reason: "it has \(UsageDiagnosis.listed(letters))"
      )
    }
    guard let holder = try holder.map({ try base.entity(for: $0) }) ?? base.owner() else {
      throw CommandFailure(
        .usage,
        code: "missing_argument",
        "--for needs somebody who holds that side",
        reason: "this base has no owner",
        hint: "name one with --holder, or say whose base it is: regesta positions owner NAME"
      )
    }
    for (index, claims) in dispute.sides.enumerated() {
      for claim in claims where claim.status == .recorded {
        let stance = index == right ? Position.Stance.holds : .rejects
        try writer.takePosition(stance, of: holder.id, on: claim.id, reason: writing.why)
      }
    }
  }
}
