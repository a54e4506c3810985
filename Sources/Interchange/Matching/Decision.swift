public import RegestaKit

/// What a person, or a rule of theirs, says of two things.
public struct Decision: Hashable, Sendable {
  /// The verdict: whether the two are one.
  public var verdict: Alignment.Verdict
  /// What is merged, or told apart.
  public var one: Entity
  /// What it is merged into, or told apart from.
  public var other: Entity
  /// Why.
  public var why: String?
  /// Whether what speaks against a merge has been seen and is overruled.
  public var overrules: Bool

  /// A decision about two things.
  public init(
    _ verdict: Alignment.Verdict,
    _ one: Entity,
    _ other: Entity,
    why: String? = nil,
    overrules: Bool = false
  ) {
    self.verdict = verdict
    self.one = one
    self.other = other
    self.why = why
    self.overrules = overrules
  }
}

/// What became of a decision.
public struct DecisionOutcome: Hashable, Sendable {
  /// The decision.
  public var decision: Decision
  /// What became of it.
  public var result: Result
  /// More of it: why it was not done, what came with it.
  public var detail: String?

  /// What can become of one.
  public enum Result: String, Hashable, Sendable, CaseIterable {
    case merged
    case apart
    /// It was so already.
    case unchanged
    /// Something speaks against it.
    case refused
  }
}

extension KnowledgeBase {
  /// Carries decisions out, in their order: in one transaction and one batch of the kind `review`.
  ///
  /// When nothing changes, no batch is written. A merge that something speaks against is left out and
  /// told of; the others are done.
  ///
  /// - Parameters:
  ///   - decisions: What was decided; those that are open are left so.
  ///   - force: Whether to overrule whatever speaks against a merge.
  ///   - isDryRun: Only say what would be done.
  ///   - who: Who decides.
  ///   - why: Why, for the log.
  /// - Returns: What became of each, and the batch; nil when there is none.
  /// - Throws: As ``RegestaKit/KnowledgeBase/write(_:_:)``; nothing is decided then.
  @discardableResult
  public func decide(
    _ decisions: [Decision],
    force: Bool = false,
    isDryRun: Bool = false,
    who: String,
    why: String? = nil
  ) throws -> (outcomes: [DecisionOutcome], batch: Batch.ID?) {
    var outcomes: [DecisionOutcome] = []
    var batch: Batch.ID?
    do {
      try write(Batch.Draft(.review, who: who, why: why)) { writer in
        outcomes = try decisions.filter { $0.verdict != .open }.map {
          try carryOut($0, force: force, writer)
        }
        let changes = outcomes.contains { $0.result == .merged || $0.result == .apart }
        guard changes, !isDryRun else { throw NothingKept() }
        batch = writer.batch
      }
    } catch is NothingKept {}
    return (outcomes, batch)
  }

  private struct NothingKept: Error {}

  private func carryOut(_ decision: Decision, force: Bool, _ writer: Writer) throws
    -> DecisionOutcome
  {
    let known = try verdict(on: decision.one.id, decision.other.id)
    switch decision.verdict {
    case .same where known == .same, .different where known == .different:
      return DecisionOutcome(decision: decision, result: .unchanged, detail: "it is known already")
    case .same:
      let (one, other) = (
        try survivor(of: decision.one.id).id, try survivor(of: decision.other.id).id
      )
      let obstacles = try obstacles(merging: one, into: other)
      guard force || decision.overrules || obstacles.isEmpty else {
        return DecisionOutcome(
          decision: decision,
          result: .refused,
          detail: obstacles.map(\.reason).joined(separator: " ")
        )
      }
      let report = try writer.merge(one, into: other, force: true, why: decision.why)
      return DecisionOutcome(decision: decision, result: .merged, detail: report.summary)
    case .different where known == .same:
      return DecisionOutcome(
        decision: decision,
        result: .refused,
        detail: "They were merged; take them apart with: regesta split \(decision.one.key)"
      )
    case .different, .open:
      try writer.keepApart(decision.one.id, decision.other.id, why: decision.why)
      return DecisionOutcome(decision: decision, result: .apart)
    }
  }
}

extension MergeReport {
  /// What came with a merge, in a few words.
  public var summary: String {
    var parts = ["\(redirected) \(redirected == 1 ? "claim" : "claims") redirected"]
    if !duplicates.isEmpty { parts.append("\(duplicates.count) said twice") }
    if !retracted.isEmpty { parts.append("\(retracted.count) retracted") }
    if !overruled.isEmpty { parts.append("\(overruled.count) objections overruled") }
    return parts.joined(separator: ", ")
  }
}
