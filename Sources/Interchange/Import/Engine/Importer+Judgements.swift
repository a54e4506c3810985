internal import RegestaKit
internal import SQLite

extension Importer {
  /// Records a dispute, or finds that the base has it.
  ///
  /// Its sides are fixed once it is open. A judgement is added to an open dispute; one that the base has
  /// already stays.
  func dispute(_ draft: DisputeDraft) throws {
    let all = draft.sides.flatMap { $0 }
    guard Set(all).count == all.count else {
      throw RegestaError(
        .badInput,
        "Two claims of the dispute \"\(draft.key)\" are one claim in the base.",
        hint: "Claims that only differ in how exactly they are dated do not contradict each other."
      )
    }
    let known = try base.connection.first(
      "SELECT id, question, status, reason FROM dispute WHERE key = \(draft.key)"
    ) {
      (
        id: try $0.int(0), question: try $0.text(1), status: try $0.text(2),
        reason: try $0.optionalText(3)
      )
    }
    guard let known else {
      try writer.addDispute(draft)
      return try note(.new, "dispute", nil, sentence: draft.question)
    }
    if try Set(sides(of: known.id)) != Set(draft.sides.map(Set.init)) {
      try note(
        .leftOut,
        "dispute",
        known.id,
        sentence: "other sides of \"\(draft.key)\"",
        reason: "the sides of a dispute do not change: withdraw it and open another"
      )
    }
    let isSame =
      known.question == draft.question && known.status == draft.status.rawValue
      && known.reason == draft.reason
    let isWithdrawn = known.status == Dispute.State.withdrawn.rawValue
    if isSame {
      return try note(.unchanged, "dispute", known.id, sentence: draft.question)
    }
    // A judgement of the base is a person's; an open question may be judged, or asked otherwise.
    guard known.status == Dispute.State.open.rawValue || isWithdrawn else {
      return try note(
        .leftOut,
        "dispute",
        known.id,
        sentence: "\(draft.question) \(draft.status.rawValue)",
        reason: "the base has judged it: \(known.status)"
      )
    }
    try writer.updateDispute(
      key: draft.key,
      question: draft.question,
      status: draft.status,
      reason: draft.reason
    )
    try note(
      isWithdrawn ? .new : .corrected,
      "dispute",
      known.id,
      sentence: draft.question,
      reason: isWithdrawn ? nil : "before: \(known.question) \(known.status)"
    )
  }

  /// The claims on each side, each as what took its place since.
  private func sides(of dispute: Int) throws -> [Set<Claim.ID>] {
    let rows = try base.connection.rows(
      """
      WITH RECURSIVE now (side, claim) AS (
        SELECT side, claim FROM dispute_claim WHERE dispute = \(dispute)
        UNION
        SELECT n.side, c.id FROM now AS n JOIN claim AS c ON c.supersedes = n.claim)
      SELECT side, claim FROM now AS n
       WHERE NOT EXISTS (SELECT 1 FROM claim AS c WHERE c.supersedes = n.claim AND c.status = 1)
       ORDER BY side
      """
    ) { (side: try $0.int(0), claim: Claim.ID(try $0.int(1))) }
    return Dictionary(grouping: rows, by: \.side).values.map { Set($0.map(\.claim)) }
  }

  /// Records what somebody holds of a claim, or finds that the base has it; what they held before is
  /// superseded.
  func position(_ draft: PositionDraft) throws {
    let known = try base.connection.first(
      """
      SELECT stance, reason, source, locator FROM position
       WHERE holder = \(draft.holder.rawValue) AND claim = \(draft.claim.rawValue) AND status = 1
      """
    ) {
      (
        stance: try $0.text(0), reason: try $0.optionalText(1), source: try $0.optionalInt(2),
        locator: try $0.optionalText(3)
      )
    }
    try refreshLabels()
    let holder = try base.entity(draft.holder)?.label ?? "entity \(draft.holder)"
    let what = try base.claim(draft.claim)?.sentence ?? "claim:\(draft.claim)"
    let sentence = "\(holder) \(draft.stance.rawValue): \(what)"
    if let known, known.stance == draft.stance.rawValue, known.reason == draft.reason,
      known.source == draft.source?.rawValue, known.locator == draft.locator
    {
      return try note(.unchanged, "position", nil, sentence: sentence)
    }
    try writer.addPosition(draft)
    try note(
      known == nil ? .new : .corrected,
      "position",
      nil,
      sentence: sentence,
      reason: known.map { "before: \($0.stance)" + ($0.reason.map { ", \($0)" } ?? "") }
    )
  }
}
