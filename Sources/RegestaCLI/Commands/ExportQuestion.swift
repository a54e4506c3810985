package import ArgumentParser
internal import Interchange
internal import RegestaKit

/// The options that let the answer to a question choose what is sent out.
package struct QuestionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only what the answer to this question names.", valueName: "name"),
    completion: .custom { arguments, _, prefix in
      BaseCompletion(arguments).questions.map(\.name).filter { $0.hasPrefix(prefix) }
    }
  )
  package var query: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "With --query: a parameter of the question; may be repeated.",
      valueName: "parameter=value"
    ),
    completion: .custom { arguments, _, prefix in
      QueryCompletion.assignments(arguments, prefix)
    }
  )
  package var values: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --query: questions of your own too, the .sql files there.",
      valueName: "dir"
    ),
    completion: .directory
  )
  package var folder: String?

  package init() {}

  /// The question that was asked for; nil without one.
  ///
  /// - Throws: a failure with status 64 for parameters without a question, or that are no assignment.
  func question() throws(CommandFailure) -> ExportQuestion? {
    guard let query else {
      guard values.isEmpty, folder == nil else {
        throw CommandFailure(
          .usage,
          code: "conflicting_options",
          "\(values.isEmpty ? "--folder" : "--with") is for --query",
          hint: "name the question: --query who-held --with place=Vilnius"
        )
      }
      return nil
    }
    for value in values where value.firstIndex(of: "=") ?? value.startIndex == value.startIndex {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "invalid value '\(value)' for --with",
        reason: "it takes a parameter of the question and its value, parted by =",
        hint: "--with place=Vilnius; regesta query \(query) --help tells the parameters"
      )
    }
    let words = try QueryWords([query] + values.map { "--" + $0 })
    return ExportQuestion(name: query, values: words.values, folder: folder)
  }
}

/// A question whose answer chooses what is sent out.
struct ExportQuestion {
  let name: String
  /// The parameters as typed.
  let values: [String: String]
  let folder: String?

  /// Asks it.
  ///
  /// - Throws: a failure with status 64 for an unknown question, and what asking throws.
  func selection(in base: KnowledgeBase, _ context: CommandContext) throws -> ExportSelection {
    let question = try QuestionShelf(folder: folder, base: base, in: context).question(named: name)
    // A part of an answer would be sent out as if it were the whole.
    let limits = context.queryLimits(rows: .max)
    let answer = try context.watched(limits) {
      try base.answer(question, values, limits: limits)
    }
    let asked = try base.wording(of: question, values).map { "\($0.name): \($0.value)" }
    let given = asked.isEmpty ? "" : " (\(asked.joined(separator: ", ")))"
    let selection = try ExportSelection(
      naming: answer,
      words: "the answer to \(name)\(given)",
      in: base
    )
    if selection.isEmpty {
      context.reporter.note("the base has no answer to \(name)\(given): the file holds nothing")
    }
    return selection
  }
}
