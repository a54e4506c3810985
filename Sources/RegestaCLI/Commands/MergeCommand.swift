package import ArgumentParser
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// `merge THING INTO`: says that two entities are one.
package struct MergeCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Say that two things are one; the first becomes part of the second.",
    discussion: """
      All that is said of the first is said of the second from now on; claims keep their numbers, \
      citations and disputes, and what stands twice then stands once. The first one's key and names \
      lead to the second. Different numbers in one register, kinds that do not go together, and an \
      earlier decision that they are not the same are reasons to refuse; --force overrules them. \
      Nothing is lost: undo takes the batch back, and split the merge, whatever was done since.
      """
  )

  package static let examples = [
    CommandExample(
      "merge occupation-plan plan-to-annex-lithuania --dry-run",
      "What would be done, and what speaks against it."
    ),
    CommandExample(
      "merge occupation-plan plan-to-annex-lithuania --why 'one plan'",
      "Two things become one."
    ),
  ]

  @Argument(
    help: "What becomes part of another: a name, a key, or entity:7.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String

  @Argument(
    help: "What lives on.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var into: String

  @Flag(help: "Overrule what speaks against it.")
  package var force = false

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action {
    Merge(thing: thing, into: into, force: force, dryRun: writing.dryRun, why: writing.why)
  }
}

private struct Merge: Action {
  let thing: String
  let into: String
  let force: Bool
  let dryRun: Bool
  let why: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    let (report, batch) = try context.writing { base in
      try base.merge(
        try base.entity(for: thing).id,
        into: try base.entity(for: into).id,
        force: force,
        isDryRun: dryRun,
        who: context.who,
        why: why
      )
    }
    for obstacle in report.overruled { context.reporter.warn("overruled: " + obstacle.reason) }
    try context.report("merge@1", title: context.pageTitle(dryRun ? "Would be merged" : "Merged")) {
      printer in
      try printer.table([
        Column("merged", "Merged"), Column("into", "Into"), Column("kind", "Kind"),
        Column("redirected", "Claims", .integer), Column("duplicates", "Said twice", .list),
        Column("retracted", "Retracted", .list), Column("batch", "Batch"),
      ])
      try printer.row([
        .text(report.merged.key), .text(report.survivor.key), .text(report.survivor.kind),
        Cell(report.redirected), .claims(report.duplicates), .claims(report.retracted),
        Cell(batch.map { "batch:\($0)" }),
      ])
    }
    return .success
  }
}

extension Cell {
  /// Claims as they are named on the command line.
  static func claims(_ claims: [Claim.ID]) -> Cell { .list(claims.map { .text("claim:\($0)") }) }
}
