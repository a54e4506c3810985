internal import JSONForms
internal import RegestaKit

/// The tree of kinds, with how many things there are of each.
struct KindsPage: Page {
  static let outline = PageOutline(
    "/k",
    "The kinds of things, as a tree, with how many there are of each.",
    parameters: [PageParameter("all", .choice(["yes"]), "Also kinds of which there is nothing.")],
    forms: [.csv],
    schema: "kinds@1"
  )

  private let visit: Visit
  private let kinds: [Kind]
  private let totals: [String: Int]

  init(_ visit: Visit) throws {
    self.visit = visit
    let all = try visit.base.kinds()
    let totals = KindTree.totals(try visit.base.entityCounts(), in: all)
    let takesAll = try visit.parameters.choice("all") != nil
    kinds = all.filter { takesAll || totals[$0.key] ?? 0 > 0 }
    self.totals = totals
  }

  var title: String { "Things by kind" }

  func document() -> Document {
    Document(
      "kinds@1",
      columns: [
        Column("key", "Key"), Column("label", "Kind"), Column("plural", "Kinds"),
        Column("parent", "A case of"), Column("entities", "Things", .integer),
        Column("description", "Description"),
      ],
      rows: kinds.map {
        [
          .text($0.key), .text($0.label), .text($0.plural), Cell($0.parent),
          Cell(totals[$0.key] ?? 0), Cell($0.description),
        ]
      }
    )
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "Things by kind" }
      branch(nil, depth: 0)
      HTML.live(
        Tag.p {
          if visit.link["all"] == nil {
            Tag.a(.href(visit.link.with("all", "yes"))) {
              "Show kinds of which there is nothing, too"
            }
          } else {
            Tag.a(.href(visit.link.with("all", nil))) { "Only kinds of which there is something" }
          }
        }
      )
    }
  }

  private func branch(_ parent: String?, depth: Int) -> HTML {
    let children = kinds.filter { $0.parent == parent }
    guard !children.isEmpty, depth < 32 else { return .empty }
    return Tag.ul(depth == 0 ? .class("tree") : nil) {
      for kind in children {
        Tag.li {
          Tag.a(.href(Link(.kind(kind.key)))) { kind.plural }
          Tag.span(.class("faint")) { " \(totals[kind.key] ?? 0)" }
          branch(kind.key, depth: depth + 1)
        }
      }
    }
  }
}
