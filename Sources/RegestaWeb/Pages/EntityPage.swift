internal import Chronology
internal import Formats
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// An entity: its names, what is said of it relation by relation, its disputes, where it stands in time and
/// among others, how to cite it.
struct EntityPage: Page {
  static let outline = PageOutline(
    "/e/{key}",
    "An entity with its names and all statements that it has a part in.",
    parameters: [
      PageParameter("size", .integer(1...10_000), "At most so many statements."),
      PageParameter("next", .text, "Where the statements go on."),
    ],
    takesLens: true,
    forms: [.csv, .svg] + PageForm.exports + PageForm.citations,
    schema: "entity@1",
    members: ["entity"]
  )

  private static let standardSize = 400

  let visit: Visit
  let portrait: Portrait
  private let kinds: [Kind]
  private let merged: [MergedEntity]
  private let positions: [Position]
  private let isProposed: Bool
  private let start: Int
  private let size: Int

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    let entity = try Self.entity(visit)
    kinds = try base.kinds()
    size = try visit.parameters.integer("size", standard: Self.standardSize)
    start = min(max(visit.parameters.text("next").flatMap(Int.init) ?? 0, 0), 1 << 40)
    portrait = try base.portrait(
      of: entity,
      on: visit.lens.on,
      statements: start..<(start + size)
    )
    merged = try base.entities(mergedInto: entity.id)
    positions = try base.positions(of: entity.id)
    isProposed = try base.isProposed(entity.id)
  }

  /// The entity of this key; a name, or the number as `show` takes it, does as well.
  private static func entity(_ visit: Visit) throws -> Entity {
    do {
      return try visit.base.thing(named: visit.name)
    } catch let error as RegestaError where error.kind == .notFound || error.kind == .ambiguous {
      throw Problem(error, in: visit.base) { visit.link(.entity($0)) }
    }
  }

  var title: String { portrait.entity.label }

  /// Whoever comes by a name, or by what was merged, is sent to the key.
  var elsewhere: Link? {
    guard portrait.entity.key != visit.name else { return nil }
    var link = visit.link
    link.address = .entity(portrait.entity.key)
    return link
  }

  func scope() -> ExportScope? { ExportScope(around: [portrait.entity], filter: filter) }

  func citations() throws -> [BibliographyRecord] {
    let entity = portrait.entity
    return [
      try Citing.record(
        title: entity.label,
        link: Link(.entity(entity.key)),
        id: entity.key,
        visit
      )
    ]
  }

  func picture(_ style: LinkStyle) throws -> String? {
    try visit.base.networkPicture(
      of: ExportScope(around: [portrait.entity], filter: EdgeFilter(on: visit.lens.on))
    ).svg(links: PictureLinks(visit.lens.items, style))
  }

  private var filter: EdgeFilter { EdgeFilter(on: visit.lens.on, includesDenied: true) }

  private var shown: [Portrait.Statement] { portrait.statements }

  private var next: String? { portrait.hasMore ? String(start + size) : nil }

  // MARK: Programs

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    var document = Document(
      "entity@1",
      [("entity", EntityJSON.portrait(portrait, kinds: kinds, on: visit.lens.on, merged: merged))],
      columns: EntityJSON.columns + table.columns,
      rows: shown.map {
        EntityJSON.cells($0, isOnDate: visit.lens.on != nil) + table.cells($0.claim)
      }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  // MARK: People

  func content() throws -> HTML {
    let notes = Footnotes(visit)
    let entity = portrait.entity
    return .all {
      Tag.p(.class("above")) { kindPath }
      Tag.h1 { Tag.bdi { entity.label } }
      if isProposed {
        Tag.p(.class("note")) { "Only a reading of a text speaks of it: it is not known." }
      }
      if let description = portrait.description { Tag.p(.class("lead")) { description } }
      for past in merged {
        Tag.p(.class("faint")) { "With what was \(past.entity.label) (\(past.entity.key))." }
      }
      Tag.div(.class("columns")) {
        Tag.div(.class("text")) {
          FormParts.day(visit)
          statements(notes)
          TableView.more(next.map { visit.link.with("next", $0) }, "More statements")
          disputes
          holdings
        }
        Tag.aside(.class("side"), .label("About \(entity.label)")) {
          EntityNames(portrait, visit).html
          figures
          ways
          Citing.section(
            title: entity.label,
            link: Link(.entity(entity.key)),
            visit
          )
        }
      }
      notes.list()
    }
  }

  private var kindPath: HTML {
    .all {
      for (index, kind) in KindTree.path(to: portrait.entity.kind, in: kinds).enumerated() {
        if index > 0 { " › " }
        Tag.a(.href(Link(.kind(kind.key)))) { kind.label }
      }
      Tag.span(.class("faint")) { " · \(portrait.entity.key)" }
    }
  }

  private func statements(_ notes: Footnotes) -> HTML {
    guard let on = visit.lens.on else {
      return .all {
        Tag.h2(.class("hidden")) { "Statements" }
        EntityStatements.groups(shown, visit, notes)
        if shown.isEmpty { Tag.p(.class("faint")) { "Nothing is said of it yet but its names." } }
      }
    }
    return .all {
      for (title, verdict) in [
        ("Certain on \(on.printed)", Verdict?.some(.certain)),
        ("Possible on \(on.printed)", .some(.possible)), ("Without a time", nil),
      ] {
        let part = shown.filter { $0.verdict == verdict }
        if !part.isEmpty {
          Tag.h2(.class("verdict")) { title }
          EntityStatements.groups(part, visit, notes)
        }
      }
      if shown.isEmpty {
        Tag.p(.class("faint")) { "Nothing is recorded of it on \(on.printed)." }
      }
    }
  }

  private var disputes: HTML {
    guard !portrait.disputes.isEmpty else { return .empty }
    return Tag.section(.labelledBy("disputes")) {
      Tag.h2(.id("disputes")) { "Disputes" }
      Tag.ul(.class("plain")) {
        for dispute in portrait.disputes {
          Tag.li {
            Tag.a(.href(visit.link(.dispute(dispute.key)))) {
              dispute.status == .open ? "▲ " : "△ "
              dispute.question
            }
            Tag.span(.class("faint")) { " \(DisputeWords.state(dispute.status.rawValue))" }
          }
        }
      }
    }
  }

  /// What it holds itself, where it is a person or a school.
  private var holdings: HTML {
    guard !positions.isEmpty else { return .empty }
    return Tag.section(.labelledBy("positions")) {
      Tag.h2(.id("positions")) { "Positions" }
      Tag.ul(.class("plain")) {
        for position in positions {
          Tag.li {
            "\(position.stance.rawValue) "
            Tag.a(.href(visit.link(.claim(position.claim.rawValue)))) { "claim \(position.claim)" }
            if let reason = position.reason { ": \(reason)" }
          }
        }
      }
      HTML.live(
        Tag.p {
          Tag.a(.href(Link(.home, [QueryItem("as", portrait.entity.key)]))) {
            "Read the base as \(portrait.entity.label) sees it"
          }
        }
      )
    }
  }

  private var figures: HTML {
    let key = QueryItem("e", portrait.entity.key)
    let isDated = portrait.statements.contains { $0.claim.period != nil }
    let isConnected = portrait.statements.contains { $0.claim.object.entity != nil }
    return .all {
      if isDated { PictureView.linked(visit.link(.timeline, [key]), "Timeline") }
      if isConnected { PictureView.linked(visit.link(.network, [key]), "Network") }
    }
  }

  private var ways: HTML {
    .live(
      Tag.section(.labelledBy("ways")) {
        Tag.h2(.id("ways")) { "From here" }
        FormParts.form(
          .path,
          keeping: [QueryItem("a", portrait.entity.key)] + visit.lens.items,
          button: "Find"
        ) {
          FormParts.text("b", "How is it related to", nil, placeholder: "a name", isThing: true)
        }
        Tag.ul(.class("plain")) {
          Tag.li {
            Tag.a(.href(visit.link(.compare, [QueryItem("e", portrait.entity.key)]))) {
              "Compare it with another"
            }
          }
          Tag.li {
            let about = [QueryItem("about", portrait.entity.key)]
            Tag.a(.href(Link(.disputes, about))) { "Disputes about it" }
          }
        }
      }
    )
  }
}
