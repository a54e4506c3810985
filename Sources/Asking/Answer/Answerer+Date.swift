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
  func finest(_ claims: [Claim]) -> [Claim] {
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

  func dateOfThing(_ query: Query) throws -> Answer? {
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

  func isOneDay(_ item: Answer.Item) -> Bool {
    item.claims.contains { claim in
      if case .date(let date) = claim.object { return date.isExact }
      return claim.period.map { $0.startEarliest == $0.startLatest } ?? false
    }
  }

  func when(_ claim: Claim, _ span: Evaluator.Span) -> String {
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
  func month(_ earliest: Day, _ latest: Day) -> String? {
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
