internal import Chronology
internal import RegestaKit

extension Answerer {
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

  func occasions(_ query: Query, _ confirming: [String]) throws -> Answer? {
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
}
