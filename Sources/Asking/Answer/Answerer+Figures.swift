internal import Chronology
internal import RegestaKit

extension Answerer {
  // MARK: Comparing and adding amounts

  /// An amount with what it is of.
  private struct Figure {
    var claim: Claim
    var quantity: Quantity
    /// What it is an amount of, beside the subject: "as to Lithuania".
    var scope: String

    var least: Double { quantity.number }
    var most: Double { quantity.upper ?? quantity.number }
    var words: String { scope.isEmpty ? quantity.printed : "\(quantity.printed) (\(scope))" }
  }

  private func figures(_ claims: [Claim]) -> [Figure] {
    claims.compactMap { claim in
      guard !claim.isDenied, case .quantity(let quantity) = claim.object else { return nil }
      return Figure(claim: claim, quantity: quantity, scope: scope(of: claim))
    }
  }

  /// Of which there is most, or least.
  func greatest(_ query: Query, _ confirming: [String]) throws -> Answer? {
    guard let pattern = query.pattern, let finding = try find(pattern, confirming) else {
      return nil
    }
    var answer = Answer(query, reading: wording(of: query))
    answer.sql = [finding.sql]
    let figures = figures(finding.claims)
    guard !figures.isEmpty else { return try notRecorded(answer, pattern, denied: []) }
    answer.items = figures.map(item)
    answer.evidence = figures.map(\.claim)
    guard figures.count > 1 else {
      answer.verdict = .notRecorded
      answer.text = "Only one figure is recorded: \(figures[0].claim.sentence)."
      return answer
    }
    let list = figures.map { "\($0.claim.subject.label): \($0.words)" }.joined(separator: "; ")
    guard Set(figures.map(\.quantity.unit)).count == 1 else {
      answer.verdict = .possible
      answer.text = "Not compared: the figures are in different units. \(list)."
      return answer
    }
    let isMost = query.operation == .most
    let ranked = figures.sorted { isMost ? $0.least > $1.least : $0.most < $1.most }
    let best = ranked[0]
    let rivals = ranked.dropFirst().filter {
      isMost ? $0.most >= best.least : $0.least <= best.most
    }
    answer.items = [item(best)] + rivals.map(item)
    let isOfOne = Set(figures.map(\.claim.subject)).count == 1
    answer.text =
      isOfOne
      ? "\(Self.capitalized(best.words))" : "\(best.claim.subject.label), \(best.words)"
    if rivals.isEmpty {
      answer.text += ": the \(isMost ? "most" : "least") among those recorded."
    } else {
      answer.verdict = .possible
      answer.text +=
        "; as far as the figures tell, it may also be "
        + Self.listed(rivals.map { "\($0.claim.subject.label), \($0.words)" }) + "."
    }
    answer.notes.append("Compared: \(list).")
    if Set(figures.map(\.scope)).count > 1 {
      answer.notes.append("The figures are of different scope.")
    }
    dissent(&answer)
    return answer
  }

  private func item(_ figure: Figure) -> Answer.Item {
    Answer.Item(
      text: "\(figure.claim.subject.label): \(figure.words)",
      entity: figure.claim.subject,
      when: figure.claim.when,
      isPossible: figure.claim.certainty == .doubtful,
      claims: [figure.claim]
    )
  }

  /// How much in all: the one figure that there is, or why several are not added up.
  func total(_ query: Query, _ confirming: [String]) throws -> Answer? {
    guard var answer = try amount(query, confirming), answer.verdict != .notRecorded,
      answer.items.count > 1
    else { return try amount(query, confirming) }
    let scopes = Set(figures(answer.evidence).map(\.scope))
    answer.verdict = .possible
    answer.text =
      "Not added up: "
      + (scopes.count > 1
        ? "the figures are of different scope, and one may lie within the other. "
        : "the figures may be of the same thing. ") + answer.text
    answer.notes.removeAll { $0.hasPrefix("The figures are not added up") }
    return answer
  }

  // MARK: How old

  func age(_ query: Query) throws -> Answer? {
    guard let term = query.terms.first,
      let person = try evaluator.things(term, limit: 1).entities.first
    else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    func date(_ relation: String) throws -> (HistoricalDate, Claim)? {
      for claim in try base.claims(ClaimQuery(subject: person.id, relation: relation))
      where !claim.isDenied {
        if case .date(let date) = claim.object { return (date, claim) }
      }
      return nil
    }
    guard let born = try date("born-on") else {
      answer.verdict = .notRecorded
      answer.text = "Not recorded: \(person.label) has no day of birth here."
      return answer
    }
    let died = try date("died-on")
    guard let end = query.time?.date ?? died?.0 else {
      answer.verdict = .notRecorded
      answer.text = "Not recorded: \(person.label) has no day of death here."
      answer.evidence = [born.1]
      return answer
    }
    answer.evidence = [born.1] + (query.time == nil ? died.map { [$0.1] } ?? [] : [])
    let least = Self.years(from: born.0.latest, to: end.earliest)
    let most = Self.years(from: born.0.earliest, to: end.latest)
    if let died, died.0.latest < end.earliest {
      answer.verdict = .notRecorded
      answer.text = "\(person.label) was dead by then: \(died.1.sentence)."
      answer.evidence = [born.1, died.1]
      return answer
    }
    guard most >= 0 else {
      answer.verdict = .notRecorded
      answer.text = "\(person.label) was not born by then: \(born.1.sentence)."
      return answer
    }
    answer.verdict = least == most ? .certain : .possible
    answer.text = (least == most ? "\(most)" : "\(max(least, 0)) or \(most)") + " years old."
    answer.notes.append("Reckoned from \(born.0.printed) to \(end.printed).")
    dissent(&answer)
    return answer
  }

  /// Whole years from a day to a day; less than none where the second comes first.
  private static func years(from start: Day, to end: Day) -> Int {
    guard start.isFinite, end.isFinite, start <= end else { return -1 }
    let (one, other) = (start.components(in: .gregorian), end.components(in: .gregorian))
    let isBefore = (other.month, other.day) < (one.month, one.day)
    return other.year - one.year - (isBefore ? 1 : 0)
  }
}
