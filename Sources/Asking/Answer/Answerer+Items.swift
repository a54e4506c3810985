internal import Chronology
internal import RegestaKit

extension Answerer {
  // MARK: Common to all

  /// The answers that claims give, each once.
  func items(
    _ claims: [Claim],
    _ asked: Query.Asked,
    time: TimeWindow?,
    turned: Set<Claim.ID> = []
  ) -> [Answer.Item] {
    var items: [Answer.Item] = []
    var places: [String: Int] = [:]
    for claim in claims {
      let asked = turned.contains(claim.id) ? asked.turned : asked
      for (text, entity) in answers(claim, asked) {
        let text = text + additions(claim, asked)
        let key = entity.map { "#\($0.id)" } ?? text
        let possible = isPossible(claim, time)
        if let place = places[key] {
          items[place].claims.append(claim)
          items[place].isPossible = items[place].isPossible && possible
          continue
        }
        places[key] = items.count
        items.append(
          Answer.Item(
            text: text,
            entity: entity,
            when: claim.when,
            isPossible: possible,
            claims: [claim]
          )
        )
      }
    }
    return items
  }

  /// What the claim adds that the answer would be dull without: what was allowed, on what condition.
  func additions(_ claim: Claim, _ asked: Query.Asked) -> String {
    guard asked == .object else { return "" }
    let wanted = ["action", "matter", "as", "on-condition", "extent", "purpose", "scope"]
    let parts = claim.qualifiers.filter { wanted.contains($0.relation.key) }.map {
      "\($0.relation.label) \($0.value.printed)"
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  func answers(_ claim: Claim, _ asked: Query.Asked) -> [(String, Entity?)] {
    switch asked {
    case .subject: return [(claim.subject.label, claim.subject)]
    case .object, .claim:
      if case .entity(let entity) = claim.object { return [(entity.label, entity)] }
      return [(claim.object.printed, nil)]
    case .qualifier(let prepositions):
      let keys = prepositions.flatMap { language.prepositions[$0] ?? [] }
      return claim.qualifiers.filter { keys.contains($0.relation.key) }.map { qualifier in
        if case .entity(let entity) = qualifier.value { return (entity.label, entity) }
        return (qualifier.value.printed, nil)
      }
    }
  }

  /// Whether what is said only may hold at the time asked for, or is itself not sure.
  func isPossible(_ claim: Claim, _ time: TimeWindow?) -> Bool {
    guard let time, let period = claim.period else { return claim.certainty == .doubtful }
    let verdict = period.holds(sometimeIn: time.earliest...max(time.earliest, time.latest))
    return verdict != .certain || claim.certainty == .doubtful
  }

  /// Where one thing is meant and several fit, the one that the base says most of.
  func single(_ claims: [Claim], _ pattern: Pattern, _ answer: inout Answer) -> [Claim] {
    var claims = claims
    if ![.select, .count, .first, .last].contains(answer.query.operation) {
      claims = saidOfEach(claims, pattern)
    }
    for isSubject in [true, false] {
      let term = isSubject ? pattern.subject : pattern.object
      guard case .described(let description) = term, description.isOne, !description.words.isEmpty,
        !(isSubject && answer.query.asked == .subject),
        !(!isSubject && answer.query.asked == .object)
      else { continue }
      var groups: [Entity: Int] = [:]
      for claim in claims {
        let entity: Entity? =
          isSubject
          ? claim.subject : { if case .entity(let entity) = claim.object { entity } else { nil } }()
        if let entity { groups[entity, default: 0] += 1 }
      }
      guard groups.count > 1 else {
        if let only = groups.keys.first { note(description, only, &answer) }
        continue
      }
      let ranked = groups.keys.sorted { left, right in
        let (one, other) = (salience(left), salience(right))
        return one != other ? one > other : left.id < right.id
      }
      let best = ranked[0]
      note(description, best, &answer)
      answer.notes.append(
        "There is also \(Self.listed(ranked.dropFirst().map(\.label))), of which the same is asked by its name."
      )
      claims = claims.filter { claim in
        if isSubject { return claim.subject.id == best.id }
        if case .entity(let entity) = claim.object { return entity.id == best.id }
        return false
      }
    }
    return claims
  }

  /// "Estonia, Latvia and Lithuania met": claims of the same are wanted of each of them.
  private func saidOfEach(_ claims: [Claim], _ pattern: Pattern) -> [Claim] {
    var claims = claims
    for (isSubject, term) in [(true, pattern.subject), (false, pattern.object)] {
      guard case .all(let terms) = term else { continue }
      let wanted = terms.map { Set($0.allNamed.map(\.id)) }.filter { !$0.isEmpty }
      let groups = Dictionary(grouping: claims) { claim in
        isSubject ? claim.object.printed : claim.subject.label
      }
      let whole = groups.values.filter { group in
        wanted.allSatisfy { things in
          group.contains { claim in claim.entities.contains { things.contains($0.id) } }
        }
      }
      let kept = Set(whole.joined().map(\.id))
      claims = claims.filter { kept.contains($0.id) }
    }
    return claims
  }

  func note(_ description: Term.Description, _ entity: Entity, _ answer: inout Answer) {
    guard !description.words.isEmpty else { return }
    answer.reading += "; \"\(description.words)\" = \(entity.label)"
  }

  func salience(_ entity: Entity) -> Int {
    (try? base.count(ClaimQuery(about: entity.id))) ?? 0
  }

  /// Nothing is said of it, or only that it is not so.
  func notRecorded(_ answer: Answer, _ pattern: Pattern, denied: [Claim]) throws -> Answer {
    var answer = answer
    answer.verdict = .notRecorded
    answer.items = []
    if let claim = denied.first(where: \.isDenied) {
      answer.verdict = .no
      answer.text = "\(claim.sentence)."
      answer.evidence = denied
      return answer
    }
    answer.text = "Not recorded in this base."
    answer.evidence = try nearest(pattern)
    if !answer.evidence.isEmpty {
      answer.notes.append("What it has that comes near is told below.")
    }
    return answer
  }

  /// Claims about the things of a question that come near to it: of the same relation, or of the same two things. Where it
  /// names none, those of a relation by which little is said.
  func nearest(_ pattern: Pattern) throws -> [Claim] {
    var wider = pattern
    wider.extras = []
    wider.time = nil
    let namesNone = (wider.subject.allNamed + wider.object.allNamed).isEmpty
    // Any five of thousands are no nearer than the others.
    var claims =
      try namesNone && evaluator.isCommon(wider)
      ? [] : evaluator.claims(wider, limit: 5).claims
    if claims.isEmpty, case .things = pattern.object {
      wider.subject = .anything
      claims = try evaluator.claims(wider, limit: 5).claims
    }
    if claims.isEmpty, case .things = pattern.subject {
      wider.subject = pattern.subject
      wider.object = .anything
      claims = try evaluator.claims(wider, limit: 5).claims
    }
    if claims.isEmpty {
      // Of another kind than was asked for.
      wider = pattern
      wider.extras = []
      if case .described(let description) = pattern.object, description.restrictions.isEmpty {
        wider.object = .anything
      } else if case .described(let description) = pattern.subject,
        description.restrictions.isEmpty
      {
        wider.subject = .anything
      }
      let isNamed = wider.subject != .anything || wider.object != .anything
      if isNamed, wider != pattern { claims = try evaluator.claims(wider, limit: 5).claims }
    }
    return Array(claims.prefix(5))
  }

  func add(_ finding: Evaluator.Finding, to answer: inout Answer) {
    if finding.isWidened {
      answer.notes.append(
        "Who acts for another was taken for it: an army for its state, a government for its land."
      )
    }
    if finding.isLoose {
      answer.notes.append(
        "A phrase of the question is said of the things, not in the claim itself."
      )
    }
  }

  /// What all answers of claims end with: the evidence, how sure it is, and what speaks against it.
  func finish(_ answer: inout Answer) {
    var seen: Set<Claim.ID> = []
    answer.evidence = answer.items.flatMap(\.claims).filter { seen.insert($0.id).inserted }
    if answer.items.allSatisfy(\.isPossible) { answer.verdict = .possible }
    dissent(&answer)
  }

  /// The other sides of the disputes that the evidence is part of.
  func dissent(_ answer: inout Answer) {
    let ids = Set(answer.evidence.map(\.id))
    var sides: Set<String> = []
    for claim in answer.evidence {
      for reference in claim.disputes where reference.status == .open {
        sides.insert("\(reference.id)/\(reference.side)")
        guard let dispute = try? base.dispute(reference.id) else { continue }
        let others = dispute.sides.filter { side in !side.contains { $0.id == claim.id } }.joined()
        for other in others
        where !ids.contains(other.id) && !answer.dissent.contains(where: { $0.id == other.id }) {
          answer.dissent.append(other)
        }
      }
      if claim.citations.contains(where: { $0.stance == .disputes }) {
        answer.notes.append("Some source speaks against: \(claim.sentence).")
      }
    }
    // Both sides of one dispute among the answers: no one of them is the answer.
    let disputes = sides.map { $0.split(separator: "/")[0] }
    if Set(disputes).count < disputes.count || !answer.dissent.isEmpty {
      answer.verdict = .disputed
    }
  }
}
