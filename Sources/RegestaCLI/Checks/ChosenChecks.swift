internal import RegestaKit

/// The rules that a command line names.
struct ChosenChecks {
  let names: [String]
  let folder: String?

  /// - Throws: a failure with status 64 for a rule that is not there.
  func all(in context: CommandContext) throws -> [Check] {
    var checks = try KnowledgeBase.checks()
    if let folder {
      let own = try SQLFolder(folder, in: context).files().map {
        try Check(parsing: $0.text, origin: $0.path)
      }
      checks = checks.filter { check in !own.contains { $0.name == check.name } } + own
    }
    for name in names where !checks.contains(where: { $0.name == name }) {
      throw CommandFailure(
        .usage,
        code: "unknown_rule",
        "there is no rule '\(name)'",
        hint: "regesta check --list",
        suggestions: Suggester(checks.map(\.name)).suggestions(for: name).map { Suggestion($0) }
      )
    }
    return names.isEmpty ? checks : checks.filter { names.contains($0.name) }
  }

  /// How long a rule may take, and how much it may find.
  func limits(in context: CommandContext) -> QueryLimits {
    QueryLimits(
      time: .milliseconds(context.settings.timeout?.milliseconds ?? 60_000),
      rows: 100_000
    )
  }
}
