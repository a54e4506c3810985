extension AdmittedEdges {
  /// How many steps things are away from some others.
  ///
  /// - Parameters:
  ///   - centers: Where to start.
  ///   - depth: What is more steps away is left out.
  ///   - limit: At most so many things.
  /// - Returns: nil where there are more things than are wanted, so that it matters in which order they are met; where
  ///   one of the centers is none of those of the adjacency; and where the way is too long to be counted.
  func distances(from centers: [Entity.ID], within depth: Int, limit: Int) -> Distances? {
    let end = adjacency.end
    guard centers.allSatisfy({ 0..<end ~= $0.rawValue }) else { return nil }
    var met = NumberSet(below: end)
    // Only of what is met is it asked.
    var steps = [UInt16](repeating: 0, count: end)
    var reached: [Int32] = []
    for center in centers where met.insert(center.rawValue) {
      reached.append(Int32(center.rawValue))
    }
    var front = 0..<reached.count
    var step = 0
    while step < depth, !front.isEmpty {
      step += 1
      guard let count = UInt16(exactly: step) else { return nil }
      for place in front {
        let areTooMany = hasEdge(at: Int(reached[place])) { edge in
          guard met.insert(edge.far) else { return false }
          steps[edge.far] = count
          reached.append(Int32(edge.far))
          return reached.count > limit
        }
        if areTooMany { return nil }
      }
      front = front.upperBound..<reached.count
    }
    var things: [Entity.ID] = []
    var counts: [Int32] = []
    things.reserveCapacity(reached.count)
    counts.reserveCapacity(reached.count)
    met.forEach { thing in
      things.append(Entity.ID(thing))
      counts.append(Int32(steps[thing]))
    }
    return Distances(entities: things, steps: counts)
  }
}
