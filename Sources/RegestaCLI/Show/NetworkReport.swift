internal import Chronology
internal import JSONForms
internal import RegestaKit

/// What is around a thing as `network` lists it.
struct NetworkReport {
  let center: Entity
  let network: Network
  let filter: EdgeFilter

  private static let columns = [
    Column("from", "From"), Column("relation", "Relation"), Column("to", "To"),
    Column("when", "When"), Column("marks", "Marks", .list), Column("claim", "Claim", .integer),
    Column("citations", "Sources", .list), Column("from_key", "From key"),
    Column("to_key", "To key"), Column("relation_key", "Relation key"),
    Column("step", "Step", .integer), Column("from_more", "From: more", .integer),
    Column("to_more", "To: more", .integer),
  ]

  /// Of so many things it is told how much lies beyond each.
  private static let mostNamed = 12

  func print(in context: CommandContext) throws {
    let columns = Array(Self.columns.prefix(context.wantsPage ? 6 : Self.columns.count))
    try context.report("network@1", title: context.pageTitle(title)) { report in
      report.emptyNote =
        "\(center.label) has no connections of that sort; show it with: regesta show \(center.key)"
      if context.holdsObjects {
        try report.text(key: "center", "", json: ClaimJSON.entity(center))
        try report.text(
          key: "entities",
          "",
          json: .array(network.entities.map(ClaimJSON.entity))
        )
      }
      try report.table(columns)
      for claim in network.claims where try !report.row(Array(cells(claim).prefix(columns.count))) {
        break
      }
      if !network.beyond.isEmpty {
        try report.text(key: "beyond", beyond, json: .array(rim.map(json)))
      }
      if network.isTruncated {
        report.warn(
          "only the nearest \(network.entities.count) things; there are more, see --max"
        )
      }
    }
  }

  private var title: String {
    let others = network.entities.count - 1
    let words = ["\(others) \(others == 1 ? "thing" : "things") around it"] + filter.words
    return "\(center.label): \(words.joined(separator: "; "))"
  }

  private func cells(_ claim: Claim) -> [Cell] {
    let ends = [claim.subject.id, claim.object.entity?.id].compactMap(\.self)
    let step = ends.compactMap { network.distances[$0] }.min().map { $0 + 1 }
    return [
      .text(claim.subject.label), .text(claim.relation.label), .text(claim.object.printed),
      Cell(claim.when),
      ClaimTable.marks(claim, isPossible: filter.verdict(on: claim.period) == .possible),
      Cell(claim.id.rawValue), ClaimTable.citations(claim), .text(claim.subject.key),
      Cell(claim.object.entity?.key), .text(claim.relation.key), Cell(step),
      Cell(network.beyond[claim.subject.id] ?? 0),
      Cell(claim.object.entity.map { network.beyond[$0.id] ?? 0 }),
    ]
  }

  /// The things from which more leads on, those with most first.
  private var rim: [(entity: Entity, more: Int)] {
    network.entities.compactMap { entity in network.beyond[entity.id].map { (entity, $0) } }
      .sorted { ($1.more, $0.entity.id) < ($0.more, $1.entity.id) }
  }

  private var beyond: String {
    let named = rim.prefix(Self.mostNamed).map { "\($0.entity.label) +\($0.more) more" }
    let others = rim.count - named.count
    let rest = others > 0 ? ["and \(others) other \(others == 1 ? "thing" : "things")"] : []
    return "Beyond: " + (named + rest).joined(separator: ", ")
  }

  private func json(_ item: (entity: Entity, more: Int)) -> JSON {
    .object([
      ("entity", ClaimJSON.entity(item.entity)), ("more", .integer(Int64(item.more))),
    ])
  }
}
