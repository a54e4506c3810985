internal import RegestaKit

extension Answerer {
  // MARK: Why

  func why(_ query: Query, _ confirming: [String]) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    var claims: [Claim] = []
    if let pattern = query.pattern {
      guard let finding = try find(pattern, confirming) else { return nil }
      answer.sql = [finding.sql]
      claims = single(finding.claims, pattern, &answer)
    }
    let isNegated = query.pattern?.isNegated ?? false
    var explained = claims.flatMap { self.explained(by: $0, isNegated: isNegated) }
    if let term = query.terms.first {
      explained += try evaluator.things(term, limit: 3).entities.map { ($0, language.causes) }
    }
    // Why a thing was not so is no reason for its being so.
    for claim in claims where claim.isDenied == isNegated {
      for qualifier in claim.qualifiers where language.reasons.contains(qualifier.relation.key) {
        answer.items.append(
          Answer.Item(
            text: "\(qualifier.relation.label) \(qualifier.value.printed)",
            entity: nil,
            when: nil,
            isPossible: false,
            claims: [claim]
          )
        )
      }
    }
    var seen: Set<Entity.ID> = []
    for (thing, relations) in explained
    where seen.insert(thing.id).inserted && !lexicon.fits(thing.kind, ["agent", "place"]) {
      for relation in relations {
        for claim in try base.claims(ClaimQuery(object: thing.id, relation: relation))
        where !claim.isDenied {
          guard !answer.items.contains(where: { $0.claims.contains { $0.id == claim.id } }) else {
            continue
          }
          answer.items.append(
            Answer.Item(
              text: claim.sentence,
              entity: nil,
              when: claim.when,
              isPossible: claim.certainty != .certain,
              claims: [claim]
            )
          )
        }
      }
    }
    guard !claims.isEmpty || !answer.items.isEmpty else {
      guard let pattern = query.pattern else { return nil }
      return try notRecorded(answer, pattern, denied: [])
    }
    guard !answer.items.isEmpty else {
      answer.verdict = .notRecorded
      answer.evidence = Array(claims.prefix(5))
      answer.text = "No reason is recorded."
      answer.notes.append("What is recorded of it is told below.")
      return answer
    }
    answer.text = answer.items.map { Self.capitalized($0.text) + "." }.joined(separator: " ")
    answer.notes.append("Only reasons that a source gives are told.")
    let evidence = answer.items.flatMap(\.claims) + claims
    var told: Set<Claim.ID> = []
    answer.evidence = evidence.filter { told.insert($0.id).inserted }
    dissent(&answer)
    return answer
  }

  /// The things whose causes are reasons for what a claim says, each with the relations of such causes.
  ///
  /// What caused an alliance is no reason for refusing it; it is one for seeking it.
  private func explained(by claim: Claim, isNegated: Bool) -> [(Entity, [String])] {
    let helping = language.causes.filter { !language.hindrances.contains($0) }
    var things: [(Entity, [String])] = []
    if !isNegated {
      for qualifier in claim.qualifiers where qualifier.relation.key == "in-event" {
        if case .entity(let event) = qualifier.value { things.append((event, helping)) }
      }
      things.append((claim.subject, helping))
    }
    if case .entity(let object) = claim.object {
      let key = claim.relation.key
      if language.bringsAbout.contains(key) {
        things.append((object, isNegated ? language.hindrances : helping))
      } else if language.givesUp.contains(key), !isNegated {
        things.append((object, language.hindrances))
      }
    }
    return things
  }
}
