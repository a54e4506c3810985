internal import Chronology
internal import RegestaKit

extension Answerer {
  /// How many events or statements are told at most.
  private static let most = 60

  // MARK: What happened

  func timeline(_ query: Query) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    let time = query.time
    var claims: [Claim] = []
    if query.terms.isEmpty {
      guard let time else { return nil }
      claims = try base.timeline(of: nil, from: time.earliest, to: time.latest, limit: 500)
    } else {
      for term in query.terms {
        let (entities, sql) = try evaluator.things(term, limit: 3)
        if !sql.isEmpty { answer.sql.append(sql) }
        var all = term.isOne ? Array(entities.prefix(1)) : entities
        if case .things(let things, _) = term { all += things.flatMap(\.actors) }
        for entity in all {
          claims += try base.timeline(
            of: entity.id,
            from: time?.earliest,
            to: time?.latest,
            limit: 500
          )
        }
      }
    }
    let read = Set(claims.compactMap(\.readingOf))
    var seen: Set<Claim.ID> = []
    let told = claims.filter { claim in
      seen.insert(claim.id).inserted && !read.contains(claim.id) && isEvent(claim, within: time)
    }.sorted { left, right in
      // What certainly lies within goes before what may.
      let (first, second) = (isVague(left, within: time), isVague(right, within: time))
      if first != second { return second }
      let one = day(left, within: time)
      let other = day(right, within: time)
      return one != other ? one < other : left.id < right.id
    }
    answer.items = told.prefix(Self.most).map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: when(claim, within: time),
        isPossible: isVague(claim, within: time),
        claims: [claim]
      )
    }
    if told.count > Self.most {
      answer.notes.append("\(told.count - Self.most) more are not shown.")
    }
    guard !answer.items.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Nothing is recorded for that time."
      return answer
    }
    answer.text = answer.items.map { item in
      "\(item.when.map { "\($0): " } ?? "")\(item.claims[0].told)\(item.isPossible ? " (possibly)" : "")"
    }
    .joined(separator: "\n")
    finish(&answer)
    answer.verdict = .certain
    return answer
  }

  /// Whether a claim may lie outside the time.
  private func isVague(_ claim: Claim, within time: TimeWindow?) -> Bool {
    guard let time, let period = claim.period ?? datedPeriod(claim) else { return false }
    func lies(_ earliest: Day, _ latest: Day) -> Bool {
      earliest >= time.earliest && latest <= time.latest
    }
    return !lies(period.startEarliest, period.startLatest)
      && !lies(period.endEarliest, period.endLatest)
  }

  /// The day by which a claim stands in a chronicle: when it began, or when it ended where only that is of the time.
  private func day(_ claim: Claim, within time: TimeWindow?) -> Day {
    guard let period = claim.period ?? datedPeriod(claim) else { return .distantFuture }
    if period.startEarliest.isFinite, time.map({ period.startEarliest >= $0.earliest }) ?? true {
      return period.startEarliest
    }
    return period.endEarliest.isFinite ? period.endEarliest : period.startLatest
  }

  /// Whether a claim tells something that happened in the time, rather than what merely was so.
  private func isEvent(_ claim: Claim, within time: TimeWindow?) -> Bool {
    guard let period = claim.period ?? datedPeriod(claim) else { return false }
    guard let time else { return true }
    func touches(_ earliest: Day, _ latest: Day) -> Bool {
      guard earliest.isFinite || latest.isFinite else { return false }
      if earliest >= time.earliest, latest <= time.latest { return true }
      guard !time.isStrict, earliest.isFinite, latest.isFinite else { return false }
      // A year that the time is a small part of tells nothing of it.
      return earliest <= time.latest && latest >= time.earliest
        && earliest.days(until: latest) <= max(31, 2 * time.earliest.days(until: time.latest))
    }
    return touches(period.startEarliest, period.startLatest)
      || !period.isInstant && touches(period.endEarliest, period.endLatest)
  }

  private func datedPeriod(_ claim: Claim) -> Period? {
    if case .date(let date) = claim.object { return .instant(date) }
    return nil
  }

  private func when(_ claim: Claim, within time: TimeWindow?) -> String? {
    if case .date(let date) = claim.object { return date.printed }
    // Of what began before, only the end belongs here.
    if let time, let period = claim.period, !period.isInstant, period.startLatest < time.earliest,
      period.endLatest.isFinite
    {
      return "until \(printed(period.endEarliest, period.endLatest))"
    }
    return claim.when
  }

  // MARK: What one says of another

  func between(_ query: Query) throws -> Answer? {
    guard query.terms.count == 2 else { return nil }
    let (things, _) = try evaluator.things(query.terms[0], limit: 10)
    guard let one = things.first else { return nil }
    let others = Set(try evaluator.things(query.terms[1], limit: 20).entities.map(\.id))
    guard !others.isEmpty else { return nil }
    var answer = Answer(query, reading: wording(of: query) + "; \(one.label)")
    var claims = try base.claims(ClaimQuery(about: one.id))
    // What is in it speaks for it: the clauses of a treaty.
    for part in claims where part.subject.id == one.id && part.relation.key == "contains-clause" {
      if case .entity(let clause) = part.object {
        claims += try base.claims(ClaimQuery(about: clause.id))
      }
    }
    var seen: Set<Claim.ID> = []
    claims = claims.filter { claim in
      seen.insert(claim.id).inserted
        && (claim.entities.contains { others.contains($0.id) }
          || claim.qualifiers.contains {
            if case .entity(let entity) = $0.value { others.contains(entity.id) } else { false }
          })
    }
    guard !claims.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Nothing is recorded of it."
      return answer
    }
    answer.items = claims.map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: claim.when,
        isPossible: claim.certainty == .doubtful,
        claims: [claim]
      )
    }
    answer.text = claims.map { $0.sentence + "." }.joined(separator: "\n")
    finish(&answer)
    return answer
  }

  func world(_ query: Query) throws -> Answer? {
    guard let time = query.time else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    let claims = try base.claims(ClaimQuery(on: time.date, limit: 400))
      .filter { $0.period.map { !$0.isInstant } ?? false }
    answer.items = claims.prefix(Self.most).map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: claim.when,
        isPossible: isPossible(claim, time),
        claims: [claim]
      )
    }
    if claims.count > Self.most {
      answer.notes.append("\(claims.count - Self.most) more are not shown.")
    }
    guard !answer.items.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Nothing is recorded for that time."
      return answer
    }
    answer.text = answer.items.map { $0.text + ($0.isPossible ? " (possibly)" : "") + "." }.joined(
      separator: "\n"
    )
    finish(&answer)
    answer.verdict = .certain
    return answer
  }

  // MARK: What it is called

  func names(_ query: Query) throws -> Answer? {
    guard let term = query.terms.first,
      let entity = try evaluator.things(term, limit: 1).entities.first
    else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    let all = try base.names(of: entity.id).filter { name in
      query.language.map { name.language == $0 || name.language.hasPrefix($0 + "-") } ?? true
    }
    for name in all {
      let aside = [
        name.language == "und" ? nil : name.language,
        name.role == "preferred-name" ? nil : name.role, name.when,
      ].compactMap { $0 }
      let text = aside.isEmpty ? name.text : "\(name.text) (\(aside.joined(separator: ", ")))"
      guard !answer.items.contains(where: { $0.text == text }) else { continue }
      answer.items.append(
        Answer.Item(
          text: text,
          entity: nil,
          when: name.when,
          isPossible: false,
          claims: try base.claim(name.claim).map { [$0] } ?? []
        )
      )
    }
    guard !answer.items.isEmpty else {
      answer.verdict = .notRecorded
      answer.text =
        "Not recorded: \(entity.label) has no name\(query.language.map { " in that language (\($0))" } ?? "")."
      return answer
    }
    answer.text = sentence(answer.items)
    finish(&answer)
    return answer
  }

  // MARK: What it is

  func describe(_ query: Query) throws -> Answer? {
    guard let term = query.terms.first else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    let (entities, sql) = try evaluator.things(term, limit: 5)
    answer.sql = [sql].filter { !$0.isEmpty }
    guard let entity = entities.first else { return nil }
    let portrait = try base.portrait(of: entity)
    let kind = lexicon.kinds[entity.kind]?.label ?? entity.kind
    var text = portrait.description ?? "\(entity.label): \(kind)"
    if text.last != "." { text += "." }
    answer.text = "\(entity.label) (\(kind)). \(text)"
    let told = portrait.statements.filter { $0.direction != .mention }
    answer.items = told.prefix(12).map { statement in
      Answer.Item(
        text: statement.claim.sentence,
        entity: nil,
        when: statement.claim.when,
        isPossible: false,
        claims: [statement.claim]
      )
    }
    if told.count > 12 {
      answer.notes.append("\(told.count - 12) more statements: regesta show \(entity.key)")
    }
    if entities.count > 1, !term.isOne {
      answer.notes.append(
        "The name may also mean \(Self.listed(entities.dropFirst().map(\.label)))."
      )
    }
    answer.items.insert(
      Answer.Item(text: text, entity: entity, when: nil, isPossible: false, claims: []),
      at: 0
    )
    answer.evidence = answer.items.flatMap(\.claims)
    dissent(&answer)
    answer.verdict = .certain
    return answer
  }

  // MARK: How things hang together

  func path(_ query: Query) throws -> Answer? {
    guard query.terms.count == 2,
      let start = try evaluator.things(query.terms[0], limit: 1).entities.first,
      let goal = try evaluator.things(query.terms[1], limit: 1).entities.first, start.id != goal.id
    else { return nil }
    var answer = Answer(query, reading: "a chain of claims from \(start.label) to \(goal.label)")
    guard let path = try base.paths(from: start.id, to: goal.id).first else {
      answer.verdict = .notRecorded
      answer.text = "No chain of claims leads from \(start.label) to \(goal.label)."
      return answer
    }
    answer.text = path.entities.map(\.label).joined(separator: " – ") + "."
    answer.items = path.claims.map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: claim.when,
        isPossible: claim.certainty != .certain,
        claims: [claim]
      )
    }
    answer.evidence = path.claims
    answer.notes.append("Other chains: regesta path \(start.key) \(goal.key) --max 3")
    dissent(&answer)
    return answer
  }

  func network(_ query: Query) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    var claims: [Claim]
    if let term = query.terms.first {
      guard let entity = try evaluator.things(term, limit: 1).entities.first else { return nil }
      claims = try base.claims(ClaimQuery(about: entity.id, on: query.time?.date, limit: 500))
    } else {
      guard let time = query.time else { return nil }
      claims = try base.claims(ClaimQuery(on: time.date, limit: 1000))
    }
    claims = claims.filter { claim in
      guard !claim.isDenied, case .entity = claim.object else { return false }
      return query.time == nil
        || claim.period.map { !$0.isInstant || isEvent(claim, within: query.time) } ?? false
    }
    answer.items = claims.map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: claim.when,
        isPossible: isPossible(claim, query.time),
        claims: [claim]
      )
    }
    guard !claims.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "No relations are recorded for that."
      return answer
    }
    let things = Set(claims.flatMap(\.entities).map(\.id)).count
    let possible = answer.items.filter(\.isPossible).count
    answer.text =
      "\(claims.count) relations between \(things) things\(possible > 0 ? ", \(possible) of them only possibly so then" : ""):\n"
      + answer.items.prefix(Self.most).map { "\($0.text)\($0.isPossible ? " (possibly)" : "")." }
      .joined(separator: "\n")
    if claims.count > Self.most {
      answer.notes.append("\(claims.count - Self.most) more are in the JSON.")
    }
    answer.evidence = claims
    return answer
  }
}

extension Claim {
  /// The sentence without its time, for a list that has the time before it.
  var told: String {
    if case .date = object { return "\(subject.label) \(relation.label)." }
    let text = isDenied ? "it is denied that \(bare)" : bare
    return certainty == .certain ? text + "." : "\(text), \(certainty.name)."
  }
}
