internal import RegestaKit

extension CandidateQueries {
  // MARK: Amounts

  /// "Which battle had more dead", "which estimate of the damage was higher": a relation that gives amounts.
  func amounts(_ operation: Operation, _ match: Form.Match) throws -> [CandidateQuery] {
    let slots = match.slots
    guard let noun = slots["noun"] else {
      guard let range = slots["thing"] else { return [] }
      return try interpreter.things(range).compactMap { phrase in
        guard let relational = phrase.relational, isAmount(relational.pattern.relations) else {
          return nil
        }
        var query = Query(operation, pattern: relational.pattern, asked: .object)
        query.pattern?.object = .anything
        return CandidateQuery(query: query, score: phrase.score, unknown: [])
      }
    }
    let nouns = interpreter.relationalNouns(noun.lowerBound, before: noun.upperBound)
      .filter { $0.length == noun.count && isAmount([$0.phrase.relation]) }
    var subjects: [(term: Term, score: Double, unknown: [Int])] = []
    if let a = slots["a"], let b = slots["b"] {
      guard let one = try interpreter.thing(a), let other = try interpreter.thing(b) else {
        return []
      }
      subjects = [(.all([one.term, other.term]), min(one.score, other.score), [])]
    } else if let range = slots["asked-kind"] {
      subjects = try gaps(range, mustHaveKind: true).map { ($0.0.term, $0.1, $0.2) }
    }
    return nouns.flatMap { noun in
      subjects.map { subject in
        let pattern = Pattern(
          relations: [noun.phrase.relation],
          words: interpreter.wording(slots["noun"] ?? 0..<0),
          subject: subject.term,
          object: .anything
        )
        return CandidateQuery(
          query: Query(operation, pattern: pattern, asked: .object),
          score: 0.95 * subject.score,
          unknown: subject.unknown
        )
      }
    }
  }

  private func isAmount(_ relations: [String]) -> Bool {
    relations.allSatisfy { interpreter.lexicon.relations[$0]?.value == .quantity }
  }

  /// "How old was Lenin when the treaty was signed": a person, and a time; without one, how old he became.
  func ages(_ match: Form.Match) throws -> [CandidateQuery] {
    guard let range = match.slots["a"], let phrase = try interpreter.thing(range), phrase.isName
    else { return [] }
    return [
      CandidateQuery(query: Query(.age, terms: [phrase.term]), score: phrase.score, unknown: [])
    ]
  }
}
