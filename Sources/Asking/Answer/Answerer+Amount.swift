internal import RegestaKit

extension Answerer {
  // MARK: How much

  func amount(_ query: Query, _ confirming: [String]) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    var claims: [Claim] = []
    if let pattern = query.pattern {
      guard let finding = try find(pattern, confirming) else { return nil }
      answer.sql = [finding.sql]
      claims = finding.claims.filter { !$0.isDenied }
      if !claims.contains(where: { $0.quantities.isEmpty == false }) {
        for thing in Set(claims.flatMap(\.entities)) {
          claims += try base.claims(ClaimQuery(subject: thing.id)).filter {
            !$0.quantities.isEmpty && !$0.isDenied
          }
        }
      }
    } else if let term = query.terms.first {
      let things = try evaluator.things(term, limit: 5).entities
      for entity in things {
        claims += try base.claims(ClaimQuery(about: entity.id)).filter {
          !$0.quantities.isEmpty && !$0.isDenied
        }
      }
      if claims.isEmpty, let thing = things.first {
        answer.verdict = .notRecorded
        answer.text = "No amount is recorded of \(thing.label)."
        answer.evidence = Array(try base.claims(ClaimQuery(about: thing.id, limit: 5)))
        return answer
      }
    }
    var seen: Set<Claim.ID> = []
    for claim in claims where seen.insert(claim.id).inserted {
      for quantity in claim.quantities {
        let scope = scope(of: claim)
        answer.items.append(
          Answer.Item(
            text: scope.isEmpty ? quantity : "\(quantity) (\(scope))",
            entity: nil,
            when: claim.when,
            isPossible: claim.certainty == .doubtful,
            claims: [claim]
          )
        )
      }
    }
    guard !answer.items.isEmpty else {
      guard let pattern = query.pattern else { return nil }
      return try notRecorded(answer, pattern, denied: [])
    }
    answer.text = answer.items.map { "\(Self.capitalized($0.text))." }.joined(separator: " ")
    if answer.items.count > 1 {
      answer.notes.append("The figures are not added up: they may be of different scope.")
    }
    finish(&answer)
    return answer
  }

  /// What an amount is of, beside its subject.
  func scope(of claim: Claim) -> String {
    claim.qualifiers.filter {
      ["scope", "in-place", "extent", "over", "matter", "on-behalf-of", "role"].contains(
        $0.relation.key
      )
    }
    .map { "\($0.relation.label) \($0.value.printed)" }.joined(separator: ", ")
  }
}
