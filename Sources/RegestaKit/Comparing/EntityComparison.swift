internal import Chronology

/// What is said of several entities, side by side.
public struct EntityComparison: Hashable, Sendable {
  /// What is compared, as asked for.
  public var entities: [Entity]
  /// By relation; relations of which several have something come first, then in the order of the
  /// vocabulary.
  public var groups: [Group]

  /// What one relation says of each of them.
  public struct Group: Hashable, Sendable {
    /// The relation.
    public var relation: Relation.Reference
    /// They are its objects.
    public var isInverse: Bool
    /// What it leads to: what most of them have first, then by time.
    public var rows: [Row]
    /// All of them have something there, and nothing is the same.
    public var differs: Bool
  }

  /// One value, and who has it.
  public struct Row: Hashable, Sendable {
    /// What is said; an entity at the other end, when ``Group/isInverse``.
    public var value: Claim.Value
    /// It is said that it is not so.
    public var isDenied: Bool
    /// The claims of each of the entities, in the order of time; none of one that does not have it.
    public var claims: [[Claim]]
    /// Of one of them there is another value that cannot be true at the same time.
    public var hasRival: Bool

    /// The places of those that have it.
    public var holders: [Int] { claims.indices.filter { !claims[$0].isEmpty } }
  }
}

extension KnowledgeBase {
  /// What is said of several entities, side by side by relation.
  ///
  /// - Parameters:
  ///   - entities: At least two.
  ///   - filter: Its time, its relations and what it says of disputed, uncertain and denied claims
  ///     count; what an edge leads to does not.
  /// - Returns: The comparison; names, identifiers, descriptions and remarks aside.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func compare(
    entities: [Entity.ID],
    filter: EdgeFilter = EdgeFilter(includesDenied: true)
  ) throws -> EntityComparison {
    try read {
      let relations = Dictionary(uniqueKeysWithValues: try relations().map { ($0.id, $0) })
      let wanted = try relationsWanted(by: filter)
      var groups: [GroupKey: [ValueKey: EntityComparison.Row]] = [:]
      for (place, entity) in entities.enumerated() {
        for claim in try claims(ClaimQuery(about: entity)) where filter.takes(claim) {
          guard wanted?.contains(claim.relation.id) != false,
            let relation = relations[claim.relation.id], !relation.isAnnotation
          else { continue }
          let isObject = claim.subject.id != entity
          let key = GroupKey(
            relation: claim.relation.id,
            isInverse: isObject && !relation.isSymmetric
          )
          let value: Claim.Value = isObject ? .entity(claim.subject) : claim.object
          let valueKey = ValueKey(
            identity: isObject ? .entity(claim.subject.id) : ValueIdentity(claim),
            isDenied: claim.isDenied
          )
          let empty = EntityComparison.Row(
            value: value,
            isDenied: claim.isDenied,
            claims: Array(repeating: [], count: entities.count),
            hasRival: false
          )
          groups[key, default: [:]][valueKey, default: empty].claims[place].append(claim)
        }
      }
      let compared = groups.compactMap { key, rows in
        relations[key.relation].map { group(key, $0, Array(rows.values), count: entities.count) }
      }
      return EntityComparison(
        entities: try entities.compactMap { try entity($0) },
        groups: compared.sorted(by: EntityComparison.Group.precedes)
      )
    }
  }

  private func group(
    _ key: GroupKey,
    _ relation: Relation,
    _ rows: [EntityComparison.Row],
    count: Int
  ) -> EntityComparison.Group {
    let isExclusive = key.isInverse ? relation.isInverseFunctional : relation.isFunctional
    var rows = rows
    if isExclusive {
      for index in rows.indices where !rows[index].isDenied {
        rows[index].hasRival = rows.indices.contains { other in
          other != index && !rows[other].isDenied && rows[index].rivals(rows[other])
        }
      }
    }
    let holders = Set(rows.flatMap(\.holders))
    return EntityComparison.Group(
      relation: relation.reference,
      isInverse: key.isInverse,
      rows: rows.sorted(by: EntityComparison.Row.precedes),
      differs: holders.count == count && rows.allSatisfy { $0.holders.count == 1 }
    )
  }

  private func relationsWanted(by filter: EdgeFilter) throws -> Set<Relation.ID>? {
    guard let numbers = try relationNumbers(filter) else { return nil }
    return Set(numbers.map(Relation.ID.init(rawValue:)))
  }
}

private struct GroupKey: Hashable {
  var relation: Relation.ID
  var isInverse: Bool
}

private struct ValueKey: Hashable {
  var identity: ValueIdentity
  var isDenied: Bool
}

extension EdgeFilter {
  /// Whether a claim counts, its ends and its relation aside.
  fileprivate func takes(_ claim: Claim) -> Bool {
    let verdict = verdict(on: claim.period)
    return (includesDenied || !claim.isDenied) && (includesDisputed || !claim.isDisputed)
      && (includesUncertain
        ? verdict.isPossible : verdict == .certain && claim.certainty == .certain)
  }
}

extension EntityComparison.Group {
  fileprivate static func precedes(_ left: Self, _ right: Self) -> Bool {
    let (one, other) = (left.holderCount, right.holderCount)
    if one != other { return one > other }
    if left.relation.id != right.relation.id { return left.relation.id < right.relation.id }
    return !left.isInverse && right.isInverse
  }

  private var holderCount: Int { Set(rows.flatMap(\.holders)).count }
}

extension EntityComparison.Row {
  /// Whether one of the entities has both, and both may be so at one time.
  fileprivate func rivals(_ other: Self) -> Bool {
    zip(claims, other.claims).contains { mine, others in
      mine.contains { claim in others.contains { claim.mayCoincide(with: $0) } }
    }
  }

  fileprivate static func precedes(_ left: Self, _ right: Self) -> Bool {
    if left.holders.count != right.holders.count { return left.holders.count > right.holders.count }
    if left.holders != right.holders {
      return left.holders.lexicographicallyPrecedes(right.holders)
    }
    return left.first < right.first
  }

  /// By what it is sorted: when it first was, and the number of the claim that says so.
  private var first: (Day, Claim.ID) {
    let all = claims.flatMap(\.self)
    let days = all.map { $0.period?.startEarliest ?? .distantPast }
    return (days.min() ?? .distantPast, all.map(\.id).min() ?? Claim.ID(.max))
  }
}
