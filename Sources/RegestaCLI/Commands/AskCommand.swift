package import ArgumentParser
internal import Asking
internal import RegestaKit

/// `ask`: a question in English, answered with evidence and with doubt.
package struct AskCommand: PreparingCommand {
  package static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask a question in English.",
    usage: "regesta ask QUESTION ... [options]",
    discussion: """
      The answer comes first, then how the question was read, the claims it rests on with their \
      sources, what speaks against it, and what was inferred. What cannot be read is refused, with \
      status 4; "not recorded" is an answer, and differs from "no".

      `regesta help questions` lists what can be asked.
      """
  )

  package static let examples = [
    CommandExample("ask who signed the treaty on 12 July 1920", "Who, what, which."),
    CommandExample("ask how long did the Soviets hold Vilnius in 1920", "How long."),
    CommandExample(
      "ask --sql which gubernyas did Lithuania claim",
      "The statement behind an answer."
    ),
    CommandExample("ask what happened after the treaty was signed --json", "For programs."),
  ]

  @Argument(
    help: ArgumentHelp("The question, in quotation marks or without.", valueName: "question")
  )
  package var words: [String] = []

  @Flag(help: "Print the SQL that finds the answer, and the reading as a value.")
  package var sql = false

  @OptionGroup package var view: ViewOptions

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package static func prepare() { Asker.prepare() }

  package func action() throws -> any Action {
    guard words.contains(where: { $0.contains { !$0.isWhitespace } }) else {
      throw CommandFailure(
        .usage,
        code: "missing_argument",
        "'ask' takes a question",
        hint: "regesta ask \"who held Vilnius?\""
      )
    }
    return Ask(question: words.joined(separator: " "), showsSQL: sql, view: view, exit: exit)
  }
}

private struct Ask: Action {
  let question: String
  let showsSQL: Bool
  let view: ViewOptions
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let base = try context.baseForQueries()
    let limits = context.queryLimits(rows: 10_000)
    let reply = try context.seeing(base, as: view) {
      try context.watched(limits) { try Asker(base, limits: limits).ask(question) }
    }
    switch reply {
    case .answer(let answer):
      try AnswerReport(question: question, answer: answer, showsSQL: showsSQL).print(in: context)
      return exit.status(isEmpty: answer.verdict == .notRecorded || answer.verdict == .no)
    case .choice(let choices):
      if context.settings.mayAsk, context.wantsPage {
        guard let chosen = try AnswerReport.choose(choices, in: context) else {
          return .notUnderstood
        }
        try AnswerReport(question: question, answer: chosen, showsSQL: showsSQL).print(in: context)
        return .success
      }
      try AnswerReport.print(choices: choices, question: question, in: context)
      return .notUnderstood
    case .notUnderstood(let misunderstanding):
      throw CommandFailure(misunderstanding, question: question)
    }
  }
}

extension CommandFailure {
  /// What was understood of a question and what was not.
  init(_ misunderstanding: Misunderstanding, question: String) {
    var reason: [String] = []
    if !misunderstanding.understood.isEmpty {
      reason.append("understood: " + misunderstanding.understood.joined(separator: "; "))
    }
    if !misunderstanding.unknown.isEmpty {
      reason.append(
        "not understood: " + misunderstanding.unknown.map { "\"\($0)\"" }.joined(separator: ", ")
      )
    }
    let place = misunderstanding.position.map { position -> FailurePlace in
      let before = String(String.UnicodeScalarView(question.unicodeScalars.prefix(position)))
      return FailurePlace(
        offset: before.utf8.count,
        byteLength: misunderstanding.unknown.first?.utf8.count ?? 1,
        in: question
      )
    }
    let message = misunderstanding.message
    self.init(
      .notUnderstood,
      message.prefix(1).lowercased() + message.dropFirst().prefix { $0 != "." },
      place: place,
      reason: reason.isEmpty ? nil : reason.joined(separator: "; "),
      hint: "regesta help questions",
      suggestions: misunderstanding.suggestions.map { Suggestion($0) }
    )
  }
}
