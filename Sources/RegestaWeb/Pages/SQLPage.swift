internal import JSONForms
internal import RegestaKit

/// SQL that only reads, with the schema beside it.
struct SQLPage: Page {
  static let outline = PageOutline(
    "/sql",
    "One statement of SQL that only reads, within limits of time and rows.",
    parameters: [
      PageParameter("sql", .text, "The statement."),
      PageParameter("size", .integer(1...10_000), "At most so many rows."),
    ],
    forms: [.csv],
    schema: "sql@1"
  )

  private let visit: Visit
  private let statement: String?
  private let table: Table?
  private let problem: Problem?
  private let relations: [ReadableRelation]

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    statement = visit.parameters.text("sql")
    relations = try base.readableRelations()
    guard let statement else {
      (table, problem) = (nil, nil)
      return
    }
    let limits = QueryLimits(
      time: visit.options.queryTime,
      rows: try visit.parameters.integer("size", standard: 1_000),
      bytes: 16_000_000
    )
    do {
      table = try base.sql(statement, limits: limits)
      problem = nil
    } catch let error as RegestaError {
      // The page keeps the statement, so that it can be mended.
      table = nil
      problem = Problem(error)
    }
  }

  var title: String { "SQL" }

  var forms: [PageForm] { problem == nil ? [.json] + Self.outline.forms : [] }

  func document() throws -> Document {
    if let problem { throw problem }
    guard let table else {
      return Document(
        "schema@1",
        columns: [
          Column("name", "Name"), Column("type", "Type"), Column("meaning", "Meaning"),
          Column("columns", "Columns", .list),
        ],
        rows: relations.map { relation in
          [
            .text(relation.name), .text(relation.isView ? "view" : "table"),
            .text(relation.meaning), .list(relation.columns.map { .text($0.name) }),
          ]
        }
      )
    }
    return TableForms.document(table, "sql@1")
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "SQL" }
      Tag.div(.class("columns")) {
        Tag.div(.class("text")) {
          form
          if let problem { trouble(problem) }
          if let table {
            Tag.p(.class("faint")) { table.rows.count == 1 ? "1 row" : "\(table.rows.count) rows" }
            if !table.rows.isEmpty { TableForms.view(table, visit, caption: "Result") }
          }
          if statement == nil { examples }
        }
        Tag.aside(.class("side"), .label("Schema")) { schema }
      }
    }
  }

  private var form: HTML {
    .live(
      Tag.form(.action(Link(.sql)), .method("get"), .class("sql")) {
        Tag.label(.for("sql")) { "A statement that reads" }
        Tag.textarea(.id("sql"), .name("sql"), .rows(10), .spellcheck(false)) {
          statement ?? "SELECT * FROM treaties"
        }
        Tag.button(.type("submit")) { "Run" }
      }
    )
  }

  private func trouble(_ problem: Problem) -> HTML {
    Tag.section(.class("note"), .role("alert")) {
      Tag.h2 { problem.kind.title }
      Tag.p { problem.message }
      if let place = problem.place {
        Tag.p(.class("faint")) { "At character \(place.offset + 1)." }
      }
      if let hint = problem.hint { Tag.p { hint } }
      if !problem.suggestions.isEmpty {
        Tag.p { "Did you mean " + problem.suggestions.map(\.text).joined(separator: ", ") + "?" }
      }
    }
  }

  private var examples: HTML {
    Tag.ul(.class("examples")) {
      for statement in [
        "SELECT holder, place, how, time FROM holdings WHERE place = 'Vilnius' ORDER BY start_min",
        "SELECT sentence FROM claims WHERE holds_on(start_min, start_max, end_min, end_max, '1920-08-01') = 'certain'",
        "SELECT source, count(*) AS claims FROM citations GROUP BY source ORDER BY 2 DESC",
      ] {
        Tag.li {
          Tag.a(.href(Link(.sql, [QueryItem("sql", statement)]))) { Tag.code { statement } }
        }
      }
    }
  }

  private var schema: HTML {
    .all {
      Tag.h2 { "Views" }
      for relation in relations where relation.isView { item(relation) }
      Tag.h2 { "Tables" }
      for relation in relations where !relation.isView { item(relation) }
      Tag.h2 { "Functions" }
      Tag.dl(.class("facts")) {
        for function in DateFunctions.signatures {
          Tag.div {
            Tag.dt { Tag.code { "\(function.name)(\(function.arguments))" } }
            Tag.dd { function.meaning }
          }
        }
      }
    }
  }

  private func item(_ relation: ReadableRelation) -> HTML {
    Tag.details {
      Tag.summary { Tag.code { relation.name } }
      if !relation.meaning.isEmpty { Tag.p(.class("faint")) { relation.meaning } }
      Tag.p { Tag.code { relation.columns.map(\.name).joined(separator: ", ") } }
    }
  }
}
