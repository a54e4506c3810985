internal import SQLite

/// The claims of a base as a graph under a filter, read as a walk comes to them.
///
/// Things are numbered in the order in which they turn up, so that what a search knows of each stands in
/// arrays. What an index can tell of an edge is asked when its end is read; what only the claim itself can
/// tell (doubtful, disputed) when a chain is about to use it, for of a hub's thousands of claims
/// hardly one is.
final class WalkGraph {
  /// A step from a thing.
  struct Edge {
    /// Where it leads.
    var far: Int32
    /// In eighths of a step.
    var cost: Int32
    var claim: Int
  }

  /// The number in the base of each thing met so far.
  private(set) var entities: [Int] = []
  private var nodes: [Int: Int32] = [:]
  /// The edges at each thing, once they have been read.
  private var known: [[Edge]?] = []
  private var weights: [Int32] = []
  private let surcharges: [Int: Int]

  private let base: KnowledgeBase
  private let filter: EdgeFilter
  /// What reads the edges at a thing and what counts its claims; nil until the base is asked.
  private var reading: Statement?
  private var counting: Statement?
  private var looking: Statement?
  private let exempt: [Entity.ID]
  /// The relations that are wanted, by number; nil for all.
  private let relations: Set<Int>?
  private let admitted: AdmittedEdges?
  private var isEager = false
  /// Claims that were looked at, and whether they are edges.
  private var isEdge: [Int: Bool] = [:]
  private var failures = 0

  /// After so many claims that proved to be none, each is looked at when it is read.
  private static let mostFailures = 64

  /// - Parameters:
  ///   - base: Is read while the graph is walked, in one snapshot.
  ///   - filter: Which claims are edges.
  ///   - exempt: Things to which an edge may lead whatever the filter says of its end.
  /// - Throws: what SQLite says.
  init(_ base: KnowledgeBase, _ filter: EdgeFilter, exempting exempt: [Entity.ID]) throws {
    self.base = base
    self.filter = filter
    self.exempt = exempt
    surcharges = try base.surcharges()
    relations = try base.relationNumbers(filter)
    admitted = try base.admittedEdges(filter, relations, exempting: exempt)
    if let further = filter.furtherConditions {
      let sql = "SELECT 1 FROM claim AS c WHERE c.id = ?1 AND " + further
      var statement = try base.connection.prepare(sql.text)
      try statement.bind(sql.arguments, from: 2)
      looking = consume statement
    }
  }

  private func prepareReading() throws {
    reading = try base.prepareEdges(filter, relations, exempting: exempt, isEager: isEager)
  }

  /// The number by which a thing is known here.
  func node(of entity: Entity.ID) -> Int32 { node(of: entity.rawValue) }

  private func node(of entity: Int) -> Int32 {
    if let node = nodes[entity] { return node }
    let node = Int32(entities.count)
    nodes[entity] = node
    entities.append(entity)
    known.append(nil)
    weights.append(-1)
    return node
  }

  /// The edges at a thing; not all of them may stand up to a closer look.
  func edges(at node: Int32) throws -> [Edge] {
    if let edges = known[Int(node)] { return edges }
    if let admitted, !isEager { return read(node, among: admitted) }
    var edges: [Edge] = []
    if reading == nil { try prepareReading() }
    try reading?.bind(entities[Int(node)], at: 1)
    try reading?.forEach { row in
      let claim = try row.int(0)
      if isEdge[claim] != false {
        let cost = Rarity.step + (surcharges[try row.int(1)] ?? 0)
        edges.append(Edge(far: self.node(of: try row.int(2)), cost: Int32(cost), claim: claim))
      }
      return .next
    }
    known[Int(node)] = edges
    return edges
  }

  private func read(_ node: Int32, among admitted: AdmittedEdges) -> [Edge] {
    let thing = entities[Int(node)]
    var edges: [Edge] = []
    edges.reserveCapacity(admitted.adjacency.degree(of: thing))
    admitted.forEachEdge(at: thing) { edge in
      if isEdge[edge.claim] == false { return }
      let cost = Rarity.step + (surcharges[edge.relation] ?? 0)
      edges.append(Edge(far: self.node(of: edge.far), cost: Int32(cost), claim: edge.claim))
    }
    known[Int(node)] = edges
    return edges
  }

  /// How many edges will have to be read at a thing, at least: none when they have been.
  func work(at node: Int32) throws -> Int {
    if let edges = known[Int(node)] { return edges.count / 8 }
    return 1 << max(0, Int(try weight(of: node)) - 1)
  }

  /// What it costs to pass through a thing, in eighths of a step.
  func weight(of node: Int32) throws -> Int32 {
    let weighed = weights[Int(node)]
    if weighed >= 0 { return weighed }
    let count: Int
    if let admitted {
      count = min(Rarity.hub, admitted.adjacency.degree(of: entities[Int(node)]))
    } else {
      if counting == nil {
        counting = try base.connection.prepare(
          KnowledgeBase.countedClaims(withCandidates: filter.includesCandidates)
        )
      }
      try counting?.bind(entities[Int(node)], at: 1)
      count = try counting?.first { try $0.int(0) } ?? 0
    }
    let weight = Int32(Rarity.passing(claims: count))
    weights[Int(node)] = weight
    return weight
  }

  /// The claims that make the steps of a walk, the cheapest for each step and of those the first
  /// recorded; nil when one that the walk counted on proved to be none, and another way may be better.
  func claims(along walk: [Int32]) throws -> [Int]? {
    var claims: [Int] = []
    var failed = false
    for (near, far) in zip(walk, walk.dropFirst()) {
      // One of the two ends was read when the walk was found.
      let (read, other) = known[Int(near)] != nil ? (near, far) : (far, near)
      let parallel = try edges(at: read).filter { $0.far == other }
        .sorted { ($0.cost, $0.claim) < ($1.cost, $1.claim) }
      var chosen: Edge?
      for edge in parallel where chosen == nil {
        if try holds(edge.claim) { chosen = edge } else { drop(edge.claim, near, far) }
      }
      if let chosen, chosen.cost == parallel[0].cost {
        claims.append(chosen.claim)
      } else {
        failed = true
      }
    }
    if failures > Self.mostFailures, !isEager { try readEagerly() }
    return failed ? nil : claims
  }

  /// What a step by a claim costs, in eighths, that a walk was found to take.
  func cost(of claim: Int, between near: Int32, and far: Int32) throws -> Int32 {
    let read = known[Int(near)] != nil ? near : far
    return try edges(at: read).first { $0.claim == claim }?.cost ?? Int32(Rarity.step)
  }

  private func holds(_ claim: Int) throws -> Bool {
    if let known = isEdge[claim] { return known }
    // What is optional is lent where it stands.
    if isEager { return true }
    let holds = try looking?.holds(claim) ?? true
    isEdge[claim] = holds
    return holds
  }

  private func drop(_ claim: Int, _ ends: Int32...) {
    failures += 1
    for end in ends { known[Int(end)]?.removeAll { $0.claim == claim } }
  }

  /// From here on looks at each claim when it is read: too many prove to be no edges.
  private func readEagerly() throws {
    isEager = true
    try prepareReading()
    for index in known.indices { known[index] = nil }
  }
}

extension Statement {
  fileprivate mutating func holds(_ claim: Int) throws -> Bool {
    try bind(claim, at: 1)
    return try first { _ in true } ?? false
  }
}
