package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `positions owner [NAME]`: whose view of the base is the default.
package struct OwnerCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "owner",
    abstract: "Say whose base it is: their view is the default where no --as is given.",
    discussion: """
      Without a name, tells who it is. What the owner rejects is left out of show, timeline, ask and \
      query, with a note; --as everyone leaves nothing out. Checks, exports, SQL and disputes see \
      everything, whoever the owner is.
      """
  )

  package static let examples = [
    CommandExample("positions owner", "Who it is."),
    CommandExample("positions owner 'Jane Doe' --new person --dry-run", "Somebody new."),
    CommandExample("positions owner --nobody --dry-run", "Nobody: no view is the default."),
  ]

  @Argument(
    help: ArgumentHelp("A person, school or body.", valueName: "holder"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var holder: String?

  @Option(
    help: ArgumentHelp("Make the owner, of this kind, if the base has none.", valueName: "kind")
  )
  package var new: String?

  @Flag(help: "The base has no owner.")
  package var nobody = false

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if nobody, holder != nil {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "a name and --nobody exclude each other"
      )
    }
    if nobody || holder != nil {
      let reference = holder.map { HolderReference(name: $0, newKind: new) }
      return SetOwner(owner: reference, writing: writing)
    }
    return TellOwner()
  }
}

private struct TellOwner: Action {
  func perform(in context: CommandContext) throws -> ExitStatus {
    let (owner, name) = try context.reading { (try $0.owner(), try $0.meta("owner")) }
    try OwnerReport.print(owner, in: context) { report in
      report.emptyNote =
        name.map { "the owner is \"\($0)\", which names no thing of this base" }
        ?? "the base has no owner; regesta positions owner NAME says whose it is"
    }
    return .success
  }
}

private struct SetOwner: Action {
  /// Nil for nobody.
  let owner: HolderReference?
  let writing: WritingOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let draft = Batch.Draft(.edit, who: context.who, why: writing.why ?? "says whose base it is")
    let (set, batch) = try context.writing { base in
      try base.write(draft, isDryRun: writing.dryRun) { writer in
        let holder = try owner.map { try $0.holder(in: base, writer) }
        try writer.setOwner(holder?.id)
        return holder
      }
    }
    let title = writing.dryRun ? "Would be written" : "Written"
    try OwnerReport.print(set, batch: batch, title: title, in: context) { report in
      report.emptyNote = writing.dryRun ? "the base would have no owner" : "the base has no owner"
    }
    return .success
  }
}

private enum OwnerReport {
  static func print(
    _ owner: Entity?,
    batch: Batch.ID? = nil,
    title: String = "Owner",
    in context: CommandContext,
    _ prepare: (ReportPrinter) -> Void
  ) throws {
    try context.report("owner@1", title: context.pageTitle(title)) { report in
      prepare(report)
      try report.table([
        Column("owner", "Owner"), Column("key", "Key"), Column("kind", "Kind"),
        Column("batch", "Batch"),
      ])
      guard let owner else { return }
      try report.row([
        .text(owner.label), .text(owner.key), .text(owner.kind),
        Cell(batch.map { "batch:\($0)" }),
      ])
    }
  }
}
