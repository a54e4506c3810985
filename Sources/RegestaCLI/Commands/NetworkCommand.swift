package import ArgumentParser
internal import Chronology
internal import RegestaKit

/// `network`: what is around a thing.
package struct NetworkCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "List what is around a thing, and how it is connected.",
    discussion: """
      One row a connection. With --depth 2, what is around the neighbours too. Denied claims are no \
      connections.
      """
  )

  package static let examples = [
    CommandExample("network Lithuania", "What a state had to do with."),
    CommandExample("network Lithuania --on 1920-07-12", "On one day."),
    CommandExample(
      "network Vilnius --depth 2 --only controls --json",
      "Two steps of one relation."
    ),
  ]

  @Argument(
    help: "An entity.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String

  @Option(help: ArgumentHelp("How many steps to go.", valueName: "n"))
  package var depth = 1

  @OptionGroup package var edges: EdgeOptions

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    try EdgeOptions.check(depth, "--depth", 1...10)
    return ListNetwork(
      thing: thing,
      depth: depth,
      edges: edges,
      date: try edges.date(),
      exit: exit
    )
  }
}

private struct ListNetwork: Action {
  let thing: String
  let depth: Int
  let edges: EdgeOptions
  let date: HistoricalDate?
  let exit: ExitOptions

  private static let columns = [
    Column("from", "From"), Column("relation", "Relation"), Column("to", "To"),
    Column("when", "When"), Column("marks", "Marks", .list), Column("claim", "Claim", .integer),
    Column("citations", "Sources", .list), Column("from_key", "From key"),
    Column("to_key", "To key"), Column("relation_key", "Relation key"),
  ]

  func perform(in context: CommandContext) throws -> ExitStatus {
    let (center, network) = try context.reading { base in
      let center = try base.entity(for: thing)
      let filter = try edges.filter(on: date, in: base)
      return (center, try base.network(around: [center.id], depth: depth, filter: filter))
    }
    let columns = context.wantsPage ? 6 : Self.columns.count
    try context.report("network@1", title: title(center, network, context)) { report in
      report.emptyNote =
        "\(center.label) has no connections of that sort; show it with: regesta show"
      if context.holdsObjects {
        try report.text(key: "center", "", json: ClaimJSON.entity(center))
        try report.text(
          key: "entities",
          "",
          json: .array(network.entities.map(ClaimJSON.entity))
        )
      }
      try report.table(Array(Self.columns.prefix(columns)))
      for claim in network.claims where try !report.row(Array(cells(claim).prefix(columns))) {
        break
      }
    }
    return exit.status(isEmpty: network.claims.isEmpty)
  }

  private func title(_ center: Entity, _ network: Network, _ context: CommandContext) -> String? {
    let others = network.entities.count - 1
    let on = date.map { ", on \($0.printed)" } ?? ""
    return context.pageTitle(
      "\(center.label)\(on): \(others) \(others == 1 ? "thing" : "things") around it"
    )
  }

  private func cells(_ claim: Claim) -> [Cell] {
    [
      .text(claim.subject.label), .text(claim.relation.label), .text(claim.object.printed),
      Cell(claim.when), ClaimTable.marks(claim), Cell(claim.id.rawValue),
      ClaimTable.citations(claim), .text(claim.subject.key), Cell(claim.object.entity?.key),
      .text(claim.relation.key),
    ]
  }
}
