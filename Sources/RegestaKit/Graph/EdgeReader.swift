internal import SQLite

/// Reads the edges at things under a filter: over the adjacency where it is kept and the filter asks for no more, over
/// the base where not.
final class EdgeReader {
  /// An edge at a thing.
  struct Edge {
    var claim: Int
    var far: Int
  }

  /// nil when the base is read.
  let adjacency: Adjacency?
  private let times: Adjacency.Times?
  private let relations: Set<Int>?
  private let includesDenied: Bool
  private var reading: Statement?
  /// Whether an adjacency would have served.
  private let isPlain: Bool
  /// How many things it has looked at in the base.
  private var looked = 0

  /// - Parameters:
  ///   - base: Is read in one snapshot.
  ///   - filter: Which claims are edges.
  ///   - steps: How far it will be gone; for one step an adjacency is not worth making.
  /// - Throws: what SQLite says.
  init(_ base: KnowledgeBase, _ filter: EdgeFilter, steps: Int) throws {
    relations = try base.relationNumbers(filter)
    includesDenied = filter.includesDenied
    times = Adjacency.Times(filter)
    isPlain = filter.furtherConditions == nil && steps > 1
    adjacency = isPlain ? try base.adjacency(for: filter) : nil
    if adjacency == nil { reading = try base.prepareEdges(filter, relations, isEager: true) }
  }

  /// The edges at a thing, in both directions, in the order of their claims.
  func edges(at thing: Int) throws -> [Edge] {
    var edges: [Edge] = []
    if adjacency != nil {
      forEachEdge(at: thing) { edges.append(Edge(claim: $0.claim, far: $0.far)) }
    } else {
      looked += 1
      try reading?.bind(thing, at: 1)
      try reading?.forEach { row in
        edges.append(Edge(claim: try row.int(0), far: try row.int(2)))
        return .next
      }
    }
    edges.sort { $0.claim < $1.claim }
    return edges
  }

  /// Notes what the walk has cost that is over, so that it is known when an adjacency pays.
  ///
  /// - Parameters:
  ///   - base: What it has read.
  ///   - filter: The filter of the walk.
  ///   - things: How many things were looked at besides.
  func noteEnd(of base: KnowledgeBase, _ filter: EdgeFilter, besides things: Int) {
    if adjacency == nil, isPlain { base.noteWalk(over: looked + things, filter) }
  }

  /// How many edges at a thing lead out of a set of things, counted up to `most`.
  func countEdges(at thing: Int, outOf inside: Set<Int>, most: Int) throws -> Int {
    var count = 0
    if adjacency != nil {
      forEachEdge(at: thing) { if !inside.contains($0.far) { count += 1 } }
      return min(count, most)
    }
    try reading?.bind(thing, at: 1)
    try reading?.forEach { row in
      if !inside.contains(try row.int(2)) { count += 1 }
      return count < most ? .next : .stop
    }
    return count
  }

  /// The edges at a thing, in both directions, under the filter, where there is an adjacency.
  func forEachEdge(at thing: Int, _ body: (Adjacency.Edge) -> Void) {
    guard let adjacency, let times else { return }
    adjacency.forEachEdge(at: thing, in: times) { if isWanted($0) { body($0) } }
  }

  /// The edges that go out from a thing under the filter, where there is an adjacency.
  func forEachOutgoingEdge(at thing: Int, _ body: (Adjacency.Edge) -> Void) {
    guard let adjacency, let times else { return }
    adjacency.forEachOutgoingEdge(at: thing, in: times) { if isWanted($0) { body($0) } }
  }

  /// Whether an edge of the adjacency is one under the filter, whenever it held.
  private func isWanted(_ edge: Adjacency.Edge) -> Bool {
    (includesDenied || !edge.isDenied) && relations.map { $0.contains(edge.relation) } ?? true
  }
}
