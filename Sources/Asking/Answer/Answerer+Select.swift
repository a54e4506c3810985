internal import Chronology
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
    answer.items = fitting(items(asserted, query.asked, time: pattern.time), pattern, query.asked)
    answer.items = shared(answer.items, pattern)
    if pattern.isNegated { answer.notes.append("Only what is expressly denied is told.") }
    add(finding, to: &answer)
    guard !answer.items.isEmpty else { return try notRecorded(answer, pattern, denied: claims) }
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
  private func disputed(_ answer: Answer) -> String {
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
  private static func excluded(_ pattern: Pattern) -> Set<Entity.ID> {
    var excluded: Set<Entity.ID> = []
    for term in pattern.extras.map(\.term) { excluded.formUnion(named(term)) }
    for term in [pattern.subject, pattern.object] {
      guard case .described(let description) = term else { continue }
      for case .touches(let other) in description.restrictions { excluded.formUnion(named(other)) }
    }
    return excluded
  }

  /// "Claimed by Lithuania and Poland": by each of them.
  private func shared(_ items: [Answer.Item], _ pattern: Pattern) -> [Answer.Item] {
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
  private func fitting(_ items: [Answer.Item], _ pattern: Pattern, _ asked: Query.Asked) -> [Answer
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

  private static func named(_ term: Term) -> [Entity.ID] {
    if case .things(let things, _) = term { return things.map(\.entity.id) }
    if case .all(let terms) = term { return terms.flatMap(named) }
    return []
  }

  private static func kinds(_ term: Term) -> [String] {
    if case .described(let description) = term { return description.kinds }
    return []
  }

  /// "Who" may mean a person.
  private func wantsPerson(_ pattern: Pattern, _ asked: Query.Asked) -> Bool {
    let term = asked == .subject ? pattern.subject : pattern.object
    guard case .described(let description) = term, description.kinds == ["agent"] else {
      return false
    }
    return true
  }

  private func list(_ query: Query) throws -> Answer? {
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

  func count(_ query: Query, _ confirming: [String]) throws -> Answer? {
    // "How often": the claims themselves are counted.
    guard
      var answer = try query.asked == .claim && query.pattern != nil
        ? occasions(query, confirming) : select(query, confirming)
    else { return nil }
    answer.query = query
    guard answer.verdict != .notRecorded else { return answer }
    let count = answer.items.count
    let certain = answer.items.filter { !$0.isPossible }.count
    let number = certain == count ? "\(count)" : "\(certain) to \(count)"
    answer.text = "\(number): \(sentence(answer.items))"
    return answer
  }

  private func occasions(_ query: Query, _ confirming: [String]) throws -> Answer? {
    guard let pattern = query.pattern, let finding = try find(pattern, confirming) else {
      return nil
    }
    var answer = Answer(query, reading: wording(of: query))
    answer.sql = [finding.sql]
    let claims = finding.claims.filter { !$0.isDenied }
    answer.items = claims.map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: claim.when,
        isPossible: isPossible(claim, pattern.time),
        claims: [claim]
      )
    }
    add(finding, to: &answer)
    guard !answer.items.isEmpty else {
      return try notRecorded(answer, pattern, denied: finding.claims)
    }
    finish(&answer)
    return answer
  }

  // MARK: First and last

  func extremum(_ query: Query, _ confirming: [String]) throws -> Answer? {
    guard var answer = try select(query, confirming) else { return nil }
    guard answer.verdict != .notRecorded else { return answer }
    let isFirst = query.operation == .first
    var dated: [(item: Answer.Item, span: Evaluator.Span)] = []
    for var item in answer.items {
      var spans: [Evaluator.Span] = []
      for claim in item.claims {
        if let span = try evaluator.span(of: claim) { spans.append(span) }
      }
      if spans.isEmpty, let entity = item.entity, let span = try evaluator.span(of: entity) {
        spans.append(span)
      }
      let best =
        isFirst
        ? spans.min { $0.first.lowerBound < $1.first.lowerBound }
        : spans.max { $0.first.upperBound < $1.first.upperBound }
      guard let best, best.first.upperBound.isFinite || best.first.lowerBound.isFinite else {
        continue
      }
      item.when = best.claims.first?.when ?? printed(best.first.lowerBound, best.first.upperBound)
      item.claims = best.claims
      dated.append((item, best))
    }
    guard !dated.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Not recorded: none of \(answer.items.count) has a date."
      return answer
    }
    dated.sort { left, right in
      isFirst
        ? (left.span.first.upperBound, left.span.first.lowerBound) < (
          right.span.first.upperBound, right.span.first.lowerBound
        )
        : (left.span.first.lowerBound, left.span.first.upperBound) > (
          right.span.first.lowerBound, right.span.first.upperBound
        )
    }
    let best = dated[0]
    // Another may have been as early, as far as its date tells.
    let rivals = dated.dropFirst().filter { other in
      isFirst
        ? other.span.first.lowerBound <= best.span.first.upperBound
          && other.item.text != best.item.text
        : other.span.first.upperBound >= best.span.first.lowerBound
          && other.item.text != best.item.text
    }
    answer.items = [best.item] + rivals.map(\.item)
    let word = isFirst ? "first" : "last"
    var text = "\(best.item.text)"
    if let when = best.item.when { text += ", \(when)" }
    if rivals.isEmpty {
      text += ": the \(word) among those recorded."
    } else {
      answer.verdict = .possible
      text +=
        "; as far as the dates tell, it may also have been \(Self.listed(rivals.map { rival in rival.item.text + (rival.item.when.map { " (\($0))" } ?? "") }))."
    }
    answer.text = text
    answer.evidence = answer.items.flatMap(\.claims)
    let without = answer.items.count < dated.count ? 0 : answer.items.count - dated.count
    if without > 0 { answer.notes.append("\(without) more have no date and were left out.") }
    answer.notes.append("Only what this base has recorded was compared.")
    dissent(&answer)
    return answer
  }

  // MARK: Common to all

  /// The answers that claims give, each once.
  func items(_ claims: [Claim], _ asked: Query.Asked, time: TimeWindow?) -> [Answer.Item] {
    var items: [Answer.Item] = []
    var places: [String: Int] = [:]
    for claim in claims {
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
  private func additions(_ claim: Claim, _ asked: Query.Asked) -> String {
    guard asked == .object else { return "" }
    let wanted = ["action", "matter", "as", "on-condition", "extent", "purpose", "scope"]
    let parts = claim.qualifiers.filter { wanted.contains($0.relation.key) }.map {
      "\($0.relation.label) \($0.value.printed)"
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
  }

  private func answers(_ claim: Claim, _ asked: Query.Asked) -> [(String, Entity?)] {
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
    let verdict =
      period.isInstant || claim.relation.key.isEmpty
      ? period.holds(sometimeIn: time.earliest...max(time.earliest, time.latest))
      : period.holds(sometimeIn: time.earliest...max(time.earliest, time.latest))
    return verdict != .certain || claim.certainty == .doubtful
  }

  /// Where one thing is meant and several fit, the one that the base says most of.
  func single(_ claims: [Claim], _ pattern: Pattern, _ answer: inout Answer) -> [Claim] {
    var claims = claims
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

  private func note(_ description: Term.Description, _ entity: Entity, _ answer: inout Answer) {
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

  /// Claims about the things of a question that come near to it: of the same relation, or of the same two things.
  func nearest(_ pattern: Pattern) throws -> [Claim] {
    var wider = pattern
    wider.extras = []
    wider.time = nil
    var claims = try evaluator.claims(wider, limit: 5).claims
    if claims.isEmpty, case .things = pattern.object {
      wider.subject = .anything
      claims = try evaluator.claims(wider, limit: 5).claims
    }
    if claims.isEmpty, case .things = pattern.subject {
      wider.subject = pattern.subject
      wider.object = .anything
      claims = try evaluator.claims(wider, limit: 5).claims
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
