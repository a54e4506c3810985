internal import Chronology
internal import RegestaKit

/// Answers a question by the best of its readings.
struct Answerer {
  let evaluator: Evaluator
  let interpreter: Interpreter
  let questions: [Question]

  /// How many readings are tried.
  private static let mostTried = 40
  /// What finding something is worth against being read better.
  private static let findingBonus = 0.12
  /// Below this a reading is a guess.
  private static let leastScore = 0.5

  var base: KnowledgeBase { evaluator.base }
  var language: AskingWords { evaluator.language }
  var lexicon: Lexicon { evaluator.lexicon }

  /// The reply that the best reading gives.
  func reply(to candidates: [CandidateQuery]) throws -> Reply {
    var best: (answer: Answer, score: Double)?
    var others: [Answer] = []
    for candidate in candidates.prefix(Self.mostTried) {
      guard candidate.score >= Self.leastScore else { continue }
      if let best, candidate.score + Self.findingBonus <= best.score { break }
      guard let answer = try answer(candidate) else { continue }
      let score = candidate.score + (answer.verdict == .notRecorded ? 0 : Self.findingBonus)
      if let known = best {
        if score > known.score {
          others.append(known.answer)
          best = (answer, score)
        } else if answer.verdict != .notRecorded {
          others.append(answer)
        }
      } else {
        best = (answer, score)
      }
    }
    guard var (answer, _) = best else { return .notUnderstood(try misunderstanding(candidates)) }
    let choices = try choices(answer.query)
    if choices.count > 1 { return .choice(choices) }
    for other in others
    where other.reading != answer.reading && !answer.otherReadings.contains(other.reading) {
      answer.others.append(other)
    }
    answer.others = Array(answer.others.prefix(3))
    for (typed, read) in interpreter.corrections.sorted(by: { $0.key < $1.key }) {
      answer.notes.append("\"\(typed)\" was read as \"\(read)\".")
    }
    if interpreter.usesAssumedYear, let year = interpreter.assumedYear {
      answer.notes.append(
        "The question names a month without a year; it was read as of \(year), where most of the base's dates lie."
      )
    }
    for anchor in answer.query.pattern?.time?.anchors ?? answer.query.time?.anchors ?? [] {
      answer.notes.append("The time was reckoned from: \(anchor.sentence).")
    }
    return .answer(answer)
  }

  /// The answer of one reading; nil when the reading comes to nothing.
  private func answer(_ candidate: CandidateQuery) throws -> Answer? {
    var query = candidate.query
    let confirming = candidate.unknown.map { interpreter.words[$0].folded }
    if let time = query.time, query.pattern != nil, query.pattern?.time == nil {
      query.pattern?.time = time
    }
    var answer: Answer?
    switch query.operation {
    case .select: answer = try select(query, confirming)
    case .count: answer = try count(query, confirming)
    case .first, .last: answer = try extremum(query, confirming)
    case .whether: answer = try whether(query, confirming)
    case .date: answer = try date(query, confirming)
    case .duration: answer = try duration(query, confirming)
    case .order: answer = try order(query)
    case .where: answer = try place(query, confirming)
    case .amount: answer = try amount(query, confirming)
    case .total: answer = try total(query, confirming)
    case .most, .least: answer = try greatest(query, confirming)
    case .age: answer = try age(query)
    case .series: answer = try series(query)
    case .timeline: answer = try timeline(query)
    case .world: answer = try world(query)
    case .names: answer = try names(query)
    case .describe: answer = try describe(query)
    case .sources: answer = try sources(query, confirming)
    case .between: answer = try between(query)
    case .cited: answer = try cited(query)
    case .disputes: answer = try disputes(query, confirming)
    case .why: answer = try why(query, confirming)
    case .path: answer = try path(query)
    case .common: answer = try common(query)
    case .compare: answer = try compare(query)
    case .network: answer = try network(query)
    case .canned: answer = try canned(query)
    }
    // A word that is only looked for in names, and found in none, was not understood.
    if answer?.verdict == .notRecorded, query.looksForWords { return nil }
    // Words that the reading does not account for must at least stand in what it found.
    if !confirming.isEmpty,
      answer?.verdict == .notRecorded || answer.map({ !$0.query.operation.usesClaims }) ?? true
    {
      return nil
    }
    return answer
  }

  /// What was found for a pattern, with the words that must stand in it.
  func find(
    _ pattern: Pattern,
    _ confirming: [String],
    excluding excluded: Set<Entity.ID> = [],
    asked: Query.Asked = .claim
  ) throws -> Evaluator.Finding? {
    var finding = try evaluator.claims(pattern, excluding: excluded, asked: asked)
    guard !confirming.isEmpty else { return finding }
    finding.claims = finding.claims.filter { claim in
      let words = Set(QuestionText.folded(Self.allText(claim)))
      return confirming.allSatisfy { word in
        words.contains(word) || words.contains { Self.sameStem($0, word) }
      }
    }
    return finding.claims.isEmpty ? nil : finding
  }

  private static func allText(_ claim: Claim) -> [String] {
    [claim.sentence] + claim.qualifiers.flatMap { [$0.value.printed, $0.relation.label] }
      + claim.citations.compactMap(\.quote)
  }

  /// "ethnic" and "ethnically", "demand" and "demands".
  static func sameStem(_ one: String, _ other: String) -> Bool {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    return short.count >= 4 && long.hasPrefix(short.count > 5 ? short.dropLast() : short[...])
      && long.count - short.count <= 3
  }

  // MARK: Asking back

  /// The answers for each thing that a name may mean, where several bear it and each has an answer of its own.
  private func choices(_ query: Query) throws -> [Reply.Choice] {
    guard let term = query.ambiguous else { return [] }
    var choices: [Reply.Choice] = []
    for thing in term.prefix(6) {
      let narrowed = query.naming(thing, among: term)
      guard let answer = try answer(CandidateQuery(query: narrowed, score: 1, unknown: [])),
        answer.verdict != .notRecorded, !choices.contains(where: { $0.answer.text == answer.text })
      else { continue }
      let kind = lexicon.kinds[thing.entity.kind]?.label ?? thing.entity.kind
      choices.append(
        Reply.Choice(
          reading: "\(thing.entity.label) (\(kind), \(thing.entity.key))",
          answer: answer
        )
      )
    }
    return choices
  }

  private func misunderstanding(_ candidates: [CandidateQuery]) throws -> Misunderstanding {
    let best = candidates.max { $0.score < $1.score }
    let words = interpreter.words
    var named: Set<Int> = []
    var understood: [String] = []
    for start in words.indices {
      guard let mention = interpreter.mentions[start]?.first, !named.contains(start) else {
        continue
      }
      named.formUnion(mention.range)
      understood.append(
        "\(interpreter.wording(mention.range)) = \(mention.things.map(\.entity.label).joined(separator: " or "))"
      )
    }
    var unknown = best?.unknown ?? []
    if unknown.isEmpty {
      unknown = words.indices.filter { index in
        !named.contains(index) && !interpreter.isLoose(index) && !language.knows(words[index].lower)
          && !lexicon.knows(words[index].folded)
          && !lexicon.knows(language.lemma(words[index].lower))
          && !words[index].folded.isEmpty
      }
    }
    return Misunderstanding(
      message: "The question was not understood.",
      understood: understood,
      unknown: unknown.map { words[$0].text },
      position: unknown.first.map { words[$0].range.lowerBound },
      suggestions: try nearQuestions()
    )
  }

  /// The canned questions that share the most words with it.
  private func nearQuestions() throws -> [String] {
    let words = Set(
      interpreter.words.indices.filter {
        !interpreter.isLoose($0) && interpreter.words[$0].folded.count > 2
      }
      .map { language.lemma(interpreter.words[$0].lower) }
    )
    guard !words.isEmpty else { return [] }
    let ranked = try base.questions().map { question -> (Question, Int) in
      let title = Set(QuestionText(question.title).words.map { language.lemma($0.lower) })
      return (
        question,
        words.filter { word in title.contains { $0 == word || Self.sameStem($0, word) } }.count
      )
    }
    return ranked.filter { $0.1 > 1 }.sorted { ($0.1, $1.0.name) > ($1.1, $0.0.name) }.prefix(3)
      .map { "regesta query \($0.0.name): \($0.0.title)" }
  }
}

extension Operation {
  /// Whether the answer stands on claims that a pattern finds.
  var usesClaims: Bool {
    switch self {
    case .select, .count, .first, .last, .whether, .date, .duration, .where, .amount, .total,
      .most, .least, .sources, .disputes, .why:
      true
    default: false
    }
  }
}

extension QuestionText {
  /// The words of texts, folded.
  static func folded(_ texts: [String]) -> [String] {
    var words: [String] = []
    for text in texts {
      for word in QuestionText(text).words {
        words += word.folded.split(separator: " ").map(String.init)
      }
    }
    return words
  }
}
