internal import RegestaKit

/// Which candidates a command is about.
struct CandidateScope {
  /// A thing of which they speak.
  var thing: String?
  /// The text that they were read from.
  var source: String?
  /// What was made of them.
  var outcomes: Set<Candidate.Outcome> = [.open]
  /// What must be true of them.
  var rule: CandidateRule?

  static let emptyNote = "nothing is proposed; regesta import article FILE reads a text"

  func query(in base: KnowledgeBase) throws -> CandidateQuery {
    CandidateQuery(
      source: try source.map { try base.source(named: $0).id },
      about: try thing.map { try base.thing(named: $0).id },
      outcomes: outcomes
    )
  }

  func forEach(in base: KnowledgeBase, _ body: (Candidate) throws -> Bool) throws {
    try base.forEachCandidate(try query(in: base)) { candidate in
      guard try rule?.holds(for: candidate, in: base) ?? true else { return true }
      return try body(candidate)
    }
  }
}
