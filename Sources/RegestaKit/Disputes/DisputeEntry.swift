/// A dispute as it is listed, recorded or only found.
package struct DisputeEntry {
  package let key: String
  package let question: String
  /// A state of disputes, or `found`.
  package let status: String
  package let reason: String?
  /// The check that found it.
  package let rule: String?
  package let sides: [Side]

  /// One side, with who speaks for it.
  package struct Side {
    package let claims: [Claim]
    /// How many independent witnesses they have together.
    package let witnesses: Int
    package let positions: [Position]
  }

  package init(_ dispute: Dispute, in base: KnowledgeBase) throws {
    key = dispute.key
    question = dispute.question
    status = dispute.status.rawValue
    reason = dispute.reason
    rule = dispute.rule
    sides = try dispute.sides.map { try Side($0, in: base) }
  }

  package init(_ found: Contradiction, in base: KnowledgeBase) throws {
    key = found.key
    question = found.question
    status = "found"
    reason = nil
    rule = found.rule
    sides = try found.sides.map { try Side($0, in: base) }
  }

  /// Whether one of its claims names a thing.
  package func speaks(of thing: Entity) -> Bool {
    sides.contains { side in side.claims.contains { $0.speaks(of: thing) } }
  }
}

extension Contradiction {
  /// Whether one of its claims names a thing.
  package func speaks(of thing: Entity) -> Bool {
    sides.contains { side in side.contains { $0.speaks(of: thing) } }
  }
}

extension Claim {
  /// Whether it names a thing.
  fileprivate func speaks(of thing: Entity) -> Bool {
    subject.id == thing.id || object.entity?.id == thing.id
      || qualifiers.contains { $0.value.entity?.id == thing.id }
  }
}

extension DisputeEntry.Side {
  init(_ claims: [Claim], in base: KnowledgeBase) throws {
    self.claims = claims
    witnesses = try base.witnesses(of: claims)
    positions = try claims.flatMap { try base.positions(on: $0.id) }
  }

  /// "2 independent witnesses", "no source".
  package var weight: String {
    if claims.allSatisfy(\.citations.isEmpty) { return "no source" }
    switch witnesses {
    case 0: return "no independent witness"
    case 1: return "1 independent witness"
    default: return "\(witnesses) independent witnesses"
    }
  }

  /// Who holds what of its claims, in a line: "A and B hold it; C rejects it".
  package var opinions: String? {
    var parts: [String] = []
    for stance in Position.Stance.allCases {
      var names: [String] = []
      for position in positions where position.stance == stance {
        if !names.contains(position.holder.label) { names.append(position.holder.label) }
      }
      guard !names.isEmpty else { continue }
      let isOne = names.count == 1
      let verb =
        switch stance {
        case .holds: isOne ? "holds it" : "hold it"
        case .rejects: isOne ? "rejects it" : "reject it"
        case .undecided: isOne ? "is undecided" : "are undecided"
        }
      let last = names.removeLast()
      let list = names.isEmpty ? last : names.joined(separator: ", ") + " and " + last
      parts.append("\(list) \(verb)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
