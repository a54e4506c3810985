internal import SQLite

/// Which entities and claims belong to a network, by their numbers alone: small enough to be held
/// for a large base, whose claims are then read a page at a time.
public struct NetworkExtent: Hashable, Sendable {
  /// Sorted by number.
  public var entities: [Entity.ID]
  /// Claims between two of the entities, sorted by number.
  public var claims: [Claim.ID]
  /// There was more around than the limit let through.
  public var isTruncated: Bool
  /// How many steps each entity is from the nearest center; empty where there is none.
  public var distances = Distances()
}

extension KnowledgeBase {
  /// What is around some entities.
  ///
  /// - Parameters:
  ///   - centers: Where to start; empty: the whole base.
  ///   - depth: How many edges to go.
  ///   - filter: Which claims count as edges. Its kinds are those of the entities that edges lead to;
  ///     in the whole base, of both ends.
  ///   - limit: At most so many entities; the nearest come first.
  /// - Returns: The numbers of the entities and of the claims between them.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func extent(
    around centers: [Entity.ID],
    depth: Int = 1,
    filter: EdgeFilter = EdgeFilter(),
    limit: Int = 1_000_000
  ) throws -> NetworkExtent {
    try read {
      if centers.isEmpty { return try wholeExtent(filter) }
      let reader = try EdgeReader(self, filter, steps: depth)
      let (distances, isTruncated) = try walk(reader, from: centers, depth: depth, limit: limit)
      reader.noteEnd(of: self, filter, besides: distances.count)
      return NetworkExtent(
        entities: distances.entities,
        claims: try claims(between: distances.entities, filter, reader),
        isTruncated: isTruncated,
        distances: distances
      )
    }
  }

  /// The claims over the adjacency that lead from one of some things to one of them, in their order.
  ///
  /// A part of all claims that is not very small is put in order by a bit for each claim.
  private static func claims(
    over admitted: AdmittedEdges,
    from things: [Int],
    to isInside: NumberSet
  ) -> [Claim.ID] {
    func forEachClaim(_ body: (Int) -> Void) {
      for thing in things {
        admitted.forEachOutgoingEdge(at: thing) { if isInside.contains($0.far) { body($0.claim) } }
      }
    }
    let end = admitted.adjacency.lastClaim + 1
    guard things.reduce(0, { $0 + admitted.adjacency.outgoingDegree(of: $1) }) >= end / 64 else {
      var claims: [Int] = []
      forEachClaim { claims.append($0) }
      return claims.sorted().map(Claim.ID.init(rawValue:))
    }
    var numbers = NumberSet(below: end)
    forEachClaim { numbers.insert($0) }
    var claims: [Claim.ID] = []
    claims.reserveCapacity(numbers.count)
    numbers.forEach { claims.append(Claim.ID(rawValue: $0)) }
    return claims
  }

  /// The edges between things. Whatever was reached is of the kinds asked for; the centers need not be.
  private func claims(
    between entities: [Entity.ID],
    _ filter: EdgeFilter,
    _ reader: EdgeReader
  ) throws -> [Claim.ID] {
    if let admitted = reader.admitted {
      let end = admitted.adjacency.end
      var inside = NumberSet(below: end)
      for entity in entities where 0..<end ~= entity.rawValue { inside.insert(entity.rawValue) }
      return Self.claims(over: admitted, from: entities.map(\.rawValue), to: inside)
    }
    let list = entities.numberList()
    return try connection.rows(
      """
      SELECT c.id FROM json_each(\(list)) AS near JOIN claim AS c ON c.subject = near.value
       WHERE c.object IN (SELECT value FROM json_each(\(list)))
         AND \(filter.conditions(far: nil))
       ORDER BY c.id
      """
    ) { Claim.ID(try $0.int(0)) }
  }

  /// Claims and entities that are named one by one.
  ///
  /// - Parameters:
  ///   - claims: Where there are any, they are the only edges; what stands at their ends is there too.
  ///   - entities: Further entities. Without claims, all edges between them count.
  ///   - filter: Which claims count as edges. What is said of one entity alone is none, but brings that
  ///     entity along. Of its kinds must be both ends.
  /// - Returns: The numbers of the entities and of the claims between them.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func extent(
    ofClaims claims: [Claim.ID],
    entities: [Entity.ID],
    filter: EdgeFilter = EdgeFilter()
  ) throws -> NetworkExtent {
    try read {
      guard !claims.isEmpty else {
        return entities.isEmpty
          ? NetworkExtent(entities: [], claims: [], isTruncated: false)
          : try extent(around: entities, depth: 0, filter: filter)
      }
      let list = claims.numberList()
      var reached = Set(entities)
      let edges = try connection.rows(
        """
        SELECT c.id, c.subject, c.object FROM claim AS c
         WHERE c.id IN (SELECT value FROM json_each(\(list)))
           AND \(filter.conditions(far: "c.object")) AND \(filter.conditions(far: "c.subject"))
         ORDER BY c.id
        """
      ) { (claim: Claim.ID(try $0.int(0)), ends: [try $0.int(1), try $0.int(2)]) }
      reached.formUnion(edges.flatMap(\.ends).map(Entity.ID.init(rawValue:)))
      let alone = try connection.rows(
        """
        SELECT DISTINCT c.subject FROM claim AS c
         WHERE c.id IN (SELECT value FROM json_each(\(list))) AND c.status = 1 AND c.object IS NULL
        """
      ) { Entity.ID(try $0.int(0)) }
      reached.formUnion(alone)
      return NetworkExtent(
        entities: reached.sorted(),
        claims: edges.map(\.claim),
        isTruncated: false
      )
    }
  }

  private func wholeExtent(_ filter: EdgeFilter) throws -> NetworkExtent {
    // Under a filter, what has no edge left does not belong to the picture.
    let isNarrow = !filter.parts.allSatisfy { $0 == .disputed }
    var claims: [Claim.ID] = []
    var ends: Set<Int> = []
    try connection.forEach(
      """
      SELECT c.id, c.subject, c.object FROM claim AS c
       WHERE \(filter.conditions(far: "c.object")) AND \(filter.conditions(far: "c.subject"))
       ORDER BY c.id
      """
    ) { row in
      claims.append(Claim.ID(try row.int(0)))
      if isNarrow {
        ends.insert(try row.int(1))
        ends.insert(try row.int(2))
      }
      return .next
    }
    let entities =
      isNarrow
      ? ends.sorted()
      : try connection.rows(
        "SELECT id FROM entity WHERE status = 1 AND merged_into IS NULL ORDER BY id"
      ) { try $0.int(0) }
    return NetworkExtent(
      entities: entities.map(Entity.ID.init(rawValue:)),
      claims: claims,
      isTruncated: false
    )
  }
}
