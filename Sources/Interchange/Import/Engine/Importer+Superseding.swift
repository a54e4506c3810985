internal import RegestaKit

extension Importer {
  /// A claim that says more exactly when takes the place of one that says it less exactly.
  func refine(
    _ old: Claim.ID,
    with draft: ClaimDraft,
    _ citations: [CitationDraft]
  ) throws -> Claim.ID {
    var draft = draft
    draft.supersedes = old
    let claim = try writer.addClaim(draft)
    // Who said it less exactly does not contradict; the old claim keeps what they said to the letter.
    try writer.copyCitations(from: old, to: claim)
    for citation in citations where try !isCited(claim, by: citation) {
      try writer.addCitation(citation, to: claim)
    }
    try writer.setStatus(.superseded, of: old)
    try markSeen(claim)
    try note(
      .enriched,
      "claim",
      claim.rawValue,
      sentence: try sentence(claim),
      reason: "more exact than claim:\(old): \(try sentence(old))"
    )
    return claim
  }

  /// The same claim with another remark, which the file that alone says it has mended.
  func restate(
    _ old: Claim.ID,
    as draft: ClaimDraft,
    _ citations: [CitationDraft]
  ) throws -> Claim.ID {
    var draft = draft
    draft.supersedes = old
    let claim = try writer.addClaim(draft)
    try writer.addCitations(citations, to: claim)
    try writer.setStatus(.superseded, of: old)
    try markSeen(claim)
    exact.insert(claim.rawValue)
    try note(
      .corrected,
      "claim",
      claim.rawValue,
      sentence: try sentence(claim),
      reason: "its comment: \(draft.comment?.abridged ?? "none")"
    )
    return claim
  }
}
