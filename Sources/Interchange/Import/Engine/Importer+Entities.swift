internal import Names
public import RegestaKit
internal import SQLite

extension Importer {
  /// The entity of the base that a reference means, made when there is none.
  ///
  /// What is certain is matched, and the report says by what. What is not is left apart as an entity of
  /// its own, and listed for a person to decide. A definition's names and numbers are recorded; the
  /// names of what is only mentioned are not, unless the entity is new.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when the reference has neither name, number nor key, or
  ///   its kind is not known.
  public func entity(_ reference: EntityReference) throws -> Entity.ID {
    let mention = reference.remembered
    if !reference.isDefinition, let known = mentions[mention] { return known }
    if let kind = reference.kind { _ = try vocabulary.kind(kind) }
    guard !reference.names.isEmpty || !reference.identifiers.isEmpty || reference.key != nil else {
      throw RegestaError(.badInput, "Something is spoken of that has neither name nor number.")
    }
    let entity: Entity.ID
    switch try matcher.match(reference) {
    case .found(let found, let why):
      entity = found
      try matched(found, reference, why: why)
      if try isOfOtherKind(found, reference), why != "decided before" {
        try remember(found, for: reference, why: why)
      }
    case .corrected(let found, let why):
      // Another record may be about that entity: only the end of the file tells.
      if defined.contains(found.rawValue) {
        entity = try make(reference)
      } else {
        try waitForEnd()
        entity = found
        try matched(found, reference, why: why + ", with another date")
      }
    case .undecided(let candidates):
      entity = try make(reference)
      try propose(candidates, for: entity, reference)
      try remember(entity, for: reference, why: "made for it, as it was not certain which is meant")
    case .unknown:
      entity = try make(reference)
    }
    if reference.isDefinition { defined.insert(entity.rawValue) }
    if !reference.isDefinition { mentions[mention] = entity }
    return entity
  }

  /// The entity that a name means in the company of an event's partners: of a treaty to which Soviet Russia
  /// is a party, "Russia" is Soviet Russia.
  ///
  /// - Returns: One of those who the base says took part in the event; nil when none is meant.
  public func partner(named name: String, of event: Entity.ID) throws -> Entity.ID? {
    let partner = try matcher.partner(name, of: event)
    if let partner { markNamesSeen(of: partner) }
    return partner
  }

  /// Whether the base has an entity of that key.
  public func hasEntity(withKey key: String) -> Bool {
    (try? isFree(key)) == false
  }

  /// Records a name of an entity, or cites the claim that has it under whatever role.
  public func addName(_ name: EntityReference.Name, of entity: Entity.ID) throws {
    let text = name.text
    let rows = try base.connection.rows(
      """
      SELECT c.id, c.text, c.language, r.key, c.start_date IS NULL AND c.end_date IS NULL
        FROM name AS n JOIN claim AS c ON c.id = n.claim JOIN relation AS r ON r.id = c.relation
       WHERE n.entity = \(entity.rawValue) AND c.status = 1 AND c.denied = 0 ORDER BY c.id
      """
    ) {
      (
        claim: Claim.ID(try $0.int(0)), text: try $0.text(1), language: try $0.text(2),
        role: try $0.text(3), isTimeless: try $0.bool(4)
      )
    }
    let known = rows.first {
      $0.text == text && ($0.language == name.language || name.language == "und")
        && (name.period == nil || $0.role == name.role)
    }
    if let known, name.period == nil {
      try cite(known.claim, with: ownCitation())
      return
    }
    var role = name.role
    let hasPreferred = rows.contains {
      $0.role == "preferred-name" && $0.language == name.language && $0.text != text
    }
    if role == "preferred-name", hasPreferred { role = "alias" }
    try claim(ClaimDraft(entity, role, .text(text, language: name.language), period: name.period))
  }

  // MARK: Below

  private var matcher: EntityMatcher {
    EntityMatcher(
      base: base,
      vocabulary: vocabulary,
      source: ownSource,
      sourceKey: ownSourceKey,
      defined: defined
    )
  }

  private func matched(_ entity: Entity.ID, _ reference: EntityReference, why: String) throws {
    if !reference.isDefinition || !defined.contains(entity.rawValue) {
      try note(
        .matched,
        "entity",
        entity.rawValue,
        sentence: try matchSentence(reference, entity),
        reason: why
      )
    }
    if reference.isDefinition {
      try refineKind(of: entity, to: reference.kind)
      try describe(entity, reference)
    } else {
      markNamesSeen(of: entity)
    }
  }

  /// What was only mentioned so far was given a kind by what it was mentioned for; the record that is about
  /// it knows better. An entity of an earlier batch keeps its kind.
  private func refineKind(of entity: Entity.ID, to kind: String?) throws {
    guard let kind, !defined.contains(entity.rawValue), let known = try base.entity(entity)?.kind,
      !vocabulary.isKind(known, kind)
    else { return }
    try writer.setKind(kind, ofNew: entity)
  }

  private func matchSentence(_ reference: EntityReference, _ entity: Entity.ID) throws -> String {
    let known = try base.entity(entity)
    return
      "\(reference.printed) is \(known.map { "\($0.label) (\($0.key))" } ?? "entity \(entity)")"
  }

  private func make(_ reference: EntityReference, describing: Bool = true) throws -> Entity.ID {
    let name = reference.names.first?.text
    let key: String
    if let wanted = reference.key, try isFree(wanted) {
      key = wanted
    } else {
      let identifier = reference.identifiers.first.map { "\($0.scheme) \($0.value)" }
      let kind = reference.kind ?? "thing"
      key = try keys.key(
        from: name ?? identifier ?? reference.key ?? kind,
        fallback: identifier ?? kind,
        in: "entity",
        of: base.connection
      )
    }
    let entity = try writer.addEntity(key: key, kind: reference.kind ?? "thing")
    try note(
      .new,
      "entity",
      entity.rawValue,
      sentence: "\(reference.printed) is a new \(reference.kind ?? "thing") (\(key))"
    )
    if describing { try describe(entity, reference) }
    return entity
  }

  private func isFree(_ key: String) throws -> Bool {
    let isTaken = try base.connection.first(
      "SELECT 1 FROM entity WHERE key = \(key) AND status = 1"
    ) { _ in true }
    return isTaken == nil
  }

  private func describe(_ entity: Entity.ID, _ reference: EntityReference) throws {
    for (index, name) in reference.names.enumerated() {
      var name = name
      if index == 0, name.role == "alias" { name.role = "preferred-name" }
      try addName(name, of: entity)
    }
    for identifier in reference.identifiers {
      try claim(ClaimDraft(entity, identifier.scheme, .text(identifier.value)))
    }
  }

  /// Whether a mention was found by a kind that it may have as well: as soon as the file brings a namesake
  /// of its first kind, it would not be found again.
  private func isOfOtherKind(_ entity: Entity.ID, _ reference: EntityReference) throws -> Bool {
    guard !reference.otherKinds.isEmpty, !reference.isDefinition, let kind = reference.kind,
      let known = try base.entity(entity)?.kind
    else { return false }
    return vocabulary.kinship(kind, known) == .strangers
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
      why: why
    )
  }

  /// The entity that a reference means, apart from those that other references of the file stand for; made
  /// when there is none. What the reference has is there to tell it from others and is not recorded.
  func entity(_ reference: EntityReference, apartFrom taken: NumberSet) throws -> Entity.ID {
    switch try found(reference, apartFrom: taken) {
    case .found(let known, let why):
      try note(
        .matched,
        "entity",
        known.rawValue,
        sentence: try matchSentence(reference, known),
        reason: why
      )
      defined.insert(known.rawValue)
      return known
    case .undecided(let candidates):
      let entity = try make(reference, describing: false)
      try propose(candidates, for: entity, reference)
      defined.insert(entity.rawValue)
      return entity
    case .corrected, .unknown:
      let entity = try make(reference, describing: false)
      defined.insert(entity.rawValue)
      return entity
    }
  }

  /// What a reference means among the entities that no other reference of the file stands for.
  func found(_ reference: EntityReference, apartFrom taken: NumberSet) throws
    -> EntityMatcher.Outcome
  {
    guard reference.key != nil || !reference.names.isEmpty || !reference.identifiers.isEmpty else {
      return .unknown
    }
    let matcher = EntityMatcher(
      base: base,
      vocabulary: vocabulary,
      source: ownSource,
      sourceKey: ownSourceKey
    )
    switch try matcher.match(reference) {
    case .found(let entity, let why):
      return taken.contains(entity.rawValue) ? .unknown : .found(entity, why: why)
    case .undecided(let candidates):
      let free = candidates.filter { !taken.contains($0.entity.rawValue) }
      return free.isEmpty ? .unknown : .undecided(free)
    case .corrected, .unknown: return .unknown
    }
  }

  /// The entity with a key, or the one that it was merged into.
  func entity(withKey key: String) throws -> Entity.ID? {
    try base.connection.first(
      """
      WITH RECURSIVE line (id, next) AS (
        SELECT id, merged_into FROM entity WHERE key = \(key) AND status = 1
        UNION SELECT e.id, e.merged_into FROM line AS l JOIN entity AS e ON e.id = l.next)
      SELECT id FROM line WHERE next IS NULL
      """
    ) { Entity.ID(try $0.int(0)) }
  }

  /// Lists whom a new entity may be the same as.
  func propose(
    _ candidates: [EntityMatcher.Candidate],
    for entity: Entity.ID,
    _ reference: EntityReference
  ) throws {
    guard let key = try base.entity(entity)?.key else { return }
    // What this source speaks of is this entity from now on, whoever else it turns out to be.
    if ownSource != nil {
      try writer.addAlignment(
        scope: ownSourceKey,
        reference: reference.remembered,
        entity: entity,
        verdict: .same,
        score: 1,
        why: "made for it"
      )
    }
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
