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
    /// One entity, and by what it was known.
    case found(Entity.ID, why: String)
    /// It may be one of these; nobody can be sure.
    case undecided([Candidate])
    /// The same source named it before, with other dates: a correction, unless another record of the
    /// file is about that entity.
    case corrected(Entity.ID, why: String)
    /// The base does not have it.
    case unknown
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

  private static let weights = MatchWeights.standard
  private static let namesakes = 200

  func match(_ reference: EntityReference) throws -> Outcome {
    if let decided = try decided(reference) { return .found(decided, why: "decided before") }
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
    return try entity.flatMap(canonical)
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
      ) { try canonical(try $0.int(0)) }.compactMap { $0 }
    )
  }

  /// Leaves out what was told apart from the thing that this source spoke of before by the same name, or
  /// is open beside it: that question was asked already, and the source means its own thing again.
  private func withoutKnownOthers(_ candidates: [Candidate]) throws -> [Candidate] {
    let own = try candidates.filter { try $0.isOfSource || wasGiven($0.entity) }
    return try candidates.filter { other in
      if other.isOfSource, other.agrees { return true }
      return try !own.contains { mine in
        guard mine.entity != other.entity, try !other.isOfSource || wasGiven(mine.entity) else {
          return false
        }
        let verdict = try base.verdict(on: mine.entity, other.entity)
        return verdict == .different || verdict == .open
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
      SELECT c.subject FROM claim AS c JOIN entity AS e ON e.id = c.subject
       WHERE c.text = \(identifier.value)
         AND c.relation = \(vocabulary.relationID(identifier.scheme))
         AND c.text IS NOT NULL AND c.language IS NULL AND c.number IS NULL
         AND c.status = 1 AND c.denied = 0 AND e.status = 1 ORDER BY c.id LIMIT 1
      """
    ) { try $0.int(0) }
    return try found.flatMap(canonical)
  }

  private func entity(key: String) throws -> Entity.ID? {
    let found = try base.connection.first(
      "SELECT id FROM entity WHERE key = \(key) AND status = 1"
    ) { try $0.int(0) }
    return try found.flatMap(canonical)
  }

  /// The entity that one was merged into, in the end.
  private func canonical(_ id: Int) throws -> Entity.ID? {
    var id = id
    for _ in 0..<100 {
      let next = try base.connection.first("SELECT merged_into FROM entity WHERE id = \(id)") {
        try $0.optionalInt(0)
      }
      guard let next, let further = next else { return Entity.ID(id) }
      id = further
    }
    return nil
  }

  // MARK: By name

  private func namesakes(of reference: EntityReference) throws -> [Candidate] {
    var best: [Entity.ID: Candidate] = [:]
    var seen: Set<String> = []
    for name in reference.names {
      let folded = NameFolding.fold(name.text)
      guard !folded.isEmpty, seen.insert(folded).inserted else { continue }
      let rows = try base.connection.rows(
        """
        SELECT n.entity, c.text, r.key, e.kind, c.id
          FROM name AS n JOIN claim AS c ON c.id = n.claim JOIN relation AS r ON r.id = c.relation
          JOIN entity AS e ON e.id = n.entity
         WHERE n.folded = \(folded) AND c.status = 1 AND c.denied = 0 AND e.status = 1
           AND r.key <> 'demonym' ORDER BY n.entity, c.id LIMIT \(Self.namesakes)
        """
      ) {
        (
          entity: try $0.int(0), text: try $0.text(1), role: try $0.text(2), kind: try $0.int(3),
          claim: try $0.int(4)
        )
      }
      for row in rows {
        guard let entity = try canonical(row.entity) else { continue }
        let score = Self.weight(name.text, row.text, role: row.role)
        if let known = best[entity], known.score >= score.weight { continue }
        guard let fit = fit(reference, kind: vocabulary.kindKey(row.kind)) else { continue }
        best[entity] = Candidate(
          entity: entity,
          score: score.weight + fit,
          why: score.why,
          isOfSource: try isOfSource(claim: row.claim)
        )
      }
    }
    return try best.values.compactMap { try weighed($0, against: reference) }
  }

  private static func weight(_ text: String, _ known: String, role: String) -> (
    weight: Double, why: String
  ) {
    guard text == known else {
      return (weights.nameSpeltOtherwise, "by its name \"\(known)\", spelt otherwise")
    }
    return role == "preferred-name" || role == "exonym"
      ? (weights.name, "by its name \"\(known)\"")
      : (weights.nameInOtherRole, "by its name \"\(known)\" (\(role))")
  }

  private func fitsKind(of entity: Entity.ID, _ reference: EntityReference) throws -> Bool {
    let kind = try base.connection.first("SELECT kind FROM entity WHERE id = \(entity.rawValue)") {
      try $0.int(0)
    }
    return kind.map { fit(reference, kind: vocabulary.kindKey($0)) != nil } ?? false
  }

  /// How well the kinds go together; nil when they cannot be of one thing.
  private func fit(_ reference: EntityReference, kind: String) -> Double? {
    guard let wanted = reference.kind else { return Self.weights.kindNotSaid }
    return ([wanted] + reference.otherKinds).compactMap { wanted -> Double? in
      switch vocabulary.kinship(wanted, kind) {
      case .same: return Self.weights.sameKind
      case .line: return Self.weights.kindAboveOrBelow
      case .siblings: return Self.weights.kindBeside
      case .strangers: return nil
      }
    }.max()
  }

  /// Adds what dates, numbers elsewhere and the source itself say for a candidate; nil when they say
  /// that it is another thing.
  private func weighed(_ candidate: Candidate, against reference: EntityReference) throws
    -> Candidate?
  {
    var candidate = candidate
    if try hasOtherNumber(candidate.entity, than: reference) { return nil }
    switch try dates(of: candidate.entity, against: reference) {
    case .agree:
      candidate.agrees = true
      candidate.score += Self.weights.date
      candidate.why += " and its date"
    case .contradict: candidate.contradicts = true
    case .silent: break
    }
    if candidate.isOfSource {
      candidate.score += Self.weights.sameSource
      candidate.why += ", as this source named it before"
    }
    if let kind = reference.kind, vocabulary.isKind(kind, "person"), !candidate.isOfSource,
      let name = reference.names.first?.text, !name.contains(" ")
    {
      candidate.score += Self.weights.personOfOneWord
    }
    candidate.score = min(1, candidate.score)
    return candidate
  }

  private func isOfSource(claim: Int) throws -> Bool {
    guard let source else { return false }
    return try base.connection.first(
      """
      SELECT 1 FROM citation WHERE claim = \(claim) AND status = 1
         AND (+source = \(source.rawValue) OR +via = \(source.rawValue)) LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// Whether it has another number in a scheme in which a thing has one number only.
  private func hasOtherNumber(_ entity: Entity.ID, than reference: EntityReference) throws -> Bool {
    for identifier in reference.identifiers
    where vocabulary.relations[identifier.scheme]?.isFunctional == true {
      let other = try base.connection.first(
        """
        SELECT 1 FROM claim WHERE subject = \(entity.rawValue)
           AND relation = \(vocabulary.relationID(identifier.scheme)) AND object IS NULL
           AND text <> \(identifier.value) AND status = 1 AND denied = 0 LIMIT 1
        """
      ) { _ in true }
      if other == true { return true }
    }
    return false
  }

  // MARK: By date

  private enum Agreement { case agree, contradict, silent }

  /// The relations that say when a thing happened: two of them may stand for one another.
  private static let occasions: Set<String> = ["dated", "happened-on", "signed-on", "began"]

  private func dates(of entity: Entity.ID, against reference: EntityReference) throws -> Agreement {
    guard !reference.dates.isEmpty else { return .silent }
    let known = try base.connection.rows(
      """
      SELECT r.key, d.earliest, d.latest
        FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.value = 'date'
        JOIN date AS d ON d.id = c.value_date
       WHERE c.subject = \(entity.rawValue) AND c.object IS NULL AND c.status = 1 AND c.denied = 0
      """
    ) { (relation: try $0.text(0), earliest: try $0.int(1), latest: try $0.int(2)) }
    var agreement = Agreement.silent
    for dating in reference.dates {
      let (first, last) = (dating.date.earliest.number, dating.date.latest.number)
      let rivals = known.filter {
        $0.relation == dating.relation
          || Self.occasions.contains($0.relation) && Self.occasions.contains(dating.relation)
      }
      if rivals.isEmpty { continue }
      if rivals.contains(where: {
        first <= $0.earliest && $0.latest <= last || $0.earliest <= first && last <= $0.latest
      }) {
        agreement = .agree
      } else if rivals.allSatisfy({ $0.latest < first || last < $0.earliest }) {
        return .contradict
      }
    }
    return agreement
  }

  /// Events of the same kind on the same day with the same partners: two treaties that the same powers
  /// signed on one day are one, whatever each source calls it.
  private func sameDay(_ reference: EntityReference) throws -> [Candidate] {
    guard let kind = reference.kind, vocabulary.isKind(kind, "event"),
      let dating = reference.dates.first(where: { Self.occasions.contains($0.relation) }),
      dating.date.isExact
    else { return [] }
    let day = dating.date.earliest.number
    let relations = Self.occasions.map { "\(vocabulary.relationID($0))" }.sorted()
    let rows = try base.connection.rows(
      """
      SELECT DISTINCT c.subject, e.kind FROM claim AS c JOIN entity AS e ON e.id = c.subject
       WHERE c.relation IN (\(raw: relations.joined(separator: ", "))) AND c.start_min = \(day)
         AND c.end_max = \(day) AND c.value_date IS NOT NULL AND c.status = 1 AND c.denied = 0
         AND e.status = 1 AND e.merged_into IS NULL ORDER BY c.subject LIMIT \(Self.namesakes)
      """
    ) { (entity: Entity.ID(try $0.int(0)), kind: try $0.int(1)) }
    let said = (reference.names.map(\.text) + reference.partners).joined(separator: " ")
    let words = Set(NameFolding.fold(said).split(separator: " ").map(String.init))
    return try rows.compactMap { row in
      switch vocabulary.kinship(kind, vocabulary.kindKey(row.kind)) {
      case .same, .line: break
      case .siblings, .strangers: return nil
      }
      let partners = try partners(of: row.entity)
      let present = partners.filter { names in names.contains { Self.name($0, isIn: words) } }
      guard partners.count >= 2, !present.isEmpty else { return nil }
      let share = Double(present.count) / Double(partners.count)
      return Candidate(
        entity: row.entity,
        score: Self.weights.sameDay + Self.weights.partners * share,
        why: "by its kind, its day and \(present.count) of its \(partners.count) partners"
      )
    }
  }

  /// The partner of an event that a name means: the one who bears it, or the only one whose name has it
  /// as its last word, as Soviet Russia has "Russia"; nil when there is none, or more than one.
  func partner(_ name: String, of event: Entity.ID) throws -> Entity.ID? {
    let folded = NameFolding.fold(name)
    let partners = try namesOfPartners(of: event)
    let bearers = partners.filter { $0.names.contains(folded) }
    if bearers.count == 1 { return try canonical(bearers[0].partner) }
    let words = Set(folded.split(separator: " ").map(String.init))
    let near = partners.filter { $0.names.contains { Self.name($0, isIn: words) } }
    return bearers.isEmpty && near.count == 1 ? try canonical(near[0].partner) : nil
  }

  /// The names of each partner of an event, folded.
  private func partners(of event: Entity.ID) throws -> [[String]] {
    try namesOfPartners(of: event).map(\.names)
  }

  private func namesOfPartners(of event: Entity.ID) throws -> [(partner: Int, names: [String])] {
    let rows = try base.connection.rows(
      """
      SELECT DISTINCT c.subject, n.folded
        FROM claim AS c JOIN relation AS r ON r.id = c.relation JOIN name AS n ON n.entity = c.subject
       WHERE c.object = \(event.rawValue) AND c.status = 1 AND c.denied = 0
         AND r.key IN ('party-to', 'signed', 'belligerent-in', 'took-part-in')
       ORDER BY c.subject, n.folded
      """
    ) { (partner: try $0.int(0), name: try $0.text(1)) }
    return Dictionary(grouping: rows, by: \.partner).sorted { $0.key < $1.key }.map {
      (partner: $0.key, names: $0.value.map(\.name))
    }
  }

  /// Whether a name, or the word of it that names the country ("Russia" of "Soviet Russia"), is among
  /// the words.
  private static func name(_ name: String, isIn words: Set<String>) -> Bool {
    let parts = name.split(separator: " ").map(String.init)
    if parts.allSatisfy(words.contains) { return true }
    guard let last = parts.last, parts.count == 2, last.utf8.count >= 5 else { return false }
    return words.contains(last)
  }
}
