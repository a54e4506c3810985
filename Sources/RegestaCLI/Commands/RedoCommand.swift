package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `redo [BATCH]`: does the work of a batch again that was taken back.
package struct RedoCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Do the work of a batch again that was taken back.",
    discussion: """
      Without a batch, the one that was taken back last. It takes the undo back, which is a batch too; \
      where later work rests on the undo, redo refuses with a list, and --cascade takes that back first.
      """
  )

  package static let examples = [
    CommandExample("redo --dry-run", "What was taken back last."),
    CommandExample("redo 2", "The work of one batch."),
  ]

  @Argument(help: "The batch that was taken back, as log lists it: batch:7, or 7.")
  package var batch: String?

  @Flag(help: "Take back later work that rests on the undo too.")
  package var cascade = false

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    RedoBatch(
      batch: try batch.map { try BatchReference.number($0) },
      cascade: cascade,
      dryRun: writing.dryRun,
      why: writing.why
    )
  }
}

private struct RedoBatch: Action {
  let batch: Batch.ID?
  let cascade: Bool
  let dryRun: Bool
  let why: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    // The report of a dry run and of a real one are the same but for their heading.
    let row = try context.reading { base -> [Cell] in
      let undo = try base.undoToTakeBack(of: batch)
      let later = try base.undoOrder(of: undo.id, cascading: cascade).dropLast()
      let batch = try base.batch(undo.of)
      let wrote = try base.contents(of: undo.of).map { "\($0.count) \($0.thing)" }
      return [
        .text("batch:\(undo.of)"), Cell(batch?.kind.rawValue), Cell(batch?.why ?? batch?.file),
        .text(wrote.joined(separator: ", ")), .list(later.map { .text("batch:\($0)") }),
      ]
    }
    if !dryRun {
      try context.writing { base in
        _ = try base.redo(batch, cascading: cascade, who: context.who, why: why)
      }
    }
    let title = dryRun ? "Would be done again" : "Done again"
    try context.report("redo@1", title: context.pageTitle(title)) { report in
      try report.table([
        Column("batch", "Batch"), Column("what", "What"), Column("why", "Why"),
        Column("wrote", "Wrote"), Column("taken_back", "Taken back", .list),
      ])
      try report.row(row)
    }
    return .success
  }
}
