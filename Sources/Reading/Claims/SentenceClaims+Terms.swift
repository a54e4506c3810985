internal import Chronology

/// How long an office was held, where another verb says it: "was Grand Master, serving from 1407 to 1410".
extension SentenceClaims {
  /// The dates of the clause that says how long, for the one that says what.
  func termServed(_ clause: Clause) -> [FoundDate]? {
    guard let index = clauses.firstIndex(where: { $0.verb == clause.verb }) else { return nil }
    let persons = clause.subjects + clause.objects
    let service = clauses[(index + 1)...].first {
      isService($0) && !$0.subjects.isEmpty && $0.subjects.allSatisfy(persons.contains)
    }
    return service?.dates.map { dates[$0] }
  }

  /// "He served until 1925": in the office told of last.
  mutating func readService(_ clause: Clause) {
    guard isService(clause), let first = clause.subjects.first, let person = reference(first),
      things[person.thing].kind == "person", var manner = manner(of: clause),
      let office = discourse.office(of: person.thing) ?? officeSaid(of: person.thing),
      // The clause that says what has the dates already.
      !candidates.contains(where: {
        isOffice($0, of: person.thing) && $0.period?.end.isKnown == true
      })
    else { return }
    manner.score *= 0.9
    say(
      person.thing,
      "holds-office",
      office,
      score: 0.84 * person.score,
      clause.span,
      "served until",
      manner: manner
    )
  }

  /// The office that the sentence has said somebody to hold.
  private func officeSaid(of person: Int) -> Int? {
    for candidate in candidates.reversed() where isOffice(candidate, of: person) {
      if case .thing(let office) = candidate.object { return office }
    }
    return nil
  }

  private func isOffice(_ candidate: Reading.Candidate, of person: Int) -> Bool {
    candidate.subject == person && candidate.relation == "holds-office"
  }

  /// Whether a clause says how long somebody held what it does not name.
  private func isService(_ clause: Clause) -> Bool {
    let group = chunker.verbs[clause.verb]
    guard language.frames.serving.contains(group.lemma), !group.isPassive,
      !clause.complements.contains(where: { $0.preposition == "as" }),
      clause.dates.contains(where: { dates[$0].role != .point && dates[$0].isResolved })
    else { return false }
    return clause.objects.allSatisfy { number in
      let phrase = chunker.phrases[number]
      return phrase.name == nil && language.frames.posts.contains(tokens[phrase.head].lower)
    }
  }
}

extension Period.Endpoint {
  /// Whether a day or days are said.
  fileprivate var isKnown: Bool {
    if case .date = self { return true }
    return false
  }
}
