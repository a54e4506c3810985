internal import SQLite

/// What became of a candidate by a person's word.
public struct Acceptance: Hashable, Sendable {
  /// The claim that stands for it in the base now.
  public var claim: Claim.ID
  /// What the base said of it before.
  public var standing: Standing
}

extension Writer {
  /// Makes a candidate knowledge, with its citations and the things that it speaks of.
  ///
  /// Where the base says the same already, that claim gets its citations; one that says it less exactly
  /// is superseded, unless somebody has judged it. What is contrary is recorded beside.
  ///
  /// - Returns: The claim that stands for it now.
  /// - Throws: ``RegestaError`` of kind `refused` when it is not open, or its text does not say that it
  ///   is so.
  @discardableResult
  public func accept(_ candidate: Candidate, reason: String? = nil) throws -> Acceptance {
    try requireOpen(candidate)
    guard candidate.modality == .asserted else {
      throw RegestaError(
        .refused,
        "The text does not say that it is so: it is \(candidate.modality.rawValue).",
        hint: "Edit it into what the text does say, with a relation such as demanded or promised."
      )
    }
    let acceptance = try record(candidate.claim.id)
    let became = acceptance.claim == candidate.claim.id ? nil : acceptance.claim
    try close(candidate, .accepted, reason: reason, became: became)
    try recordMentions(in: candidate, of: candidate.claim.id)
    return acceptance
  }

  /// Records another claim in the place of a candidate, with the candidate's citations.
  ///
  /// - Parameters:
  ///   - candidate: What was proposed.
  ///   - draft: What the text says, in the eyes of the person who reviews it.
  ///   - reason: Why.
  /// - Returns: The claim that stands for it now.
  /// - Throws: ``RegestaError`` of kind `refused` when it is not open; `badInput` when the claim does not
  ///   fit its relation.
  @discardableResult
  public func edit(
    _ candidate: Candidate,
    into draft: ClaimDraft,
    reason: String? = nil
  ) throws -> Acceptance {
    try requireOpen(candidate)
    var draft = draft
    draft.status = .candidate
    let claim = try addClaim(draft)
    try copyCitations(from: candidate.claim.id, to: claim)
    let acceptance = try record(claim)
    try setStatus(.superseded, of: candidate.claim.id)
    try close(candidate, .edited, reason: reason, became: acceptance.claim)
    try recordMentions(in: candidate, of: acceptance.claim)
    return acceptance
  }

  /// Records a thing that a person names first while reviewing, with the candidate's citations for its name.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` for an empty name or a kind that is not there.
  public func addThing(
    named name: String,
    kind: String,
    for candidate: Candidate
  ) throws -> Entity.ID {
    let thing = try addNamedEntity(name, kind: kind, language: "und")
    try copyCitations(from: candidate.claim.id, to: thing.name)
    return thing.entity
  }

  /// Keeps a candidate from being proposed again.
  ///
  /// - Throws: ``RegestaError`` of kind `refused` when it is not open.
  public func reject(_ candidate: Candidate, reason: String? = nil) throws {
    try requireOpen(candidate)
    try setStatus(.retracted, of: candidate.claim.id)
    try close(candidate, .rejected, reason: reason, became: nil)
  }

  // MARK: Below

  private func requireOpen(_ candidate: Candidate) throws {
    let isOpen = try connection.first(
      """
      SELECT k.outcome = 'open' AND c.status = 0 FROM candidate AS k JOIN claim AS c ON c.id = k.claim
       WHERE k.id = \(candidate.id.rawValue)
      """
    ) { try $0.bool(0) }
    guard isOpen == true else {
      throw RegestaError(
        .refused,
        "The candidate claim:\(candidate.claim.id) has been decided already.",
        hint: "Take that back first, with: regesta undo"
      )
    }
  }

  private func close(
    _ candidate: Candidate,
    _ outcome: Candidate.Outcome,
    reason: String?,
    became: Claim.ID?
  ) throws {
    try connection.run(
      """
      UPDATE candidate SET outcome = \(outcome.rawValue), reason = \(reason),
        became = \(became?.rawValue) WHERE id = \(candidate.id.rawValue)
      """
    )
  }

  /// The words in a candidate's span by which a claim names its things do name them.
  private func recordMentions(in candidate: Candidate, of claim: Claim.ID) throws {
    try connection.run(
      """
      UPDATE mention SET status = 1
        FROM candidate AS k, claim AS c
       WHERE k.id = \(candidate.id.rawValue) AND c.id = \(claim.rawValue)
         AND mention.status = 0 AND mention.passage = k.passage
         AND mention.start >= k.start AND mention.start + mention.length <= k.start + k.length
         AND mention.entity IN (c.subject, c.object)
      """
    )
  }

  /// Makes a claim that is only proposed knowledge, by itself or as a citation of one that is there.
  private func record(_ claim: Claim.ID) throws -> Acceptance {
    let standing = try connection.standing(of: claim)
    if standing.kind == .same, let known = standing.claims.first {
      try copyCitations(from: claim, to: known)
      try setStatus(.superseded, of: claim)
      return Acceptance(claim: known, standing: standing)
    }
    try recordThings(of: claim)
    if standing.kind == .finer, let coarse = try standing.claims.first(where: isUnjudged) {
      let finer = try copy(claim, superseding: coarse)
      try copyCitations(from: claim, to: finer)
      try copyCitations(from: coarse, to: finer)
      try setStatus(.superseded, of: coarse)
      try setStatus(.superseded, of: claim)
      return Acceptance(claim: finer, standing: standing)
    }
    try setStatus(.recorded, of: claim)
    return Acceptance(claim: claim, standing: standing)
  }

  /// Whether nobody has judged a claim, so that a more exact one may take its place.
  private func isUnjudged(_ claim: Claim.ID) throws -> Bool {
    try connection.first(
      """
      SELECT 1 WHERE EXISTS (SELECT 1 FROM dispute_claim WHERE claim = \(claim.rawValue))
         OR EXISTS (SELECT 1 FROM position WHERE claim = \(claim.rawValue) AND status = 1)
         OR EXISTS (SELECT 1 FROM claim WHERE reading_of = \(claim.rawValue) AND status = 1)
      """
    ) { _ in true } == nil
  }

  /// What a proposal speaks of is known when the proposal is, and by the names that it was read by.
  private func recordThings(of claim: Claim.ID) throws {
    let things = try connection.rows(
      """
      SELECT e.id FROM claim AS c JOIN entity AS e ON e.id IN (c.subject, c.object, c.unit)
       WHERE c.id = \(claim.rawValue) AND e.status = 0
      UNION
      SELECT e.id FROM qualifier AS q JOIN entity AS e ON e.id IN (q.object, q.unit)
       WHERE q.claim = \(claim.rawValue) AND e.status = 0
      """
    ) { Entity.ID(try $0.int(0)) }
    for thing in things { try recordThing(thing) }
  }

  private func recordThing(_ thing: Entity.ID) throws {
    try connection.run("UPDATE entity SET status = 1 WHERE id = \(thing.rawValue)")
    for name in try proposedNames(of: thing) { try setStatus(.recorded, of: name) }
    rename(thing.rawValue)
  }

  /// The names that came with a thing; those that are candidates by themselves are reviewed by
  /// themselves.
  func proposedNames(of thing: Entity.ID) throws -> [Claim.ID] {
    try connection.rows(
      """
      SELECT c.id FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.value = 'name'
       WHERE c.subject = \(thing.rawValue) AND c.status = 0
         AND NOT EXISTS (SELECT 1 FROM candidate WHERE claim = c.id) ORDER BY c.id
      """
    ) { Claim.ID(try $0.int(0)) }
  }
}
