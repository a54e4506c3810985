internal import Names
internal import RegestaKit
internal import SQLite

/// Things that bear the name, and what speaks for and against each.
extension EntityMatcher {
  func namesakes(of reference: EntityReference) throws -> [Candidate] {
    var best: [Entity.ID: Candidate] = [:]
    var seen: Set<String> = []
    for name in reference.names {
      let folded = NameFolding.fold(name.text)
      guard !folded.isEmpty, seen.insert(folded).inserted else { continue }
      let rows = try base.connection.rows(
        """
        SELECT n.entity, c.text, r.key, e.kind, e.merged_into IS NOT NULL,
               EXISTS (SELECT 1 FROM citation AS t
                        WHERE t.claim = c.id AND t.status = 1
                          AND (+t.source = \(source?.rawValue) OR +t.via = \(source?.rawValue)))
          FROM name AS n JOIN claim AS c ON c.id = n.claim JOIN relation AS r ON r.id = c.relation
          JOIN entity AS e ON e.id = n.entity
         WHERE n.folded = \(folded) AND c.status = 1 AND c.denied = 0 AND e.status = 1
           AND r.key <> 'demonym' ORDER BY n.entity, n.claim LIMIT \(Self.namesakeLimit)
        """
      ) {
        (
          entity: try $0.int(0), text: try $0.text(1), role: try $0.text(2), kind: try $0.int(3),
          isMerged: try $0.bool(4), isOfSource: try $0.bool(5)
        )
      }
      for row in rows {
        guard let entity = try row.isMerged ? survivor(of: row.entity) : Entity.ID(row.entity)
        else { continue }
        let score = Self.weight(name.text, row.text, role: row.role)
        if let known = best[entity], known.score >= score.weight { continue }
        guard let fit = fit(reference, kind: vocabulary.kindKey(row.kind)) else { continue }
        best[entity] = Candidate(
          entity: entity,
          score: score.weight + fit,
          why: score.why,
          isOfSource: row.isOfSource
        )
      }
    }
    let relations = tellingRelations(of: reference)
    return try best.values.compactMap { try weighed($0, against: reference, relations) }
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

  func fitsKind(of entity: Entity.ID, _ reference: EntityReference) throws -> Bool {
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
  private func weighed(
    _ candidate: Candidate,
    against reference: EntityReference,
    _ relations: String
  ) throws -> Candidate? {
    var candidate = candidate
    if try hasOtherNumber(candidate.entity, than: reference) { return nil }
    switch try dates(of: candidate.entity, against: reference, by: relations) {
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
    if !candidate.isOfSource, let name = reference.names.first?.text, !name.contains(" "),
      let kind = reference.kind, vocabulary.isKind(kind, "person")
    {
      candidate.score += Self.weights.personOfOneWord
    }
    candidate.score = min(1, candidate.score)
    return candidate
  }

  /// Whether it has another number in a scheme in which a thing has one number only.
  func hasOtherNumber(_ entity: Entity.ID, than reference: EntityReference) throws -> Bool {
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
}
