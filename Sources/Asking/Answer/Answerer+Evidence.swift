internal import Chronology
internal import RegestaKit

extension Answerer {
  // MARK: Whether

  func whether(_ query: Query, _ confirming: [String]) throws -> Answer? {
    guard let pattern = query.pattern, let finding = try find(pattern, confirming) else {
      return nil
    }
    var answer = Answer(query, reading: wording(of: query))
    answer.sql = [finding.sql]
    let claims = single(finding.claims, pattern, &answer)
    let asserted = claims.filter { !$0.isDenied }
    let denied = claims.filter(\.isDenied)
    add(finding, to: &answer)
    guard !claims.isEmpty else {
      return try held(answer, pattern) ?? through(answer, pattern)
        ?? notRecorded(answer, pattern, denied: [])
    }
    answer.items = claims.map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: claim.when,
        isPossible: isPossible(claim, pattern.time),
        claims: [claim]
      )
    }
    finish(&answer)
    let yes = pattern.isNegated ? "It did happen" : "Yes"
    let no = pattern.isNegated ? "It did not" : "No"
    if asserted.isEmpty {
      answer.verdict = .no
      answer.text = "\(no): \(denied[0].sentence)."
    } else if !denied.isEmpty, !areApart(asserted, denied) {
      answer.verdict = .disputed
      answer.text =
        "Disputed: \(asserted[0].sentence); but \(Self.uncapitalized(denied[0].sentence))."
    } else if answer.verdict == .disputed {
      answer.text = "Disputed: \(asserted[0].sentence)."
    } else if asserted.allSatisfy({ $0.certainty == .doubtful }) {
      answer.verdict = .possible
      answer.text = "Doubtful: \(asserted[0].sentence)."
    } else if asserted.allSatisfy({ isPossible($0, pattern.time) }) {
      answer.verdict = .possible
      answer.text = "Possibly: \(asserted[0].sentence)."
    } else {
      let sure = asserted.filter { !isPossible($0, pattern.time) }
      answer.text =
        sure[0].certainty == .certain
        ? "\(yes): \(sure[0].sentence)." : "Likely: \(sure[0].sentence)."
    }
    return answer
  }

  /// Whether what is said and what is denied are of different times.
  private func areApart(_ asserted: [Claim], _ denied: [Claim]) -> Bool {
    asserted.allSatisfy { one in
      denied.allSatisfy { other in
        guard let first = one.period, let second = other.period else { return false }
        return first.overlaps(second) != .certain
      }
    }
  }

  // MARK: Who says so

  func sources(_ query: Query, _ confirming: [String]) throws -> Answer? {
    guard let pattern = query.pattern, let finding = try find(pattern, confirming) else {
      return nil
    }
    var answer = Answer(query, reading: wording(of: query))
    answer.sql = [finding.sql]
    let claims = single(finding.claims, pattern, &answer)
    guard !claims.isEmpty else { return try notRecorded(answer, pattern, denied: []) }
    add(finding, to: &answer)
    answer.items = claims.map { claim in
      let who = claim.citations.map(\.printed).joined(separator: "; ")
      return Answer.Item(
        text: "\(claim.sentence): \(who.isEmpty ? "no source is given" : who)",
        entity: nil,
        when: claim.when,
        isPossible: false,
        claims: [claim]
      )
    }
    finish(&answer)
    answer.text = answer.items.map { $0.text + "." }.joined(separator: "\n")
    if answer.verdict == .disputed { answer.text = "Sources differ.\n" + answer.text }
    return answer
  }

  func cited(_ query: Query) throws -> Answer? {
    guard let reference = query.source else { return nil }
    var answer = Answer(query, reading: wording(of: query))
    var claims: [Claim] = []
    for source in reference.sources {
      claims += try base.claims(ClaimQuery(source: source.id, page: reference.page, limit: 300))
    }
    if let term = query.terms.first {
      let things = Set(try evaluator.things(term, limit: 50).entities.map(\.id))
      claims = claims.filter { claim in
        claim.entities.contains { things.contains($0.id) }
          || claim.qualifiers.contains {
            if case .entity(let entity) = $0.value { things.contains(entity.id) } else { false }
          }
      }
    }
    let place = reference.page.map { ", p. \($0)" } ?? ""
    let names = Self.listed(reference.sources.map { $0.short + place })
    answer.items = claims.prefix(100).map { claim in
      Answer.Item(
        text: claim.sentence,
        entity: nil,
        when: claim.when,
        isPossible: false,
        claims: [claim]
      )
    }
    guard !claims.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "No claim rests on \(names)."
      return answer
    }
    answer.evidence = claims
    answer.text =
      "\(claims.count) \(claims.count == 1 ? "claim rests" : "claims rest") on \(names):\n"
      + answer.items.map { "\($0.text)." }.joined(separator: "\n")
    dissent(&answer)
    return answer
  }

  // MARK: Where they differ

  func disputes(_ query: Query, _ confirming: [String]) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    if let pattern = query.pattern {
      guard let finding = try find(pattern, confirming) else { return nil }
      answer.sql = [finding.sql]
      let claims = single(finding.claims, pattern, &answer)
      guard !claims.isEmpty else { return try notRecorded(answer, pattern, denied: []) }
      answer.items = claims.map { claim in
        Answer.Item(
          text: claim.sentence,
          entity: nil,
          when: claim.when,
          isPossible: false,
          claims: [claim]
        )
      }
      finish(&answer)
      if answer.verdict == .disputed
        || claims.contains(where: \.isDenied) && claims.contains(where: { !$0.isDenied })
      {
        answer.verdict = .disputed
        answer.text =
          "Disputed.\n"
          + (answer.evidence + answer.dissent).map(withSources).joined(separator: "\n")
      } else {
        answer.verdict = .no
        let judged = try judgedDisputes(of: claims)
        answer.text =
          (judged.isEmpty ? "No dispute is recorded" : judged.joined(separator: "\n"))
          + "\(judged.isEmpty ? ". " : "\n")What is recorded:\n"
          + claims.map(withSources).joined(separator: "\n")
        if judged.isEmpty {
          answer.notes.append("That no dispute is recorded does not prove that all agree.")
        }
      }
      return answer
    }
    var disputes = try base.disputes()
    if let term = query.terms.first {
      let things = Set(try evaluator.things(term, limit: 50).entities.map(\.id))
      disputes = disputes.filter { dispute in
        dispute.sides.joined().contains { claim in
          claim.entities.contains { things.contains($0.id) }
            || claim.qualifiers.contains {
              if case .entity(let entity) = $0.value { things.contains(entity.id) } else { false }
            }
        }
      }
    }
    guard !disputes.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "No dispute is recorded."
      return answer
    }
    answer.items = disputes.map { dispute in
      let sides = dispute.sides.map { $0.map(withSources).joined(separator: " ") }
      return Answer.Item(
        text: "\(dispute.question) (\(dispute.status.rawValue)) " + sides.joined(separator: " – "),
        entity: nil,
        when: nil,
        isPossible: false,
        claims: Array(dispute.sides.joined())
      )
    }
    answer.evidence = answer.items.flatMap(\.claims)
    answer.text = answer.items.map(\.text).joined(separator: "\n")
    answer.verdict = disputes.contains { $0.status == .open } ? .disputed : .certain
    return answer
  }

  /// What was once in question about claims and has been judged, each in a sentence.
  private func judgedDisputes(of claims: [Claim]) throws -> [String] {
    let ids = Set(
      claims.flatMap(\.disputes).filter { ![.open, .withdrawn].contains($0.status) }.map(\.id)
    )
    return try ids.sorted().compactMap { id in
      guard let dispute = try base.dispute(id) else { return nil }
      let words = dispute.status.rawValue.split(separator: "-").joined(separator: " ")
      return "No open dispute: \"\(dispute.question)\" was judged \(words)."
        + (dispute.reason.map { " \($0)" } ?? "")
    }
  }

  func withSources(_ claim: Claim) -> String {
    let who = claim.citations.map(\.printed).joined(separator: "; ")
    return who.isEmpty ? "\(claim.sentence)." : "\(claim.sentence) [\(who)]."
  }
}
