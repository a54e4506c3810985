internal import Chronology
internal import RegestaKit

extension Answerer {
  // MARK: In which order

  func order(_ query: Query) throws -> Answer? {
    guard let first = try span(query.pattern, query.terms.first, prefersEnd: true, time: nil),
      let second = try span(query.other, query.terms.dropFirst().first, prefersEnd: true, time: nil)
    else { return nil }
    if let answer = try mixedOrder(query) { return answer }
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

  /// Where one of the two happened several times, before the other and after it; nil where all are of one order.
  private func mixedOrder(_ query: Query) throws -> Answer? {
    guard let (ones, sql) = try spans(query.pattern, query.terms.first),
      let (others, otherSQL) = try spans(query.other, query.terms.dropFirst().first),
      ones.count * others.count > 1
    else { return nil }
    var isEarlier = false
    var isLater = false
    for one in ones {
      for other in others {
        isEarlier = isEarlier || one.first.upperBound < other.first.lowerBound
        isLater = isLater || one.first.lowerBound > other.first.upperBound
      }
    }
    guard isEarlier, isLater else { return nil }
    func words(_ pattern: Pattern?, _ term: Term?, _ spans: [Evaluator.Span]) -> String {
      let label = pattern.map { eventWords($0) } ?? term.map(wording) ?? ""
      let days = spans.map { printed($0.first.lowerBound, $0.first.upperBound) }
      return "\(label) (\(days.joined(separator: "; ")))"
    }
    var answer = Answer(query, reading: wording(of: query))
    answer.sql = [sql, otherSQL]
    answer.verdict = .possible
    answer.text =
      "It depends on which is meant: \(words(query.pattern, query.terms.first, ones)), and "
      + "\(words(query.other, query.terms.dropFirst().first, others))."
    answer.evidence = (ones + others).flatMap(\.claims)
    return answer
  }

  /// What is claimed, in a few words.
  func eventWords(_ pattern: Pattern) -> String {
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
      let items = items(
        finding.claims.filter { !$0.isDenied },
        query.asked,
        time: time,
        turned: finding.turned
      )
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
}
