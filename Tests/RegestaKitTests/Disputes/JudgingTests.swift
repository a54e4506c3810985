import RegestaKit
import Testing

/// Opening, judging and reopening disputes, and what is refused.
@Suite("Judging disputes") struct JudgingTests {
  let base: KnowledgeBase
  let one: Claim.ID
  let other: Claim.ID

  init() throws {
    base = try DisputeStory.base(
      ["charles-xii person"],
      ["{claim: [charles-xii, died-on, {date: 1718-11-30}]}"],
      others: ["{claim: [charles-xii, died-on, {date: 1718-12-11}]}"]
    )
    one = try base.number(of: "charles-xii died 30 November 1718")
    other = try base.number(of: "charles-xii died 11 December 1718")
  }

  private func open(_ question: String = "When did he die?", key: String? = nil) throws -> Dispute {
    let key = try base.edit { writer in
      try writer.openDispute(question: question, sides: [[one], [other]], key: key)
    }
    return try base.dispute(named: key)
  }

  @Test("Keys are made of the question, and never taken twice")
  func keys() throws {
    #expect(try open().key == "when-did-he-die")
    #expect(try open().key == "when-did-he-die-2")
    #expect(try open("???").key == "dispute")
    #expect(throws: RegestaError.self) { try open(key: "dispute") }
    #expect(throws: RegestaError.self) { try open(key: "Not a key") }
  }

  @Test("What is no dispute is refused, and nothing is written")
  func refusals() throws {
    let batches = try base.batches().count
    for sides in [
      [[one]], [[one], []], [[one], [one]], [[one, one], [other]], [[one], [Claim.ID(9_999)]],
    ]
      as [[[Claim.ID]]]
    {
      #expect(throws: RegestaError.self) {
        try base.edit { _ = try $0.openDispute(question: "Which?", sides: sides) }
      }
    }
    #expect(throws: RegestaError.self) {
      try base.edit { _ = try $0.openDispute(question: "  ", sides: [[one], [other]]) }
    }
    #expect(try base.batches().count == batches)
    try base.edit { try $0.setStatus(.retracted, of: other) }
    let error = #expect(throws: RegestaError.self) { try open() }
    #expect(error?.message == "claim:\(other) is retracted.")
  }

  @Test("Judged with a reason, reopened, withdrawn; the log has every step, and undo each back")
  func judging() throws {
    let dispute = try open()
    #expect(throws: RegestaError.self) {
      try base.edit { try $0.judge(dispute.id, .settled, reason: " ") }
    }
    let settled = try base.edit { writer in
      try writer.judge(dispute.id, .settled, reason: "Two calendars.")
      return writer.batch
    }
    #expect(try base.dispute(named: dispute.key).reason == "Two calendars.")
    #expect(throws: RegestaError.self) {
      try base.edit { try $0.judge(dispute.id, .settled, reason: "Two calendars.") }
    }
    let reopened = try base.edit { writer in
      try writer.judge(dispute.id, .open, reason: nil)
      return writer.batch
    }
    #expect(try base.dispute(named: dispute.key).status == .open)
    #expect(try base.dispute(named: dispute.key).reason == nil)
    try base.undo(reopened, who: "test")
    #expect(try base.dispute(named: dispute.key).reason == "Two calendars.")
    try base.undo(settled, cascading: true, who: "test")
    #expect(try base.dispute(named: dispute.key).status == .open)
    #expect(try base.verifyHistory() == [])
  }

  @Test("Taking back the opening refuses while a judgement rests on it")
  func undoOfOpening() throws {
    let dispute = try open()
    let opening = try #require(try base.batches().last?.id)
    let judging = try base.edit { writer in
      try writer.judge(dispute.id, .compatible, reason: "Two calendars.")
      return writer.batch
    }
    let error = #expect(throws: RegestaError.self) { try base.undo(opening, who: "test") }
    #expect(error?.message.contains("batch \(judging)") == true)
    #expect(try base.undo(opening, cascading: true, who: "test") == [judging, opening])
    #expect(try base.dispute(named: dispute.key).status == .withdrawn)
  }

  @Test("A dry run says what would be, and leaves no batch")
  func dryRun() throws {
    let batches = try base.batches().count
    let (key, batch) = try base.write(Batch.Draft(.edit, who: "test"), isDryRun: true) { writer in
      try writer.openDispute(question: "Which?", sides: [[one], [other]])
    }
    #expect(key == "which" && batch == nil)
    #expect(try base.batches().count == batches)
    #expect(try base.disputes() == [])
  }
}
