package import ArgumentParser
internal import Formats
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// `merge-base MINE THEIRS`: takes in what another copy of a base has.
package struct MergeBaseCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "merge-base",
    abstract: "Take in what another copy of this base has, claim by claim.",
    discussion: """
      For two who work on copies of one base. What the other copy has and yours has not comes in as one \
      batch of yours; the other file is only read. What both have said stands once, with the citations of \
      both. What does not go together is told and becomes a dispute or a question (regesta disputes, \
      regesta match): two corrections of one claim both stand, what one took back and the other used \
      stays. Merged again, a copy adds only what is new in it; undo takes the batch back. It does not \
      matter who takes in whom: both bases then say the same.

      What both were copied from is found in their histories; --base names it, to have it proved. With one \
      name, the base that is written is that of --db. THEIRS may be a dump made by export -f jsonl.

      Ends with status 1 when something does not go together.
      """
  )

  package static let examples = [
    CommandExample(
      "merge-base mine.regesta theirs.regesta --dry-run",
      "What would come in, and what does not go together."
    ),
    CommandExample(
      "merge-base mine.regesta theirs.regesta --base ancestor.regesta",
      "Take it in, and prove what both were copied from."
    ),
    CommandExample("merge-base theirs.regesta --why 'before the print'", "Into the base of --db."),
  ]

  @Argument(
    help: ArgumentHelp(
      "The base that is written, if not that of --db, and the copy.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var files: [String]

  @Option(
    help: ArgumentHelp("What both were copied from.", valueName: "ancestor"),
    completion: .file()
  )
  package var base: String?

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    guard files.count <= 2, let theirs = files.last else {
      throw CommandFailure(
        .usage,
        "merge-base takes your base and the copy, not \(files.count) files",
        hint: "regesta merge-base MINE THEIRS --base ANCESTOR"
      )
    }
    return MergeCopy(
      mine: files.count == 2 ? files[0] : nil,
      theirs: theirs,
      ancestor: base,
      dryRun: writing.dryRun,
      why: writing.why
    )
  }
}

private struct MergeCopy: Action {
  let mine: String?
  let theirs: String
  let ancestor: String?
  let dryRun: Bool
  let why: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let location = try context.base(named: mine)
    // Opened for reading first, whose errors name the file as it was typed.
    _ = try context.openBase(at: location)
    let copy = try context.baseOrDump(theirs)
    let ancestor = try ancestor.map { try context.baseOrDump($0) }
    let base = try KnowledgeBase(path: location.absolutePath, access: .readWrite)
    let report = try base.merge(
      copy: copy,
      ancestor: ancestor,
      file: Platform.split(context.path(theirs)).name,
      fileHash: try hash(of: theirs, in: context),
      isDryRun: dryRun,
      who: context.who,
      why: why
    )
    try print(report, in: context)
    return report.conflicts.isEmpty ? .success : .negative
  }

  /// The SHA-256 of the file, which may be long; nil of standard input, which was read once.
  private func hash(of path: String, in context: CommandContext) throws -> String? {
    guard path != "-" else { return nil }
    let file = try FileSource(path: context.path(path))
    var hash = SHA256()
    while let chunk = try file.nextChunk() { hash.update(chunk) }
    return hash.finish()
  }

  private func print(_ report: CopyMergeReport, in context: CommandContext) throws {
    let title =
      report.isEmpty
      ? "Nothing new: this base has all that the copy has"
      : dryRun ? "Would be taken in" : "Taken in"
    try context.report("merge-base@1", title: context.pageTitle(title)) { printer in
      printer.emptyNote = report.isEmpty ? "the copy has nothing that this base has not" : "no rows"
      try printer.table([
        Column("what", "What"), Column("came", "Came", .integer),
        Column("same", "In both", .integer), Column("changed", "Changed", .integer),
        Column("batch", "Batch"),
      ])
      for count in report.tables {
        let goesOn = try printer.row([
          .text(count.table), Cell(count.added), Cell(count.same), Cell(count.changed),
          Cell(report.batch.map { "batch:\($0)" }),
        ])
        if !goesOn { break }
      }
      guard !report.isEmpty else { return }
      try printConflicts(report, printer)
      try printBatches(report, printer)
    }
  }

  private func printConflicts(_ report: CopyMergeReport, _ printer: ReportPrinter) throws {
    guard !report.conflicts.isEmpty else { return }
    try printer.table(
      TableHeader(
        key: "conflicts",
        heading: ConflictTable.heading,
        columns: ConflictTable.columns
      )
    )
    for conflict in report.conflicts {
      let goesOn = try printer.row(ConflictTable.cells(conflict))
      if !goesOn { break }
    }
  }

  private func printBatches(_ report: CopyMergeReport, _ printer: ReportPrinter) throws {
    try printer.table(
      TableHeader(
        key: "batches",
        heading: "Where it is from: the copy's batches after batch \(report.past.batch)",
        columns: [
          Column("their_batch", "Theirs"), Column("at", "When"), Column("who", "Who"),
          Column("kind", "What"), Column("why", "Why"),
        ]
      )
    )
    for batch in report.batches {
      let goesOn = try printer.row([
        .text("\(batch.id)"), .text(batch.at), .text(batch.who), .text(batch.kind.rawValue),
        Cell(batch.why ?? batch.file),
      ])
      if !goesOn { break }
    }
    for redone in report.redone {
      try printer.row([
        .null, .null, .null, .text("redo"), .text("of batch:\(redone) of this base"),
      ])
    }
  }
}
