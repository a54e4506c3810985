internal import Chronology
internal import RegestaKit

extension Answerer {
  // MARK: How things hang together

  func path(_ query: Query) throws -> Answer? {
    guard query.terms.count == 2,
      let start = try evaluator.things(query.terms[0], limit: 1).entities.first,
      let goal = try evaluator.things(query.terms[1], limit: 1).entities.first, start.id != goal.id
    else { return nil }
    var answer = Answer(query, reading: "a chain of claims from \(start.label) to \(goal.label)")
    var filter = EdgeFilter()
    if let time = query.time {
      filter.from = time.earliest
      filter.to = time.latest
      answer.reading += " [\(time.printed)]"
    }
    guard let path = try base.paths(from: start.id, to: goal.id, filter: filter).first else {
      answer.verdict = .notRecorded
      answer.text = "No chain of claims leads from \(start.label) to \(goal.label)."
      if let time = query.time {
        answer.notes.append("Only claims that may have held then count: \(time.printed).")
      }
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
    let limits = query.time.map { time in
      (time.earliest.isFinite ? " --from \(time.earliest.iso)" : "")
        + (time.latest.isFinite ? " --to \(time.latest.iso)" : "")
    }
    answer.notes.append(
      "Other chains: regesta path \(start.key) \(goal.key)\(limits ?? "") --max 3"
    )
    if query.time != nil {
      answer.notes.append("Claims that may have held then count, and those without a time.")
    }
    dissent(&answer)
    return answer
  }

  func network(_ query: Query) throws -> Answer? {
    var answer = Answer(query, reading: wording(of: query))
    var wanted = ClaimQuery(on: query.time?.date, limit: 1000)
    wanted.isOfThings = true
    if let term = query.terms.first {
      guard let entity = try evaluator.things(term, limit: 1).entities.first else { return nil }
      wanted.about = entity.id
    } else if query.time == nil {
      return nil
    }
    let claims = try base.claims(wanted).filter { claim in
      query.time == nil
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
