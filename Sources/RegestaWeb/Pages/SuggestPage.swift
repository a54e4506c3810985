internal import JSONForms
internal import RegestaKit

/// What may be meant by the beginning of a name, for who is typing it. It is only for programs.
struct SuggestPage: Page {
  static let schema = "suggest@1"

  static let outline = PageOutline(
    "/suggest",
    "What may be meant by the beginning of a name.",
    parameters: [PageParameter("q", .text, "The beginning of a name.")],
    schema: schema
  )

  private let hits: [SearchHit]

  init(_ visit: Visit) throws {
    hits = try visit.base.search(visit.parameters.text("q") ?? "", limit: 8)
  }

  var title: String { "Suggestions" }

  func content() -> HTML { .empty }

  func document() -> Document {
    Document(
      Self.schema,
      columns: [Column("key"), Column("label"), Column("name"), Column("kind")],
      rows: hits.map {
        [
          .text($0.entity.key), .text($0.entity.label), .text($0.name), .text($0.entity.kind),
        ]
      }
    )
  }
}
