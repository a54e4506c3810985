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
  /// How many steps each entity is from the nearest center.
  public var distances: Distances
  /// How many claims lead on from an entity to what is not in the network; only of those from which some
  /// do, and counted up to ``mostBeyond``.
  public var beyond: [Entity.ID: Int]

  /// So many claims beyond an entity are counted, and no more.
  public static let mostBeyond = 4_096

  /// A network as a value.
  public init(
    entities: [Entity],
    claims: [Claim],
    isTruncated: Bool = false,
    distances: Distances = Distances(),
    beyond: [Entity.ID: Int] = [:]
  ) {
    self.entities = entities
    self.claims = claims
    self.isTruncated = isTruncated
    self.distances = distances
    self.beyond = beyond
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
  /// - Returns: The entities and the claims between them.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func network(
    around centers: [Entity.ID],
    depth: Int = 1,
    filter: EdgeFilter = EdgeFilter(),
    limit: Int = 1_000_000
  ) throws -> Network {
    try read {
      let extent = try extent(around: centers, depth: depth, filter: filter, limit: limit)
      let statuses: Set<Status> =
        filter.includesCandidates ? [.recorded, .candidate] : [.recorded]
      return Network(
        entities: try entities(extent.entities),
        claims: try claims(ClaimQuery(statuses: statuses, ids: extent.claims)),
        isTruncated: extent.isTruncated,
        distances: extent.distances,
        beyond: centers.isEmpty ? [:] : try beyond(extent, filter, depth: depth)
      )
    }
  }

  /// How many claims lead out of an extent, by the entity that they leave.
  private func beyond(
    _ extent: NetworkExtent,
    _ filter: EdgeFilter,
    depth: Int
  ) throws -> [Entity.ID: Int] {
    let reader = try EdgeReader(self, filter, steps: depth)
    let inside = Set(extent.entities.map(\.rawValue))
    var beyond: [Entity.ID: Int] = [:]
    for entity in extent.entities {
      let count = try reader.countEdges(
        at: entity.rawValue,
        outOf: inside,
        most: Network.mostBeyond
      )
      if count > 0 { beyond[entity] = count }
    }
    return beyond
  }

  /// The entities with these numbers, whatever their status, in the order of their numbers.
  public func entities(_ ids: [Entity.ID]) throws -> [Entity] {
    let list = ids.numberList()
    return try connection.rows(
      """
      SELECT e.id, e.key, e.label, k.key FROM json_each(\(list)) AS wanted
        JOIN entity AS e ON e.id = wanted.value JOIN kind AS k ON k.id = e.kind ORDER BY e.id
      """
    ) { try Self.entity(from: $0, at: 0) }
  }
}

extension Claim.Value {
  /// The entity, when the value is one.
  public var entity: Entity? {
    if case .entity(let entity) = self { entity } else { nil }
  }
}
