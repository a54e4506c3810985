package import ArgumentParser
internal import JSONForms
internal import RegestaKit
internal import SQLite

/// `migrate`: brings a base of an older schema up to that of the program.
package struct MigrateCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring a base that an older regesta made up to this one.",
    discussion: """
      The base is made anew from its rows with the tables and rules of this program, proved as verify \
      does, and put in the place of the old one at once: when something fails, the file is as it was. A \
      copy of the old base is kept beside it first. The history keeps its hashes, and one batch more \
      tells of the migration.

      Other commands read only bases of their own schema, and say so. Without a name, the base is that of \
      --db.
      """
  )

  package static let examples = [
    CommandExample("migrate war.regesta --dry-run", "Whether it can be done, without doing it."),
    CommandExample("migrate war.regesta", "Do it; the old base stays as war.regesta.schema-1."),
  ]

  @OptionGroup package var replacement: ReplacementOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action {
    MigrateBase(replacement: replacement)
  }
}

private struct MigrateBase: Action {
  let replacement: ReplacementOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let location = try context.base(named: replacement.file)
    var kept: KeptCopy?
    let report = try context.onFile(of: location) { path in
      try KnowledgeBase.migrate(
        path: path,
        who: context.who,
        isDryRun: replacement.dryRun,
        busyTimeout: context.patience
      ) { database in
        let version = try database.first("PRAGMA user_version") { try $0.int(0) } ?? 0
        let copy = try KeptCopy(
          replacement.backup,
          of: location,
          ending: ".schema-\(version)",
          in: context
        )
        try copy.make(of: database)
        kept = copy
      }
    }
    try context.report("migrate@1", title: context.pageTitle(title(report, location))) { printer in
      try printer.table([
        Column("file", "Base"), Column("from", "From schema", .integer),
        Column("to", "To schema", .integer), Column("claims", "Claims", .integer),
        Column("batches", "Batches", .integer), Column("batch", "Told in"),
        Column("backup", "Old base"), Column("sound", "Sound", .bool),
      ])
      try printer.row([
        .text(location.path), Cell(report.from), Cell(report.to), Cell(report.claims),
        Cell(report.batches), Cell(report.batch.map { "batch:\($0)" }), Cell(kept?.path),
        .bool(report.soundness.isSound),
      ])
    }
    return report.soundness.isSound ? .success : .negative
  }

  private func title(_ report: MigrationReport, _ location: DatabaseLocator.Location) -> String {
    if report.from == report.to { return "\(location.path) has schema \(report.to) already" }
    return replacement.dryRun
      ? "\(location.path) would be migrated" : "\(location.path) is migrated"
  }
}
