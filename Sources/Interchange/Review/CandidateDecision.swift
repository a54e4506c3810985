public import RegestaKit
internal import SQLite

/// What a person, or a rule of theirs, says of what a reader proposes.
public struct CandidateDecision: Hashable, Sendable {
  /// What it is about.
  public var candidate: Candidate
  /// What becomes of it; nil when only its things are merged.
  public var verdict: Verdict?
  /// Things that it speaks of and that are ones of the base, by what they are.
  public var merges: [Merge] = []
  /// Why.
  public var reason: String?

  /// What becomes of a candidate.
  public enum Verdict: Hashable, Sendable {
    case accept
    case reject
    /// Another claim is recorded in its place.
    case edit(ClaimEdit)

    /// The word for it in files and reports.
    public var name: String {
      switch self {
      case .accept: "accept"
      case .reject: "reject"
      case .edit: "edit"
      }
    }
  }

  /// A thing that is only proposed, and the one of the base that it is.
  public struct Merge: Hashable, Sendable {
    /// What is proposed.
    public var thing: Entity
    /// What it is.
    public var known: Entity

    /// A merge as a value.
    public init(_ thing: Entity, into known: Entity) {
      self.thing = thing
      self.known = known
    }
  }

  /// A decision on a candidate.
  public init(
    _ candidate: Candidate,
    _ verdict: Verdict?,
    merges: [Merge] = [],
    reason: String? = nil
  ) {
    self.candidate = candidate
    self.verdict = verdict
    self.merges = merges
    self.reason = reason
  }
}

/// What became of a decision on a candidate.
public struct CandidateOutcome: Hashable, Sendable {
  /// The decision.
  public var decision: CandidateDecision
  /// What became of it.
  public var result: Result
  /// The claim that stands for it now.
  public var claim: Claim.ID?
  /// More of it: why it was refused, what the base says against it.
  public var detail: String?

  /// What can become of one.
  public enum Result: String, Hashable, Sendable, CaseIterable {
    /// It is recorded.
    case recorded
    /// The base said so already; the claim has a further citation.
    case cited
    /// It takes the place of a claim that said it less exactly.
    case refined
    case rejected
    /// Only its things were merged.
    case merged
    /// Something stands against it, and nothing of it was done.
    case refused
  }
}

extension KnowledgeBase {
  /// Carries decisions out, in their order: in one transaction and one batch of the kind `review`.
  ///
  /// What is refused is left out and told of; the others are done. When nothing changes, no batch is
  /// written.
  ///
  /// - Parameters:
  ///   - decisions: What was decided.
  ///   - isDryRun: Only say what would be done.
  ///   - who: Who decides.
  ///   - why: Why, for the log.
  /// - Returns: What became of each, and the batch; nil when there is none.
  /// - Throws: As ``RegestaKit/KnowledgeBase/write(_:_:)``; nothing is decided then.
  @discardableResult
  public func decide(
    _ decisions: [CandidateDecision],
    isDryRun: Bool = false,
    who: String,
    why: String? = nil
  ) throws -> (outcomes: [CandidateOutcome], batch: Batch.ID?) {
    var outcomes: [CandidateOutcome] = []
    var batch: Batch.ID?
    do {
      try write(Batch.Draft(.review, who: who, why: why)) { writer in
        outcomes = try decisions.map { try carryOut($0, writer) }
        guard outcomes.contains(where: { $0.result != .refused }), !isDryRun else {
          throw NothingDecided()
        }
        batch = writer.batch
      }
    } catch is NothingDecided {}
    return (outcomes, batch)
  }

  private struct NothingDecided: Error {}

  private func carryOut(_ decision: CandidateDecision, _ writer: Writer) throws
    -> CandidateOutcome
  {
    do {
      return try connection.savepoint {
        try Self.explaining {
          for merge in decision.merges {
            // The same thing may have been merged with a decision before.
            if try survivor(of: merge.thing.id).id == survivor(of: merge.known.id).id { continue }
            try writer.merge(
              proposed: merge.thing.id,
              into: merge.known.id,
              why: decision.reason
            )
          }
          return try outcome(of: decision, writer)
        }
      }
    } catch let error as RegestaError where error.kind.isOfInput || error.kind == .refused {
      writer.forgetRows()
      let words = [error.message, error.hint].compactMap { $0 }.joined(separator: " ")
      return CandidateOutcome(decision: decision, result: .refused, detail: words)
    }
  }

  private func outcome(of decision: CandidateDecision, _ writer: Writer) throws
    -> CandidateOutcome
  {
    let acceptance: Acceptance
    switch decision.verdict {
    case nil: return CandidateOutcome(decision: decision, result: .merged)
    case .reject:
      try writer.reject(decision.candidate, reason: decision.reason)
      return CandidateOutcome(decision: decision, result: .rejected)
    case .accept:
      acceptance = try writer.accept(decision.candidate, reason: decision.reason)
    case .edit(let edit):
      // Its things may have been merged since it was looked at.
      let claim = try self.claim(decision.candidate.claim.id) ?? decision.candidate.claim
      acceptance = try writer.edit(
        decision.candidate,
        into: try edit.applied(
          to: claim,
          isInferred: decision.candidate.isInferred,
          in: self
        ) { new in
          try writer.addThing(named: new.name, kind: new.kind, for: decision.candidate)
        },
        reason: decision.reason
      )
    }
    return CandidateOutcome(
      decision: decision,
      result: try result(of: acceptance),
      claim: acceptance.claim,
      detail: acceptance.standing.claims.isEmpty
        ? nil
        : "\(acceptance.standing.kind.rawValue): "
          + acceptance.standing.claims.map { "claim:\($0)" }.joined(separator: ", ")
    )
  }

  private func result(of acceptance: Acceptance) throws -> CandidateOutcome.Result {
    switch acceptance.standing.kind {
    case .same: .cited
    case .finer: try claim(acceptance.claim)?.supersedes == nil ? .recorded : .refined
    case .none, .contrary: .recorded
    }
  }
}
