internal import Chronology
internal import Names
internal import RegestaKit
internal import SQLite

/// Finds the entity that a file speaks of; docs/matching.md has the rules and the weights.
struct EntityMatcher {
  let base: KnowledgeBase
  let vocabulary: ImportVocabulary
  /// The source that speaks, once the base has something of it.
  let source: Source.ID?
  let sourceKey: String
  /// The entities that other records of the file are about: what a file tells apart is not one.
  var defined = NumberSet()

  /// What a reference turned out to mean.
  enum Outcome {
    /// The entity that a person, or an earlier import of the same source, decided on.
    case decided(Entity.ID)
    /// One entity, and by what it was known.
    case found(Entity.ID, why: String)
    /// It may be one of these; nobody can be sure.
    case undecided([Candidate])
    /// The same source named it before, with other dates: a correction, unless another record of the
    /// file is about that entity.
    case corrected(Entity.ID, why: String)
    /// The base does not have it.
    case unknown

    /// The one entity that is meant for certain, and by what that is known.
    var match: (entity: Entity.ID, why: String)? {
      switch self {
      case .decided(let entity): (entity, "decided before")
      case .found(let entity, let why): (entity, why)
      case .undecided, .corrected, .unknown: nil
      }
    }
  }

  /// An entity that may be meant.
  struct Candidate {
    var entity: Entity.ID
    var score: Double
    var why: String
    var isOfSource = false
    var contradicts = false
    var agrees = false
  }

  static let weights = MatchWeights.standard
  /// More namesakes than these are not looked at.
  static let namesakeLimit = 200

  func match(_ reference: EntityReference) throws -> Outcome {
    if let decided = try decided(reference) { return .decided(decided) }
    for identifier in reference.identifiers + reference.knownBy {
      if let entity = try entity(with: identifier) {
        return .found(entity, why: "by its \(identifier.scheme) number \(identifier.value)")
      }
    }
    // A key is only as good as the base it comes from: it does not outweigh a kind or a number.
    if let key = reference.key, let entity = try entity(key: key),
      try fitsKind(of: entity, reference), try !hasOtherNumber(entity, than: reference)
    {
      return .found(entity, why: "by its key")
    }
    let different = try excluded(reference)
    var candidates = try namesakes(of: reference).filter { !different.contains($0.entity) }
    candidates = try withoutKnownOthers(candidates)
    if candidates.allSatisfy({ $0.contradicts }) {
      candidates += try sameDay(reference).filter { other in
        !different.contains(other.entity) && !defined.contains(other.entity.rawValue)
          && !candidates.contains { $0.entity == other.entity }
      }
    }
    return judged(candidates)
  }

  private func judged(_ candidates: [Candidate]) -> Outcome {
    let possible = candidates.filter { !$0.contradicts && $0.score >= Self.weights.plausible }
      .sorted { ($0.score, $1.entity) > ($1.score, $0.entity) }
    guard let best = possible.first else {
      let before = candidates.filter { $0.contradicts && $0.isOfSource }
      if before.count == 1 { return .corrected(before[0].entity, why: before[0].why) }
      return .unknown
    }
    let isAhead = possible.dropFirst().allSatisfy { best.score - $0.score > Self.weights.lead }
    if best.score >= Self.weights.certain, isAhead { return .found(best.entity, why: best.why) }
    return .undecided(possible)
  }

  // MARK: What is known beforehand

  /// The entity that a person, or an earlier import of the same source, decided on.
  private func decided(_ reference: EntityReference) throws -> Entity.ID? {
    guard source != nil else { return nil }
    let entity = try base.connection.first(
      """
      SELECT entity FROM alignment
       WHERE scope = \(sourceKey) AND reference = \(reference.remembered) AND verdict = 'same'
         AND status = 1
      """
    ) { try $0.int(0) }
    return try entity.flatMap(survivor)
  }

  /// The entities that somebody decided it is not.
  private func excluded(_ reference: EntityReference) throws -> Set<Entity.ID> {
    guard source != nil else { return [] }
    return Set(
      try base.connection.rows(
        """
        SELECT entity FROM alignment
         WHERE scope = \(sourceKey) AND reference = \(reference.remembered)
           AND verdict = 'different' AND status = 1
        """
      ) { try survivor(of: try $0.int(0)) }.compactMap { $0 }
    )
  }

  /// Leaves out what was told apart from the thing that this source spoke of before by the same name, or
  /// is open beside it: that question was asked already, and the source means its own thing again.
  private func withoutKnownOthers(_ candidates: [Candidate]) throws -> [Candidate] {
    guard candidates.count > 1 else { return candidates }
    // Of a common name there are hundreds, so each is asked about once, and not with each other one.
    let given = Set(try candidates.map(\.entity).filter(wasGiven))
    let own = candidates.filter { $0.isOfSource || given.contains($0.entity) }.map(\.entity)
    let ownGiven = own.filter(given.contains)
    var known: [Entity.ID: Set<Entity.ID>] = [:]
    func questioned(_ entity: Entity.ID) throws -> Set<Entity.ID> {
      if let found = known[entity] { return found }
      let found = try base.questioned(with: entity)
      known[entity] = found
      return found
    }
    return try candidates.filter { other in
      if other.isOfSource, other.agrees { return true }
      return try !(other.isOfSource ? ownGiven : own).contains { mine in
        try mine != other.entity
          && (questioned(mine).contains(other.entity) || questioned(other.entity).contains(mine))
      }
    }
  }

  /// Whether a reference of this source was given an entity of its own.
  private func wasGiven(_ entity: Entity.ID) throws -> Bool {
    guard source != nil else { return false }
    return try base.connection.first(
      """
      SELECT 1 FROM alignment WHERE scope = \(sourceKey) AND entity = \(entity.rawValue)
         AND verdict = 'same' AND status = 1 LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// How far an entity looks like what a reference means, and why; nil when it does not at all.
  func likeness(of entity: Entity.ID, to reference: EntityReference) throws -> Candidate? {
    try namesakes(of: reference).first { $0.entity == entity && !$0.contradicts }
  }

  private func entity(with identifier: EntityReference.Identifier) throws -> Entity.ID? {
    let found = try base.connection.first(
      """
      SELECT c.subject, e.merged_into IS NOT NULL
        FROM claim AS c JOIN entity AS e ON e.id = c.subject
       WHERE c.text = \(identifier.value)
         AND c.relation = \(vocabulary.relationID(identifier.scheme))
         AND c.text IS NOT NULL AND c.language IS NULL AND c.number IS NULL
         AND c.status = 1 AND c.denied = 0 AND e.status = 1 ORDER BY c.id LIMIT 1
      """
    ) { (id: try $0.int(0), isMerged: try $0.bool(1)) }
    return try found.flatMap { try $0.isMerged ? survivor(of: $0.id) : Entity.ID($0.id) }
  }

  private func entity(key: String) throws -> Entity.ID? {
    let found = try base.connection.first(
      "SELECT id, merged_into IS NOT NULL FROM entity WHERE key = \(key) AND status = 1"
    ) { (id: try $0.int(0), isMerged: try $0.bool(1)) }
    return try found.flatMap { try $0.isMerged ? survivor(of: $0.id) : Entity.ID($0.id) }
  }

  /// What lives on of an entity.
  func survivor(of id: Int) throws -> Entity.ID? { try base.connection.survivor(of: Entity.ID(id)) }
}
