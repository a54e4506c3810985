internal import JSONForms
internal import RegestaKit

/// The things that go by a name, or by one like it; a name that is one thing's alone leads there.
struct SearchPage: Page {
  static let outline = PageOutline(
    "/search",
    "The things that go by a name or by one like it, however it is spelt.",
    parameters: [
      PageParameter("q", .text, "A name, or part of one."),
      PageParameter("kind", .text, "Only things of this kind and of those below it, by key."),
      PageParameter(
        "all",
        .choice(["yes"]),
        "Show the list even where one thing is plainly meant."
      ),
      PageParameter("size", .integer(1...1_000), "At most so many."),
    ],
    takesLens: true,
    forms: [.csv],
    schema: "search@1"
  )

  let visit: Visit
  private let text: String
  private let hits: [SearchHit]
  private let isMore: Bool

  init(_ visit: Visit) throws {
    self.visit = visit
    text = visit.parameters.text("q") ?? ""
    let size = try visit.parameters.integer("size", standard: 20)
    let found = try visit.base.search(text, kind: visit.parameters.text("kind"), limit: size + 1)
    isMore = found.count > size
    hits = Array(found.prefix(size))
  }

  var title: String { text.isEmpty ? "Search" : "Search: \(text)" }

  var elsewhere: Link? {
    guard visit.link["all"] == nil, visit.link["kind"] == nil,
      let entity = try? visit.base.entity(named: text)
    else { return nil }
    return visit.link(entity)
  }

  static let columns = [
    Column("entity", "Entity"), Column("kind", "Kind"), Column("name", "Name found"),
    Column("match", "How"), Column("key", "Key"), Column("id", "Number", .integer),
    Column("score", "Score", .real),
  ]

  static func cells(_ hit: SearchHit) -> [Cell] {
    [
      .text(hit.entity.label), .text(hit.entity.kind), .text(hit.name), .text(hit.match.name),
      .text(hit.entity.key), Cell(hit.entity.id.rawValue),
      .real((hit.score * 1_000).rounded() / 1_000),
    ]
  }

  func document() -> Document {
    var document = Document("search@1", columns: Self.columns, rows: hits.map(Self.cells))
    document.isTruncated = isMore
    return document
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "Search" }
      FormParts.form(
        .search,
        keeping: [QueryItem("all", "yes")] + visit.lens.items,
        button: "Search"
      ) {
        FormParts.text("q", "A name, or part of one", text, isThing: true)
      }
      if text.isEmpty {
        Tag.p(.class("faint")) { "Case, accents, alphabet and slips of the pen do not count." }
      } else if hits.isEmpty {
        Tag.p { "Nothing goes by a name like “\(text)”. Try fewer letters, or part of it." }
      }
      Tag.ul(.class("hits")) {
        for hit in hits {
          Tag.li {
            ClaimText.entity(hit.entity, visit)
            Tag.span(.class("faint")) { " \(hit.entity.kind)" }
            if hit.name != hit.entity.label {
              Tag.span(.class("faint")) {
                ", as "
                Tag.bdi { hit.name }
              }
            }
            if hit.match > .words { Tag.span(.class("faint")) { ", \(Self.words(hit.match))" } }
          }
        }
      }
      if isMore {
        TableView.more(
          visit.link.with("size", String(min(hits.count * 5, 1_000))).with("all", "yes"),
          "More"
        )
      }
    }
  }

  private static func words(_ match: SearchHit.Match) -> String {
    switch match {
    case .exact: "the same name"
    case .words: "all the words"
    case .beginning: "begins so"
    case .sound: "sounds alike"
    case .similar: "written alike"
    }
  }
}
