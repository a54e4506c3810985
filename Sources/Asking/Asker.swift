internal import Chronology
public import RegestaKit

/// Answers questions in English from a base.
///
/// A question is read by a table of forms (`seed/asking/en/forms.yaml`) and the base's own vocabulary: names,
/// kinds, and the words of its relations. What cannot be read is refused.
///
/// ```swift
/// let asker = try Asker(base)
/// let reply = try asker.ask("Who signed the treaty with Lithuania on 12 July 1920?")
/// ```
public struct Asker {
  let base: KnowledgeBase
  let language: AskingWords
  let forms: FormTable
  let lexicon: Lexicon
  let limits: QueryLimits

  /// Makes an asker of a base; it reads the base's vocabulary once.
  ///
  /// - Parameters:
  ///   - base: The base.
  ///   - limits: Bounds on each statement that a question makes.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public init(_ base: KnowledgeBase, limits: QueryLimits = .standard) throws {
    self.base = base
    self.limits = limits
    language = try AskingWords(language: "en")
    forms = try FormTable(language: "en")
    lexicon = try Lexicon(base, words: language)
  }

  /// Answers a question.
  ///
  /// - Parameters:
  ///   - text: The question, of at most 600 characters.
  ///   - previous: What was spoken of last, for "it" and "they", the nearest first.
  /// - Returns: The answer; several readings, where none is plainly meant; or what was not understood.
  /// - Throws: ``RegestaError`` of kind `limit`, `damaged` or `busy`.
  public func ask(_ text: String, previous: [Entity] = []) throws -> Reply {
    try base.read {
      let question = QuestionText(text)
      guard !question.isTooLong else {
        return .notUnderstood(
          Misunderstanding(
            message: "The question is longer than \(QuestionText.longest) characters or \(QuestionText.mostWords) words.",
            understood: [], unknown: [], position: nil, suggestions: ["Ask one thing at a time."]))
      }
      guard question.words.contains(where: { !$0.folded.isEmpty }) else {
        return .notUnderstood(
          Misunderstanding(
            message: "There is no question.", understood: [], unknown: [], position: nil,
            suggestions: try examples()))
      }
      let evaluator = Evaluator(base: base, language: language, lexicon: lexicon, limits: limits)
      var interpreter = try Interpreter(
        question, base: base, language: language, lexicon: lexicon,
        known: forms.literals, previous: previous)
      try interpreter.findAnchors(evaluator)
      let candidates = try CandidateQueries(interpreter: interpreter, evaluator: evaluator, forms: forms).all()
      return try Answerer(evaluator: evaluator, interpreter: interpreter).reply(to: candidates)
    }
  }

  private func examples() throws -> [String] {
    ["Who signed the treaty?", "When was Vilnius captured?", "What happened in July 1920?"]
  }
}
