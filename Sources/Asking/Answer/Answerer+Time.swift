internal import Chronology
internal import RegestaKit

extension Answerer {
  // MARK: When

  func date(_ query: Query, _ confirming: [String]) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    guard let pattern = query.pattern else { return try dateOfThing(query) }
    guard let finding = try find(pattern, confirming) else { return nil }
    answer.sql = [finding.sql]
    let claims = single(finding.claims, pattern, &answer)
    let asserted = claims.filter { !$0.isDenied }
    guard !asserted.isEmpty else { return try notRecorded(answer, pattern, denied: claims) }
    var order: [(item: Answer.Item, start: Day)] = []
    for claim in finest(asserted) {
      guard let span = try evaluator.span(of: claim),
        span.first.lowerBound.isFinite || span.first.upperBound.isFinite
          || span.last.upperBound.isFinite
      else { continue }
      let when =
        switch query.edge {
        case .start: printed(span.first.lowerBound, span.first.upperBound)
        case .end:
          span.last.upperBound.isFinite
            ? printed(span.last.lowerBound, span.last.upperBound) : "no end is recorded"
        case nil: when(claim, span)
        }
      if let known = order.firstIndex(where: { $0.item.text == when }) {
        order[known].item.claims.append(claim)
        continue
      }
      let item = Answer.Item(
        text: when,
        entity: nil,
        when: when,
        isPossible: claim.certainty == .doubtful,
        claims: span.claims
      )
      order.append((item, span.first.lowerBound))
    }
    add(finding, to: &answer)
    guard !order.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Not recorded when: \(asserted[0].sentence)."
      answer.evidence = asserted
      return answer
    }
    order.sort { $0.start < $1.start }
    answer.items = order.map(\.item)
    if answer.items.count == 1 {
      answer.text = "\(Self.capitalized(answer.items[0].text))."
    } else {
      answer.text = answer.items.map { item in
        "\(Self.capitalized(item.text)): \(item.claims.first?.bare ?? "")."
      }.joined(separator: " ")
    }
    if wantsTheDay, !order.contains(where: { isOneDay($0.item) }) {
      answer.text = "Not stated to the day: " + Self.uncapitalized(answer.text)
    }
    finish(&answer)
    return answer
  }

  /// Without the claims that say the same of the same things less exactly.
  private func finest(_ claims: [Claim]) -> [Claim] {
    claims.filter { claim in
      guard let period = claim.period, period.isInstant else { return true }
      return !claims.contains { other in
        guard other.id != claim.id, other.subject == claim.subject, other.object == claim.object,
          other.relation == claim.relation, let finer = other.period
        else { return false }
        return finer.startEarliest.days(until: finer.startLatest)
          < period.startEarliest.days(until: period.startLatest)
          && finer.startEarliest <= period.startLatest && period.startEarliest <= finer.startLatest
      }
    }
  }

  private func dateOfThing(_ query: Query) throws -> Answer? {
    guard let term = query.terms.first else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    let (entities, sql) = try evaluator.things(term, limit: 6)
    answer.sql = [sql].filter { !$0.isEmpty }
    for entity in entities {
      guard let span = try evaluator.span(of: entity) else { continue }
      let text =
        span.first == span.last
        ? printed(span.first.lowerBound, span.first.upperBound)
        : "\(printed(span.first.lowerBound, span.first.upperBound)) to \(printed(span.last.lowerBound, span.last.upperBound))"
      answer.items.append(
        Answer.Item(text: text, entity: entity, when: text, isPossible: false, claims: span.claims)
      )
      if term.isOne { break }
    }
    guard let first = answer.items.first else {
      guard !entities.isEmpty else { return nil }
      answer.verdict = .notRecorded
      answer.text = "Not recorded: \(entities[0].label) has no date."
      return answer
    }
    answer.text =
      answer.items.count == 1
      ? "\(Self.capitalized(first.text))."
      : answer.items.map { "\($0.entity?.label ?? ""): \($0.text)." }.joined(separator: " ")
    if let entity = first.entity { answer.reading += "; \(entity.label)" }
    finish(&answer)
    return answer
  }

  /// "Exactly", "on which day": a month will not do without a word.
  private var wantsTheDay: Bool {
    interpreter.question.words.contains {
      ["exactly", "precisely", "exact", "day"].contains($0.lower)
    }
  }

  private func isOneDay(_ item: Answer.Item) -> Bool {
    item.claims.contains { claim in
      if case .date(let date) = claim.object { return date.isExact }
      return claim.period.map { $0.startEarliest == $0.startLatest } ?? false
    }
  }

  private func when(_ claim: Claim, _ span: Evaluator.Span) -> String {
    if case .date(let date) = claim.object { return date.printed }
    if let when = claim.when { return when }
    return printed(span.first.lowerBound, span.first.upperBound)
  }

  /// Days as a date is printed, never finer than its bounds.
  func printed(_ earliest: Day, _ latest: Day) -> String {
    switch (earliest.isFinite, latest.isFinite) {
    case (true, true):
      month(earliest, latest)
        ?? HistoricalDate(
          earliest: earliest,
          latest: latest,
          rule: earliest == latest ? .day : .between
        ).printed
    case (false, true): "by \(HistoricalDate(day: latest).printed)"
    case (true, false): "not before \(HistoricalDate(day: earliest).printed)"
    case (false, false): "at an unknown time"
    }
  }

  /// "April 1919" where that is what the bounds are.
  private func month(_ earliest: Day, _ latest: Day) -> String? {
    let first = earliest.components(in: .gregorian)
    let last = latest.components(in: .gregorian)
    guard first.year == last.year, first.day == 1 else { return nil }
    if first.month == last.month,
      last.day == CalendarSystem.gregorian.daysInMonth(last.month, year: last.year)
    {
      return HistoricalDate(earliest: earliest, latest: latest, rule: .month).printed
    }
    if first.month == 1, last.month == 12, last.day == 31 {
      return HistoricalDate(earliest: earliest, latest: latest, rule: .year).printed
    }
    return nil
  }

  // MARK: How long

  func duration(_ query: Query, _ confirming: [String]) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    let isBetween = query.other != nil || query.terms.count > 1
    let first = try span(query.pattern, query.terms.first, prefersEnd: isBetween, time: query.time)
    guard isBetween else {
      guard let (span, finding) = first else { return nil }
      answer.sql = [finding]
      return lasting(span, answer)
    }
    let second = try span(
      query.other,
      query.terms.dropFirst().first,
      prefersEnd: false,
      time: query.time
    )
    guard let (start, sql) = first, let (end, otherSQL) = second else { return nil }
    answer.sql = [sql, otherSQL]
    let from = HistoricalDate(earliest: start.first.lowerBound, latest: start.first.upperBound)
    let to = HistoricalDate(earliest: end.first.lowerBound, latest: end.first.upperBound)
    guard from.earliest.isFinite || from.latest.isFinite, to.earliest.isFinite || to.latest.isFinite
    else {
      answer.verdict = .notRecorded
      answer.text = "Not recorded: one of the two has no date."
      answer.evidence = start.claims + end.claims
      return answer
    }
    let isBackward = from.isAfter(to) == .certain
    let count = isBackward ? to.duration(to: from) : from.duration(to: to)
    let span = "\(printed(from.earliest, from.latest)) to \(printed(to.earliest, to.latest))"
    answer.text = "\(Self.capitalized(count.printed)) (\(span))."
    answer.items = [
      Answer.Item(
        text: count.printed,
        entity: nil,
        when: span,
        isPossible: !count.isExact,
        claims: start.claims + end.claims
      )
    ]
    if isBackward { answer.notes.append("The second came before the first.") }
    answer.notes.append("The length is reckoned from two dates; the last day is not counted in.")
    answer.verdict = count.isExact ? .certain : .possible
    answer.evidence = start.claims + end.claims
    dissent(&answer)
    return answer
  }

  /// The time of what is claimed, or of a thing.
  private func span(
    _ pattern: Pattern?,
    _ term: Term?,
    prefersEnd: Bool,
    time: TimeWindow?
  ) throws -> (Evaluator.Span, String)? {
    if let pattern {
      let finding = try evaluator.claims(pattern)
      var spans: [Evaluator.Span] = []
      for claim in finding.claims where !claim.isDenied {
        if let span = try evaluator.span(of: claim) { spans.append(span) }
      }
      // What has both ends goes before what has one.
      let known = spans.filter { $0.first.upperBound.isFinite || $0.first.lowerBound.isFinite }
      let full = known.filter {
        $0.last.upperBound.isFinite && $0.first.lowerBound.isFinite && $0.first != $0.last
      }
      guard let best = (prefersEnd ? known : full.isEmpty ? known : full).first else { return nil }
      return (best, finding.sql)
    }
    guard let term else { return nil }
    let (entities, sql) = try evaluator.things(term, limit: 5)
    for entity in entities { if let span = try evaluator.span(of: entity) { return (span, sql) } }
    return nil
  }

  private func lasting(_ span: Evaluator.Span, _ answer: Answer) -> Answer? {
    var answer = answer
    answer.evidence = span.claims
    let start = HistoricalDate(earliest: span.first.lowerBound, latest: span.first.upperBound)
    let end = HistoricalDate(earliest: span.last.lowerBound, latest: span.last.upperBound)
    if span.first == span.last {
      guard span.first.lowerBound.isFinite else { return nil }
      answer.verdict = .notRecorded
      answer.text = "Not recorded how long: only \(printed(start.earliest, start.latest)) is given."
      return answer
    }
    let count = start.duration(to: end)
    let from =
      start.latest.isFinite || start.earliest.isFinite
      ? printed(start.earliest, start.latest) : "an unknown day"
    let to =
      end.earliest.isFinite || end.latest.isFinite
      ? printed(end.earliest, end.latest) : "an unknown day"
    answer.text = "\(Self.capitalized(count.printed)) (\(from) to \(to))."
    answer.items = [
      Answer.Item(
        text: count.printed,
        entity: nil,
        when: "\(from) to \(to)",
        isPossible: !count.isExact,
        claims: span.claims
      )
    ]
    answer.verdict = count.isExact ? .certain : .possible
    if span.claims.count > 1 {
      answer.notes.append("The length is reckoned from two dates; the last day is not counted in.")
    }
    if span.claims.contains(where: { $0.certainty != .certain }) {
      answer.notes.append("One of the dates is not certain.")
    }
    if !end.latest.isFinite { answer.notes.append("No end is recorded.") }
    dissent(&answer)
    return answer
  }

  // MARK: In which order

  func order(_ query: Query) throws -> Answer? {
    guard let first = try span(query.pattern, query.terms.first, prefersEnd: true, time: nil),
      let second = try span(query.other, query.terms.dropFirst().first, prefersEnd: true, time: nil)
    else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    answer.sql = [first.1, second.1]
    let one = HistoricalDate(earliest: first.0.first.lowerBound, latest: first.0.first.upperBound)
    let other = HistoricalDate(
      earliest: second.0.first.lowerBound,
      latest: second.0.first.upperBound
    )
    answer.evidence = first.0.claims + second.0.claims
    let labels = [
      query.pattern.map { eventWords($0) } ?? query.terms.first.map(wording),
      query.other.map { eventWords($0) } ?? query.terms.dropFirst().first.map(wording),
    ]
    let (a, b) = (
      "\(labels[0] ?? "the first") (\(printed(one.earliest, one.latest)))",
      "\(labels[1] ?? "the second") (\(printed(other.earliest, other.latest)))"
    )
    let isQuestionOfFact =
      interpreter.words.first.map { ["did", "was", "were", "is", "had"].contains($0.lower) }
      ?? false
    switch (one.isBefore(other), one.isAfter(other)) {
    case (.certain, _):
      answer.text = "\(isQuestionOfFact ? "Yes. " : "")Earlier: \(a); later: \(b)."
    case (_, .certain):
      answer.text = "\(isQuestionOfFact ? "No. " : "")Earlier: \(b); later: \(a)."
      answer.verdict = isQuestionOfFact ? .no : .certain
    default:
      answer.text = "The dates do not tell: \(a), and \(b)."
      answer.verdict = .possible
    }
    answer.items = [
      Answer.Item(text: a, entity: nil, when: a, isPossible: false, claims: first.0.claims),
      Answer.Item(text: b, entity: nil, when: b, isPossible: false, claims: second.0.claims),
    ]
    answer.notes.append("The order follows from the dates.")
    return answer
  }

  /// What is claimed, in a few words.
  private func eventWords(_ pattern: Pattern) -> String {
    let relation = pattern.relations.first.flatMap { lexicon.relations[$0]?.label } ?? ""
    let isValue = pattern.relations.first.flatMap { lexicon.relations[$0]?.value } != .entity
    let object = isValue ? "" : " " + wording(pattern.object)
    if pattern.subject == .anything, !isValue,
      let inverse = pattern.relations.first.flatMap({ lexicon.relations[$0]?.inverse })
    {
      let passive = inverse.hasSuffix(" by") ? String(inverse.dropLast(3)) : inverse
      return "\(wording(pattern.object)) \(passive)".split(separator: "\"").joined()
    }
    let subject = pattern.subject == .anything ? "" : wording(pattern.subject) + " "
    return "\(subject)\(relation)\(object)".split(separator: "\"").joined()
  }

  // MARK: Over the years

  func series(_ query: Query) throws -> Answer? {
    guard let pattern = query.pattern, !query.times.isEmpty else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    var found = false
    for time in query.times {
      var limited = pattern
      limited.time = time
      let finding = try evaluator.claims(limited)
      if answer.sql.isEmpty { answer.sql = [finding.sql] }
      let items = items(finding.claims.filter { !$0.isDenied }, query.asked, time: time)
      found = found || !items.isEmpty
      let text =
        items.isEmpty
        ? "not recorded"
        : items.map { $0.text + ($0.when.map { " (\($0))" } ?? "") }.joined(separator: "; ")
      answer.items.append(
        Answer.Item(
          text: "\(time.printed): \(text)",
          entity: items.count == 1 ? items[0].entity : nil,
          when: time.printed,
          isPossible: items.allSatisfy(\.isPossible),
          claims: items.flatMap(\.claims)
        )
      )
    }
    guard found else { return try notRecorded(answer, pattern, denied: []) }
    answer.text = answer.items.map(\.text).joined(separator: "\n")
    var seen: Set<Claim.ID> = []
    answer.evidence = answer.items.flatMap(\.claims).filter { seen.insert($0.id).inserted }
    dissent(&answer)
    return answer
  }

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
      return "\(item.text) (\(claim.bare))."
    }.joined(separator: " ")
    finish(&answer)
    return answer
  }

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
      for entity in try evaluator.things(term, limit: 5).entities {
        claims += try base.claims(ClaimQuery(about: entity.id)).filter {
          !$0.quantities.isEmpty && !$0.isDenied
        }
      }
    }
    var seen: Set<Claim.ID> = []
    for claim in claims where seen.insert(claim.id).inserted {
      for quantity in claim.quantities {
        let scope = claim.qualifiers.filter {
          ["scope", "in-place", "extent", "over", "matter"].contains($0.relation.key)
        }
        .map { "\($0.relation.label) \($0.value.printed)" }.joined(separator: ", ")
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
}

extension Claim {
  /// The sentence without its time.
  var bare: String { "\(subject.label) \(relation.label) \(object.printed)" }

  /// The amounts that it gives, printed.
  var quantities: [String] {
    var found: [String] = []
    if case .quantity(let quantity) = object { found.append(quantity.printed) }
    for qualifier in qualifiers {
      if case .quantity(let quantity) = qualifier.value, qualifier.relation.key == "amount" {
        found.append(quantity.printed)
      }
    }
    return found
  }

  /// The things at its ends.
  var entities: [Entity] {
    if case .entity(let entity) = object { return [subject, entity] }
    return [subject]
  }
}

extension Term {
  /// Whether one thing is meant.
  var isOne: Bool {
    switch self {
    case .described(let description): description.isOne
    case .things(let things, _): things.count == 1
    case .anything, .all: false
    }
  }
}
