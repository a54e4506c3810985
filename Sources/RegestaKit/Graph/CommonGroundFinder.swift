internal import SQLite

/// Finds what several things have in common.
struct CommonGroundFinder {
  private let base: KnowledgeBase
  private let filter: EdgeFilter
  private let entities: [Entity.ID]
  private let relations: [Int: Relation]
  private let surcharges: [Int: Int]
  private var weights: [Entity.ID: Int] = [:]

  /// A relation as it is read from a thing.
  private struct Link: Hashable {
    var relation: Int
    var isInverse: Bool
  }

  private struct Edge {
    var claim: Claim.ID
    var link: Link
    var far: Entity.ID
  }

  /// What has more claims than this is not walked through.
  private static let mostClaims = 255

  init(base: KnowledgeBase, filter: EdgeFilter, entities: [Entity.ID]) throws {
    self.base = base
    self.filter = filter
    self.entities = entities
    relations = Dictionary(
      uniqueKeysWithValues: try base.relations().map { ($0.id.rawValue, $0) }
    )
    surcharges = try base.surcharges()
  }

  mutating func find(fewest: Int, limit: Int) throws -> CommonGround {
    let edges = try entities.map { try self.edges(at: $0) }
    let direct = try self.direct(edges, limit: limit)
    var result = CommonGround(
      entities: try entities.compactMap { try base.entity($0) },
      shared: direct.shared,
      mixed: direct.mixed,
      distant: [],
      hubsPassedOver: 0
    )
    if direct.shared.count + direct.mixed.count < fewest {
      (result.distant, result.hubsPassedOver) = try distant(edges, limit: limit)
    }
    return result
  }

  // MARK: One step

  private struct Found {
    var partner: Entity.ID
    var link: Link?
    var claims: [[Claim.ID]]
    var cost: Int
  }

  private mutating func direct(
    _ edges: [[Edge]],
    limit: Int
  ) throws -> (shared: [CommonGround.Tie], mixed: [CommonGround.Tie]) {
    let byFar = edges.map { Dictionary(grouping: $0, by: \.far) }
    var shared: [Found] = []
    var mixed: [Found] = []
    let partners = byFar[0].keys.filter { partner in
      !entities.contains(partner) && byFar.dropFirst().allSatisfy { $0[partner] != nil }
    }
    for partner in partners {
      let ways = byFar.map { $0[partner] ?? [] }
      let passing = try weight(of: partner)
      let links = Set(ways[0].map(\.link)).filter { link in
        ways.allSatisfy { $0.contains { $0.link == link } }
      }
      for link in links {
        shared.append(
          Found(
            partner: partner,
            link: link,
            claims: ways.map { $0.filter { $0.link == link }.map(\.claim) },
            cost: stepCost(link) + passing
          )
        )
      }
      if links.isEmpty {
        let cost = ways.map { $0.map { stepCost($0.link) }.min() ?? 0 }.max() ?? 0
        mixed.append(
          Found(
            partner: partner,
            link: nil,
            claims: ways.map { $0.map(\.claim) },
            cost: cost + passing
          )
        )
      }
    }
    return (try ties(shared, limit: limit), try ties(mixed, limit: limit))
  }

  private func ties(_ found: [Found], limit: Int) throws -> [CommonGround.Tie] {
    let best = found.sorted { Self.key($0).lexicographicallyPrecedes(Self.key($1)) }.prefix(limit)
    let claims = try self.claims(best.flatMap { $0.claims.flatMap(\.self) })
    let partners = try self.things(best.map(\.partner))
    return best.compactMap { found in
      guard let partner = partners[found.partner] else { return nil }
      return CommonGround.Tie(
        partner: partner,
        step: found.link.flatMap(step),
        claims: found.claims.map { ids in ids.compactMap { claims[$0] }.inTimeOrder },
        cost: Double(found.cost) / Double(Rarity.step)
      )
    }
  }

  private static func key(_ found: Found) -> [Int] {
    [
      found.cost, found.partner.rawValue, found.link?.relation ?? 0,
      found.link?.isInverse == true ? 1 : 0,
    ]
  }

  // MARK: Two steps

  private struct Signature: Hashable {
    var first: Link
    var second: Link
    var partner: Entity.ID
  }

  private struct Way {
    var through: Entity.ID
    var claims: [Claim.ID]
  }

  private mutating func distant(
    _ edges: [[Edge]],
    limit: Int
  ) throws -> (ties: [CommonGround.DistantTie], passedOver: Int) {
    var known: [Entity.ID: [Edge]] = [:]
    var passedOver: Set<Entity.ID> = []
    var ways: [[Signature: [Way]]] = []
    for near in edges {
      var found: [Signature: [Way]] = [:]
      for edge in near where !entities.contains(edge.far) {
        guard try weight(of: edge.far) <= Rarity.passing(claims: Self.mostClaims) else {
          passedOver.insert(edge.far)
          continue
        }
        let beyond = try known[edge.far] ?? self.edges(at: edge.far)
        known[edge.far] = beyond
        for next in beyond where !entities.contains(next.far) {
          let signature = Signature(first: edge.link, second: next.link, partner: next.far)
          found[signature, default: []].append(
            Way(through: edge.far, claims: [edge.claim, next.claim])
          )
        }
      }
      ways.append(found)
    }
    var found: [(signature: Signature, ways: [Way], cost: Int)] = []
    for signature in ways[0].keys where ways.allSatisfy({ $0[signature] != nil }) {
      // None through the same thing as another: that thing would be what they share.
      var chosen: [Way] = []
      for options in ways {
        let taken = Set(chosen.map(\.through))
        let way = (options[signature] ?? []).filter { !taken.contains($0.through) }
          .min { ($0.claims[0], $0.claims[1]) < ($1.claims[0], $1.claims[1]) }
        if let way { chosen.append(way) }
      }
      guard chosen.count == ways.count else { continue }
      let passing = try chosen.map { try weight(of: $0.through) }.max() ?? 0
      let cost =
        stepCost(signature.first) + stepCost(signature.second) + passing
        + (try weight(of: signature.partner))
      found.append((signature, chosen, cost))
    }
    let best = found.sorted { left, right in
      Self.key(left.signature, left.cost)
        .lexicographicallyPrecedes(Self.key(right.signature, right.cost))
    }.prefix(limit)
    return (try distantTies(Array(best)), passedOver.count)
  }

  private func distantTies(
    _ found: [(signature: Signature, ways: [Way], cost: Int)]
  ) throws -> [CommonGround.DistantTie] {
    let claims = try self.claims(found.flatMap { $0.ways.flatMap(\.claims) })
    let things = try self.things(
      found.flatMap { [$0.signature.partner] + $0.ways.map(\.through) }
    )
    return found.compactMap { signature, ways, cost in
      guard let partner = things[signature.partner],
        let first = step(signature.first), let second = step(signature.second)
      else { return nil }
      return CommonGround.DistantTie(
        partner: partner,
        steps: [first, second],
        through: ways.compactMap { things[$0.through] },
        claims: ways.map { $0.claims.compactMap { claims[$0] } },
        cost: Double(cost) / Double(Rarity.step)
      )
    }
  }

  private static func key(_ signature: Signature, _ cost: Int) -> [Int] {
    [
      cost, signature.partner.rawValue, signature.first.relation, signature.first.isInverse ? 1 : 0,
      signature.second.relation, signature.second.isInverse ? 1 : 0,
    ]
  }

  // MARK: Below

  private func edges(at entity: Entity.ID) throws -> [Edge] {
    let number = entity.rawValue
    let outward = filter.conditions(far: "c.object")
    let inward = filter.conditions(far: "c.subject")
    return try base.connection.rows(
      """
      SELECT c.id, c.relation, c.object, 0 FROM claim AS c
       WHERE c.subject = \(number) AND c.object <> \(number) AND \(outward)
      UNION ALL
      SELECT c.id, c.relation, c.subject, 1 FROM claim AS c
       WHERE c.object = \(number) AND c.subject <> \(number) AND \(inward)
      """
    ) { row in
      let relation = try row.int(1)
      let isInverse = try row.bool(3) && relations[relation]?.isSymmetric != true
      return Edge(
        claim: Claim.ID(try row.int(0)),
        link: Link(relation: relation, isInverse: isInverse),
        far: Entity.ID(try row.int(2))
      )
    }
  }

  private func stepCost(_ link: Link) -> Int { Rarity.step + (surcharges[link.relation] ?? 0) }

  private mutating func weight(of entity: Entity.ID) throws -> Int {
    if let known = weights[entity] { return known }
    let weight = Rarity.passing(
      claims: try base.countedClaims(at: entity, withCandidates: filter.includesCandidates)
    )
    weights[entity] = weight
    return weight
  }

  private func claims(_ ids: [Claim.ID]) throws -> [Claim.ID: Claim] {
    let claims = try base.claims(ClaimQuery(statuses: Set(Status.allCases), ids: ids))
    return Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0) })
  }

  private func things(_ ids: [Entity.ID]) throws -> [Entity.ID: Entity] {
    let things = try base.entities(Set(ids).sorted())
    return Dictionary(uniqueKeysWithValues: things.map { ($0.id, $0) })
  }

  private func step(_ link: Link) -> CommonGround.Step? {
    relations[link.relation].map {
      CommonGround.Step(relation: $0.reference, isInverse: link.isInverse)
    }
  }
}
