package import ArgumentParser
internal import RegestaKit

/// `disputes list`: those recorded, and those that rules find.
package struct ListDisputesCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List disputes, and what rules find that nobody has opened.",
    discussion: """
      A rule finds claims that fill one slot for a time in common with values that exclude each other: \
      two days of one birth, two powers in control of one town, the same said and denied. One after \
      the other is no conflict, nor is a date that is only less exact. What is found has a key, with \
      which it can be opened or settled at once.

      Beside each side stands how many independent witnesses it has: sources that draw on one and the \
      same are one, and a source through which another is known adds none.
      """
  )

  package static let examples = [
    CommandExample("disputes list --status open --status found", "What nobody has judged."),
    CommandExample("disputes list --about Vilnius --json", "For a program."),
  ]

  @Option(
    help: ArgumentHelp("Only with a claim about this thing.", valueName: "thing"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var about: String?

  @Option(
    help: ArgumentHelp(
      "Only these: found, open, settled, compatible, not-comparable, withdrawn; may be repeated.",
      valueName: "status"
    ),
    completion: .list(Self.states)
  )
  package var status: [String] = []

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  private static let states = ["found"] + Dispute.State.allCases.map(\.rawValue)

  package init() {}

  package func action() throws -> any Action {
    for word in status where !Self.states.contains(word) {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "invalid value '\(word)' for --status",
        reason: "it takes \(UsageDiagnosis.listed(Self.states))",
        suggestions: Suggester(Self.states).suggestions(for: word).map { Suggestion($0) }
      )
    }
    let usual = Self.states.filter { $0 != Dispute.State.withdrawn.rawValue }
    return ListDisputes(about: about, states: Set(status.isEmpty ? usual : status), exit: exit)
  }
}

private struct ListDisputes: Action {
  let about: String?
  let states: Set<String>
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let entries = try context.reading(entries)
    try DisputeTable(entries: entries).print(in: context)
    return exit.status(isEmpty: entries.isEmpty)
  }

  private func entries(in base: KnowledgeBase) throws -> [DisputeEntry] {
    let thing = try about.map { try base.entity(for: $0) }
    var entries = try base.disputes(includesWithdrawn: true)
      .filter { states.contains($0.status.rawValue) }
      .map { try DisputeEntry($0, in: base) }
    if states.contains("found") {
      entries += try base.contradictions().map { try DisputeEntry($0, in: base) }
    }
    guard let thing else { return entries }
    return entries.filter { $0.speaks(of: thing) }
  }
}
