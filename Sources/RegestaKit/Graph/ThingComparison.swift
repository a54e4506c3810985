/// Two things side by side: what is said of the one, of the other, of both.
public struct ThingComparison: Hashable, Sendable {
  /// The first thing.
  public var first: Entity
  /// The second thing.
  public var second: Entity
  /// One row for each relation and direction that either of them has, in the order of the catalogue.
  public var rows: [Row]

  /// What is said by one relation.
  public struct Row: Hashable, Sendable {
    /// The relation as it reads from the thing: "is controlled by".
    public var link: String
    /// The relation's key.
    public var relation: String
    /// Claims of the first thing whose far end the second does not have.
    public var onlyFirst: [Claim]
    /// Claims of both with the same far end, the first thing's and the second's alternately.
    public var both: [Claim]
    /// Claims of the second thing whose far end the first does not have.
    public var onlySecond: [Claim]
  }
}

extension KnowledgeBase {
  /// Puts two things side by side.
  ///
  /// - Returns: For each relation, what only the first has, what both have, what only the second has. Denied
  ///   claims are left out, and so are names and identifiers.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func comparison(of first: Entity, with second: Entity) throws -> ThingComparison {
    try read {
      let symmetric = Set(try relations().filter(\.isSymmetric).map(\.key))
      var order: [String] = []
      var rows: [String: ThingComparison.Row] = [:]
      func gather(_ entity: Entity) throws -> [String: [(far: String, claim: Claim)]] {
        var found: [String: [(far: String, claim: Claim)]] = [:]
        for claim in try claims(ClaimQuery(about: entity.id)) where !claim.isDenied {
          let reading = claim.read(
            from: entity.id,
            isSymmetric: symmetric.contains(claim.relation.key)
          )
          let key = "\(claim.relation.key) \(reading.link)"
          if rows[key] == nil {
            order.append(key)
            rows[key] = ThingComparison.Row(
              link: reading.link,
              relation: claim.relation.key,
              onlyFirst: [],
              both: [],
              onlySecond: []
            )
          }
          // Two things may have one name: it is the thing that counts.
          let far = claim.subject.id == entity.id ? claim.object.entity : claim.subject
          found[key, default: []].append((far?.key ?? reading.far, claim))
        }
        return found
      }
      let one = try gather(first)
      let other = try gather(second)
      for key in order {
        let (left, right) = (one[key] ?? [], other[key] ?? [])
        let shared = Set(left.map(\.far)).intersection(right.map(\.far))
        rows[key]?.onlyFirst = left.filter { !shared.contains($0.far) }.map(\.claim)
        rows[key]?.onlySecond = right.filter { !shared.contains($0.far) }.map(\.claim)
        for far in left.map(\.far) where shared.contains(far) {
          let pair = left.filter { $0.far == far } + right.filter { $0.far == far }
          for claim in pair.map(\.claim) where rows[key]?.both.contains(claim) == false {
            rows[key]?.both.append(claim)
          }
        }
      }
      return ThingComparison(first: first, second: second, rows: order.compactMap { rows[$0] })
    }
  }
}
