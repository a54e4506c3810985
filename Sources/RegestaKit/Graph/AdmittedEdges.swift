/// The edges of an adjacency that a filter lets through, as far as an adjacency can tell.
struct AdmittedEdges {
  let adjacency: Adjacency
  private let times: Adjacency.Times
  private let includesDenied: Bool
  /// Of each relation whether it is wanted; empty where all are.
  private let relations: [Bool]
  private let ends: Ends?

  /// To which things an edge may lead.
  struct Ends {
    /// Of what kind each thing is.
    var kinds: [UInt16]
    /// Of each kind whether it is wanted.
    var wanted: [Bool]
    var avoided: Set<Int>
    /// To these in any case.
    var exempt: Set<Int>

    func admit(_ thing: Int) -> Bool {
      if exempt.contains(thing) { return true }
      guard kinds.indices.contains(thing) else { return false }
      let kind = Int(kinds[thing])
      return kind < wanted.count && wanted[kind] && !avoided.contains(thing)
    }
  }

  /// - Parameters:
  ///   - adjacency: Has times, if the filter asks for some.
  ///   - times: The times of the filter.
  ///   - includesDenied: Whether denied claims are edges.
  ///   - relations: By which relations, by number; nil for all.
  ///   - ends: Where they may lead; nil for everywhere.
  init(
    _ adjacency: Adjacency,
    in times: Adjacency.Times,
    includesDenied: Bool,
    relations: Set<Int>?,
    ends: Ends?
  ) {
    self.adjacency = adjacency
    self.times = times
    self.includesDenied = includesDenied
    self.relations = relations.map(Self.flags) ?? []
    self.ends = ends
  }

  /// Of each number up to the greatest of some whether it is one of them; of no numbers, that none is.
  static func flags(_ numbers: Set<Int>) -> [Bool] {
    var flags = Array(repeating: false, count: max(0, numbers.max() ?? 0) + 1)
    for number in numbers where number >= 0 { flags[number] = true }
    return flags
  }

  /// The edges at a thing in both directions, those that lead back to itself left out.
  @inline(__always)
  func forEachEdge(at thing: Int, _ body: (Adjacency.Edge) -> Void) {
    _ = hasEdge(at: thing) { edge in
      body(edge)
      return false
    }
  }

  /// Whether one of these edges is as wanted; those behind it are not looked at.
  @inline(__always)
  func hasEdge(at thing: Int, where isWanted: (Adjacency.Edge) -> Bool) -> Bool {
    adjacency.hasEdge(at: thing, in: times) { edge in
      isAdmitted(edge) && ends?.admit(edge.far) ?? true && isWanted(edge)
    }
  }

  /// The edges that go out from a thing, wherever they lead.
  @inline(__always)
  func forEachOutgoingEdge(at thing: Int, _ body: (Adjacency.Edge) -> Void) {
    adjacency.forEachOutgoingEdge(at: thing, in: times) { if isAdmitted($0) { body($0) } }
  }

  @inline(__always)
  private func isAdmitted(_ edge: Adjacency.Edge) -> Bool {
    if edge.isDenied, !includesDenied { return false }
    return relations.isEmpty || edge.relation < relations.count && relations[edge.relation]
  }
}
