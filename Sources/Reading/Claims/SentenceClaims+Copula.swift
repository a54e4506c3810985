internal import Chronology

extension SentenceClaims {
  /// "X was the capital of Y", "X was a member of Y".
  mutating func readCopula(_ clause: Clause, _ group: VerbGroup) {
    readCopula(clause, manner(of: clause))
  }

  /// "fought as an ally of France", "sent him as head of the delegation": what somebody is said to be beside it.
  mutating func readAs(_ clause: Clause, _ group: VerbGroup) {
    let roles = phrases("as", clause).filter {
      language.frames.byNoun[tokens[chunker.phrases[$0].head].lower] != nil
        && !chunker.phrases[$0].of.isEmpty
    }
    guard !roles.isEmpty, let manner = manner(of: clause) else { return }
    var copula = clause
    copula.subjects = group.isPassive || clause.objects.isEmpty ? clause.subjects : clause.objects
    copula.objects = roles
    copula.complements = []
    copula.score *= 0.9
    readCopula(copula, manner)
  }

  private mutating func readCopula(_ clause: Clause, _ manner: Manner?) {
    var clause = clause
    if isInverse(clause) { swap(&clause.subjects, &clause.objects) }
    guard var manner, !clause.objects.isEmpty else { return }
    if manner.dates.isEmpty, let term = termServed(clause) { manner.dates = term }
    for second in clause.objects { readSaid(second, clause, manner) }
    for subject in clause.subjects {
      guard let itself = reference(subject), things[itself.thing].kind == "person",
        clause.score > 0.5
      else { continue }
      for object in clause.objects {
        guard let office = office(object) else { continue }
        sayOffice(itself.thing, office, score: 0.85, clause.span, "was", manner)
      }
    }
  }

  /// What a noun says of the subject: "was the capital of Lithuania".
  private mutating func readSaid(_ second: Int, _ clause: Clause, _ manner: Manner) {
    let phrase = chunker.phrases[second]
    let head = tokens[phrase.head].lower
    for subject in clause.subjects {
      guard let itself = reference(subject) else { continue }
      for frame in language.frames.byNoun[head] ?? [] {
        if let modifier = frame.modifier, !hasModifier(modifier, phrase) { continue }
        var used = manner
        used.score *= frame.score
        used.pattern = "was \(head)"
        for claim in frame.claims {
          make(claim, used, wanted: frame.wanted) { claims, slot in
            switch slot {
            case .itself: return [.thing(itself)]
            case .of: return claims.owners(second)
            case .preposition(let word):
              return clause.complements.filter { $0.preposition == word }.flatMap(\.phrases)
                .compactMap { claims.reference($0).map { .thing($0) } }
            default: return []
            }
          }
        }
      }
    }
  }

  /// "The signatories of the pact were A and B": what is said stands first.
  private func isInverse(_ clause: Clause) -> Bool {
    guard clause.subjects.count == 1, let first = clause.subjects.first, !clause.objects.isEmpty,
      chunker.phrases[first].name == nil,
      chunker.phrases[first].isDefinite || chunker.phrases[first].possessor != nil
    else { return false }
    let head = tokens[chunker.phrases[first].head].lower
    return (language.frames.byNoun[head] != nil || isOffice(head, chunker.phrases[first]))
      && clause.objects.allSatisfy { chunker.phrases[$0].name.map { !$0.isAdjective } ?? false }
  }
}
