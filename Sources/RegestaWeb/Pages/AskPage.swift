internal import Asking
internal import Chronology
internal import JSONForms
internal import RegestaKit

/// A question in English: how it was read, the answer, the claims it rests on, the dissent, the SQL.
struct AskPage: Page {
  static let outline = PageOutline(
    "/ask",
    "A question in English, answered with its reading, its evidence and its dissent.",
    parameters: [PageParameter("q", .text, "The question.")],
    takesLens: true,
    forms: [.csv],
    schema: "ask@1",
    members: [
      "question", "answer", "verdict", "reading", "query", "evidence", "dissent", "notes",
      "readings",
      "sql",
    ]
  )

  let visit: Visit
  private let question: String
  private let reply: Reply?
  private let examples: [String]

  init(_ visit: Visit) throws {
    self.visit = visit
    question = visit.parameters.text("q") ?? ""
    if question.isEmpty {
      reply = nil
    } else {
      var asked = question
      // A question that is read on a day names it, unless it has one of its own.
      if let on = visit.lens.on, !asked.contains(where: \.isNumber) {
        asked = String(asked.drop(while: \.isWhitespace)).trimmed("?") + " on \(on.printed)?"
      }
      let limits = QueryLimits(time: visit.options.queryTime, rows: 10_000)
      reply = try Asker(visit.base, limits: limits).ask(asked)
    }
    examples = reply == nil ? try ExampleQuestions.shared.questions(for: visit.base) : []
  }

  var title: String { question.isEmpty ? "Ask" : question }

  var forms: [PageForm] {
    switch reply {
    case .answer, .choice: [.json] + Self.outline.forms
    case nil, .notUnderstood: []
    }
  }

  func document() throws -> Document {
    switch reply {
    case nil: throw Problem(.badParameter, "What is asked?", hint: "Give it as q.")
    case .notUnderstood(let misunderstanding): throw problem(misunderstanding)
    case .choice(let choices):
      return Document(
        "ask-readings@1",
        [
          ("question", .string(question)),
          ("readings", .array(choices.map { .string($0.reading) })),
        ],
        columns: [Column("reading", "Reading"), Column("answer", "Answer")],
        rows: choices.map { [.text($0.reading), .text($0.answer.text)] }
      )
    case .answer(let answer): return document(of: answer)
    }
  }

  private func document(of answer: Answer) -> Document {
    Document(
      "ask@1",
      [
        ("question", .string(question)), ("answer", .string(answer.text)),
        ("verdict", .string(answer.verdict.rawValue)), ("reading", .string(answer.reading)),
        ("query", QueryJSON.query(answer.query)),
        ("evidence", .array(answer.evidence.map(ClaimJSON.claim))),
        ("dissent", .array(answer.dissent.map(ClaimJSON.claim))),
        ("notes", .array(answer.notes.map { .string($0) })),
        ("readings", .array(answer.otherReadings.map { .string($0) })),
        ("sql", .array(answer.sql.map { .string($0) })),
      ],
      columns: [
        Column("answer", "Answer"), Column("key", "Key"), Column("when", "When"),
        Column("possible", "Possible", .bool), Column("claims", "Claims", .list),
      ],
      rows: answer.items.map { item in
        [
          .text(item.text), Cell(item.entity?.key), Cell(item.when), .bool(item.isPossible),
          .list(item.claims.map { Cell($0.id.rawValue) }),
        ]
      }
    )
  }

  private func problem(_ misunderstanding: Misunderstanding) -> Problem {
    var message = misunderstanding.message
    if !misunderstanding.unknown.isEmpty {
      let words = misunderstanding.unknown.map { "“\($0)”" }.joined(separator: ", ")
      message += " Not understood: \(words)."
    }
    return Problem(
      .notUnderstood,
      message,
      suggestions: misunderstanding.suggestions.map {
        Problem.Suggestion(text: $0, link: visit.link(.ask, [QueryItem("q", $0)]))
      }
    )
  }

  // MARK: People

  func content() -> HTML {
    .all {
      Tag.h1(question.isEmpty ? nil : .class("hidden")) {
        question.isEmpty ? "Ask in English" : question
      }
      HTML.live(
        Tag.form(.action(Link(.ask)), .method("get"), .class("question")) {
          Tag.label(.for("question")) { "The question" }
          Tag.div {
            Tag.input(
              .id("question"),
              .type("text"),
              .name("q"),
              .value(question),
              .autocomplete("off"),
              .required
            )
            for item in visit.lens.items {
              Tag.input(.type("hidden"), .name(item.name), .value(item.value))
            }
            Tag.button(.type("submit")) { "Ask" }
          }
        }
      )
      switch reply {
      case nil: begin
      case .answer(let answer): AnswerView(answer, visit).html
      case .choice(let choices): choice(choices)
      case .notUnderstood(let misunderstanding): refusal(misunderstanding)
      }
    }
  }

  private var begin: HTML {
    .all {
      if !examples.isEmpty {
        Tag.p { "For example:" }
        Tag.ul(.class("examples")) {
          for question in examples {
            Tag.li { Tag.a(.href(visit.link(.ask, [QueryItem("q", question)]))) { question } }
          }
        }
      }
      Tag.p(.class("faint")) {
        "Who, what, when, where, how long, how many, whether; on a day, before and after something. What "
        "cannot be read is refused, and “not recorded” differs from “no”. "
        Tag.a(.href(Link(.questions))) { "Questions as forms" }
      }
    }
  }

  private func choice(_ choices: [Reply.Choice]) -> HTML {
    .all {
      Tag.h2 { "The question can be read in several ways" }
      Tag.ul(.class("plain")) {
        for choice in choices {
          Tag.li {
            Tag.strong { choice.reading }
            ": \(choice.answer.text)"
          }
        }
      }
    }
  }

  private func refusal(_ misunderstanding: Misunderstanding) -> HTML {
    .all {
      Tag.h2 { "Not understood" }
      Tag.p { misunderstanding.message }
      if !misunderstanding.understood.isEmpty {
        Tag.p {
          "Understood: "
          misunderstanding.understood.joined(separator: "; ")
        }
      }
      if !misunderstanding.unknown.isEmpty {
        Tag.p {
          "Not understood: "
          for (index, word) in misunderstanding.unknown.enumerated() {
            if index > 0 { ", " }
            Tag.a(.href(Link(.search, [QueryItem("q", word), QueryItem("all", "yes")]))) { word }
          }
        }
      }
      if !misunderstanding.suggestions.isEmpty {
        Tag.h3 { "What comes near" }
        Tag.ul(.class("examples")) {
          for text in misunderstanding.suggestions {
            Tag.li { Tag.a(.href(visit.link(.ask, [QueryItem("q", text)]))) { text } }
          }
        }
      }
    }
  }
}

extension String {
  /// Without this letter, and blanks, at its end.
  fileprivate func trimmed(_ letter: Character) -> String {
    var text = self
    while let last = text.last, last == letter || last.isWhitespace { text.removeLast() }
    return text
  }
}
