internal import Chronology
internal import RegestaKit

extension Answerer {
  // MARK: Who held a place, as events tell it

  /// Who held a place at a time, where no claim says so: who took it last, unless it was lost, left or taken since.
  ///
  /// - Parameters:
  ///   - answer: The answer that has found nothing.
  ///   - pattern: A pattern of holding with the place at its object.
  /// - Returns: The answer; nil where the events do not tell.
  /// - Throws: a `RegestaError` when the base cannot be read.
  func held(_ answer: Answer, _ pattern: Pattern) throws -> Answer? {
    guard !pattern.relations.isEmpty, language.holdings.isSuperset(of: pattern.relations),
      !pattern.isNegated, let time = pattern.time, let place = pattern.object.named.first
    else { return nil }
    let takings = try events(language.takings, of: place)
    let leavings = try events(language.leavings, of: place)
    let before = takings.filter { $0.days.upperBound <= time.earliest }
    guard let last = before.max(by: { $0.days.upperBound < $1.days.upperBound }) else { return nil }
    // Several may have taken it on that day, one for the other.
    let takers = before.filter { $0.days == last.days }
    let ends = (takings + leavings).filter { end in
      end.days.upperBound > last.days.upperBound
        && (!takings.contains(end) || !takers.contains { $0.claim.subject == end.claim.subject })
    }
    guard !ends.contains(where: { $0.days.upperBound < time.earliest }),
      try !isHeldSince(last.days.upperBound, place)
    else { return nil }
    let named = Set(pattern.subject.allNamed.map(\.id))
    let holders = takers.filter { taker in
      named.isEmpty
        ? interpreter.fits(
          .things([Term.Thing(entity: taker.claim.subject, actors: [], score: 1)], words: ""),
          Self.kinds(pattern.subject)
        ) : named.contains(taker.claim.subject.id)
    }
    guard !holders.isEmpty else { return nil }
    var answer = answer
    answer.verdict = .possible
    answer.items = holders.map { holder in
      Answer.Item(
        text: holder.claim.subject.label,
        entity: holder.claim.subject,
        when: nil,
        isPossible: true,
        claims: [holder.claim]
      )
    }
    let end = ends.min { $0.days.lowerBound < $1.days.lowerBound }
    answer.evidence = holders.map(\.claim) + (end.map { [$0.claim] } ?? [])
    let isWhether = answer.query.operation == .whether
    answer.text =
      isWhether
      ? "As far as the events tell, yes: \(holders[0].claim.sentence)."
      : "\(Self.listed(answer.items.map(\.text))), as far as the events tell."
    answer.notes = [
      "No claim says who held it then; it is inferred from who took it last"
        + (end.map { ", and from what came next: \($0.claim.sentence)." }
          ?? ". Nothing later is recorded.")
    ]
    return answer
  }

  /// Whether some claim says who held the place later: then the events alone do not tell the rest.
  private func isHeldSince(_ day: Day, _ place: Entity) throws -> Bool {
    for relation in language.holdings {
      for claim in try base.claims(ClaimQuery(object: place.id, relation: relation, limit: 200)) {
        if let period = claim.period, !claim.isDenied, period.startLatest > day { return true }
      }
    }
    return false
  }

  /// A claim of an event with the days on which it may have been.
  private struct DatedEvent: Equatable {
    var claim: Claim
    var days: ClosedRange<Day>
  }

  private func events(_ relations: [String], of place: Entity) throws -> [DatedEvent] {
    var events: [DatedEvent] = []
    for relation in relations {
      for claim in try base.claims(ClaimQuery(object: place.id, relation: relation, limit: 200))
      where !claim.isDenied {
        guard let span = try evaluator.span(of: claim), span.first.lowerBound.isFinite,
          span.first.upperBound.isFinite
        else { continue }
        events.append(DatedEvent(claim: claim, days: span.first))
      }
    }
    return events
  }
}
