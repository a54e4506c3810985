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
  /// A chain costs 1 for each step and, for each thing that it passes through, the more the more
  /// claims that has: otherwise every chain would lead through the same few hubs and say nothing. With
  /// two claims or fewer a thing costs nothing; with *n*, an eighth for each binary digit of *n* (3
  /// claims cost 0.25, 1000 cost 1.25). Only claims that the filter lets through count.
  ///
  /// The answer is the same in both directions, but for the order of the chain. The two ends may be of
  /// any kind, whatever the filter says.
  ///
  /// - Parameters:
  ///   - start: Where the chains start.
  ///   - goal: Where they end.
  ///   - filter: Which claims count as steps.
  ///   - count: At most so many chains, cheapest first, none through the same entities as another.
  ///   - maximumLength: No chain has more steps.
  /// - Returns: The chains, cheapest first; none when nothing leads there.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
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

  /// The cheapest walk from `origin` to the goal in so many steps.
  ///
  /// A dearer way to a thing is kept as long as it has fewer steps than the cheaper ones, for it may be
  /// the only one that arrives in time.
  ///
  /// It touches nothing of `avoiding`, and its first step does not lead to anything in `first`.
  private mutating func shortest(
    from origin: Entity.ID,
    avoiding: Set<Entity.ID>,
    banning first: Set<Entity.ID>,
    steps: Int
  ) throws -> Walk? {
    var arrivals = [Arrival(at: origin, by: nil, from: nil, steps: 0, cost: 0)]
    var queue = Heap()
    queue.push(0, cost: 0)
    var fewest: [Entity.ID: Int] = [:]
    while let index = queue.pop() {
      let arrival = arrivals[index]
      if arrival.entity == goal { return walk(to: index, among: arrivals) }
      if let known = fewest[arrival.entity], known <= arrival.steps { continue }
      fewest[arrival.entity] = arrival.steps
      guard arrival.steps < steps else { continue }
      let penalty = index == 0 ? 0 : try weight(of: arrival.entity)
      let cost = arrival.cost + 1 + penalty
      for edge in try edges(at: arrival.entity) where !avoiding.contains(edge.far) {
        if index == 0, first.contains(edge.far) { continue }
        if let known = fewest[edge.far], known <= arrival.steps + 1 { continue }
        arrivals.append(
          Arrival(at: edge.far, by: edge, from: index, steps: arrival.steps + 1, cost: cost)
        )
        queue.push(arrivals.count - 1, cost: cost)
      }
    }
    return nil
  }

  /// How the search came to an entity: by an edge, from an earlier arrival.
  private struct Arrival {
    let entity: Entity.ID
    let edge: KnowledgeBase.Edge?
    let previous: Int?
    let steps: Int
    let cost: Double

    init(
      at entity: Entity.ID,
      by edge: KnowledgeBase.Edge?,
      from previous: Int?,
      steps: Int,
      cost: Double
    ) {
      self.entity = entity
      self.edge = edge
      self.previous = previous
      self.steps = steps
      self.cost = cost
    }
  }

  private func walk(to index: Int, among arrivals: [Arrival]) -> Walk {
    var entities: [Entity.ID] = []
    var edges: [KnowledgeBase.Edge] = []
    var next: Int? = index
    while let current = next {
      let arrival = arrivals[current]
      entities.append(arrival.entity)
      if let edge = arrival.edge { edges.append(edge) }
      next = arrival.previous
    }
    return Walk(entities: entities.reversed(), edges: edges.reversed(), cost: arrivals[index].cost)
  }

  /// What it costs to pass through an entity.
  private mutating func weight(of entity: Entity.ID) throws -> Double {
    let degree = try edges(at: entity).count
    return degree <= 2 ? 0 : Double(degree.bitWidth - degree.leadingZeroBitCount) / 8
  }

  private mutating func edges(at entity: Entity.ID) throws -> [KnowledgeBase.Edge] {
    if let known = adjacency[entity] { return known }
    let edges = try base.edges(from: entity, filter, exempting: [start, goal])
    adjacency[entity] = edges
    return edges
  }
}

/// A binary heap of numbers, cheapest first; of equal ones the earlier pushed, so that the answer is
/// always the same.
private struct Heap {
  private var items: [(number: Int, cost: Double, order: Int)] = []
  private var pushed = 0

  mutating func push(_ number: Int, cost: Double) {
    items.append((number, cost, pushed))
    pushed += 1
    var child = items.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Int? {
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
    return first.number
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (items[left].cost, items[left].order) < (items[right].cost, items[right].order)
  }
}
