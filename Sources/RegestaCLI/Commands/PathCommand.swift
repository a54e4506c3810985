package import ArgumentParser
internal import RegestaKit

/// `path`: how two things are connected.
package struct PathCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Show how two things are connected, step by step, with sources.",
    discussion: """
      The best chains come first: short ones, by rare relations, through things that few others \
      touch. Each step is a claim, read in the direction of the walk; denied claims are no steps.

      With --on, --from or --to only what held at that time, or may have, which is marked; what has no \
      time always holds. Where nothing leads, it is said which option is in the way.
      """
  )

  package static let examples = [
    CommandExample("path Lenin Vilnius", "The best chain between two things."),
    CommandExample("path Lithuania Poland --max 3 --avoid party-to", "Three, without treaties."),
    CommandExample("path Lithuania Vilnius --on 1920-08-01", "Only by what held that day."),
    CommandExample(
      "path Lenin Vilnius --not-through 'Soviet Russia' --from 1919 --to 1920",
      "By what held in two years, around the thing through which all leads."
    ),
  ]

  @Argument(
    help: "Where to start.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var start: String

  @Argument(
    help: "Where to arrive.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var goal: String

  @Option(help: ArgumentHelp("How many chains.", valueName: "n"))
  package var max = 1

  @Option(help: ArgumentHelp("No chain has more steps.", valueName: "n"))
  package var steps = 8

  @OptionGroup package var edges: EdgeOptions

  @OptionGroup package var walk: WalkOptions

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    try EdgeOptions.check(max, "--max", 1...100)
    try EdgeOptions.check(steps, "--steps", 1...20)
    return FindPaths(
      start: start,
      goal: goal,
      count: max,
      steps: steps,
      edges: edges,
      walk: walk,
      times: try edges.times(),
      exit: exit
    )
  }
}

private struct FindPaths: Action {
  let start: String
  let goal: String
  let count: Int
  let steps: Int
  let edges: EdgeOptions
  let walk: WalkOptions
  let times: EdgeOptions.Times
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let report = try context.reading { base in
      let start = try base.entity(for: start)
      let goal = try base.entity(for: goal)
      if start.id == goal.id {
        throw CommandFailure(
          .usage,
          code: "same_thing",
          "both names mean \(start.label) (\(start.key))",
          hint: "regesta show \(start.key)"
        )
      }
      var filter = try edges.filter(times, in: base)
      try walk.apply(to: &filter, ends: [start, goal], in: base)
      let paths = try base.paths(
        from: start.id,
        to: goal.id,
        filter: filter,
        count: count,
        maximumLength: steps
      )
      return PathReport(
        start: start,
        goal: goal,
        paths: paths,
        filter: filter,
        steps: steps,
        ways: paths.isEmpty
          ? try PathReport.ways(from: start, to: goal, filter, steps: steps, in: base) : [],
        symmetric: Set(try base.relations().filter(\.isSymmetric).map(\.key))
      )
    }
    try report.print(in: context)
    return exit.status(isEmpty: report.paths.isEmpty)
  }
}
