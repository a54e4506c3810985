internal import Chronology
internal import RegestaKit

extension Answerer {
  // MARK: How long

  func duration(_ query: Query, _ confirming: [String]) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    let isBetween = query.other != nil || query.terms.count > 1
    let first = try span(query.pattern, query.terms.first, prefersEnd: isBetween, time: query.time)
    guard isBetween else {
      guard let (span, finding) = first else { return dateless(query, answer) }
      answer.sql = [finding]
      return lasting(span, answer)
    }
    guard let (start, sql) = first,
      let (ends, otherSQL) = try spans(query.other, query.terms.dropFirst().first),
      // Of several, the first that came after: what lies between two things is short of a third.
      let end = ends.first(where: { $0.first.lowerBound >= start.first.upperBound }) ?? ends.first
    else { return nil }
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

  /// What is said of a thing by name that has no dates.
  private func dateless(_ query: Query, _ answer: Answer) -> Answer? {
    guard query.pattern == nil, case .things(let things, _)? = query.terms.first,
      let thing = things.first?.entity
    else { return nil }
    var answer = answer
    answer.verdict = .notRecorded
    answer.text = "Not recorded: \(thing.label) has no dates."
    return answer
  }

  /// The times of what is claimed, or of a thing, each once and in their order.
  func spans(_ pattern: Pattern?, _ term: Term?) throws -> ([Evaluator.Span], String)? {
    guard let pattern else {
      return try span(nil, term, prefersEnd: true, time: nil).map { ([$0.0], $0.1) }
    }
    let finding = try evaluator.claims(pattern)
    var spans: [Evaluator.Span] = []
    for claim in finding.claims where !claim.isDenied {
      guard let span = try evaluator.span(of: claim),
        span.first.lowerBound.isFinite || span.first.upperBound.isFinite,
        !spans.contains(where: { $0.first == span.first })
      else { continue }
      spans.append(span)
    }
    return spans.isEmpty
      ? nil : (spans.sorted { $0.first.upperBound < $1.first.upperBound }, finding.sql)
  }

  /// The time of what is claimed, or of a thing.
  func span(
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

  func lasting(_ span: Evaluator.Span, _ answer: Answer) -> Answer? {
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
}
