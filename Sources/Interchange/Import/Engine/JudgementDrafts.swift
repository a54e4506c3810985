internal import RegestaKit

/// A dispute before it is recorded.
struct DisputeDraft {
  var key: String
  var question: String
  var sides: [[Claim.ID]]
  var status: Dispute.State
  var reason: String?
  var rule: String?
}

/// A position before it is recorded.
struct PositionDraft {
  var holder: Entity.ID
  var claim: Claim.ID
  var stance: Position.Stance
  var reason: String?
  var source: Source.ID?
  var locator: String?
}

extension Writer {
  func addDispute(_ draft: DisputeDraft) throws {
    try addDispute(
      key: draft.key,
      question: draft.question,
      sides: draft.sides,
      status: draft.status,
      reason: draft.reason,
      rule: draft.rule
    )
  }

  func addPosition(_ draft: PositionDraft) throws {
    try addPosition(
      of: draft.holder,
      on: draft.claim,
      stance: draft.stance,
      reason: draft.reason,
      source: draft.source,
      locator: draft.locator
    )
  }
}
