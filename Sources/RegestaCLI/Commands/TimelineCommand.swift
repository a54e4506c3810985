package import ArgumentParser
internal import Chronology
internal import RegestaKit

/// `timeline`: what happened, in the order of time.
package struct TimelineCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "List what happened, in the order of time.",
    discussion: """
      Of an entity: what is said of it, what names it in passing, and the dates of the events in \
      which it had a part. Without one: the whole base. A date that is not known to the day stands \
      at the earliest day it can mean, and is printed as the source has it.
      """
  )

  package static let examples = [
    CommandExample("timeline Vilnius", "What happened to a town."),
    CommandExample("timeline Vilnius --from 1920-07 --to 1920-10", "In one summer."),
    CommandExample("timeline --from 1920-07-12 --to 1920-07-12", "All that is known of one day."),
  ]

  @Argument(
    help: "An entity; all of the base when left out.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String?

  @Option(help: ArgumentHelp("Nothing that ended before.", valueName: "date"))
  package var from: String?

  @Option(help: ArgumentHelp("Nothing that began after.", valueName: "date"))
  package var to: String?

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    let (from, to) = try DateOption.span(from: from, to: to)
    return PrintTimeline(thing: thing, from: from, to: to, exit: exit)
  }
}

private struct PrintTimeline: Action {
  let thing: String?
  let from: Day?
  let to: Day?
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let limit = context.settings.limit.bound(standard: nil).map { $0 + 1 }
    let (entity, claims) = try context.reading { base in
      let entity = try thing.map { try base.entity(for: $0) }
      return (entity, try base.timeline(of: entity?.id, from: from, to: to, limit: limit))
    }
    if context.wantsPage {
      try printPage(of: entity, claims, context)
    } else {
      try printRows(of: entity, claims, context)
    }
    return exit.status(isEmpty: claims.isEmpty)
  }

  private func printRows(
    of entity: Entity?,
    _ claims: [Claim],
    _ context: CommandContext
  ) throws {
    let title = context.pageTitle(entity?.label ?? "Timeline")
    try context.report("timeline@1", title: title) { report in
      if context.holdsObjects {
        try report.text(key: "entity", "", json: entity.map(ClaimJSON.entity) ?? .null)
      }
      let table = ClaimTable(context)
      try report.table(table.columns)
      for claim in claims where try !report.row(table.cells(claim)) { break }
    }
  }

  private func printPage(
    of entity: Entity?,
    _ claims: [Claim],
    _ context: CommandContext
  ) throws {
    let limit = context.settings.limit.bound(standard: nil) ?? .max
    var page = Page(context)
    var notes = Footnotes()
    page.line(StyledText(entity?.label ?? "Timeline", .heading))
    page.gap()
    page.grid(
      claims.prefix(limit).map { claim in
        [
          StyledText(ClaimTable.when(claim) ?? "", .faint),
          ClaimText.timelessSentence(claim) + notes.marks(for: claim.citations) + "  "
            + ClaimText.reference(claim),
        ]
      },
      indent: 0
    )
    if claims.isEmpty { page.line(StyledText(emptyNote(entity), .faint)) }
    if claims.count > limit {
      page.gap()
      page.line(StyledText("There is more; --limit all prints it.", .hint))
    }
    notes.print(on: &page)
    try context.print(text: page.text)
  }

  private func emptyNote(_ entity: Entity?) -> String {
    let about = entity.map { " of \($0.label)" } ?? ""
    return from == nil && to == nil
      ? "Nothing dated is recorded\(about)."
      : "Nothing is recorded\(about) in that time. Leave out --from or --to to see more."
  }
}
