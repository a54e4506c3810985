internal import Chronology
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// What happened when: a picture with lanes and faded ends, and the same as a list.
struct TimelinePage: Page {
  static let outline = PageOutline(
    "/timeline",
    "What happened to a thing and around it, or in the whole base, in the order of time.",
    parameters: [
      PageParameter("e", .thing, "Whose time it is; the whole base's without it."),
      PageParameter("from", .date, "Nothing that certainly ended before."),
      PageParameter("to", .date, "Nothing that certainly began after."),
      PageParameter(
        "lanes",
        .choice(KnowledgeBase.TimelineLanes.allCases.map(\.rawValue)),
        "What a lane of the picture has in common."
      ),
      .size, .next,
    ],
    takesLens: true,
    forms: [.csv, .svg],
    schema: "timeline@1",
    members: ["entity"]
  )

  /// More bars than this make a picture that nobody can read.
  private static let mostDrawn = 150

  private let visit: Visit
  private let entity: Entity?
  private let claims: [Claim]
  private let next: String?
  private let from: Day?
  private let to: Day?
  private let lanes: KnowledgeBase.TimelineLanes?

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    entity = try visit.parameters.entity("e", in: base)
    let span = try visit.parameters.span("from", "to")
    from = span.from ?? visit.lens.on?.earliest
    to = span.to ?? visit.lens.on?.latest
    lanes = try visit.parameters.choice("lanes").flatMap(
      KnowledgeBase.TimelineLanes.init(rawValue:)
    )
    let size = try visit.parameters.integer("size", standard: 200)
    let found = try base.timeline(
      of: entity?.id,
      from: from,
      to: to,
      after: visit.parameters.text("next").flatMap(Int.init).map { .init($0) },
      limit: size + 1
    )
    claims = Array(found.prefix(size))
    next = found.count > size ? claims.last?.id.description : nil
  }

  var title: String { entity.map { "Timeline: \($0.label)" } ?? "Timeline" }

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    var document = Document(
      "timeline@1",
      [("entity", entity.map(ClaimJSON.entity) ?? .null)],
      columns: table.columns,
      rows: claims.map { table.cells($0) }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  func picture(_ style: LinkStyle) throws -> String? {
    try drawn.svg(links: PictureLinks(visit.lens.items, style))
  }

  private var drawn: TimelinePicture {
    get throws {
      try visit.base.timelinePicture(
        of: Array(claims.prefix(Self.mostDrawn)),
        about: entity,
        lanes: lanes,
        from: from,
        to: to
      )
    }
  }

  func content() throws -> HTML {
    let notes = Footnotes(visit)
    return try .all {
      Tag.h1 {
        "Timeline"
        if let entity {
          " of "
          ClaimText.entity(entity, visit)
        }
      }
      form
      if claims.isEmpty {
        Tag.p(.class("faint")) { "Nothing dated is recorded here in that time." }
      } else {
        try figure()
      }
      Tag.section(.labelledBy("twin")) {
        Tag.h2(.id("twin")) { "The same in words" }
        TableView.table(
          ["When", "What"],
          claims.map { claim in
            [
              Tag.span(.class("when")) { ClaimTable.when(claim) ?? "" },
              ClaimText.item(claim, visit, notes, hasTime: false),
            ]
          }
        )
        TableView.more(next.map { visit.link.with("next", $0) }, "Later")
      }
      notes.list()
    }
  }

  private func figure() throws -> HTML {
    let picture = try drawn
    return .all {
      PictureView.inline(title, visit) { picture.svg(links: $0) }
      if claims.count > Self.mostDrawn {
        Tag.p(.class("faint")) { "The first \(Self.mostDrawn) are drawn; the list has all." }
      }
    }
  }

  private var form: HTML {
    FormParts.form(.timeline, keeping: visit.lens.items) {
      FormParts.text(
        "e",
        "Of",
        entity?.key ?? visit.link["e"],
        placeholder: "a name",
        isThing: true
      )
      FormParts.date("from", "From", visit.link["from"])
      FormParts.date("to", "To", visit.link["to"])
      FormParts.choice(
        "lanes",
        "Lanes",
        visit.link["lanes"],
        [("", "as fits")] + KnowledgeBase.TimelineLanes.allCases.map { ($0.rawValue, $0.rawValue) }
      )
    }
  }
}
