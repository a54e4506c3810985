package import ArgumentParser
internal import Chronology
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// `timeline`: what happened, in the order of time.
package struct TimelineCommand: Subcommand, ArgumentRewriting {
  package static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "List what happened, in the order of time.",
    discussion: """
      Of an entity: what is said of it, what names it in passing, and the dates of the events in \
      which it had a part. Without one: the whole base. A date that is not known to the day stands \
      at the earliest day it can mean, and is printed as the source has it.

      --format svg, or a file that ends in .svg, draws it: bars fade where a date is not certain, and \
      lanes hold what belongs together.
      """
  )

  package static let examples = [
    CommandExample("timeline Vilnius", "What happened to a town."),
    CommandExample("timeline Vilnius --from 1920-07 --to 1920-10", "In one summer."),
    CommandExample("timeline Vilnius --format svg -o vilnius.svg", "A picture."),
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

  @Flag(help: "Draw a picture; the same as --format svg.")
  package var svg = false

  @Option(
    help: ArgumentHelp(
      "In a picture, what a lane has in common: \(UsageDiagnosis.listed(Self.laneNames)).",
      valueName: "what"
    ),
    completion: .list(Self.laneNames)
  )
  package var lanes: String?

  @OptionGroup package var view: ViewOptions

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  private static let laneNames = KnowledgeBase.TimelineLanes.allCases.map(\.rawValue)

  package init() {}

  package func action() throws -> any Action {
    let (from, to) = try DateOption.span(from: from, to: to)
    let isNamed = globals.format == nil && !globals.json
    let isPicture = svg || isNamed && globals.output?.lowercased().hasSuffix(".svg") == true
    if svg, !isNamed {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--svg and another format exclude each other",
        hint: "leave one of them out"
      )
    }
    if lanes != nil, !isPicture {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--lanes is for pictures",
        hint: "add --format svg, or leave --lanes out"
      )
    }
    if isPicture {
      let lanes = try lanes.map(Self.lanes)
      return DrawTimeline(
        thing: thing,
        from: from,
        to: to,
        lanes: lanes,
        view: view,
        exit: exit
      )
    }
    return PrintTimeline(thing: thing, from: from, to: to, view: view, exit: exit)
  }

  private static func lanes(_ name: String) throws -> KnowledgeBase.TimelineLanes {
    if let lanes = KnowledgeBase.TimelineLanes(rawValue: name) { return lanes }
    throw CommandFailure(
      .usage,
      code: "invalid_value",
      "invalid value '\(name)' for --lanes",
      reason: "it takes \(UsageDiagnosis.listed(laneNames))"
    )
  }

  /// SVG is a form of this command alone, and none of those that tables can have.
  package static func rewritten(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var result: [String] = []
    var index = 0
    while index < arguments.endIndex {
      let argument = arguments[index]
      let next = index + 1 < end ? arguments[index + 1] : nil
      if index < end, argument == "--format" || argument == "-f", next == "svg" {
        result.append("--svg")
        index += 2
        continue
      }
      let isJoined = index < end && ["--format=svg", "-f=svg"].contains(argument)
      result.append(isJoined ? "--svg" : argument)
      index += 1
    }
    return result
  }
}

private struct PrintTimeline: Action {
  let thing: String?
  let from: Day?
  let to: Day?
  let view: ViewOptions
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let limit = context.settings.limit.bound(standard: nil).map { $0 + 1 }
    let (entity, claims) = try context.reading { base in
      try context.seeing(base, as: view) {
        let entity = try thing.map { try base.entity(for: $0) }
        return (entity, try base.timeline(of: entity?.id, from: from, to: to, limit: limit))
      }
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

/// The same as a picture.
private struct DrawTimeline: Action {
  let thing: String?
  let from: Day?
  let to: Day?
  let lanes: KnowledgeBase.TimelineLanes?
  let view: ViewOptions
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let limit = context.settings.limit.bound(standard: nil)
    let picture = try context.reading { base in
      try context.seeing(base, as: view) {
        let entity = try thing.map { try base.entity(for: $0) }
        let claims = try base.timeline(of: entity?.id, from: from, to: to, limit: limit)
        return try base.timelinePicture(of: claims, about: entity, lanes: lanes, from: from, to: to)
      }
    }
    try context.print(text: picture.svg())
    return exit.status(isEmpty: picture.entries.isEmpty)
  }
}
