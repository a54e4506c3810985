package import ArgumentParser
internal import Chronology
internal import RegestaKit

/// `compare`: things, two sources, or two dates side by side.
package struct CompareCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Set things, two sources, or two dates of a thing side by side.",
    discussion: """
      Two things or more: what is said of all of them, and what only of one, relation by relation. \
      Values that cannot both be true are marked as rivals.

      --sources: what two sources say, for and against: where they contradict each other, where they \
      agree, what only one has. What counts is what a source is cited for itself. --about narrows it to \
      a thing or a date.

      --at and --and: what held of a thing on two dates: what ended, what began, what did not change, \
      and what only may have held on one of them. Only what lasts is compared.
      """
  )

  package static let examples = [
    CommandExample("compare Lithuania Poland", "Two states."),
    CommandExample("compare Lithuania Poland --on 1920-08-01 --only controls", "On one day."),
    CommandExample(
      "compare Vilnius --at 1920-07-01 --and 1920-08-01",
      "What changed in a month."
    ),
    CommandExample(
      "compare --sources cepenas-2 lossowski-litwa",
      "Where two historians agree, and where not."
    ),
  ]

  @Argument(
    help: "Entities; with --sources two sources; with --at one entity.",
    completion: .custom { arguments, _, prefix in
      let completion = BaseCompletion(arguments)
      return arguments.contains("--sources")
        ? completion.sourceKeys(prefix) : completion.entities(prefix)
    }
  )
  package var things: [String]

  @Flag(help: "Compare two sources.")
  package var sources = false

  @Option(
    help: ArgumentHelp("With --sources: only this thing, or this date.", valueName: "thing"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var about: String?

  @Option(help: ArgumentHelp("The first of two dates.", valueName: "date"))
  package var at: String?

  @Option(help: ArgumentHelp("The second of two dates.", valueName: "date"))
  package var and: String?

  @OptionGroup package var edges: EdgeOptions

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if sources { return try sourcesAction() }
    if at != nil || and != nil { return try datesAction() }
    if about != nil {
      throw conflict("--about is for --sources", "regesta compare --sources A B --about THING")
    }
    guard things.count > 1 else {
      throw missing("compare \(things.first ?? "it") with what?", "name a second thing")
    }
    return CompareThings(things: things, edges: edges, times: try edges.times(), exit: exit)
  }

  private func sourcesAction() throws -> any Action {
    guard at == nil, and == nil else {
      throw conflict("--sources and --at exclude each other", "leave one of them out")
    }
    try refuseEdgeOptions(but: ["--on"], with: "--sources")
    guard things.count == 2 else {
      let count = things.count
      throw missing("--sources compares two sources, and there are \(count)", "regesta sources")
    }
    return CompareSources(
      sources: things,
      about: about,
      on: try edges.times().on,
      exit: exit
    )
  }

  private func datesAction() throws -> any Action {
    guard about == nil else { throw conflict("--about is for --sources", "leave it out") }
    try refuseEdgeOptions(but: [], with: "--at")
    guard let first = try DateOption.date(at, "--at"),
      let second = try DateOption.date(and, "--and")
    else { throw missing("two dates are compared: --at and --and", "give both") }
    guard second.latest >= first.earliest else {
      throw CommandFailure(
        .usage,
        code: "bad_span",
        "--and \(second.printed) lies before --at \(first.printed)",
        hint: "exchange the two"
      )
    }
    guard things.count == 1 else {
      throw missing("--at compares one thing, and there are \(things.count)", "name one thing")
    }
    return CompareDates(thing: things[0], first: first, second: second, exit: exit)
  }

  private func refuseEdgeOptions(but allowed: Set<String>, with option: String) throws {
    let given: [(String, Bool)] = [
      ("--on", edges.on != nil), ("--from", edges.from != nil), ("--to", edges.to != nil),
      ("--only", !edges.only.isEmpty), ("--avoid", !edges.avoid.isEmpty),
      ("--avoid-kind", !edges.avoidKind.isEmpty), ("--no-disputed", edges.noDisputed),
      ("--certain", edges.certain),
    ]
    for (name, isGiven) in given where isGiven && !allowed.contains(name) {
      throw conflict("\(option) and \(name) exclude each other", "leave out \(name)")
    }
  }

  private func conflict(_ message: String, _ hint: String) -> CommandFailure {
    CommandFailure(.usage, code: "conflicting_options", message, hint: hint)
  }

  private func missing(_ message: String, _ hint: String) -> CommandFailure {
    CommandFailure(.usage, code: "missing_value", message, hint: hint)
  }
}

private struct CompareThings: Action {
  let things: [String]
  let edges: EdgeOptions
  let times: EdgeOptions.Times
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let report = try context.reading { base in
      let entities = try base.differentEntities(for: things)
      var filter = try edges.filter(times, in: base)
      filter.includesDenied = true
      return EntityComparisonReport(
        comparison: try base.compare(entities: entities.map(\.id), filter: filter),
        filter: filter
      )
    }
    try report.print(in: context)
    return exit.status(isEmpty: report.comparison.groups.isEmpty)
  }
}

private struct CompareSources: Action {
  let sources: [String]
  let about: String?
  let on: HistoricalDate?
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let report = try context.reading { base in
      let (first, second) = (try base.source(for: sources[0]), try base.source(for: sources[1]))
      if first.id == second.id {
        throw CommandFailure(
          .usage,
          code: "same_thing",
          "both names mean the source \(first.short) (\(first.key))",
          hint: "regesta show source:\(first.key)"
        )
      }
      // What reads as a date is one: no thing is called so.
      var date = about.flatMap { try? HistoricalDate(parsing: $0) }
      let entity = date == nil ? try about.map { try base.entity(for: $0) } : nil
      if date == nil { date = on }
      return SourceComparisonReport(
        comparison: try base.compare(first, second, about: entity?.id, on: date),
        about: entity,
        on: date
      )
    }
    try report.print(in: context)
    return exit.status(isEmpty: report.comparison.points.isEmpty)
  }
}

private struct CompareDates: Action {
  let thing: String
  let first: HistoricalDate
  let second: HistoricalDate
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let report = try context.reading { base in
      DateComparisonReport(
        comparison: try base.compare(try base.entity(for: thing), on: first, and: second)
      )
    }
    try report.print(in: context)
    return exit.status(isEmpty: report.comparison.items.isEmpty)
  }
}

extension KnowledgeBase {
  /// The source meant by a word of the command line: `source:KEY`, a key, a short name or a title.
  fileprivate func source(for text: String) throws -> Source {
    if case .source(let key) = try ThingReference(text) { return try source(named: key) }
    return try source(named: text)
  }
}
