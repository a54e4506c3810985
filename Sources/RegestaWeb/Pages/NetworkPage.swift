internal import Chronology
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// What is around some things: a picture, and the same as a table.
struct NetworkPage: Page {
  static let outline = PageOutline(
    "/network",
    "What is around some things, and how it is connected.",
    parameters: [
      PageParameter("e", .thing, "A thing to start from.", repeats: true),
      PageParameter("depth", .integer(1...4), "How many steps to go."),
      PageParameter("only", .text, "Only this relation and its cases, by key.", repeats: true),
      PageParameter("kind", .text, "Only things of this kind, by key.", repeats: true),
      PageParameter("disputed", .choice(["no"]), "Without what is disputed."),
      PageParameter("size", .integer(2...1_000), "At most so many things, the nearest first."),
    ],
    takesLens: true,
    forms: [.csv, .svg] + PageForm.exports,
    schema: "network@1",
    members: ["centers", "entities", "beyond"]
  )

  private let visit: Visit
  private let centers: [Entity]
  private let filter: EdgeFilter
  private let depth: Int
  private let network: Network

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    let parameters = visit.parameters
    centers = try parameters.entities("e", in: base)
    depth = try parameters.integer("depth", standard: 1)
    filter = EdgeFilter(
      on: visit.lens.on,
      relations: try parameters.texts("only").map { try base.relation(named: $0).key },
      kinds: parameters.texts("kind"),
      includesDisputed: try parameters.choice("disputed") == nil
    )
    network =
      centers.isEmpty
      ? Network(entities: [], claims: [])
      : try base.network(
        around: centers.map(\.id),
        depth: depth,
        filter: filter,
        limit: try parameters.integer("size", standard: 200)
      )
  }

  var title: String {
    centers.isEmpty ? "Network" : "Around " + centers.map(\.label).joined(separator: ", ")
  }

  func scope() -> ExportScope? {
    centers.isEmpty ? nil : ExportScope(around: centers, depth: depth, filter: filter)
  }

  func picture(_ style: LinkStyle) throws -> String? {
    try drawn()?.svg(links: PictureLinks(visit.lens.items, style))
  }

  private func drawn() throws -> NetworkPicture? {
    try scope().map { try visit.base.networkPicture(of: $0) }
  }

  var forms: [PageForm] { [.json] + (centers.isEmpty ? [.csv] : Self.outline.forms) }

  // MARK: Programs

  func document() -> Document {
    var document = Document(
      "network@1",
      [
        ("centers", .array(centers.map(ClaimJSON.entity))),
        ("entities", .array(network.entities.map(ClaimJSON.entity))),
        (
          "beyond",
          .array(
            network.entities.compactMap { entity in
              network.beyond[entity.id].map {
                .object([("entity", ClaimJSON.entity(entity)), ("more", .integer(Int64($0)))])
              }
            }
          )
        ),
      ],
      columns: [
        Column("from", "From"), Column("relation", "Relation"), Column("to", "To"),
        Column("when", "When"), Column("marks", "Marks", .list),
        Column("claim", "Claim", .integer), Column("citations", "Sources", .list),
        Column("from_key", "From key"), Column("to_key", "To key"),
        Column("relation_key", "Relation key"), Column("step", "Step", .integer),
        Column("from_more", "From: more", .integer), Column("to_more", "To: more", .integer),
      ],
      rows: network.claims.map(cells)
    )
    document.isTruncated = network.isTruncated
    return document
  }

  private func cells(_ claim: Claim) -> [Cell] {
    let ends = [claim.subject.id, claim.object.entity?.id].compactMap(\.self)
    let step = ends.compactMap { network.distances[$0] }.min().map { $0 + 1 }
    return [
      .text(claim.subject.label), .text(claim.relation.label), .text(claim.object.printed),
      Cell(claim.when), ClaimTable.marks(claim, isPossible: isPossible(claim)),
      Cell(claim.id.rawValue), ClaimTable.citations(claim), .text(claim.subject.key),
      Cell(claim.object.entity?.key), .text(claim.relation.key), Cell(step),
      Cell(network.beyond[claim.subject.id] ?? 0),
      Cell(claim.object.entity.map { network.beyond[$0.id] ?? 0 }),
    ]
  }

  private func isPossible(_ claim: Claim) -> Bool { filter.verdict(on: claim.period) == .possible }

  // MARK: People

  func content() throws -> HTML {
    let notes = Footnotes(visit)
    return try .all {
      Tag.h1 {
        centers.isEmpty ? "Network" : "Around "
        for (index, center) in centers.enumerated() {
          if index > 0 { ", " }
          ClaimText.entity(center, visit)
        }
      }
      form
      if centers.isEmpty {
        Tag.p(.class("faint")) { "Name a thing to see what is around it." }
      } else {
        try figure(notes)
      }
      notes.list()
    }
  }

  private func figure(_ notes: Footnotes) throws -> HTML {
    let picture = try drawn()
    return .all {
      if let on = visit.lens.on { days(around: on) }
      if network.claims.isEmpty {
        Tag.p(.class("faint")) { "There are no connections of that sort." }
      } else if let picture {
        PictureView.inline(title, visit) { picture.svg(links: $0) }
      }
      beyond
      Tag.section(.labelledBy("twin")) {
        Tag.h2(.id("twin")) {
          "The same in words"
          Tag.span(.class("faint")) { " \(network.claims.count) claims" }
        }
        ClaimText.list(network.claims, visit, notes)
        if network.isTruncated {
          Tag.p(.class("note")) {
            "Only the nearest \(network.entities.count) things; there are more."
          }
        }
      }
    }
  }

  /// The same network a month, a year, earlier and later.
  private func days(around on: HistoricalDate) -> HTML {
    let steps = [
      (-365, "a year earlier"), (-30, "30 days earlier"), (30, "30 days later"),
      (365, "a year later"),
    ]
    return Tag.p(.class("steps")) {
      for (index, step) in steps.enumerated() {
        if index > 0 { " · " }
        if on.earliest.isFinite, on.latest.isFinite {
          let day = (step.0 < 0 ? on.earliest : on.latest).advanced(by: step.0)
          Tag.a(.href(visit.link.with("on", day.iso))) { step.1 }
        }
      }
    }
  }

  /// From where more leads on.
  private var beyond: HTML {
    let rim = network.entities.compactMap { entity in network.beyond[entity.id].map { (entity, $0) }
    }
    .sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }
    guard !rim.isEmpty else { return .empty }
    return Tag.p(.class("faint")) {
      "Beyond: "
      for (index, item) in rim.prefix(12).enumerated() {
        if index > 0 { ", " }
        Tag.a(.href(visit.link(.network, [QueryItem("e", item.0.key)]))) {
          Tag.bdi { item.0.label }
        }
        " +\(item.1)"
      }
      if rim.count > 12 { " and \(rim.count - 12) other things" }
    }
  }

  private var form: HTML {
    let kept =
      visit.lens.items.filter { $0.name != "on" }
      + centers.dropFirst().map { QueryItem("e", $0.key) }
    return FormParts.form(.network, keeping: kept) {
      FormParts.text(
        "e",
        "Around",
        centers.first?.key ?? visit.link["e"],
        placeholder: "a name",
        isThing: true
      )
      FormParts.choice(
        "depth",
        "Steps",
        String(depth),
        (1...4).map { (String($0), String($0)) }
      )
      FormParts.text("only", "Only the relation", visit.link["only"], placeholder: "controls")
      FormParts.date("on", "On a day", visit.link["on"])
    }
  }
}
