internal import JSONForms
internal import RegestaKit

/// What can be said of things: the relations, with how many claims there are of each.
struct RelationsPage: Page {
  static let outline = PageOutline(
    "/r",
    "The relations that claims have, with how many claims there are of each.",
    forms: [.csv],
    schema: "relations@1"
  )

  private let visit: Visit
  private let relations: [Relation]
  private let counts: [String: Int]

  init(_ visit: Visit) throws {
    self.visit = visit
    relations = try visit.base.relations()
    counts = try visit.base.claimCounts()
  }

  var title: String { "Relations" }

  func document() -> Document {
    Document(
      "relations@1",
      columns: RelationTable.columns,
      rows: relations.map { RelationTable.cells($0, claims: counts[$0.key] ?? 0) }
    )
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "Relations" }
      Tag.p { "What can be said of things: each reads from A to B, and back." }
      TableView.table(
        [("A … B", false), ("B … A", false), ("In time", false), ("Claims", true)],
        relations.map { relation in
          [
            Tag.a(.href(Link(.relation(relation.key)))) { relation.label },
            .text(relation.inverse ?? ""), .text(RelationTable.time(relation.time)),
            .text(String(counts[relation.key] ?? 0)),
          ]
        }
      )
    }
  }
}
