internal import Chronology
internal import SQLite

/// Entities and the claims between them.
public struct Network: Hashable, Sendable {
  /// Sorted by number.
  public var entities: [Entity]
  /// In the order of time; both ends of each are among `entities`.
  public var claims: [Claim]
  /// There was more around than the limit let through.
  public var isTruncated: Bool

  /// A network as a value.
  public init(entities: [Entity], claims: [Claim], isTruncated: Bool = false) {
    self.entities = entities
    self.claims = claims
    self.isTruncated = isTruncated
  }
}

extension KnowledgeBase {
  /// What is around some entities.
  ///
  /// - Parameters:
  ///   - centers: Where to start; empty: the whole base.
  ///   - depth: How many edges to go.
  ///   - filter: Which claims count as edges.
  ///   - limit: At most so many entities; the nearest come first.
  public func network(
    around centers: [Entity.ID],
    depth: Int = 1,
    filter: EdgeFilter = EdgeFilter(),
    limit: Int = 1_000_000
  ) throws -> Network {
    try read {
      if centers.isEmpty { return try wholeNetwork(filter) }
      var reached = Set(centers)
      var front = centers
      var isTruncated = false
      for _ in 0..<max(0, depth) {
        var next: [Entity.ID] = []
        for entity in front {
          for edge in try edges(from: entity, filter) where !reached.contains(edge.far) {
            guard reached.count < limit else {
              isTruncated = true
              break
            }
            reached.insert(edge.far)
            next.append(edge.far)
          }
        }
        front = next
      }
      return try network(of: reached, filter, isTruncated: isTruncated)
    }
  }

  private func wholeNetwork(_ filter: EdgeFilter) throws -> Network {
    let ids = try connection.rows(
      "SELECT c.id FROM claim AS c WHERE \(filter.conditions(far: "c.object"))"
    ) { Claim.ID(try $0.int(0)) }
    var query = ClaimQuery(ids: ids)
    query.statuses = [.recorded]
    let claims = try self.claims(query)
    let entities = try connection.rows(
      """
      SELECT e.id, e.key, e.label, k.key FROM entity AS e JOIN kind AS k ON k.id = e.kind
       WHERE e.status = 1 ORDER BY e.id
      """
    ) { try Self.entity(from: $0, at: 0) }
    let linked = Set(claims.flatMap { [$0.subject.id] + ($0.object.entity.map { [$0.id] } ?? []) })
    // Under a filter, what has no edge left does not belong to the picture.
    return Network(entities: entities.filter { linked.contains($0.id) }, claims: claims)
  }

  private func network(
    of reached: Set<Entity.ID>,
    _ filter: EdgeFilter,
    isTruncated: Bool
  ) throws -> Network {
    let list = "[" + reached.sorted().map(\.description).joined(separator: ",") + "]"
    let ids = try connection.rows(
      """
      SELECT c.id FROM json_each(\(list)) AS near JOIN claim AS c ON c.subject = near.value
       WHERE c.object IN (SELECT value FROM json_each(\(list)))
         AND \(filter.conditions(far: "c.object"))
      """
    ) { Claim.ID(try $0.int(0)) }
    let entities = try connection.rows(
      """
      SELECT e.id, e.key, e.label, k.key FROM json_each(\(list)) AS near
        JOIN entity AS e ON e.id = near.value JOIN kind AS k ON k.id = e.kind ORDER BY e.id
      """
    ) { try Self.entity(from: $0, at: 0) }
    return Network(
      entities: entities,
      claims: try claims(ClaimQuery(ids: ids)),
      isTruncated: isTruncated
    )
  }

  /// An edge as a walk sees it.
  struct Edge: Hashable {
    var claim: Claim.ID
    var far: Entity.ID
  }

  /// The edges at an entity, in both directions, by claim.
  func edges(from entity: Entity.ID, _ filter: EdgeFilter) throws -> [Edge] {
    try connection.rows(
      """
      SELECT c.id, c.object FROM claim AS c
       WHERE c.subject = \(entity.rawValue) AND \(filter.conditions(far: "c.object"))
      UNION ALL
      SELECT c.id, c.subject FROM claim AS c
       WHERE c.object = \(entity.rawValue) AND c.subject <> \(entity.rawValue)
         AND \(filter.conditions(far: "c.subject"))
       ORDER BY 1
      """
    ) { Edge(claim: Claim.ID(try $0.int(0)), far: Entity.ID(try $0.int(1))) }
  }
}

extension Claim.Value {
  /// The entity, when the value is one.
  public var entity: Entity? {
    if case .entity(let entity) = self { entity } else { nil }
  }
}
