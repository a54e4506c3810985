internal import Chronology
internal import RegestaKit

extension Answerer {
  /// How many events or statements are told at most.
  static let most = 60

  // MARK: What happened

  func timeline(_ query: Query) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    let time = query.time
    var claims: [Claim] = []
    if query.terms.isEmpty {
      guard let time else { return nil }
      claims = try base.timeline(of: nil, from: time.earliest, to: time.latest, limit: 500)
    } else {
      for term in query.terms { claims += try story(of: term, within: time, &answer) }
      if let around = query.around {
        let there = Set(try story(of: around, within: time, &answer).map(\.id))
        claims = claims.filter { there.contains($0.id) }
      }
    }
    let read = Set(claims.compactMap(\.readingOf))
    var seen: Set<Claim.ID> = []
    let told = claims.filter { claim in
      seen.insert(claim.id).inserted && !claim.isDenied && !read.contains(claim.id)
        && isEvent(claim, within: time)
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

  /// What happened to a thing and around it, and to who acts for it.
  private func story(
    of term: Term,
    within time: TimeWindow?,
    _ answer: inout Answer
  ) throws -> [Claim] {
    let (entities, sql) = try evaluator.things(term, limit: 3)
    if !sql.isEmpty { answer.sql.append(sql) }
    var all = term.isOne ? Array(entities.prefix(1)) : entities
    if case .things(let things, _) = term { all += things.flatMap(\.actors) }
    return try all.flatMap { entity in
      try base.timeline(of: entity.id, from: time?.earliest, to: time?.latest, limit: 500)
    }
  }

  /// Whether a claim may lie outside the time.
  func isVague(_ claim: Claim, within time: TimeWindow?) -> Bool {
    guard let time, let period = claim.period ?? datedPeriod(claim) else { return false }
    func lies(_ earliest: Day, _ latest: Day) -> Bool {
      earliest >= time.earliest && latest <= time.latest
    }
    return !lies(period.startEarliest, period.startLatest)
      && !lies(period.endEarliest, period.endLatest)
  }

  /// The day by which a claim stands in a chronicle: when it began, or when it ended where only that is of the time.
  func day(_ claim: Claim, within time: TimeWindow?) -> Day {
    guard let period = claim.period ?? datedPeriod(claim) else { return .distantFuture }
    if period.startEarliest.isFinite, time.map({ period.startEarliest >= $0.earliest }) ?? true {
      return period.startEarliest
    }
    return period.endEarliest.isFinite ? period.endEarliest : period.startLatest
  }

  /// Whether a claim tells something that happened in the time, rather than what merely was so.
  func isEvent(_ claim: Claim, within time: TimeWindow?) -> Bool {
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

  func datedPeriod(_ claim: Claim) -> Period? {
    if case .date(let date) = claim.object { return .instant(date) }
    return nil
  }

  func when(_ claim: Claim, within time: TimeWindow?) -> String? {
    if case .date(let date) = claim.object { return date.printed }
    // Of what began before, only the end belongs here.
    if let time, let period = claim.period, !period.isInstant, period.startLatest < time.earliest,
      period.endLatest.isFinite
    {
      return "until \(printed(period.endEarliest, period.endLatest))"
    }
    return claim.when
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

}

extension Claim {
  /// The sentence without its time, for a list that has the time before it.
  var told: String {
    if case .date = object { return "\(subject.label) \(relation.label)." }
    let text = isDenied ? "it is denied that \(bare)" : bare
    return certainty == .certain ? text + "." : "\(text), \(certainty.name)."
  }
}
