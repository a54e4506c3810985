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
  let admitted: AdmittedEdges?
  private var reading: Statement?
  /// Whether an adjacency would have served.
  private let isPlain: Bool
  /// How many things it has looked at in the base.
  private var looked = 0

  /// - Parameters:
  ///   - base: Is read in one snapshot.
  ///   - filter: Which claims are edges.
  ///   - steps: How far it will be gone; for one step an adjacency is not worth making.
  ///   - exempt: Things to which an edge may lead whatever the filter says of its end.
  /// - Throws: what SQLite says.
  init(
    _ base: KnowledgeBase,
    _ filter: EdgeFilter,
    steps: Int,
    exempting exempt: [Entity.ID] = []
  ) throws {
    let relations = try base.relationNumbers(filter)
    isPlain = filter.furtherConditions == nil && steps > 1
    admitted = isPlain ? try base.admittedEdges(filter, relations, exempting: exempt) : nil
    if admitted == nil {
      reading = try base.prepareEdges(filter, relations, exempting: exempt, isEager: true)
    }
  }

  /// The edges at a thing, in both directions, in the order of their claims.
  func edges(at thing: Int) throws -> [Edge] {
    var edges: [Edge] = []
    if let admitted {
      admitted.forEachEdge(at: thing) { edges.append(Edge(claim: $0.claim, far: $0.far)) }
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
    if admitted == nil, isPlain { base.noteWalk(over: looked + things, filter) }
  }

  /// How many edges at a thing lead out of a set of things, counted up to `most`.
  func countEdges(at thing: Int, outOf inside: Set<Int>, most: Int) throws -> Int {
    var count = 0
    if let admitted {
      admitted.forEachEdge(at: thing) { if !inside.contains($0.far) { count += 1 } }
      return min(count, most)
    }
    try reading?.bind(thing, at: 1)
    try reading?.forEach { row in
      if !inside.contains(try row.int(2)) { count += 1 }
      return count < most ? .next : .stop
    }
    return count
  }
}
