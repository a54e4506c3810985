internal import RegestaKit

/// What is kept of who was meant, and what is left to a person.
extension Importer {
  /// Keeps what a mention was taken for that may be of several kinds: as soon as the file brings a namesake
  /// of another of them, its name alone does not find it again.
  func rememberKind(
    of entity: Entity.ID,
    _ reference: EntityReference,
    _ why: String
  ) throws {
    guard !reference.otherKinds.isEmpty, !reference.isDefinition else { return }
    try remember(entity, for: reference, why: why)
  }

  /// Keeps what a reference was taken for where the names alone do not say it, so that the same file finds
  /// it again.
  private func remember(
    _ entity: Entity.ID,
    for reference: EntityReference,
    why: String
  ) throws {
    guard ownSource != nil else { return }
    try writer.addAlignment(
      scope: ownSourceKey,
      reference: reference.remembered,
      entity: entity,
      verdict: .same,
      score: 1,
      why: why
    )
  }

  /// Lists whom a new entity may be the same as.
  func propose(
    _ candidates: [EntityMatcher.Candidate],
    for entity: Entity.ID,
    _ reference: EntityReference
  ) throws {
    guard let key = try base.entity(entity)?.key else { return }
    // What this source speaks of is this entity from now on, whoever else it turns out to be.
    try remember(
      entity,
      for: reference,
      why: "made for it, as it was not certain which is meant"
    )
    for candidate in candidates.prefix(5) {
      try writer.addAlignment(
        scope: "entity",
        reference: key,
        entity: candidate.entity,
        verdict: .open,
        score: candidate.score,
        why: candidate.why
      )
      try note(
        .undecided,
        "entity",
        entity.rawValue,
        sentence: try "\(reference.printed) (\(key)) may be "
          + (base.entity(candidate.entity).map { "\($0.label) (\($0.key))" } ?? "another"),
        reason: "\(candidate.why); \(Int((candidate.score * 100).rounded())) of 100"
      )
    }
  }
}
