internal import RegestaKit

extension Answerer {
  // MARK: Who, what, which

  func select(_ query: Query, _ confirming: [String]) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    guard let pattern = query.pattern else { return try list(query) }
    let excluded = query.asked == .subject || query.asked == .object ? Self.excluded(pattern) : []
    guard let finding = try find(pattern, confirming, excluding: excluded, asked: query.asked)
    else { return nil }
    answer.sql = [finding.sql]
    let claims = single(finding.claims, pattern, &answer)
    let asserted = claims.filter { $0.isDenied == pattern.isNegated }
    answer.items = fitting(
      items(asserted, query.asked, time: pattern.time, turned: finding.turned),
      pattern,
      query.asked
    )
    answer.items = shared(answer.items, pattern)
    if pattern.isNegated { answer.notes.append("Only what is expressly denied is told.") }
    add(finding, to: &answer)
    guard !answer.items.isEmpty else {
      if claims.isEmpty, query.asked == .subject, let held = try held(answer, pattern) {
        return held
      }
      if claims.isEmpty, query.asked == .object, let chain = try through(answer, pattern) {
        return chain
      }
      return try notRecorded(answer, pattern, denied: claims)
    }
    if answer.items.count == 1, let entity = answer.items[0].entity {
      let written = try base.names(of: entity.id).filter { $0.role == "name-as-written" }.map(
        \.text
      )
      if !written.isEmpty {
        answer.notes.append(
          "In its sources \(entity.label) is also written: \(written.joined(separator: ", "))."
        )
      }
    }
    answer.text = sentence(answer.items, withDates: interpreter.wantsDate)
    if wantsPerson(pattern, query.asked),
      !answer.items.contains(where: { $0.entity.map { lexicon.fits($0.kind, ["person"]) } ?? false }
      )
    {
      answer.notes.append("No person is recorded here, only states and bodies.")
    }
    finish(&answer)
    if answer.verdict == .disputed { answer.text = disputed(answer) }
    return answer
  }

  /// "Disputed: A, says X; B, says Y": never one of them alone.
  func disputed(_ answer: Answer) -> String {
    func who(_ claims: [Claim]) -> String {
      // The works themselves, rather than the one through which they are known.
      let citations = claims.flatMap(\.citations)
      let works = citations.filter { $0.via != nil }
      return (works.isEmpty ? citations : works).map(\.printed).joined(separator: "; ")
    }
    let sides =
      answer.items.map { "\($0.text), according to \(who($0.claims))" }
      + answer.dissent.map { "\($0.sentence), according to \(who([$0]))" }
    return "Disputed: " + sides.joined(separator: "; but ") + "."
  }

  /// What the question itself named beside what it asks for: "who signed it with Lithuania" does not ask for Lithuania.
  static func excluded(_ pattern: Pattern) -> Set<Entity.ID> {
    var excluded: Set<Entity.ID> = []
    for term in pattern.extras.map(\.term) { excluded.formUnion(named(term)) }
    for term in [pattern.subject, pattern.object] {
      guard case .described(let description) = term else { continue }
      for case .touches(let other) in description.restrictions { excluded.formUnion(named(other)) }
    }
    return excluded
  }

  /// "Claimed by Lithuania and Poland": by each of them.
  func shared(_ items: [Answer.Item], _ pattern: Pattern) -> [Answer.Item] {
    var items = items
    for case .all(let terms) in [pattern.subject, pattern.object] {
      let wanted = terms.map { term in Set(term.allNamed.map(\.id)) }.filter { !$0.isEmpty }
      items = items.filter { item in
        wanted.allSatisfy { things in
          item.claims.contains { claim in claim.entities.contains { things.contains($0.id) } }
        }
      }
    }
    return items
  }

  /// The answers that are of the kind that was asked for.
  func fitting(_ items: [Answer.Item], _ pattern: Pattern, _ asked: Query.Asked) -> [Answer
    .Item]
  {
    var items = items
    if case .qualifier = asked, let wanted = pattern.extras.last?.term {
      items = items.filter { item in
        item.entity.map {
          interpreter.fits(
            .things([Term.Thing(entity: $0, actors: [], score: 1)], words: ""),
            Self.kinds(wanted)
          )
        } ?? false
      }
    }
    return items
  }

  static func named(_ term: Term) -> [Entity.ID] {
    if case .things(let things, _) = term { return things.map(\.entity.id) }
    if case .all(let terms) = term { return terms.flatMap(named) }
    return []
  }

  static func kinds(_ term: Term) -> [String] {
    if case .described(let description) = term { return description.kinds }
    return []
  }

  /// "Who" may mean a person.
  func wantsPerson(_ pattern: Pattern, _ asked: Query.Asked) -> Bool {
    let term = asked == .subject ? pattern.subject : pattern.object
    guard case .described(let description) = term, description.kinds == ["agent"] else {
      return false
    }
    return true
  }

  func list(_ query: Query) throws -> Answer? {
    guard let term = query.terms.first else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    let (entities, sql) = try evaluator.things(term)
    answer.sql = [sql].filter { !$0.isEmpty }
    answer.items = try entities.prefix(200).map { entity in
      let span = try evaluator.span(of: entity)
      let when = span.map { printed($0.first.lowerBound, $0.last.upperBound) }
      return Answer.Item(
        text: entity.label,
        entity: entity,
        when: when,
        isPossible: false,
        claims: span?.claims ?? []
      )
    }
    answer.evidence = answer.items.flatMap(\.claims)
    guard !answer.items.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Not recorded: the base has nothing of that description."
      return answer
    }
    answer.text = sentence(answer.items)
    return answer
  }

}
