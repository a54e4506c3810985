internal import RegestaKit

extension Answerer {
  // MARK: In common

  func common(_ query: Query) throws -> Answer? {
    var things: [Entity] = []
    for term in query.terms {
      guard let entity = try evaluator.things(term, limit: 1).entities.first else { return nil }
      things.append(entity)
    }
    guard things.count > 1, Set(things.map(\.id)).count == things.count else { return nil }
    var answer = Answer(query, reading: "what \(Self.listed(things.map(\.label))) have in common")
    let ground = try base.commonGround(of: things.map(\.id), fewest: 0)
    for tie in ground.shared + ground.mixed {
      // One item for a partner, by however many relations it is shared.
      let claims = tie.claims.map { $0.map(\.bare).joined(separator: "; ") }
      let ties = claims.joined(separator: " – ")
      if let place = answer.items.firstIndex(where: { $0.entity?.id == tie.partner.id }) {
        answer.items[place].text = answer.items[place].text.dropLast() + "; \(ties))"
        answer.items[place].claims += tie.claims.joined()
      } else if answer.items.count < 20 {
        answer.items.append(
          Answer.Item(
            text: "\(tie.partner.label) (\(ties))",
            entity: tie.partner,
            when: nil,
            isPossible: false,
            claims: Array(tie.claims.joined())
          )
        )
      }
    }
    guard !answer.items.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Nothing in common is recorded."
      answer.notes.append("regesta path \(things[0].key) \(things[1].key) looks for longer ways.")
      return answer
    }
    answer.text = answer.items.map { "\($0.text)." }.joined(separator: "\n")
    finish(&answer)
    return answer
  }

  // MARK: Side by side

  func compare(_ query: Query) throws -> Answer? {
    guard query.terms.count == 2 else { return nil }
    let (first, firstClaims) = try members(query.terms[0])
    let (second, secondClaims) = try members(query.terms[1])
    guard !first.isEmpty, !second.isEmpty else { return nil }
    if first.count == 1, second.count == 1, query.terms.allSatisfy(\.isOne) {
      return try sideBySide(first[0], second[0], query)
    }
    var answer = Answer(query, reading: wording(of: query))
    let (one, other) = (Set(first.map(\.id)), Set(second.map(\.id)))
    func part(_ title: String, _ entities: [Entity]) -> String? {
      entities.isEmpty ? nil : "\(title): \(Self.listed(entities.map(\.label)))."
    }
    answer.items = (first + second).map { entity in
      Answer.Item(
        text: entity.label,
        entity: entity,
        when: nil,
        isPossible: false,
        claims: (firstClaims + secondClaims).filter { $0.entities.contains { $0.id == entity.id } }
      )
    }
    answer.text = [
      part("Only \(wording(query.terms[0]))", first.filter { !other.contains($0.id) }),
      part("Both", first.filter { other.contains($0.id) }),
      part("Only \(wording(query.terms[1]))", second.filter { !one.contains($0.id) }),
    ].compactMap { $0 }.joined(separator: "\n")
    finish(&answer)
    return answer
  }

  /// The things that a term stands for, and the claims that make them so.
  private func members(_ term: Term) throws -> ([Entity], [Claim]) {
    var entities = try evaluator.things(term, limit: 50).entities
    if term.isOne { entities = Array(entities.prefix(1)) }
    guard case .described(let description) = term else { return (entities, []) }
    var claims: [Claim] = []
    for case .claimed(let pattern, let isSubject) in description.restrictions {
      claims += try evaluator.claims(pattern).claims.filter { claim in
        !claim.isDenied
          && entities.contains {
            isSubject ? claim.subject.id == $0.id : claim.entities.last?.id == $0.id
          }
      }
    }
    return (entities, claims)
  }

  private func sideBySide(_ first: Entity, _ second: Entity, _ query: Query) throws -> Answer? {
    guard first.id != second.id else { return nil }
    var answer = Answer(query, reading: "\(first.label) beside \(second.label)")
    let rows = try base.compare(entities: [first.id, second.id], filter: EdgeFilter())
      .groups.flatMap(\.rows)
    func line(_ title: String, _ claims: [Claim]) {
      for claim in claims {
        answer.items.append(
          Answer.Item(
            text: "\(title): \(claim.sentence)",
            entity: nil,
            when: claim.when,
            isPossible: false,
            claims: [claim]
          )
        )
      }
    }
    for (title, holders) in [
      ("Both", [0, 1]), ("Only \(first.label)", [0]), ("Only \(second.label)", [1]),
    ] {
      for row in rows where row.holders == holders { line(title, Array(row.claims.joined())) }
    }
    guard !answer.items.isEmpty else { return nil }
    answer.text = answer.items.prefix(40).map { "\($0.text)." }.joined(separator: "\n")
    if answer.items.count > 40 {
      answer.notes.append("More: regesta compare \(first.key) \(second.key)")
    }
    finish(&answer)
    answer.verdict = .certain
    return answer
  }
}
