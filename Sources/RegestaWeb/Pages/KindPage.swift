internal import JSONForms
internal import Names
internal import RegestaKit

/// The things of a kind, narrowed down by what is said of them.
struct KindPage: Page {
  static let outline = PageOutline(
    "/k/{key}",
    "The things of a kind and of those below it, with facets that narrow them down.",
    parameters: [
      PageParameter("source", .text, "Only those of which this source says something, by key."),
      PageParameter(
        "century",
        .integer(-9_999...9_999),
        "Only those with something dated in the hundred years that begin so: 1901."
      ),
      PageParameter("disputed", .choice(["yes"]), "Only those of which something is in dispute."),
      .size, .next,
    ],
    forms: [.csv],
    schema: "kind@1",
    members: ["kind", "total", "facets"]
  )

  private let visit: Visit
  private let kind: Kind
  private let kinds: [Kind]
  private let page: BrowsePage
  private let facets: [Facet]

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    kinds = try base.kinds()
    kind = try Self.kind(visit.name, in: kinds, visit)
    let century = try visit.parameters.integer("century", standard: .min)
    let query = BrowseQuery(
      kind: kind.key,
      source: visit.parameters.text("source"),
      century: century == .min ? nil : century,
      isDisputed: try visit.parameters.choice("disputed") != nil,
      limit: try visit.parameters.integer("size", standard: 100),
      after: visit.parameters.text("next").flatMap(Int.init).map { .init($0) }
    )
    page = try base.browse(query)
    facets = try base.facets(of: query)
  }

  /// The kind of this key, label or plural.
  private static func kind(_ text: String, in kinds: [Kind], _ visit: Visit) throws -> Kind {
    if let kind = kinds.first(where: { $0.key == text }) { return kind }
    let folded = NameFolding.fold(text)
    let match = kinds.first { kind in
      [kind.key, kind.label, kind.plural].contains { NameFolding.fold($0) == folded }
    }
    if let match { return match }
    throw Problem(
      .notFound,
      "There is no kind \"\(text)\".",
      suggestions: Suggestions.rank(text, among: kinds.map(\.key), limit: 3).map {
        Problem.Suggestion(
          text: $0.text,
          detail: kinds[$0.index].description,
          link: Link(.kind($0.text))
        )
      } + [Problem.Suggestion(text: "all kinds", link: Link(.kinds))]
    )
  }

  var title: String { kind.plural.prefix(1).uppercased() + kind.plural.dropFirst() }

  private var next: String? { page.next.map(\.description) }

  func document() -> Document {
    var document = Document(
      "kind@1",
      [
        (
          "kind",
          .object([
            ("key", .string(kind.key)), ("label", .string(kind.label)),
            ("plural", .string(kind.plural)), ("parent", JSON(kind.parent)),
            ("description", JSON(kind.description)),
            (
              "cases",
              .array(kinds.filter { $0.parent == kind.key }.map { .string($0.key) })
            ),
          ])
        ), ("total", .integer(Int64(page.total))), ("facets", .array(facets.map(json))),
      ],
      columns: [
        Column("name", "Name"), Column("kind", "Kind"), Column("key", "Key"),
        Column("entity", "Entity", .integer), Column("description", "Description"),
      ],
      rows: page.entities.map {
        [
          .text($0.label), .text($0.kind), .text($0.key), Cell($0.id.rawValue),
          Cell(page.descriptions[$0.id]),
        ]
      }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  private func json(_ facet: Facet) -> JSON {
    .object([
      ("name", .string(facet.name)),
      (
        "choices",
        .array(
          facet.choices.map {
            .object([
              ("value", .string($0.value)), ("label", .string(label($0, of: facet))),
              ("count", .integer(Int64($0.count))),
            ])
          }
        )
      ),
    ])
  }

  // MARK: People

  func content() -> HTML {
    .all {
      Tag.p(.class("above")) {
        Tag.a(.href(Link(.kinds))) { "Things" }
        for parent in KindTree.path(to: kind.key, in: kinds).dropFirst().dropLast() {
          " › "
          Tag.a(.href(Link(.kind(parent.key)))) { parent.plural }
        }
      }
      Tag.h1 { title }
      if let description = kind.description { Tag.p(.class("lead")) { description } }
      Tag.p { page.total == 1 ? "1 thing" : "\(page.total) things" }
      Tag.div(.class("columns")) {
        Tag.div(.class("text")) {
          list
          TableView.more(next.map { visit.link.with("next", $0) })
        }
        HTML.live(
          Tag.aside(.class("side"), .label("Narrow down")) {
            chosen; choices
          }
        )
      }
    }
  }

  private var list: HTML {
    Tag.ul(.class("hits")) {
      for entity in page.entities {
        Tag.li {
          ClaimText.entity(entity, visit)
          if entity.kind != kind.key { Tag.span(.class("faint")) { " \(entity.kind)" } }
          if let line = page.descriptions[entity.id] { Tag.div(.class("additions")) { line } }
        }
      }
    }
  }

  /// What the list is narrowed down by already.
  private var chosen: HTML {
    let names = ["source", "century", "disputed"].filter { visit.link[$0] != nil }
    guard !names.isEmpty else { return .empty }
    return Tag.section {
      Tag.h2 { "Narrowed to" }
      Tag.ul(.class("chips")) {
        for name in names {
          Tag.li {
            Tag.a(.href(visit.link.with(name, nil).with("next", nil)), .label("Leave out \(name)"))
            {
              "× \(name) \(visit.link[name] ?? "")"
            }
          }
        }
      }
    }
  }

  private var choices: HTML {
    .all {
      for facet in facets where visit.link[facet.name] == nil {
        if facet.name != "kind" || facet.choices.count > 1 {
          Tag.section {
            Tag.h2 { Self.heading(facet.name) }
            Tag.ul(.class("plain facet")) {
              for choice in facet.choices {
                Tag.li {
                  Tag.a(.href(link(to: choice, of: facet))) { label(choice, of: facet) }
                  Tag.span(.class("faint")) { " \(choice.count)" }
                }
              }
            }
          }
        }
      }
    }
  }

  private func link(to choice: Facet.Choice, of facet: Facet) -> Link {
    var link = visit.link.with("next", nil)
    if facet.name == "kind" {
      link.address = .kind(choice.value)
    } else {
      link[facet.name] = choice.value
    }
    return link
  }

  private static func heading(_ name: String) -> String {
    switch name {
    case "kind": "Kind"
    case "source": "Source"
    case "century": "Time"
    default: "Standing"
    }
  }

  private func label(_ choice: Facet.Choice, of facet: Facet) -> String {
    guard facet.name == "century", let year = Int(choice.value) else { return choice.label }
    return "\(year)–\(year + 99)"
  }
}
