internal import JSONForms
internal import RegestaKit

/// The canned questions that the base can be asked.
struct QuestionsPage: Page {
  static let outline = PageOutline(
    "/q",
    "The canned questions that this base can be asked, with their parameters.",
    forms: [.csv],
    schema: "questions@1"
  )

  private let questions: [Question]

  init(_ visit: Visit) throws { questions = try visit.base.questions() }

  var title: String { "Questions" }

  func document() -> Document {
    Document(
      "questions@1",
      columns: [
        Column("name", "Name"), Column("title", "Question"),
        Column("parameters", "Parameters", .list), Column("origin", "From"),
      ],
      rows: questions.map { question in
        [
          .text(question.name), .text(question.title),
          .list(question.parameters.map { .text($0.name + ($0.isRequired ? "" : "?")) }),
          .text(question.origin),
        ]
      }
    )
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "Questions" }
      Tag.p(.class("lead")) { "Each is a form, a table, and an address that can be kept." }
      Tag.ul(.class("hits")) {
        for question in questions {
          Tag.li {
            Tag.a(.href(Link(.question(question.name)))) { question.title }
            Tag.span(.class("faint")) { " \(question.name)" }
            if question.origin != "built in" {
              Tag.span(.class("faint")) { " · from \(question.origin)" }
            }
            if !question.description.isEmpty {
              Tag.div(.class("additions")) { question.description }
            }
          }
        }
      }
    }
  }
}
