internal import Chronology
internal import SQLite

/// A chain of claims that leads from one entity to another.
public struct Path: Hashable, Sendable {
  /// Where it starts, what it passes, where it ends: one more than `claims`.
  public var entities: [Entity]
  /// The claims, in the order of the walk; each may be read in either direction.
  public var claims: [Claim]
  /// The less, the more telling: short chains through things that few others touch.
  public var cost: Double
}

extension KnowledgeBase {
  /// The best chains between two entities.
  ///
  /// A chain costs 1 for each step and, for each thing it passes through, the more the more claims
  /// that has: otherwise every chain would lead through the same few hubs and say nothing.
  ///
  /// - Parameters:
  ///   - filter: Which claims count as steps.
  ///   - count: How many chains, none through the same entities as another.
  ///   - maximumLength: No chain has more steps.
  public func paths(
    from start: Entity.ID,
    to goal: Entity.ID,
    filter: EdgeFilter = EdgeFilter(),
    count: Int = 1,
    maximumLength: Int = 8
  ) throws -> [Path] {
    try read {
      var finder = PathFinder(
        base: self,
        filter: filter,
        start: start,
        goal: goal,
        maximumLength: maximumLength
      )
      return try finder.best(count).map { try path($0) }
    }
  }

  private func path(_ walk: PathFinder.Walk) throws -> Path {
    let claims = try self.claims(
      ClaimQuery(statuses: Set(Status.allCases), ids: walk.edges.map(\.claim))
    )
    let byID = Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0) })
    var entities: [Entity] = []
    for id in walk.entities {
      if let entity = try entity(id) { entities.append(entity) }
    }
    return Path(
      entities: entities,
      claims: walk.edges.compactMap { byID[$0.claim] },
      cost: walk.cost
    )
  }
}

/// Yen's algorithm over Dijkstra's, on claims that are read as the search comes to them.
struct PathFinder {
  let base: KnowledgeBase
  let filter: EdgeFilter
  let start: Entity.ID
  let goal: Entity.ID
  let maximumLength: Int
  private var adjacency: [Entity.ID: [KnowledgeBase.Edge]] = [:]

  struct Walk: Hashable {
    /// One more than `edges`.
    var entities: [Entity.ID]
    var edges: [KnowledgeBase.Edge]
    var cost: Double
  }

  init(
    base: KnowledgeBase,
    filter: EdgeFilter,
    start: Entity.ID,
    goal: Entity.ID,
    maximumLength: Int
  ) {
    self.base = base
    self.filter = filter
    self.start = start
    self.goal = goal
    self.maximumLength = maximumLength
  }

  mutating func best(_ count: Int) throws -> [Walk] {
    guard count > 0 else { return [] }
    guard let first = try shortest(from: start, avoiding: [], banning: [], steps: maximumLength)
    else { return [] }
    var found = [first]
    var candidates: [Walk] = []
    while found.count < count {
      let last = found[found.count - 1]
      for split in 0..<max(last.edges.count, 0) {
        if let walk = try deviation(of: last, at: split, from: found), !candidates.contains(walk),
          !found.contains(where: { $0.entities == walk.entities })
        {
          candidates.append(walk)
        }
      }
      candidates.sort { ($0.cost, $0.edges.count) < ($1.cost, $1.edges.count) }
      guard !candidates.isEmpty else { break }
      found.append(candidates.removeFirst())
    }
    return found
  }

  /// The best walk that follows `walk` up to `split` and then goes another way than all known ones.
  private mutating func deviation(
    of walk: Walk,
    at split: Int,
    from known: [Walk]
  ) throws -> Walk? {
    let root = Array(walk.entities[...split])
    var banned: Set<Entity.ID> = []
    for other in known where other.entities.count > split + 1 && other.entities.starts(with: root) {
      banned.insert(other.entities[split + 1])
    }
    let rest = try shortest(
      from: root[split],
      avoiding: Set(root.dropLast()),
      banning: banned,
      steps: maximumLength - split
    )
    guard let rest else { return nil }
    var cost = rest.cost + Double(split)
    for entity in root.dropFirst() { cost += try weight(of: entity) }
    return Walk(
      entities: root + rest.entities.dropFirst(),
      edges: Array(walk.edges[..<split]) + rest.edges,
      cost: cost
    )
  }

  private mutating func shortest(
    from origin: Entity.ID,
    avoiding: Set<Entity.ID>,
    banning first: Set<Entity.ID>,
    steps: Int
  ) throws -> Walk? {
    var queue = Heap()
    queue.push(Walk(entities: [origin], edges: [], cost: 0))
    var settled = avoiding
    while let walk = queue.pop() {
      guard let here = walk.entities.last else { continue }
      if here == goal { return walk }
      guard settled.insert(here).inserted, walk.edges.count < steps else { continue }
      let penalty = here == origin ? 0 : try weight(of: here)
      for edge in try edges(at: here) where !settled.contains(edge.far) {
        if here == origin, first.contains(edge.far) { continue }
        queue.push(
          Walk(
            entities: walk.entities + [edge.far],
            edges: walk.edges + [edge],
            cost: walk.cost + 1 + penalty
          )
        )
      }
    }
    return nil
  }

  /// What it costs to pass through an entity.
  private mutating func weight(of entity: Entity.ID) throws -> Double {
    let degree = try edges(at: entity).count
    return degree <= 2 ? 0 : Double(degree.bitWidth - degree.leadingZeroBitCount) / 8
  }

  private mutating func edges(at entity: Entity.ID) throws -> [KnowledgeBase.Edge] {
    if let known = adjacency[entity] { return known }
    let edges = try base.edges(from: entity, filter)
    adjacency[entity] = edges
    return edges
  }
}

/// A binary heap of walks, cheapest first; of equal ones the earlier pushed, so that the answer is
/// always the same.
private struct Heap {
  private var items: [(walk: PathFinder.Walk, order: Int)] = []
  private var pushed = 0

  mutating func push(_ walk: PathFinder.Walk) {
    items.append((walk, pushed))
    pushed += 1
    var child = items.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> PathFinder.Walk? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    if !items.isEmpty {
      items[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2]
        where child < items.count && precedes(child, least) {
          least = child
        }
        if least == parent { break }
        items.swapAt(parent, least)
        parent = least
      }
    }
    return first.walk
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (items[left].walk.cost, items[left].order) < (items[right].walk.cost, items[right].order)
  }
}
