internal import Chronology
public import RegestaKit
internal import SQLite

extension Importer {
  /// Records a claim, or finds that the base has it.
  ///
  /// The same claim from a further source gets a citation. A claim that says more exactly when, of the same
  /// thing, supersedes the one that says it less exactly and takes over its citations. A claim that says it
  /// less exactly is a citation of the more exact one. What contradicts is recorded beside what is there, and
  /// reported.
  ///
  /// - Parameters:
  ///   - draft: What is said.
  ///   - citations: Who says so; left out: the file itself.
  ///   - isExact: It is to stand as it is said, because something is said of it: only a claim of the same
  ///     time is the same, and nothing that this run brings takes its place.
  /// - Returns: The claim that the base now has for it.
  /// - Throws: ``RegestaError`` of kind `badInput` when the relation is not known or the value does not fit.
  @discardableResult
  public func claim(
    _ draft: ClaimDraft,
    citations: [CitationDraft]? = nil,
    isExact: Bool = false
  ) throws -> Claim.ID {
    let citations = citations ?? ownCitation()
    let relation = try vocabulary.relation(draft.relation)
    let time = try ClaimTime(draft, relation)
    let twins = try twins(of: draft, relation, time)
    let same = twins.first { $0.fit == .same } ?? twins.first { $0.fit == .covers && !isExact }
    if let same {
      if isExact { exact.insert(same.id.rawValue) }
      if same.fit == .same, let comment = draft.comment, comment != same.comment {
        if try isOfTheseFilesAlone(same.id), try isUndisputed(same.id) {
          return try restate(same.id, as: draft, citations)
        }
        try note(
          .leftOut,
          "comment",
          same.id.rawValue,
          sentence: comment.abridged,
          reason: "the claim is there with \(same.comment == nil ? "none" : "another one")"
        )
      }
      return try keep(same.id, citations)
    }
    let coarser = twins.filter { $0.fit == .covered && !isExact }
    if let old = coarser.min(by: { $0.span < $1.span }), !exact.contains(old.id.rawValue),
      try isUndisputed(old.id)
    {
      return try refine(old.id, with: draft, citations)
    }
    let rivals = try rivals(of: draft, relation, time, twins: twins)
    let claim = try writer.addClaim(draft)
    try writer.addCitations(citations, to: claim)
    try markSeen(claim)
    if isExact { exact.insert(claim.rawValue) }
    if let rival = rivals.first {
      try note(
        .conflicting,
        "claim",
        claim.rawValue,
        sentence: try sentence(claim),
        reason: "the base also has claim:\(rival): \(try sentence(rival))"
      )
    } else {
      try note(.new, "claim", claim.rawValue, sentence: try sentence(claim))
    }
    return claim
  }

  /// Cites a claim that is there.
  ///
  /// - Returns: Whether any of the citations is new.
  @discardableResult
  public func cite(_ claim: Claim.ID, with citations: [CitationDraft]) throws -> Bool {
    var isNew = false
    for citation in citations where try !isCited(claim, by: citation) {
      try writer.addCitation(citation, to: claim)
      isNew = true
    }
    try markSeen(claim)
    if isNew {
      try note(
        .enriched,
        "claim",
        claim.rawValue,
        sentence: try sentence(claim),
        reason: "a further source"
      )
    } else {
      try note(.unchanged, "claim", claim.rawValue, sentence: try sentence(claim))
    }
    return isNew
  }

  /// Takes back what the file's source said before and now holds for wrong. What others say too stays.
  ///
  /// - Parameter draft: What it holds for wrong.
  /// - Throws: ``RegestaError`` of kind `badInput` when its relation is not known.
  func withdraw(_ draft: ClaimDraft) throws {
    guard isAgain, let ownSource else { return }
    var said = draft
    said.status = .recorded
    let relation = try vocabulary.relation(draft.relation)
    for twin in try twins(of: said, relation, ClaimTime(said, relation)) where twin.fit == .same {
      let others = try base.connection.first(
        """
        SELECT 1 FROM citation WHERE claim = \(twin.id.rawValue) AND status = 1
           AND +source <> \(ownSource.rawValue) AND +via IS NOT \(ownSource.rawValue) LIMIT 1
        """
      ) { _ in true }
      guard others == nil else { continue }
      try writer.setStatus(.retracted, of: twin.id)
      try markSeen(twin.id)
      try note(
        .corrected,
        "claim",
        twin.id.rawValue,
        sentence: try sentence(twin.id),
        reason: "its source now holds it for wrong"
      )
    }
  }

  /// The file itself as the one who says so.
  ///
  /// - Parameter locator: The place in it, where the file has places that do not move: "Q36, P1082", never
  ///   the number of a row.
  /// - Returns: One citation; none when the file is no source.
  public func ownCitation(_ locator: String? = nil) -> [CitationDraft] {
    ownCitation(at: locator.map(Locator.init))
  }

  /// The same, at a place that was read already.
  func ownCitation(at locator: Locator?) -> [CitationDraft] {
    ownSource.map { [CitationDraft($0, locator: locator)] } ?? []
  }

  /// The claim of the base that says the same; nil when none does.
  func claimIfKnown(_ draft: ClaimDraft) throws -> Claim.ID? {
    let relation = try vocabulary.relation(draft.relation)
    return try twins(of: draft, relation, ClaimTime(draft, relation)).first { $0.fit == .same }?.id
  }

  // MARK: Outcomes

  private func keep(_ claim: Claim.ID, _ citations: [CitationDraft]) throws -> Claim.ID {
    try cite(claim, with: citations)
    return claim
  }

  func sentence(_ claim: Claim.ID) throws -> String {
    try refreshLabels()
    return try base.connection.first("SELECT sentence FROM all_claims WHERE id = \(claim.rawValue)")
    {
      try $0.text(0)
    } ?? "claim:\(claim)"
  }
}
