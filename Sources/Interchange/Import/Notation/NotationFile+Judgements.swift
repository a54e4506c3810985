internal import Formats
internal import RegestaKit

extension NotationFile {
  /// Records disputes between the files' claims, and what people hold of them.
  func addJudgements(with recorder: any NotationRecorder, names: NotationNames) throws {
    for node in try root.list("disputes") {
      let record = try NotationRecord(
        node,
        file: name,
        keys: ["id", "question", "sides", "status", "reason"]
      )
      let sides: [[Claim.ID]] = try record.list("sides").map { side in
        let labels: [YAMLNode] = if case .sequence(let items, _) = side { items } else { [side] }
        return try labels.map {
          try names.claim(try NotationRecord.text($0, file: name), at: $0, file: name)
        }
      }
      guard sides.count >= 2, sides.allSatisfy({ !$0.isEmpty }) else {
        throw record.error("A dispute has two sides or more, each with a claim.")
      }
      let status = try record.choice("status", of: Dispute.State.self) ?? .open
      let reason = try record.text("reason")
      if status != .open, reason == nil {
        throw record.error("A dispute that is not open needs a \"reason\".")
      }
      try locating(record.position, recorder, try record.text("id")) {
        try recorder.addDispute(
          DisputeDraft(
            key: try record.required("id"),
            question: try record.required("question"),
            sides: sides,
            status: status,
            reason: reason
          )
        )
      }
    }
    for node in try root.list("positions") {
      let record = try NotationRecord(
        node,
        file: name,
        keys: ["holder", "claim", "stance", "why", "cite"]
      )
      guard let holder = record["holder"], let claim = record["claim"] else {
        throw record.error("A position has a \"holder\" and a \"claim\".")
      }
      let citation = try NotationCitations(file: self, names: names).cited(by: record).first
      let holderID = try names.entity(
        try NotationRecord.text(holder, file: name),
        at: holder,
        file: name
      )
      let claimID = try names.claim(
        try NotationRecord.text(claim, file: name),
        at: claim,
        file: name
      )
      let stance = try record.choice("stance", of: Position.Stance.self) ?? .holds
      try locating(record.position, recorder) {
        try recorder.addPosition(
          PositionDraft(
            holder: holderID,
            claim: claimID,
            stance: stance,
            reason: try record.text("why"),
            source: citation?.source,
            locator: citation?.locator?.text
          )
        )
      }
    }
  }
}
