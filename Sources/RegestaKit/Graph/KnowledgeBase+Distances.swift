extension KnowledgeBase {
  /// How many steps things are away from some others.
  ///
  /// - Parameters:
  ///   - centers: Where to start; they are no step away.
  ///   - depth: What is more steps away is left out.
  ///   - filter: Which claims count as steps. Its kinds are those of the entities that they lead to.
  /// - Returns: The steps to each entity from the nearest of the centers, which are among them.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func distances(
    from centers: [Entity.ID],
    within depth: Int,
    filter: EdgeFilter = EdgeFilter()
  ) throws -> Distances {
    try read {
      let reader = try EdgeReader(self, filter, steps: depth)
      let (distances, _) = try walk(reader, from: centers, depth: depth, limit: .max)
      reader.noteEnd(of: self, filter, besides: 0)
      return distances
    }
  }

  /// The fewest steps from one entity to another.
  ///
  /// The best chain (``paths(from:to:filter:count:maximumLength:)``) may have more, when it leads through what few others touch.
  ///
  /// - Parameters:
  ///   - start: Where to start.
  ///   - goal: Where to end. Both may be of any kind, whatever the filter says.
  ///   - most: More steps are not gone.
  ///   - filter: Which claims count as steps.
  /// - Returns: How many; 0 from an entity to itself, nil when nothing leads there in so many steps.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func distance(
    from start: Entity.ID,
    to goal: Entity.ID,
    within most: Int = 8,
    filter: EdgeFilter = EdgeFilter()
  ) throws -> Int? {
    try read {
      let reader = try EdgeReader(self, filter, steps: most, exempting: [start, goal])
      let (start, goal) = (start.rawValue, goal.rawValue)
      if let admitted = reader.admitted, 0..<admitted.adjacency.end ~= start,
        0..<admitted.adjacency.end ~= goal
      {
        return try FewestSteps.between(start, goal, within: most, over: admitted)
      }
      let steps = try FewestSteps.between(start, goal, within: most, over: reader)
      reader.noteEnd(of: self, filter, besides: 0)
      return steps
    }
  }

  /// The steps to what is around some entities, the nearest first, until there are as many as are wanted.
  func walk(
    _ reader: EdgeReader,
    from centers: [Entity.ID],
    depth: Int,
    limit: Int
  ) throws -> (distances: Distances, isTruncated: Bool) {
    if let distances = reader.admitted?.distances(from: centers, within: depth, limit: limit) {
      return (distances, false)
    }
    var distances = Dictionary(centers.map { ($0, Int32(0)) }) { first, _ in first }
    var front = centers
    var isTruncated = false
    var steps: Int32 = 0
    walking: while steps < depth, !front.isEmpty {
      steps += 1
      var next: [Entity.ID] = []
      for entity in front {
        for edge in try reader.edges(at: entity.rawValue) {
          let far = Entity.ID(edge.far)
          if distances[far] != nil { continue }
          guard distances.count < limit else {
            isTruncated = true
            break walking
          }
          distances[far] = steps
          next.append(far)
        }
      }
      front = next
    }
    let things = distances.keys.sorted()
    return (Distances(entities: things, steps: things.map { distances[$0] ?? 0 }), isTruncated)
  }
}
