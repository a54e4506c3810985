public import RegestaKit

/// Two things that may be one, for a person to decide.
public struct Proposal: Hashable, Sendable {
  /// What is proposed: so far always that two entities are the same.
  public var what = What.entity
  /// What would be merged: that which came later.
  public var one: Entity
  /// What it would be merged into.
  public var other: Entity
  /// How sure the program is, from 0 to 1.
  public var score: Double
  /// By what it thinks so.
  public var why: String
  /// Who proposes it.
  public var origin: Origin

  /// What can be proposed.
  public enum What: String, Hashable, Sendable, CaseIterable {
    case entity
  }

  /// Who proposes something.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    /// An import could not tell.
    case `import`
    /// The check `likely-duplicate` found it.
    case check
  }

  /// The two by their keys, whichever comes first.
  var pair: Set<String> { [one.key, other.key] }
}

extension KnowledgeBase {
  /// What a person has still to decide, the likeliest first.
  ///
  /// - Parameters:
  ///   - entity: Only what speaks of it; nil for all.
  ///   - duplicates: Whether things that share a name and a kind are proposed too, as the check
  ///     `likely-duplicate` finds them.
  ///   - limits: How long the check may take, and how many rows it may find.
  /// - Returns: Each pair once.
  /// - Throws: ``RegestaError`` of kind `limit`, `damaged` or `busy`.
  public func proposals(
    about entity: Entity.ID? = nil,
    duplicates: Bool = false,
    limits: QueryLimits = QueryLimits(time: .seconds(60), rows: 100_000)
  ) throws -> [Proposal] {
    try read {
      var proposals: [Proposal] = []
      for alignment in try openAlignments(about: entity) {
        guard let one = try self.entity(key: alignment.reference) else { continue }
        proposals.append(
          Proposal(
            one: one,
            other: alignment.entity,
            score: alignment.score ?? 0,
            why: alignment.why ?? "",
            origin: .import
          )
        )
      }
      if duplicates { proposals += try likelyDuplicates(about: entity, limits) }
      var seen: Set<Set<String>> = []
      return proposals.filter { seen.insert($0.pair).inserted }.enumerated().sorted {
        ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
      }.map(\.element)
    }
  }

  private func likelyDuplicates(
    about entity: Entity.ID?,
    _ limits: QueryLimits
  ) throws -> [Proposal] {
    guard let check = try Self.checks().first(where: { $0.name == "likely-duplicate" }) else {
      return []
    }
    let table = try sql(check.sql, limits: limits)
    guard let first = table.columns.firstIndex(of: "entity"),
      let second = table.columns.firstIndex(of: "double")
    else { return [] }
    let matcher = EntityMatcher(
      base: self,
      vocabulary: try ImportVocabulary(self),
      source: nil,
      sourceKey: ""
    )
    return try table.rows.compactMap { row in
      guard case .integer(let older) = row[first], case .integer(let newer) = row[second],
        entity == nil || [older, newer].contains(entity?.rawValue),
        let other = try self.entity(Entity.ID(older)), let one = try self.entity(Entity.ID(newer)),
        try reasonApart(one.id, other.id) == nil,
        // Another number or another date says that they are not the same.
        let likeness = try matcher.likeness(of: other.id, to: reference(to: one))
      else { return nil }
      return Proposal(
        one: one,
        other: other,
        score: likeness.score,
        why: likeness.why,
        origin: .check
      )
    }
  }

  /// An entity as a file would speak of it that knows what the base knows.
  private func reference(to entity: Entity) throws -> EntityReference {
    let dates = try claims(ClaimQuery(subject: entity.id)).compactMap {
      claim -> EntityReference.Dating? in
      guard case .date(let date) = claim.object, !claim.isDenied else { return nil }
      return EntityReference.Dating(claim.relation.key, date)
    }
    return EntityReference(
      identifiers: try identifiers(of: entity.id).map { .init($0.scheme, $0.text) },
      names: try names(of: entity.id).map { .init($0.text, language: $0.language, role: $0.role) },
      kind: entity.kind,
      dates: dates
    )
  }
}
