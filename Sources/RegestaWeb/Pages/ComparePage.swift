internal import Chronology
internal import JSONForms
internal import RegestaKit

/// Things side by side, two sources side by side, or one thing on two days.
struct ComparePage: Page {
  static let outline = PageOutline(
    "/compare",
    "Things side by side; two sources side by side; or one thing on two days.",
    parameters: [
      PageParameter(
        "e",
        .thing,
        "A thing to compare; with on and to, its two days.",
        repeats: true
      ),
      PageParameter("source", .text, "A source to compare, by key; two of them.", repeats: true),
      PageParameter("to", .date, "The later day, for one thing on two days."),
    ],
    takesLens: true,
    forms: [.csv],
    schema: "compare@1",
    members: ["entities", "sources", "dates"]
  )

  private enum Subject {
    case nothing
    case entities(EntityComparison)
    case sources(SourceComparison)
    case dates(DateComparison)
  }

  private let visit: Visit
  private let chosen: [Entity]
  private let subject: Subject
  private let filter: EdgeFilter

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    let parameters = visit.parameters
    chosen = try parameters.entities("e", in: base)
    filter = EdgeFilter(on: visit.lens.on, includesDenied: true)
    let sources = try parameters.texts("source").map { text in
      do {
        return try base.source(named: text)
      } catch let error as RegestaError where error.kind == .notFound || error.kind == .ambiguous {
        throw Problem(error) { key in
          var link = visit.link
          link.query = link.query.map {
            $0.name == "source" && $0.value == text ? QueryItem("source", key) : $0
          }
          return link
        }
      }
    }
    if sources.count == 2 {
      subject = .sources(
        try base.compare(sources[0], sources[1], about: chosen.first?.id, on: visit.lens.on)
      )
    } else if let later = try parameters.date("to"), let on = visit.lens.on,
      let entity = chosen.first
    {
      subject = .dates(try base.compare(entity, on: on, and: later))
    } else if chosen.count > 1 {
      subject = .entities(try base.compare(entities: chosen.map(\.id), filter: filter))
    } else {
      subject = .nothing
    }
  }

  var title: String {
    switch subject {
    case .nothing: "Compare"
    case .entities(let it): it.entities.map(\.label).joined(separator: " · ")
    case .sources(let it): it.sources.map(\.short).joined(separator: " · ")
    case .dates(let it): "\(it.entity.label), \(it.first.printed) and \(it.second.printed)"
    }
  }

  // MARK: Programs

  func document() -> Document {
    var members: [(key: String, value: JSON)] = [
      ("entities", .array(chosen.map(ClaimJSON.entity))), ("sources", .array([])),
      ("dates", .array([])),
    ]
    let table = ClaimTable(hasDetails: true)
    var rows: [[Cell]] = []
    switch subject {
    case .nothing: break
    case .entities(let comparison):
      for group in comparison.groups {
        for row in group.rows {
          for (entity, claims) in zip(comparison.entities, row.claims) {
            for claim in claims {
              rows.append(
                [
                  .text(Self.link(group)), .text(row.value.printed), .text(entity.label),
                  .text(entity.key), .bool(row.hasRival),
                ] + table.cells(claim)
              )
            }
          }
        }
      }
    case .sources(let comparison):
      members[1].value = .array(comparison.sources.map { ClaimJSON.source($0) })
      for point in comparison.points {
        for (source, claims) in zip(comparison.sources, point.claims) {
          for claim in claims {
            rows.append(
              [
                .text(point.standing.rawValue), .text(claim.object.printed), .text(source.short),
                .text(source.key), .bool(point.standing.isContradiction),
              ] + table.cells(claim)
            )
          }
        }
      }
    case .dates(let comparison):
      members[2].value = .array([comparison.first, comparison.second].map(ClaimJSON.date))
      for item in comparison.items {
        rows.append(
          [
            .text(item.change?.rawValue ?? ""), .text(item.claim.object.printed),
            .text(comparison.entity.label), .text(comparison.entity.key), .bool(false),
          ] + table.cells(item.claim)
        )
      }
    }
    return Document(
      "compare@1",
      members,
      columns: [
        Column("relation", "Relation"), Column("value", "Value"), Column("of", "Said of"),
        Column("of_key", "Said of: key"), Column("rival", "Rival", .bool),
      ] + table.columns,
      rows: rows
    )
  }

  private static func link(_ group: EntityComparison.Group) -> String {
    group.isInverse ? group.relation.inverse ?? group.relation.label : group.relation.label
  }

  // MARK: People

  func content() -> HTML {
    let notes = Footnotes(visit)
    return .all {
      Tag.h1 { subjectTitle }
      form
      switch subject {
      case .nothing:
        Tag.p(.class("faint")) { "Name two things, two sources, or one thing and two days." }
      case .entities(let comparison): entities(comparison, notes)
      case .sources(let comparison): sources(comparison, notes)
      case .dates(let comparison): dates(comparison, notes)
      }
      notes.list()
    }
  }

  private var subjectTitle: String {
    if case .nothing = subject { return "Side by side" }
    return title
  }

  private func entities(_ comparison: EntityComparison, _ notes: Footnotes) -> HTML {
    TableView.table(
      ["Relation"] + comparison.entities.map(\.label),
      comparison.groups.map { group in
        [
          Tag.a(.href(Link(.relation(group.relation.key)))) { Self.link(group) }
        ] + comparison.entities.indices.map { index in cell(group, index, notes) }
      }
    )
  }

  private func cell(_ group: EntityComparison.Group, _ index: Int, _ notes: Footnotes) -> HTML {
    Tag.ul(.class("claims")) {
      for row in group.rows {
        for claim in row.claims[index] {
          Tag.li(row.hasRival ? .class("rival") : nil) {
            if row.isDenied { Tag.span(.class("mark denied")) { "✗ denied: " } }
            if row.holders.count > 1 {
              Tag.strong { ClaimText.value(row.value, visit) }
            } else {
              ClaimText.value(row.value, visit)
            }
            if let when = claim.when { Tag.span(.class("when")) { ", \(when)" } }
            ClaimText.marks(of: claim, visit)
            notes.marks(for: claim.citations)
            ClaimText.reference(claim, visit)
          }
        }
      }
    }
  }

  private func sources(_ comparison: SourceComparison, _ notes: Footnotes) -> HTML {
    let shared = comparison.points.filter { $0.standing != .only }
    let only = comparison.points.count - shared.count
    return .all {
      if shared.isEmpty { Tag.p { "The two speak of nothing in common." } }
      TableView.table(
        ["Standing"] + comparison.sources.map(\.short),
        shared.map { point in
          let sign = point.standing.isContradiction ? "▲ " : ""
          return [.text(sign + point.standing.rawValue)]
            + point.claims.map { ClaimText.list($0, visit, notes) }
        }
      )
      if only > 0 { Tag.p(.class("faint")) { "\(only) more points are in one of the two alone." } }
    }
  }

  private func dates(_ comparison: DateComparison, _ notes: Footnotes) -> HTML {
    .all {
      for change in DateComparison.Change.allCases {
        let items = comparison.items.filter { $0.change == change }
        if !items.isEmpty {
          Tag.section {
            Tag.h2 { Self.words(change) }
            ClaimText.list(items.map(\.claim), visit, notes)
          }
        }
      }
      if comparison.items.isEmpty {
        Tag.p(.class("faint")) { "Nothing is recorded on either day." }
      }
    }
  }

  private static func words(_ change: DateComparison.Change) -> String {
    switch change {
    case .ended: "Had ended by the later day"
    case .began: "Had begun by the later day"
    case .unchanged: "Held on both"
    case .possible: "May have held on one or both"
    }
  }

  private var form: HTML {
    FormParts.form(
      .compare,
      keeping: visit.lens.items.filter { $0.name != "on" },
      button: "Compare"
    ) {
      for place in 0..<2 {
        Tag.div(.class("field")) {
          Tag.label(.for("f-e-\(place)")) { place == 0 ? "A thing" : "with" }
          Tag.input(
            .id("f-e-\(place)"),
            .type("text"),
            .name("e"),
            .value(chosen.indices.contains(place) ? chosen[place].key : ""),
            .placeholder("a name"),
            .autocomplete("off"),
            .data(suggest: Link(.suggest))
          )
        }
      }
      FormParts.date("on", "On a day", visit.link["on"])
      FormParts.date("to", "and on another", visit.link["to"])
    }
  }
}
