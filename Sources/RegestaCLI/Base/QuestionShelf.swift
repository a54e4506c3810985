package import RegestaKit

/// The questions that can be asked by name: the program's, the base's and those of a folder. Of two
/// with one name the nearer counts: the folder's before the base's before the program's.
package struct QuestionShelf {
  /// Sorted by where they come from, then by name.
  package let questions: [Question]

  /// - Parameters:
  ///   - folder: the folder that was asked for; else `REGESTA_QUESTIONS`, else `questions` in the
  ///     working folder, if it is there.
  ///   - base: the base, if there is one.
  ///   - context: where paths start, and what the environment says.
  /// - Throws: ``RegestaError`` of kind `badInput` for a file that is no question, a failure with
  ///   status 66 when the folder cannot be read.
  package init(folder: String?, base: KnowledgeBase?, in context: CommandContext) throws {
    var byName: [String: Question] = [:]
    for question in try base?.questions() ?? KnowledgeBase.builtInQuestions() {
      byName[question.name] = question
    }
    if let folder = Self.folder(folder, context) {
      for file in try SQLFolder(folder, in: context).files() {
        let question = try Question(parsing: file.text, origin: file.path)
        byName[question.name] = question
      }
    }
    questions = byName.values.sorted { ($0.origin, $0.name) < ($1.origin, $1.name) }
  }

  private static func folder(_ folder: String?, _ context: CommandContext) -> String? {
    if let folder { return folder }
    if let path = context.surroundings.environment["REGESTA_QUESTIONS"], !path.isEmpty {
      return path
    }
    return Platform.kind(ofFile: context.path("questions")) == .folder ? "questions" : nil
  }

  /// The question of that name.
  ///
  /// - Throws: a failure with status 64 that names the likeliest ones.
  package func question(named name: String) throws(CommandFailure) -> Question {
    if let question = questions.first(where: { $0.name == name }) { return question }
    throw CommandFailure(
      .usage,
      code: "unknown_question",
      "there is no question '\(name)'",
      hint: "regesta query",
      suggestions: Suggester(questions.map(\.name)).suggestions(for: name).map { name in
        Suggestion(name, note: questions.first { $0.name == name }?.title)
      }
    )
  }
}
