/// Edges that can be gone from both ends of a way.
protocol WalkableEdges {
  /// Things that have been met.
  associatedtype Met: MetThings

  /// Nothing that has been met yet.
  func nothingMet() -> Met

  /// About how many edges will be looked at to leave a thing.
  func work(at thing: Int) -> Int

  /// Whether an edge at a thing leads to what is wanted; those behind it are not looked at.
  func lead(from thing: Int, to isWanted: (Int) -> Bool) throws -> Bool
}

/// Things that a walk has met, by their numbers.
protocol MetThings {
  func contains(_ thing: Int) -> Bool
  /// - Returns: Whether it is new.
  mutating func add(_ thing: Int) -> Bool
}

/// The search for the fewest steps from one thing to another, from both ends at once, all of a step on the side on which that is less
/// work.
enum FewestSteps {
  /// - Returns: nil when nothing leads there in at most so many steps.
  static func between<Edges: WalkableEdges>(
    _ start: Int,
    _ goal: Int,
    within most: Int,
    over edges: Edges
  ) throws -> Int? {
    if start == goal { return 0 }
    var near = Side(start, edges)
    var far = Side(goal, edges)
    var steps = 0
    while steps < most, !near.front.isEmpty, !far.front.isEmpty {
      if near.work > far.work { swap(&near, &far) }
      steps += 1
      if try near.advance(over: edges, to: far.met) { return steps }
    }
    return nil
  }

  private struct Side<Edges: WalkableEdges> {
    var met: Edges.Met
    /// What was met last.
    var front: [Int]
    /// How many edges at these will be looked at.
    var work: Int

    init(_ root: Int, _ edges: Edges) {
      met = edges.nothingMet()
      _ = met.add(root)
      front = [root]
      work = edges.work(at: root)
    }

    /// Goes one step on.
    ///
    /// - Returns: Whether the other side has been met. What it met before its last step would have been met from here, too,
    ///   so that it does not matter where.
    mutating func advance(over edges: Edges, to others: Edges.Met) throws -> Bool {
      var next: [Int] = []
      work = 0
      for thing in front {
        let isThere = try edges.lead(from: thing) { far in
          if others.contains(far) { return true }
          if met.add(far) {
            next.append(far)
            work += edges.work(at: far)
          }
          return false
        }
        if isThere { return true }
      }
      front = next
      return false
    }
  }
}

extension NumberSet: MetThings {
  mutating func add(_ thing: Int) -> Bool { insert(thing) }
}

extension Set<Int>: MetThings {
  mutating func add(_ thing: Int) -> Bool { insert(thing).inserted }
}

extension AdmittedEdges: WalkableEdges {
  func nothingMet() -> NumberSet { NumberSet(below: adjacency.end) }

  func work(at thing: Int) -> Int { adjacency.degree(of: thing) }

  func lead(from thing: Int, to isWanted: (Int) -> Bool) -> Bool {
    hasEdge(at: thing) { isWanted($0.far) }
  }
}

extension EdgeReader: WalkableEdges {
  func nothingMet() -> Set<Int> { [] }

  /// Only the base knows how many edges there are, and to ask it costs as much as some of them.
  func work(at thing: Int) -> Int { 1 }

  func lead(from thing: Int, to isWanted: (Int) -> Bool) throws -> Bool {
    for edge in try edges(at: thing) where isWanted(edge.far) { return true }
    return false
  }
}
