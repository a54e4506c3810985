package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `repair`: makes anew what follows from the rest.
package struct RepairCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Make anew what follows from the rest: indexes, search, names, labels, rules.",
    discussion: """
      Mended are the indexes of the file, the full-text search, the names folded for it, the trees of kinds \
      and relations, the labels of things, and the triggers and views of the schema. Claims, sources, \
      batches and the log are copied row by row and proved; none is changed, and where one is damaged \
      nothing is done: then go back to a backup, or make the base of a dump (init --from).

      A copy of the file as it is is kept beside it first. What is mended is proved as verify does, and \
      takes the place of the file at once. Without a name, the base is that of --db.
      """
  )

  package static let examples = [
    CommandExample("repair --dry-run", "What is wrong, and whether it can be mended."),
    CommandExample(
      "repair war.regesta",
      "Mend it; the file as it was stays as war.regesta.before-repair."
    ),
  ]

  @OptionGroup package var replacement: ReplacementOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action {
    RepairBase(replacement: replacement)
  }
}

private struct RepairBase: Action {
  let replacement: ReplacementOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let location = try context.base(named: replacement.file)
    var kept: KeptCopy?
    let report = try context.onFile(of: location) { path in
      try KnowledgeBase.repair(
        path: path,
        isDryRun: replacement.dryRun,
        busyTimeout: context.patience
      ) { database in
        let copy = try KeptCopy(
          replacement.backup,
          of: location,
          ending: ".before-repair",
          in: context
        )
        try copy.make(of: database)
        kept = copy
      }
    }
    try context.report("repair@1", title: context.pageTitle(title(report, location))) { printer in
      try printer.table(SoundnessTable.columns)
      for check in report.before.checks where try !printer.row(SoundnessTable.cells(of: check)) {
        break
      }
      guard report.isMended else { return }
      try printer.table(
        TableHeader(
          key: "done",
          heading: replacement.dryRun ? "What would be done" : "What was done",
          columns: [
            Column("rows", "Rows kept", .integer), Column("backup", "File as it was"),
            Column("sound", "Sound now", .bool),
          ]
        )
      )
      try printer.row([Cell(report.rows), Cell(kept?.path), .bool(report.after.isSound)])
    }
    return .success
  }

  private func title(_ report: RepairReport, _ location: DatabaseLocator.Location) -> String {
    if !report.isMended { return "\(location.path) is sound: there is nothing to mend" }
    return replacement.dryRun ? "\(location.path) can be mended" : "\(location.path) is mended"
  }
}
