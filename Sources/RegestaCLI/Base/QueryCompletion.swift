internal import RegestaKit

/// What the shell completes behind `query`: names of questions, their parameters, and values.
struct QueryCompletion {
  private let words: [String]
  private let base: BaseCompletion
  private let questions: [Question]

  /// - Parameter arguments: the words of the line so far, as the shell hands them over.
  init(_ arguments: [String]) {
    self.init(
      arguments,
      environment: Platform.environment(),
      folder: Platform.workingFolder()
    )
  }

  init(_ arguments: [String], environment: [String: String], folder: String) {
    let start = arguments.firstIndex(of: "query").map { $0 + 1 } ?? arguments.endIndex
    words = Array(arguments[start...])
    base = BaseCompletion(arguments, environment: environment, folder: folder)
    questions = base.questions
  }

  func words(_ prefix: String) -> [String] {
    let before = words.last == prefix ? Array(words.dropLast()) : words
    guard let name = before.first(where: { !$0.hasPrefix("-") }) else {
      return (questions.map(\.name) + QueryCommand.verbs).filter { $0.hasPrefix(prefix) }
    }
    guard let question = questions.first(where: { $0.name == name }) else { return [] }
    if let last = before.last, last.hasPrefix("--"),
      let parameter = question.parameters.first(where: { "--" + $0.name == last })
    {
      return values(of: parameter, prefix)
    }
    return question.parameters.map { "--" + $0.name }
      .filter { !before.contains($0) && $0.hasPrefix(prefix) }
  }

  private func values(of parameter: Question.Parameter, _ prefix: String) -> [String] {
    switch parameter.type {
    case .entity: base.entities(prefix)
    case .kind: base.kinds(prefix)
    case .relation: base.relations(prefix)
    case .source: base.sourceKeys(prefix)
    case .date, .integer, .text: []
    }
  }
}
