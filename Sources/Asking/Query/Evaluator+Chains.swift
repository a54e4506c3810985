internal import Chronology
internal import RegestaKit

extension Evaluator {
  /// How many claims a chain may have.
  private static let longest = 6

  /// A chain of claims of a relation that holds of whole chains, as a part of a part is a part.
  ///
  /// - Parameters:
  ///   - pattern: A pattern with a thing named at its subject.
  ///   - isGoal: Whether a thing is one to arrive at.
  /// - Returns: The shortest chain of more than one claim that may have held at the pattern's time; nil where there is none.
  /// - Throws: a `RegestaError` when the base cannot be read.
  func chain(_ pattern: Pattern, to isGoal: (Entity) -> Bool) throws -> [Claim]? {
    guard let relation = pattern.relations.first, lexicon.relations[relation]?.isTransitive == true,
      !pattern.isNegated, pattern.extras.isEmpty
    else { return nil }
    var frontier = pattern.subject.named.map { (thing: $0, chain: [Claim]()) }
    var seen = Set(frontier.map(\.thing.id))
    for _ in 0..<Self.longest {
      var next: [(thing: Entity, chain: [Claim])] = []
      for (thing, chain) in frontier {
        for claim in try base.claims(ClaimQuery(subject: thing.id, relation: relation, limit: 50))
        where !claim.isDenied && mayHold(claim, pattern.time) {
          guard case .entity(let above) = claim.object, seen.insert(above.id).inserted else {
            continue
          }
          if isGoal(above), !chain.isEmpty { return chain + [claim] }
          next.append((above, chain + [claim]))
        }
      }
      frontier = next
    }
    return nil
  }

  private func mayHold(_ claim: Claim, _ time: TimeWindow?) -> Bool {
    guard let time, let period = claim.period else { return true }
    return period.startEarliest <= time.latest && period.endLatest >= time.earliest
  }
}
