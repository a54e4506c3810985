internal import RegestaKit

/// References of files that tell their things apart themselves: two of them are never one entity.
extension Importer {
  /// The entity that a reference means, apart from those that other references of the file stand for; made
  /// when there is none. What the reference has is there to tell it from others and is not recorded.
  func entityToldApart(_ reference: EntityReference) throws -> Entity.ID {
    let outcome = try foundApart(reference)
    let entity: Entity.ID
    if let (known, why) = outcome.match {
      entity = known
      try note(
        .matched,
        "entity",
        known.rawValue,
        sentence: try matchSentence(reference, known),
        reason: why
      )
    } else {
      entity = try make(reference, describing: false)
      if case .undecided(let candidates) = outcome {
        try propose(candidates, for: entity, reference)
      }
    }
    defined.insert(entity.rawValue)
    toldApart.insert(entity.rawValue)
    return entity
  }

  /// What a reference means among the entities that no other reference of the file stands for.
  func foundApart(_ reference: EntityReference) throws -> EntityMatcher.Outcome {
    guard reference.key != nil || !reference.names.isEmpty || !reference.identifiers.isEmpty else {
      return .unknown
    }
    let matcher = EntityMatcher(
      base: base,
      vocabulary: vocabulary,
      source: ownSource,
      sourceKey: ownSourceKey
    )
    let outcome = try matcher.match(reference)
    if let (entity, _) = outcome.match {
      return toldApart.contains(entity.rawValue) ? .unknown : outcome
    }
    guard case .undecided(let candidates) = outcome else { return .unknown }
    let free = candidates.filter { !toldApart.contains($0.entity.rawValue) }
    return free.isEmpty ? .unknown : .undecided(free)
  }
}
