/// The best walks between two things, by Yen's algorithm over ``WalkSearch``.
struct PathFinder {
  let graph: WalkGraph
  private let start: Int32
  private let goal: Int32
  private let maximumLength: Int

  struct Walk {
    /// One more than `claims`.
    var nodes: [Int32]
    var claims: [Int]
    /// In eighths of a step.
    var cost: Int32
  }

  init(
    base: KnowledgeBase,
    filter: EdgeFilter,
    start: Entity.ID,
    goal: Entity.ID,
    maximumLength: Int
  ) throws {
    graph = try WalkGraph(base, filter, exempting: [start, goal])
    self.start = graph.node(of: start)
    self.goal = graph.node(of: goal)
    self.maximumLength = maximumLength
  }

  /// At most so many walks, cheapest first, none through the same things as another.
  mutating func best(_ count: Int) throws -> [Walk] {
    guard count > 0 else { return [] }
    let whole = WalkSearch.Request(origin: start, goal: goal, steps: maximumLength)
    guard let first = try cheapest(whole) else { return [] }
    var found = [first]
    var candidates: [Walk] = []
    while found.count < count {
      let last = found[found.count - 1]
      // The rest of what is wanted is there already: only what is as cheap can still push it out.
      let missing = count - found.count
      let limit = candidates.count >= missing ? candidates[missing - 1].cost + 1 : .max
      for split in last.claims.indices {
        let walk = try deviation(of: last, at: split, from: found, below: limit)
        if let walk, !candidates.contains(where: { $0.nodes == walk.nodes }) {
          candidates.append(walk)
        }
      }
      candidates.sort { precedes($0, $1) }
      guard !candidates.isEmpty else { break }
      found.append(candidates.removeFirst())
    }
    return found
  }

  /// The best walk that follows `walk` up to `split` and then goes another way than all known ones.
  private func deviation(
    of walk: Walk,
    at split: Int,
    from known: [Walk],
    below limit: Int32
  ) throws -> Walk? {
    let root = walk.nodes[...split]
    var request = WalkSearch.Request(
      origin: walk.nodes[split],
      goal: goal,
      steps: maximumLength - split
    )
    request.avoiding = Set(root.dropLast())
    for other in known where other.nodes.count > split + 1 && other.nodes.starts(with: root) {
      request.banningFirst.insert(other.nodes[split + 1])
    }
    // What the way so far costs, with the thing at which it parts.
    var cost: Int32 = 0
    for (step, node) in root.enumerated().dropFirst() {
      cost += try graph.weight(of: node)
      cost += try stepCost(walk, step - 1)
    }
    if limit != .max {
      guard limit > cost else { return nil }
      request.below = limit - cost
    }
    guard let rest = try cheapest(request) else { return nil }
    return Walk(
      nodes: Array(root) + rest.nodes.dropFirst(),
      claims: Array(walk.claims[..<split]) + rest.claims,
      cost: cost + rest.cost
    )
  }

  private func stepCost(_ walk: Walk, _ step: Int) throws -> Int32 {
    try graph.cost(of: walk.claims[step], between: walk.nodes[step], and: walk.nodes[step + 1])
  }

  /// The cheapest walk, all of whose claims have been looked at.
  private func cheapest(_ request: WalkSearch.Request) throws -> Walk? {
    while let walk = try WalkSearch.cheapest(request, in: graph) {
      if let claims = try graph.claims(along: walk.nodes) {
        return Walk(nodes: walk.nodes, claims: claims, cost: walk.cost)
      }
    }
    return nil
  }

  private func precedes(_ left: Walk, _ right: Walk) -> Bool {
    if left.cost != right.cost { return left.cost < right.cost }
    if left.nodes.count != right.nodes.count { return left.nodes.count < right.nodes.count }
    return left.nodes.lazy.map { graph.entities[Int($0)] }
      .lexicographicallyPrecedes(right.nodes.lazy.map { graph.entities[Int($0)] })
  }
}
