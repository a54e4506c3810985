internal import RegestaKit

extension Answerer {
  /// What follows from a chain of claims: the town is in the province, and the province in the empire.
  ///
  /// - Parameters:
  ///   - answer: The answer that has found nothing.
  ///   - pattern: What is asked, of a thing by its name.
  /// - Returns: The answer; nil where no chain leads there.
  /// - Throws: a `RegestaError` when the base cannot be read.
  func through(_ answer: Answer, _ pattern: Pattern) throws -> Answer? {
    let named = Set(pattern.object.allNamed.map(\.id))
    let kinds = Self.kinds(pattern.object)
    guard !named.isEmpty || !kinds.isEmpty else { return nil }
    let chain = try evaluator.chain(pattern) { thing in
      named.isEmpty ? lexicon.fits(thing.kind, kinds) : named.contains(thing.id)
    }
    guard let chain, let last = chain.last, case .entity(let goal) = last.object else { return nil }
    var answer = answer
    answer.evidence = chain
    let isPossible = chain.contains { self.isPossible($0, pattern.time) }
    answer.verdict = isPossible ? .possible : .certain
    answer.items = [
      Answer.Item(text: goal.label, entity: goal, when: nil, isPossible: isPossible, claims: chain)
    ]
    let sentences = chain.map(\.sentence).joined(separator: "; ")
    let isWhether = answer.query.operation == .whether
    answer.text =
      isWhether
      ? "\(isPossible ? "Possibly" : "Yes"): \(sentences)."
      : "\(goal.label)\(isPossible ? " (possibly)" : "")."
    answer.notes = ["Inferred from a chain: \(sentences)."]
    dissent(&answer)
    return answer
  }
}
