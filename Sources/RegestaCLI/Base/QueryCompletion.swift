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

  /// What completes `--with` of other commands behind their `--query`: a parameter, an equals sign and a
  /// value.
  ///
  /// - Parameters:
  ///   - arguments: the words of the line so far, as the shell hands them over.
  ///   - prefix: what is typed of the word.
  /// - Returns: the words that could stand there.
  static func assignments(_ arguments: [String], _ prefix: String) -> [String] {
    assignments(
      arguments,
      prefix,
      environment: Platform.environment(),
      folder: Platform.workingFolder()
    )
  }

  static func assignments(
    _ arguments: [String],
    _ prefix: String,
    environment: [String: String],
    folder: String
  ) -> [String] {
    let name = arguments.enumerated().lazy.compactMap { index, word -> String? in
      if word.hasPrefix("--query=") { return String(word.dropFirst(8)) }
      return word == "--query" && index + 1 < arguments.count ? arguments[index + 1] : nil
    }.first
    let completion = QueryCompletion(arguments, environment: environment, folder: folder)
    guard let question = completion.questions.first(where: { $0.name == name }) else { return [] }
    guard let equals = prefix.firstIndex(of: "=") else {
      return question.parameters.map { $0.name + "=" }.filter { $0.hasPrefix(prefix) }
    }
    let parameterName = prefix[..<equals]
    let typed = String(prefix[prefix.index(after: equals)...])
    guard let parameter = question.parameters.first(where: { $0.name == parameterName }) else {
      return []
    }
    return completion.values(of: parameter, typed).map { "\(parameterName)=\($0)" }
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
