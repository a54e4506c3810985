internal import JSONForms
internal import Names
internal import RegestaKit

/// A canned question as a form, and its answer as a table.
///
/// Its parameters are its own, so that its query is not known before it is read.
struct QuestionPage: Page {
  static let outline = PageOutline(
    "/q/{name}",
    "A canned question and its answer; the parameters are those of the question.",
    takesLens: true,
    forms: [.csv],
    schema: "query@1",
    members: ["question"]
  )

  private let visit: Visit
  private let question: Question
  private let values: [String: String]
  private let table: Table?
  private let asked: [(name: String, value: String)]

  /// Its own, which may be the day, and the view and the time by which the base is read.
  static func parameters(of link: Link, in base: KnowledgeBase) throws -> [PageParameter] {
    let question = try question(link.address.segments.last ?? "", in: base)
    return question.parameters.map { PageParameter($0.name, .text, $0.description) }
      + PageParameter.lens.filter { lens in
        lens.name != "on" && !question.parameters.contains { $0.name == lens.name }
      }
  }

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    question = try Self.question(visit.name, in: base)
    var values: [String: String] = [:]
    for parameter in question.parameters {
      if let text = visit.parameters.text(parameter.name) { values[parameter.name] = text }
    }
    self.values = values
    let isAsked = question.parameters.allSatisfy { !$0.isRequired || values[$0.name] != nil }
    guard isAsked || !values.isEmpty else {
      (table, asked) = (nil, [])
      return
    }
    let limits = QueryLimits(time: visit.options.queryTime, rows: 10_000)
    let question = question
    do {
      table = try base.answer(question, values, limits: limits)
      asked = try base.wording(of: question, values)
    } catch let error as RegestaError {
      throw Self.problem(error, visit)
    }
  }

  static func question(_ name: String, in base: KnowledgeBase) throws -> Question {
    let all = try base.questions()
    if let question = all.first(where: { $0.name == name }) { return question }
    throw Problem(
      .notFound,
      "There is no question \"\(name)\".",
      suggestions: Suggestions.rank(name, among: all.map(\.name), limit: 3).map {
        Problem.Suggestion(
          text: $0.text,
          detail: all[$0.index].title,
          link: Link(.question($0.text))
        )
      } + [Problem.Suggestion(text: "all questions", link: Link(.questions))]
    )
  }

  /// What may have been meant leads to the same question with that in the place of what does not read.
  private static func problem(_ error: RegestaError, _ visit: Visit) -> Problem {
    Problem(error) { text in
      let wrong = visit.link.query.first { error.message.contains("\"\($0.value)\"") }
      return wrong.map { visit.link.with($0.name, text) }
    }
  }

  var title: String {
    let given = asked.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    return question.title + (given.isEmpty ? "" : " (\(given))")
  }

  var forms: [PageForm] { table == nil ? [] : [.json] + Self.outline.forms }

  func document() throws -> Document {
    guard let table else {
      let missing = question.parameters.filter(\.isRequired).map(\.name).joined(separator: ", ")
      throw Problem(
        .badParameter,
        "The question \"\(question.name)\" needs \(missing).",
        hint: question.examples.first.map { "For example: \($0)" }
      )
    }
    let read = asked.map { (key: $0.name, value: JSON.string($0.value)) }
    return TableForms.document(
      table,
      "query@1",
      [
        (
          "question",
          .object([
            ("name", .string(question.name)), ("title", .string(question.title)),
            ("parameters", .object(read)),
          ])
        )
      ]
    )
  }

  func content() -> HTML {
    .all {
      Tag.p(.class("above")) { Tag.a(.href(Link(.questions))) { "Questions" } }
      Tag.h1 { question.title }
      if !question.description.isEmpty { Tag.p(.class("lead")) { question.description } }
      if !question.parameters.isEmpty { form }
      if let table {
        if !asked.isEmpty {
          Tag.p {
            "Read as: "
            asked.map { "\($0.name) “\($0.value)”" }.joined(separator: ", ")
          }
        }
        if table.rows.isEmpty {
          Tag.p(.class("note")) { "Not recorded: the base has no answer." }
        } else {
          TableForms.view(table, visit, caption: title)
        }
      }
      Tag.details {
        Tag.summary { "The SQL behind it" }
        Tag.pre { Tag.code { question.sql } }
      }
    }
  }

  private var form: HTML {
    FormParts.form(
      visit.link.address,
      keeping: visit.lens.items.filter { $0.name != "on" },
      button: "Ask"
    ) {
      for parameter in question.parameters {
        FormParts.text(
          parameter.name,
          parameter.name + (parameter.isRequired ? "" : " (if you like)"),
          values[parameter.name],
          placeholder: Self.example(parameter.type),
          hint: parameter.description,
          isThing: parameter.type == .entity,
          isRequired: parameter.isRequired
        )
      }
    }
  }

  private static func example(_ type: Question.ParameterType) -> String {
    switch type {
    case .entity: "a name"
    case .date: "1 August 1920"
    case .kind: "a kind"
    case .relation: "a relation"
    case .source: "a source"
    case .integer: "a number"
    case .text: ""
    }
  }
}
