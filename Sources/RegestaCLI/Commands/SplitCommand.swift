package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `split THING`: takes a merge apart.
package struct SplitCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Take a merge apart, whatever was done since, and remember that the two differ.",
    discussion: """
      What came with the merged thing goes back with it. Claims recorded since cannot be told apart: \
      they stay with the other, and are listed. The two are never proposed as one again.
      """
  )

  package static let examples = [
    CommandExample("split occupation-plan --dry-run", "What would go back, and what would stay."),
    CommandExample("split occupation-plan", "The two are two again."),
  ]

  @Argument(
    help: "What was merged, by the key it had; or what it was merged into, if that is all.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action {
    Split(thing: thing, dryRun: writing.dryRun, why: writing.why)
  }
}

private struct Split: Action {
  let thing: String
  let dryRun: Bool
  let why: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    let (report, batch) = try context.writing { base in
      try base.split(
        try merged(in: base),
        isDryRun: dryRun,
        who: context.who,
        why: why
      )
    }
    try context.report("split@1", title: context.pageTitle(dryRun ? "Would be split" : "Split")) {
      printer in
      try printer.table([
        Column("parted", "Parted"), Column("from", "From"),
        Column("returned", "Claims", .integer), Column("restored", "Known again", .list),
        Column("staying", "Stay there", .list), Column("batch", "Batch"),
      ])
      try printer.row([
        .text(report.parted.key), .text(report.from.key), Cell(report.returned),
        .claims(report.restored), .claims(report.staying), Cell(batch.map { "batch:\($0)" }),
      ])
    }
    if !report.staying.isEmpty {
      let count = report.staying.count
      context.reporter.note(
        "\(count) \(count == 1 ? "claim" : "claims") recorded since the merge "
          + "\(count == 1 ? "stays" : "stay") with \(report.from.key)"
      )
    }
    return .success
  }

  /// The merged entity that is meant: the one that bears the key itself, or the only one that was merged
  /// into what is named.
  private func merged(in base: KnowledgeBase) throws -> Entity.ID {
    if case .entity(let number) = try ThingReference(thing),
      let entity = try base.entity(Entity.ID(number)),
      try base.survivor(of: entity.id).id != entity.id
    {
      return entity.id
    }
    if let own = try base.entity(bearing: thing), try base.survivor(of: own.id).id != own.id {
      return own.id
    }
    let survivor = try base.entity(for: thing)
    let past = try base.entities(mergedInto: survivor.id)
    guard past.count > 1, let first = past.first else {
      return past.first?.entity.id ?? survivor.id
    }
    throw CommandFailure(
      .notFound,
      code: "ambiguous",
      "\(past.count) things were merged into \(survivor.label)",
      hint: "regesta split \(first.entity.key)",
      suggestions: past.map { RegestaCLI.Suggestion($0.entity.key, note: $0.entity.label) }
    )
  }
}
