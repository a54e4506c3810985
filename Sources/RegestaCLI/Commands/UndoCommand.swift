package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `undo BATCH`: takes a batch back, in a batch of its own.
package struct UndoCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take a batch back; nothing is deleted, and undoing the undo does the work again.",
    discussion: """
      What the batch added is retracted, and what it changed gets the value it had. Where later work \
      rests on it, undo refuses with a list; --cascade takes that back first.
      """
  )

  package static let examples = [
    CommandExample("undo batch:2 --dry-run", "What would be taken back."),
    CommandExample("undo 2 --cascade", "With all later work that rests on it."),
  ]

  @Argument(help: "The batch, as log lists it: batch:7, or 7.")
  package var batch: String

  @Flag(help: "Take back later work that rests on it too.")
  package var cascade = false

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    UndoBatch(
      batch: try BatchReference.number(batch),
      cascade: cascade,
      dryRun: writing.dryRun,
      why: writing.why
    )
  }
}

private struct UndoBatch: Action {
  let batch: Batch.ID
  let cascade: Bool
  let dryRun: Bool
  let why: String?

  private static let columns = [
    Column("batch", "Batch"), Column("what", "What"), Column("why", "Why"),
    Column("wrote", "Wrote"),
  ]

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    // The report of a dry run and of a real one are the same but for their heading.
    let rows = try context.reading { base in
      try base.undoOrder(of: batch, cascading: cascade).map { id -> [Cell] in
        let wrote = try base.contents(of: id).map { "\($0.count) \($0.thing)" }
        let batch = try base.batch(id)
        return [
          .text("batch:\(id)"), Cell(batch?.kind.rawValue), Cell(batch?.why ?? batch?.file),
          .text(wrote.joined(separator: ", ")),
        ]
      }
    }
    if !dryRun {
      try context.writing { base in
        _ = try base.undo(batch, cascading: cascade, who: context.who, why: why)
      }
    }
    try context.report("undo@1", title: dryRun ? "Would be taken back" : "Taken back") { report in
      try report.table(Self.columns)
      for row in rows where try !report.row(row) { break }
    }
    return .success
  }
}

/// A batch as it is named on the command line.
enum BatchReference {
  /// Reads `batch:7` or `7`.
  ///
  /// - Throws: a failure with status 64.
  static func number(_ text: String) throws(CommandFailure) -> Batch.ID {
    let digits = text.hasPrefix("batch:") ? text.dropFirst(6) : text[...]
    guard let number = Int(digits), number > 0 else {
      throw CommandFailure(
        .usage,
        "'\(text)' is not a batch",
        hint: "write batch:7 or 7; regesta log lists them"
      )
    }
    return Batch.ID(number)
  }
}
