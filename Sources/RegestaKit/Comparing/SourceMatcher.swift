internal import Chronology

/// Brings together what two sources say.
struct SourceMatcher {
  let sources: [Source.ID]
  let relations: [Relation.ID: Relation]

  /// What the two say, point by point.
  ///
  /// - Parameter said: The claims that each of the two makes or disputes.
  /// - Returns: The points in the order of ``SourceComparison/points``.
  func points(_ said: [[Claim]]) -> [SourceComparison.Point] {
    var points: [SourceComparison.Point] = []
    // What stands in a point of one sort may stand in a contradiction besides, but is not left alone.
    var placed: Set<Claim.ID> = []
    func add(
      _ standing: SourceComparison.Standing,
      _ claims: [[Claim]],
      _ dispute: Dispute.Reference? = nil
    ) {
      points.append(
        SourceComparison.Point(
          standing: standing,
          claims: claims.map(\.inTimeOrder),
          dispute: dispute
        )
      )
      placed.formUnion(claims.flatMap { $0.map(\.id) })
    }
    for point in statements(said) { add(point.standing, point.claims) }
    for (dispute, claims) in disputes(said) { add(.rival, claims, dispute) }
    for claims in rivalValues(said, placed) { add(.values, claims) }
    for (place, claims) in said.enumerated() {
      for claim in claims where !placed.contains(claim.id) {
        add(.only, place == 0 ? [[claim], []] : [[], [claim]])
      }
    }
    return points.sorted(by: Self.precedes)
  }

  /// Whether a source says that it is so: it may dispute that it is not.
  private func affirms(_ claim: Claim, _ place: Int) -> Bool {
    let stances = claim.citations.filter { $0.source.id == sources[place] }.map(\.stance)
    return stances.contains(.supports) != claim.isDenied
  }

  private func disputes(_ claim: Claim, _ place: Int) -> Bool {
    !claim.citations.contains { $0.source.id == sources[place] && $0.stance == .supports }
  }

  /// Where both speak of one statement: they agree, or one says the contrary.
  private func statements(
    _ said: [[Claim]]
  ) -> [(standing: SourceComparison.Standing, claims: [[Claim]])] {
    let grouped = said.map { claims in
      Dictionary(grouping: claims) { claim in
        StatementIdentity(
          claim,
          isSymmetric: relations[claim.relation.id]?.isSymmetric == true
        )
      }
    }
    var found: [(standing: SourceComparison.Standing, claims: [[Claim]])] = []
    for (statement, mine) in grouped[0] {
      guard let others = grouped[1][statement] else { continue }
      var rest = others
      for claim in mine {
        // The same claim before another that says the same of some time that may be the same.
        let match =
          rest.firstIndex { $0.id == claim.id }
          ?? rest.firstIndex { claim.mayCoincide(with: $0) }
        guard let match else { continue }
        let other = rest.remove(at: match)
        let agree = affirms(claim, 0) == affirms(other, 1)
        let isStance = disputes(claim, 0) != disputes(other, 1)
        found.append((agree ? .agreed : isStance ? .disputed : .denied, [[claim], [other]]))
      }
    }
    return found
  }

  /// Where the base records that they stand against each other.
  private func disputes(
    _ said: [[Claim]]
  ) -> [(dispute: Dispute.Reference, claims: [[Claim]])] {
    var sides: [Dispute.ID: (dispute: Dispute.Reference, claims: [[Claim]], sides: [Set<Int>])] =
      [:]
    for (place, claims) in said.enumerated() {
      for claim in claims where !disputes(claim, place) {
        for dispute in claim.disputes where [.open, .settled].contains(dispute.status) {
          var known = sides[dispute.id] ?? (dispute, [[], []], [[], []])
          known.claims[place].append(claim)
          known.sides[place].insert(dispute.side)
          sides[dispute.id] = known
        }
      }
    }
    return sides.values.compactMap { dispute, claims, sides in
      // Both must speak, and not on the same sides.
      sides[0].isEmpty || sides[1].isEmpty || sides[0] == sides[1] ? nil : (dispute, claims)
    }
  }

  /// Where they give different values and one only can be true.
  private func rivalValues(_ said: [[Claim]], _ placed: Set<Claim.ID>) -> [[[Claim]]] {
    struct Slot: Hashable {
      var end: Entity.ID
      var relation: Relation.ID
      var isInverse: Bool
    }
    func slots(_ claim: Claim, _ place: Int) -> [Slot] {
      guard affirms(claim, place), let relation = relations[claim.relation.id] else { return [] }
      var slots: [Slot] = []
      if relation.isFunctional {
        slots.append(Slot(end: claim.subject.id, relation: relation.id, isInverse: false))
      }
      if relation.isInverseFunctional, let object = claim.object.entity {
        slots.append(Slot(end: object.id, relation: relation.id, isInverse: true))
      }
      return slots
    }
    var bySlot: [Slot: [Claim]] = [:]
    for claim in said[1] where !placed.contains(claim.id) {
      for slot in slots(claim, 1) { bySlot[slot, default: []].append(claim) }
    }
    var found: [[[Claim]]] = []
    for claim in said[0] where !placed.contains(claim.id) {
      let rivals = slots(claim, 0).flatMap { bySlot[$0] ?? [] }
        .filter { claim.mayCoincide(with: $0) }
      if !rivals.isEmpty { found.append([[claim], rivals]) }
    }
    return found
  }

  private static func precedes(
    _ left: SourceComparison.Point,
    _ right: SourceComparison.Point
  ) -> Bool {
    key(left).lexicographicallyPrecedes(key(right))
  }

  /// Contradictions, agreement, what only one says (the first, then the second); then by time.
  private static func key(_ point: SourceComparison.Point) -> [Int] {
    let rank = point.standing.isContradiction ? 0 : point.standing == .agreed ? 1 : 2
    let all = point.claims.flatMap(\.self)
    let days = all.map { ($0.period?.startEarliest ?? .distantPast).number }
    return [
      rank, rank == 2 && point.claims[0].isEmpty ? 1 : 0, days.min() ?? 0,
      all.map(\.id.rawValue).min() ?? 0,
    ]
  }
}
