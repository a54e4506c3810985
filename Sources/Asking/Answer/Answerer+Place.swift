internal import RegestaKit

extension Answerer {
  // MARK: Where

  func place(_ query: Query, _ confirming: [String]) throws -> Answer? {
    if query.asked == .object { return try select(query, confirming) }
    var answer = Answer(query, reading: wording(of: query))
    var places: [(Entity, [Claim])] = []
    func add(_ entity: Entity, _ claims: [Claim]) {
      guard lexicon.fits(entity.kind, ["place", "polity"]),
        !places.contains(where: { $0.0.id == entity.id })
      else { return }
      places.append((entity, claims))
    }
    var things: [Entity] = []
    var claims: [Claim] = []
    if let pattern = query.pattern {
      guard let finding = try find(pattern, confirming) else { return nil }
      answer.sql = [finding.sql]
      claims = single(finding.claims, pattern, &answer).filter { !$0.isDenied }
      for claim in claims {
        for qualifier in claim.qualifiers
        where ["in-place", "over"].contains(qualifier.relation.key) {
          if case .entity(let entity) = qualifier.value { add(entity, [claim]) }
        }
        for qualifier in claim.qualifiers {
          if case .entity(let entity) = qualifier.value, lexicon.fits(entity.kind, ["event"]) {
            things.append(entity)
          }
        }
        things.append(claim.subject)
        if case .entity(let entity) = claim.object { things.append(entity) }
      }
    } else if let term = query.terms.first {
      let (entities, sql) = try evaluator.things(term, limit: 5)
      things = term.isOne ? Array(entities.prefix(1)) : entities
      answer.sql = [sql].filter { !$0.isEmpty }
      if let entity = things.first { answer.reading += "; \(entity.label)" }
    }
    if places.isEmpty {
      for thing in things
      where query.pattern == nil || lexicon.fits(thing.kind, ["event", "object", "work"]) {
        for claim in try base.claims(ClaimQuery(subject: thing.id))
        where language.places.contains(claim.relation.key) && !claim.isDenied {
          if case .entity(let entity) = claim.object {
            add(entity, (claims.first.map { [$0] } ?? []) + [claim])
          }
        }
      }
    }
    if places.isEmpty, query.pattern == nil {
      for thing in things where lexicon.fits(thing.kind, ["place"]) {
        for claim in try base.claims(ClaimQuery(subject: thing.id, relation: "overlaps"))
        where !claim.isDenied {
          if case .entity(let entity) = claim.object { add(entity, [claim]) }
        }
      }
    }
    guard !places.isEmpty else {
      guard !claims.isEmpty || !things.isEmpty else {
        guard let pattern = query.pattern else { return nil }
        return try notRecorded(answer, pattern, denied: [])
      }
      answer.verdict = .notRecorded
      answer.text = "Not recorded where."
      answer.evidence = Array(claims.prefix(5))
      return answer
    }
    answer.items = places.map {
      Answer.Item(text: $0.0.label, entity: $0.0, when: nil, isPossible: false, claims: $0.1)
    }
    answer.text = answer.items.map { item in
      guard let claim = item.claims.last,
        language.places.contains(claim.relation.key) || claim.relation.key == "overlaps"
      else { return "\(item.text)." }
      return "\(item.text) (\(claim.bare)\(claim.when.map { ", \($0)" } ?? ""))."
    }.joined(separator: " ")
    finish(&answer)
    return answer
  }
}
