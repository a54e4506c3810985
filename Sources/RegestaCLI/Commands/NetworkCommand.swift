package import ArgumentParser
internal import Interchange
internal import RegestaKit

/// `network`: what is around a thing.
package struct NetworkCommand: Subcommand, ArgumentRewriting {
  package static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "List or draw what is around a thing, and how it is connected.",
    discussion: """
      One row a connection. With --depth 2, what is around the neighbours too. Denied claims are no \
      connections. What lies beyond is counted: how many more claims each thing has.

      --format svg, dot, graphml and the other graph formats of `export` send the same network out as a \
      picture or a graph, and so does a file whose name ends so.
      """
  )

  package static let examples = [
    CommandExample("network Lithuania", "What a state had to do with."),
    CommandExample("network Lithuania --on 1920-07-12", "On one day."),
    CommandExample(
      "network Vilnius --depth 2 --only controls --json",
      "Two steps of one relation."
    ),
    CommandExample("network Vilnius --on 1920-08-01 -f svg -o vilnius.svg", "A picture."),
  ]

  @Argument(
    help: "An entity.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String

  @Option(help: ArgumentHelp("How many steps to go.", valueName: "n"))
  package var depth = 1

  @Option(help: ArgumentHelp("At most so many things, the nearest first.", valueName: "n"))
  package var max = 1_000

  @OptionGroup package var edges: EdgeOptions

  @OptionGroup package var walk: WalkOptions

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "As a picture or a graph: \(Self.forms.joined(separator: ", ")). The same as -f.",
      valueName: "format"
    ),
    completion: .list(Self.forms)
  )
  package var form: String?

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  /// The formats that are no forms of a table: a name that means both means the table.
  private static let forms = ExportForm.names.filter { OutputFormat(rawValue: $0) == nil }

  package init() {}

  package func action() throws -> any Action {
    try EdgeOptions.check(depth, "--depth", 1...10)
    try EdgeOptions.check(max, "--max", 2...1_000_000)
    let times = try edges.times()
    guard let form = try exportForm() else {
      return ListNetwork(
        thing: thing,
        depth: depth,
        limit: max,
        edges: edges,
        walk: walk,
        times: times,
        exit: exit
      )
    }
    if walk.candidates {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--candidates is for the list; a picture shows what is recorded",
        hint: "leave out --candidates, or -f \(form.name)"
      )
    }
    let hint = "regesta export --around has --loss-report, which lists them"
    return WriteExport(form: form, lossHint: hint) { [thing, depth, edges, walk] base, _ in
      let center = try base.entity(for: thing)
      var filter = try edges.filter(times, in: base)
      try walk.apply(to: &filter, ends: [center], in: base)
      return ExportScope(around: [center], depth: depth, filter: filter)
    }
  }

  /// What `export` would make, when no table is wanted.
  private func exportForm() throws -> ExportForm? {
    if let form { return try ExportForm(named: form, output: nil, layout: nil) }
    guard globals.format == nil, !globals.json, let output = globals.output else { return nil }
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ending == "png" { return .png }
    let named = ExportFormats.forFile(output).map(\.name)
    guard let named, Self.forms.contains(named) else { return nil }
    return try ExportForm(named: named, output: nil, layout: nil)
  }

  /// A format that is none of those of tables is one of `export`.
  package static func rewritten(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var result: [String] = []
    for (index, argument) in arguments.enumerated() {
      let next = index + 1 < end ? arguments[index + 1] : nil
      if index < end, argument == "--format" || argument == "-f", let next, forms.contains(next) {
        result.append("--as")
      } else if index < end,
        let name = ["--format=", "-f="].first(where: argument.hasPrefix),
        forms.contains(String(argument.dropFirst(name.count)))
      {
        result.append("--as=" + argument.dropFirst(name.count))
      } else {
        result.append(argument)
      }
    }
    return result
  }
}

private struct ListNetwork: Action {
  let thing: String
  let depth: Int
  let limit: Int
  let edges: EdgeOptions
  let walk: WalkOptions
  let times: EdgeOptions.Times
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let report = try context.reading { base in
      let center = try base.entity(for: thing)
      var filter = try edges.filter(times, in: base)
      try walk.apply(to: &filter, ends: [center], in: base)
      return NetworkReport(
        center: center,
        network: try base.network(
          around: [center.id],
          depth: depth,
          filter: filter,
          limit: limit
        ),
        filter: filter
      )
    }
    try report.print(in: context)
    return exit.status(isEmpty: report.network.claims.isEmpty)
  }
}
