internal import JSONForms
internal import RegestaKit

/// The works that claims are taken from.
struct SourcesPage: Page {
  static let outline = PageOutline(
    "/s",
    "The sources, with how many claims are cited to each.",
    forms: [.csv],
    schema: "sources@1"
  )

  private let visit: Visit
  private let rows: [(source: Source, claims: Int)]

  init(_ visit: Visit) throws {
    self.visit = visit
    let census = try visit.base.census(top: .max)
    let counts = Dictionary(uniqueKeysWithValues: census.topSources.map { ($0.key, $0.count) })
    rows = try visit.base.sources().map { ($0, counts[$0.key] ?? 0) }
  }

  var title: String { "Sources" }

  func document() -> Document {
    Document(
      "sources@1",
      columns: [
        Column("key", "Key"), Column("reference", "Source"), Column("claims", "Claims", .integer),
        Column("name", "Cited as"), Column("type", "Type"), Column("author", "Author"),
        Column("title", "Title"), Column("volume", "Volume"), Column("issued", "Issued"),
        Column("note", "Note"),
      ],
      rows: rows.map { source, claims in
        [
          .text(source.key), .text(source.reference), Cell(claims), .text(source.short),
          .text(source.type), Cell(source.author), Cell(source.title), Cell(source.volume),
          Cell(source.issued), Cell(source.note),
        ]
      }
    )
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "Sources" }
      if rows.isEmpty { Tag.p(.class("faint")) { "This base has no sources yet." } }
      TableView.table(
        [("Source", false), ("Cited as", false), ("Claims", true)],
        rows.map { source, claims in
          [
            .text(source.reference),
            Tag.a(.href(visit.link(.source(source.key)))) { Tag.bdi { source.short } },
            .text(String(claims)),
          ]
        }
      )
    }
  }
}
