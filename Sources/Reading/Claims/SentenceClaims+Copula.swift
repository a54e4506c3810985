internal import Chronology

extension SentenceClaims {
  /// "X was the capital of Y", "X was a member of Y".
  mutating func readCopula(_ clause: Clause, _ group: VerbGroup) {
    var clause = clause
    if isInverse(clause) { swap(&clause.subjects, &clause.objects) }
    guard let manner = manner(of: clause), let second = clause.objects.first else { return }
    let phrase = chunker.phrases[second]
    let head = tokens[phrase.head].lower
    let frames = language.frames.byNoun[head] ?? []
    for subject in clause.subjects {
      guard let itself = reference(subject) else { continue }
      for frame in frames {
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
      guard things[itself.thing].kind == "person", clause.score > 0.5 else { continue }
      for object in clause.objects {
        guard let office = office(object) else { continue }
        sayOffice(itself.thing, office, score: 0.85, clause.span, "was", manner)
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
    return language.frames.byNoun[head] != nil
      && clause.objects.allSatisfy { chunker.phrases[$0].name.map { !$0.isAdjective } ?? false }
  }
}
