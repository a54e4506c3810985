extension KnowledgeBase {
  /// How many steps things are away from some others.
  ///
  /// - Parameters:
  ///   - centers: Where to start; they are no step away.
  ///   - depth: What is more steps away is left out.
  ///   - filter: Which claims count as steps. Its kinds are those of the entities that they lead to.
  /// - Returns: The steps to each entity from the nearest of the centers.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func distances(
    from centers: [Entity.ID],
    within depth: Int,
    filter: EdgeFilter = EdgeFilter()
  ) throws -> [Entity.ID: Int] {
    try read {
      let reader = try EdgeReader(self, filter, steps: depth)
      if let reach = Reach(over: reader, around: centers, depth: depth, limit: .max) {
        return reach.distances
      }
      let (distances, _) = try walk(reader, from: centers, depth: depth, limit: .max)
      reader.noteEnd(of: self, filter, besides: 0)
      return distances
    }
  }

  /// The steps to what is around some entities, the nearest first, until there are as many as are wanted.
  func walk(
    _ reader: EdgeReader,
    from centers: [Entity.ID],
    depth: Int,
    limit: Int
  ) throws -> (distances: [Entity.ID: Int], isTruncated: Bool) {
    var distances = Dictionary(centers.map { ($0, 0) }) { first, _ in first }
    var front = centers
    var isTruncated = false
    var steps = 0
    while steps < depth, !front.isEmpty {
      steps += 1
      var next: [Entity.ID] = []
      for entity in front {
        for edge in try reader.edges(at: entity.rawValue) {
          let far = Entity.ID(edge.far)
          if distances[far] != nil { continue }
          guard distances.count < limit else {
            isTruncated = true
            break
          }
          distances[far] = steps
          next.append(far)
        }
      }
      front = next
    }
    return (distances, isTruncated)
  }
}
