package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `query`: the canned questions, each with parameters of its own.
package struct QueryCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask a canned question by its name.",
    usage: """
      regesta query [NAME [--PARAMETER VALUE ...]] [options]
      regesta query add FILE | remove NAME
      """,
    discussion: """
      Without a name, lists the questions; query NAME --help tells the parameters of one. A \
      parameter takes a name or key of a thing, a date as in `help dates`, and so on.

      A question is SQL with a header. Besides the program's own there are those of a folder \
      (--folder, REGESTA_QUESTIONS, or ./questions) and those that `query add` keeps in the base.
      """
  )

  package static let examples = [
    CommandExample("query", "All questions."),
    CommandExample("query who-held --place Vilnius --on 1920-08-01", "Ask one."),
    CommandExample("query who-held --help", "Its parameters."),
    CommandExample("query who-held --sql", "Its statement."),
  ]

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "A question and its parameters; or add FILE, remove NAME.",
      valueName: "name"
    ),
    completion: .custom { arguments, _, prefix in QueryCompletion(arguments).words(prefix) }
  )
  package var words: [String] = []

  @Option(
    help: ArgumentHelp("Questions of your own too: the .sql files there.", valueName: "dir"),
    completion: .directory
  )
  package var folder: String?

  @Flag(help: "Print the question's SQL; ask nothing.")
  package var sql = false

  @Flag(
    name: [.customShort("n"), .long],
    help: "With add or remove: say what would be done, and change nothing."
  )
  package var dryRun = false

  @OptionGroup package var view: ViewOptions

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  /// The words that are no names of questions.
  static let verbs = ["list", "add", "remove"]

  package func action() throws -> any Action {
    let words = try QueryWords(words)
    switch words.name {
    case nil, "list":
      try words.refuseOthers()
      return ListQuestions(folder: folder)
    case "add":
      return KeepQuestion(file: try operand(of: words, "FILE"), isDry: dryRun)
    case "remove":
      return RemoveQuestion(name: try operand(of: words, "NAME"), isDry: dryRun)
    case let name?:
      try words.refuseOthers()
      if dryRun {
        throw CommandFailure(
          .usage,
          code: "conflicting_options",
          "--dry-run is for add and remove; a question changes nothing"
        )
      }
      if sql { return ShowQuestionSQL(name: name, folder: folder) }
      return AskQuestion(
        name: name,
        values: words.values,
        folder: folder,
        view: view,
        exit: exit
      )
    }
  }

  private func operand(of words: QueryWords, _ what: String) throws(CommandFailure) -> String {
    guard let operand = words.others.first, words.others.count == 1, words.values.isEmpty else {
      throw CommandFailure(
        .usage,
        code: words.others.isEmpty ? "missing_argument" : "unexpected_argument",
        "'query \(words.name ?? "")' takes one \(what)",
        hint: "regesta query --help"
      )
    }
    return operand
  }
}

extension QueryCommand: SelfExplaining {
  package static func help(for arguments: [String]) -> (any Action)? {
    guard let command = try? QueryCommand.parse(arguments),
      let name = command.words.first(where: { !$0.hasPrefix("-") }), !verbs.contains(name)
    else { return nil }
    return ExplainQuestion(name: name, folder: command.folder)
  }
}

extension CommandContext {
  /// Runs `body` with the questions of the base, and with the base if there is one: what the program
  /// carries can be looked at without.
  fileprivate func shelf(_ folder: String?) throws -> QuestionShelf {
    let location: DatabaseLocator.Location?
    do throws(CommandFailure) {
      location = try existingBase()
    } catch {
      guard error.code == "no_base" else { throw error }
      location = nil
    }
    let base = try location.map { try openBase(at: $0) }
    return try QuestionShelf(folder: folder, base: base, in: self)
  }
}

private struct ListQuestions: Action {
  let folder: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    let shelf = try context.shelf(folder)
    try context.report("questions@1") { report in
      try report.table([
        Column("name", "Name"), Column("title", "Question"),
        Column("parameters", "Parameters", .list), Column("origin", "From"),
      ])
      for question in shelf.questions {
        try report.row([
          .text(question.name), .text(question.title),
          .list(question.parameters.map { .text($0.name + ($0.isRequired ? "" : "?")) }),
          .text(question.origin),
        ])
      }
    }
    return .success
  }
}

private struct ShowQuestionSQL: Action {
  let name: String
  let folder: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    let question = try context.shelf(folder).question(named: name)
    switch context.settings.format {
    case .table, .plain:
      try context.print(text: question.sql + "\n")
    default:
      try context.report("question-sql@1") { report in
        try report.table([Column("name"), Column("sql")])
        try report.row([.text(question.name), .text(question.sql)])
      }
    }
    return .success
  }
}

private struct ExplainQuestion: Action {
  let name: String
  let folder: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    let question = try context.shelf(folder).question(named: name)
    let width = HelpPage.width(in: context.surroundings)
    try context.print(text: QuestionPage(question).text(width: width))
    return .success
  }
}

private struct AskQuestion: Action {
  let name: String
  let values: [String: String]
  let folder: String?
  let view: ViewOptions
  let exit: ExitOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    let base = try context.baseForQueries()
    let shelf = try QuestionShelf(folder: folder, base: base, in: context)
    let question = try shelf.question(named: name)
    let limits = context.queryLimits(rows: 10_000)
    let table = try context.seeing(base, as: view) {
      try context.watched(limits) { try base.answer(question, values, limits: limits) }
    }
    let asked = try base.wording(of: question, values)
    let given = asked.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    let title = question.title + (given.isEmpty ? "" : " (\(given))")
    try context.report("query@1", title: context.pageTitle(title)) { report in
      report.emptyNote =
        "the base has no answer; `regesta query \(name) --help` tells what is asked"
      if context.holdsObjects {
        let read = asked.map { (key: $0.name, value: JSON.string($0.value)) }
        try report.text(
          key: "question",
          "",
          json: .object([
            ("name", .string(question.name)), ("title", .string(question.title)),
            ("parameters", .object(read)),
          ])
        )
      }
      try TableReport.print(table, to: report)
    }
    return exit.status(isEmpty: table.rows.isEmpty)
  }
}
