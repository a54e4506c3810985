package import ArgumentParser
internal import RegestaKit

/// `common`: what two or more things have in common.
package struct CommonCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "common",
    abstract: "Show what two or more things have in common, with sources.",
    discussion: """
      First what all of them have to do with by the same relation (both signed it, both claimed it), \
      then what each has to do with by relations of its own; what few others touch comes first. When \
      that is less than three, also to what they come by the same two relations, through another thing \
      each; --steps 2 asks for that in any case, --steps 1 never.
      """
  )

  package static let examples = [
    CommandExample("common Lithuania 'Soviet Russia'", "What two states have in common."),
    CommandExample(
      "common Lithuania Poland --only claims,controls --on 1920-08-01",
      "What both held or claimed that day."
    ),
    CommandExample("common Lithuania Poland 'Soviet Russia' --json", "Of three, for a program."),
  ]

  @Argument(
    help: "Two entities or more.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var things: [String]

  @Option(help: ArgumentHelp("How many steps to go: 1 or 2.", valueName: "n"))
  package var steps: Int?

  @OptionGroup package var edges: EdgeOptions

  @OptionGroup package var walk: WalkOptions

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if let steps { try EdgeOptions.check(steps, "--steps", 1...2) }
    guard things.count > 1 else {
      throw CommandFailure(
        .usage,
        code: "missing_value",
        "\(things.first ?? "one thing") has nothing in common with itself alone",
        hint: "name a second thing"
      )
    }
    return FindCommonGround(
      things: things,
      steps: steps,
      edges: edges,
      walk: walk,
      times: try edges.times(),
      exit: exit
    )
  }
}

private struct FindCommonGround: Action {
  let things: [String]
  let steps: Int?
  let edges: EdgeOptions
  let walk: WalkOptions
  let times: EdgeOptions.Times
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let report = try context.reading { base in
      let entities = try base.differentEntities(for: things)
      var filter = try edges.filter(times, in: base)
      try walk.apply(to: &filter, ends: entities, in: base)
      let fewest = steps == 1 ? 0 : steps == 2 ? .max : 3
      return CommonReport(
        ground: try base.commonGround(of: entities.map(\.id), filter: filter, fewest: fewest),
        filter: filter,
        mayGoFurther: steps == nil,
        symmetric: Set(try base.relations().filter(\.isSymmetric).map(\.key))
      )
    }
    try report.print(in: context)
    return exit.status(isEmpty: report.ground.isEmpty)
  }
}
