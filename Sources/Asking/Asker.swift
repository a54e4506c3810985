internal import Chronology
internal import Dispatch
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
  let questions: [Question]
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
    // What the base has to say is read first, for the words may still be on their way.
    let vocabulary = try base.read { try Vocabulary(of: base) }
    questions = vocabulary.questions
    let english = try English.shared.get()
    lexicon = Lexicon(vocabulary, words: english.words)
    language = lexicon.language
    var forms = english.forms
    forms.add(questions)
    self.forms = forms
  }

  /// Begins to read the words of questions beside what the caller does next, such as opening the base.
  ///
  /// Without it they are read when the first asker is made.
  public static func prepare() {
    DispatchQueue.global(qos: .userInitiated).async { _ = English.shared }
  }

  /// Checks that the forms of a canned question read.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with the form.
  public static func check(_ question: Question) throws {
    try FormTable.check(question)
  }

  /// Answers a question.
  ///
  /// - Parameters:
  ///   - text: The question, of at most 600 characters.
  ///   - previous: What was spoken of last, for "it" and "they", the nearest first.
  /// - Returns: The answer; several readings, where none is plainly meant; or what was not understood.
  /// - Throws: ``RegestaError`` of kind `limit`, `damaged` or `busy`.
  public func ask(_ text: String, previous: [Entity] = []) throws -> Reply {
    try base.sandboxed {
      try base.read { try answer(QuestionText(text), previous) }
    }
  }

  private func answer(_ question: QuestionText, _ previous: [Entity]) throws -> Reply {
    guard !question.isTooLong else {
      return .notUnderstood(
        Misunderstanding(
          message:
            "The question is longer than \(QuestionText.longest) characters or \(QuestionText.mostWords) words.",
          understood: [],
          unknown: [],
          position: nil,
          suggestions: ["Ask one thing at a time."]
        )
      )
    }
    guard question.words.contains(where: { !$0.folded.isEmpty }) else {
      return .notUnderstood(
        Misunderstanding(
          message: "There is no question.",
          understood: [],
          unknown: [],
          position: nil,
          suggestions: try examples()
        )
      )
    }
    if let (first, second) = parts(question) {
      return try both(first, second, previous: previous)
    }
    let evaluator = Evaluator(base: base, language: language, lexicon: lexicon, limits: limits)
    var interpreter = try Interpreter(
      question,
      base: base,
      language: language,
      lexicon: lexicon,
      forms: forms,
      previous: previous
    )
    let reply = try reply(&interpreter, evaluator)
    if reply.isFound { return reply }
    // Names that are only like the words are looked for last: it costs more than all else, and what the words
    // themselves name goes before.
    interpreter.takesLikeness = true
    let other = try self.reply(&interpreter, evaluator)
    if case .notUnderstood = other { return reply }
    return other
  }

  private func reply(_ interpreter: inout Interpreter, _ evaluator: Evaluator) throws -> Reply {
    try interpreter.findAnchors(evaluator)
    let candidates = try CandidateQueries(
      interpreter: interpreter,
      evaluator: evaluator,
      forms: forms,
      questions: questions
    ).all()
    return try Answerer(evaluator: evaluator, interpreter: interpreter, questions: questions)
      .reply(to: candidates)
  }

  /// "Where is it, and what did the treaty say about it": two questions in one.
  private func parts(_ question: QuestionText) -> (String, String)? {
    let words = question.words
    for index in words.indices.dropFirst(2)
    where words[index].lower == "and" && index + 3 < words.count {
      let next = words[index + 1].lower
      guard language.secondQuestions.contains(next) else { continue }
      let verbs = words[(index + 2)..<min(index + 5, words.count)]
      guard verbs.contains(where: { language.auxiliaries[$0.lower] != nil }) else { continue }
      let first = question.wording(words.startIndex..<index)
      return (first, question.wording(index + 1..<words.endIndex))
    }
    return nil
  }

  /// The answers to two questions as one; the second may speak of what the first was about.
  private func both(_ first: String, _ second: String, previous: [Entity]) throws -> Reply {
    let one = try ask(first, previous: previous)
    guard case .answer(var answer) = one else { return one }
    let other = try ask(second, previous: answer.subjects + previous)
    guard case .answer(let more) = other else { return other }
    answer.text += "\n" + more.text
    if answer.verdict == .certain { answer.verdict = more.verdict }
    answer.items += more.items
    answer.evidence += more.evidence.filter { claim in
      !answer.evidence.contains { $0.id == claim.id }
    }
    answer.dissent += more.dissent.filter { claim in !answer.dissent.contains { $0.id == claim.id }
    }
    answer.notes += more.notes.filter { !answer.notes.contains($0) }
    answer.sql += more.sql
    answer.reading += "; then " + more.reading
    return .answer(answer)
  }

  private func examples() throws -> [String] {
    ["Who signed the treaty?", "When was Vilnius captured?", "What happened in July 1920?"]
  }
}
