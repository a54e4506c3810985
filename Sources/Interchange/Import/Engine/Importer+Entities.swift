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
    case .decided(let found):
      entity = found
      try matched(found, reference, why: "decided before")
    case .found(let found, let why):
      entity = found
      try matched(found, reference, why: why)
      try rememberKind(of: found, reference, why)
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
    case .unknown:
      entity = try make(reference)
      try rememberKind(of: entity, reference, "made for it")
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
    if let partner { try markNamesSeen(of: partner) }
    return partner
  }

  /// Whether the base has an entity of that key.
  public func hasEntity(withKey key: String) throws -> Bool {
    try base.connection.first("SELECT 1 FROM entity WHERE key = \(key) AND status = 1") { _ in true
    }
      ?? false
  }

  // MARK: Below

  var matcher: EntityMatcher {
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
      try markNamesSeen(of: entity)
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

  func matchSentence(_ reference: EntityReference, _ entity: Entity.ID) throws -> String {
    try refreshLabels()
    let known = try base.entity(entity)
    return
      "\(reference.printed) is \(known.map { "\($0.label) (\($0.key))" } ?? "entity \(entity)")"
  }

  func make(_ reference: EntityReference, describing: Bool = true) throws -> Entity.ID {
    let name = reference.names.first?.text
    let key: String
    if let wanted = reference.key, try !hasEntity(withKey: wanted) {
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
}
