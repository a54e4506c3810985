internal import Asking
internal import JSONForms
internal import RegestaKit

/// `query add`: keeps a question in the base.
struct KeepQuestion: Action {
  let file: String
  let isDry: Bool

  func perform(in context: CommandContext) throws -> ExitStatus {
    let text = try context.text(ofFile: file, limit: 100_000)
    let question = try Question(parsing: text, origin: file)
    guard !QueryCommand.verbs.contains(question.name) else {
      throw CommandFailure(
        .badData,
        "\(file): a question cannot be named '\(question.name)', which is a word of `query`"
      )
    }
    let global = GlobalOptionTable.valued.union(GlobalOptionTable.flags)
    if let taken = question.parameters.first(where: { global.contains("--" + $0.name) }) {
      throw CommandFailure(
        .badData,
        "\(file): the parameter '\(taken.name)' would hide the option --\(taken.name)",
        hint: "give it another name"
      )
    }
    try Asker.check(question)
    func report(_ base: KnowledgeBase) throws -> QuestionChange {
      try base.verify(question)
      let old = try base.keptQuestion(named: question.name)
      return QuestionChange(
        verb: old == nil ? "add" : old == text ? "keep" : "replace",
        question: question
      )
    }
    let change: QuestionChange
    if isDry {
      change = try context.reading(report)
    } else {
      change = try context.writing { base in
        let change = try report(base)
        guard change.verb != "keep" else { return change }
        let draft = Batch.Draft(
          .edit,
          who: context.who,
          why: "\(change.verb) the question \(question.name)",
          file: Platform.split(file).name,
          fileHash: SHA256.hex(of: text.utf8)
        )
        try base.write(draft) { try $0.keep(question, text: text) }
        return change
      }
    }
    try change.print(in: context, isDry: isDry)
    return .success
  }
}

/// `query remove`: takes a question out of the base.
struct RemoveQuestion: Action {
  let name: String
  let isDry: Bool

  func perform(in context: CommandContext) throws -> ExitStatus {
    func change(_ base: KnowledgeBase) throws -> QuestionChange {
      guard let text = try base.keptQuestion(named: name) else {
        let kept = try base.questions().filter { $0.origin == "this base" }.map(\.name)
        let isOurs = try base.questions().contains { $0.name == name }
        throw CommandFailure(
          .notFound,
          code: "unknown_question",
          "the base keeps no question '\(name)'",
          reason: isOurs ? "it is one of the program's own, which cannot be removed" : nil,
          suggestions: Suggester(kept).suggestions(for: name).map { Suggestion($0) }
        )
      }
      return QuestionChange(
        verb: "remove",
        question: try Question(parsing: text, origin: "this base")
      )
    }
    let done: QuestionChange
    if isDry {
      done = try context.reading(change)
    } else {
      done = try context.writing { base in
        let done = try change(base)
        let draft = Batch.Draft(.edit, who: context.who, why: "remove the question \(name)")
        try base.write(draft) { try $0.removeQuestion(named: name) }
        return done
      }
    }
    try done.print(in: context, isDry: isDry)
    return .success
  }
}

/// What was, or would be, done to a question.
struct QuestionChange {
  /// `add`, `replace`, `remove`, or `keep` when it is there already.
  let verb: String
  let question: Question

  func print(in context: CommandContext, isDry: Bool) throws {
    let past = ["add": "added", "replace": "replaced", "remove": "removed", "keep": "unchanged"]
    let done = isDry && verb != "keep" ? "would \(verb)" : past[verb] ?? verb
    try context.report("question-change@1") { report in
      try report.table([
        Column("done", "Done"), Column("name", "Name"), Column("title", "Question"),
      ])
      try report.row([.text(done), .text(question.name), .text(question.title)])
    }
  }
}
