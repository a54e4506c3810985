internal import Asking
internal import Chronology
internal import JSONForms
internal import RegestaKit

/// A question in English: how it was read, the answer, the claims it rests on, the dissent, the SQL.
struct AskPage: Page {
  static let outline = PageOutline(
    "/ask",
    "A question in English, answered with its reading, its evidence and its dissent.",
    parameters: [
      PageParameter("q", .text, "The question."),
      PageParameter(
        "reading",
        .integer(1...9),
        "Which of its readings is answered, where there are several; the first is the best."
      ),
      PageParameter("part", .text, "Words of the question that `with` is put in the place of."),
      PageParameter("with", .text, "Other words for them, or the key of a thing."),
    ],
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
  private let isChanged: Bool
  private let asker: Asker?
  private let reply: Reply?
  /// All ways to read it that have an answer, the best first.
  private let readings: [(words: String, answer: Answer)]
  /// Which of them is answered; nil where none is plainly meant.
  private let chosen: Int?
  private let examples: [String]

  init(_ visit: Visit) throws {
    self.visit = visit
    let typed = visit.parameters.text("q") ?? ""
    question = try Self.changed(typed, visit)
    isChanged = question != typed
    if question.isEmpty {
      (asker, reply) = (nil, nil)
    } else {
      var asked = question
      // A question that is read on a day names it, unless it has one of its own.
      if let on = visit.lens.on, !asked.contains(where: \.isNumber) {
        asked = String(asked.drop(while: \.isWhitespace)).trimmed("?") + " on \(on.printed)?"
      }
      let limits = QueryLimits(time: visit.options.queryTime, rows: 10_000)
      let asker = try Asker(visit.base, limits: limits)
      self.asker = asker
      reply = try asker.ask(asked)
    }
    switch reply {
    case .answer(let answer): readings = ([answer] + answer.others).map { ($0.reading, $0) }
    case .choice(let choices): readings = choices.map { ($0.reading, $0.answer) }
    case nil, .notUnderstood: readings = []
    }
    let number = try visit.parameters.integer("reading", standard: 0)
    guard number <= readings.count else {
      throw Problem(
        .badParameter,
        "The question has \(readings.count) readings, and no \(number).",
        suggestions: [
          Problem.Suggestion(text: "the question", link: visit.link.with("reading", nil))
        ]
      )
    }
    if number > 0 {
      chosen = number - 1
    } else if case .answer = reply {
      chosen = 0
    } else {
      chosen = nil
    }
    examples = reply == nil ? try ExampleQuestions.shared.questions(for: visit.base) : []
  }

  /// The question with one part of it put otherwise, where that is asked for.
  private static func changed(_ question: String, _ visit: Visit) throws -> String {
    guard let part = visit.parameters.text("part"), let with = visit.parameters.text("with") else {
      return question
    }
    // What is suggested while one types is a key, which is no word of a question.
    let words = try visit.base.entity(key: with)?.label ?? with
    guard let changed = QuestionChange(question: question).replacing(part, with: words) else {
      throw Problem(
        .badParameter,
        "\"\(part)\" does not stand in the question.",
        suggestions: [
          Problem.Suggestion(
            text: question,
            link: visit.link.with("part", nil).with("with", nil)
          )
        ]
      )
    }
    return changed
  }

  /// A changed question has an address of its own.
  var elsewhere: Link? {
    isChanged ? visit.link(.ask, [QueryItem("q", question)]) : nil
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
    case .choice(let choices) where chosen == nil:
      return Document(
        "ask-readings@1",
        [
          ("question", .string(question)),
          ("readings", .array(choices.map { .string($0.reading) })),
        ],
        columns: [Column("reading", "Reading"), Column("answer", "Answer")],
        rows: choices.map { [.text($0.reading), .text($0.answer.text)] }
      )
    case .answer, .choice: return document(of: readings[chosen ?? 0].answer)
    }
  }

  /// The readings but the one that is answered, and where each leads.
  private var others: [(words: String, link: Link)] {
    readings.enumerated().filter { $0.offset != chosen }.map { index, reading in
      (reading.words, visit.link.with("reading", String(index + 1)))
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
        ("readings", .array(others.map { .string($0.words) })),
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
      case nil: ExampleQuestions.view(examples, visit)
      case .answer, .choice:
        if let chosen {
          AnswerView(
            readings[chosen].answer,
            to: question,
            others: others,
            by: asker,
            visit
          ).html
        } else {
          choice
        }
      case .notUnderstood(let misunderstanding): RefusalView(misunderstanding, visit).html
      }
    }
  }

  private var choice: HTML {
    .all {
      Tag.h2 { "The question can be read in several ways" }
      Tag.ul(.class("plain")) {
        for (index, reading) in readings.enumerated() {
          Tag.li {
            Tag.a(.href(visit.link.with("reading", String(index + 1)))) { reading.words }
            ": \(reading.answer.text)"
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
