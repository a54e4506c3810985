package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `log`: what was written into the base, the newest first.
package struct LogCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "List what was written into the base: by whom, when, why, from which file."
  )

  package static let examples = [
    CommandExample("log", "All batches, the newest first."),
    CommandExample("show batch:1", "What one of them wrote."),
  ]

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { ListBatches() }
}

private struct ListBatches: Action {
  private static let columns = [
    Column("batch", "Batch"), Column("at", "When"), Column("who", "Who"), Column("kind", "What"),
    Column("why", "Why"), Column("file", "File"), Column("wrote", "Wrote"),
    Column("undone_by", "Taken back by"),
  ]

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let rows = try context.reading { base in
      try base.batches().reversed().map { batch -> [Cell] in
        let wrote = try base.contents(of: batch.id).map { "\($0.count) \($0.thing)" }
        return [
          .text("batch:\(batch.id)"), .text(batch.at), .text(batch.who),
          .text(batch.kind.rawValue), Cell(batch.why), Cell(batch.file),
          .text(wrote.joined(separator: ", ")),
          Cell(try base.effectiveUndo(of: batch.id).map { "batch:\($0)" }),
        ]
      }
    }
    try context.report("log@1") { report in
      report.emptyNote = "nothing was written into this base yet"
      try report.table(Self.columns)
      for row in rows where try !report.row(row) { break }
    }
    return .success
  }
}
