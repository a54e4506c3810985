internal import Names
internal import RegestaKit
internal import SQLite

/// Takes what notation files say into a base that may have it, or some of it, already.
final class NotationImporting: NotationRecorder {
  let importer: Importer
  var base: KnowledgeBase { importer.base }
  var place: ImportPlace {
    get { importer.place }
    set { importer.place = newValue }
  }
  private var references: [String: EntityReference] = [:]
  /// The languages in which the files have given a thing its preferred name: what the base prefers does not
  /// make their first name an alias before it is known whether they correct it.
  private var named: [Entity.ID: Set<String>] = [:]
  private var newNames: [(draft: ClaimDraft, citations: [CitationDraft], place: ImportPlace)] = []

  init(_ importer: Importer) { self.importer = importer }

  // MARK: Entities

  /// What a file defines under a key that the base has is that entity. Other keys are matched as all
  /// imports match, but never two keys with one entity: a file that has two keys means two things.
  func prepare(_ references: [EntityReference]) throws {
    var bearers: [String: Set<String>] = [:]
    func names(_ reference: EntityReference) -> [String] {
      reference.names.map { "\(reference.kind ?? "")/\(NameFolding.fold($0.text))" }
    }
    for reference in references {
      if let key = reference.key {
        for name in names(reference) { bearers[name, default: []].insert(key) }
        if let known = try entity(key: key) { importer.toldApart.insert(known.rawValue) }
      }
    }
    for reference in references {
      guard let key = reference.key else { continue }
      var reference = reference
      reference.names = zip(reference.names, names(reference)).filter { bearers[$1]?.count == 1 }
        .map(\.0)
      self.references[key] = reference
    }
  }

  func addEntity(key: String, kind: String) throws -> Entity.ID {
    _ = try importer.vocabulary.kind(kind)
    if let known = try entity(key: key) {
      try check(known, key: key, kind: kind)
      importer.defined.insert(known.rawValue)
      try importer.note(.unchanged, "entity", known.rawValue, sentence: key)
      try importer.flush()
      return known
    }
    var reference = references[key] ?? EntityReference(kind: kind)
    reference.key = nil
    let outcome = try importer.foundApart(reference)
    let entity: Entity.ID
    if let (known, why) = outcome.match {
      entity = known
      try importer.refreshLabels()
      let label = try base.entity(known).map { "\($0.label) (\($0.key))" } ?? "entity \(known)"
      try importer.note(
        .matched,
        "entity",
        known.rawValue,
        sentence: "\(key) is \(label)",
        reason: why
      )
    } else {
      entity = try importer.writer.addEntity(key: key, kind: kind)
      try importer.note(
        .new,
        "entity",
        entity.rawValue,
        sentence: "\(reference.names.first?.text ?? key) is a new \(kind) (\(key))"
      )
      if case .undecided(let candidates) = outcome {
        try importer.propose(candidates, for: entity, reference)
      }
    }
    importer.toldApart.insert(entity.rawValue)
    importer.defined.insert(entity.rawValue)
    try importer.flush()
    return entity
  }

  func entity(key: String) throws -> Entity.ID? { try importer.entity(withKey: key) }

  /// What the base has under a key must be of the kind that the file says, or in its line.
  private func check(_ entity: Entity.ID, key: String, kind: String) throws {
    guard let known = try base.entity(entity)?.kind, known != kind else { return }
    switch importer.vocabulary.kinship(known, kind) {
    case .same: return
    case .line:
      try importer.note(
        .leftOut,
        "kind",
        entity.rawValue,
        sentence: "\(key) is a \(kind)",
        reason: "the base has it as a \(known)"
      )
    case .siblings, .strangers:
      throw RegestaError(
        .badInput,
        "The base has \"\(key)\" as a \(known), and here it is a \(kind).",
        hint: "Give one of the two another key, or this one the kind that the base has."
      )
    }
  }

  // MARK: Sources

  func addSource(_ draft: SourceDraft) throws -> Source.ID {
    let source = try importer.source(draft)
    try importer.flush()
    return source
  }

  func addDependence(of source: Source.ID, on other: Source.ID) throws {
    try importer.depend(source, on: other)
    try importer.flush()
  }

  func source(key: String) throws -> Source.ID? {
    try base.connection.first("SELECT id FROM source WHERE key = \(key) AND status = 1") {
      Source.ID(try $0.int(0))
    }
  }

  // MARK: Names and claims

  func languages(of entity: Entity.ID) -> Set<String> { named[entity] ?? [] }

  /// A name that the entity has is cited; the others wait until all names have been told, because the
  /// one that is preferred now may be one that the files no longer say.
  func addName(_ draft: ClaimDraft, isRoleGiven: Bool, citations: [CitationDraft]) throws {
    if draft.relation == "preferred-name", case .text(_, let language?) = draft.object {
      named[draft.subject, default: []].insert(language)
    }
    if let known = try importer.knownName(draft, isRoleGiven: isRoleGiven) {
      importer.exact.insert(known.rawValue)
      try importer.cite(known, with: citations)
      try importer.flush()
    } else {
      newNames.append((draft, citations, place))
    }
  }

  func finishNames() throws {
    for (draft, citations, place) in newNames {
      self.place = place
      var draft = draft
      draft.relation = try importer.freeRole(for: draft)
      _ = try addClaim(draft, citations: citations, isExact: true)
    }
    newNames = []
  }

  func addClaim(_ draft: ClaimDraft, citations: [CitationDraft], isExact: Bool) throws -> Claim.ID {
    let claim = try importer.claim(draft, citations: citations, isExact: isExact)
    try importer.flush()
    return claim
  }

  func cite(_ claim: Claim.ID, with citations: [CitationDraft]) throws {
    try importer.cite(claim, with: citations)
    try importer.flush()
  }

  // MARK: Judgements

  func addDispute(_ draft: DisputeDraft) throws {
    try importer.dispute(draft)
    try importer.flush()
  }

  func addPosition(_ draft: PositionDraft) throws {
    try importer.position(draft)
    try importer.flush()
  }
}
