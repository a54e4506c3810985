/// What is around some entities, found over the adjacency.
struct Reach {
  /// The numbers of the entities, in their order.
  private let things: [Int]
  /// How many steps each thing of the adjacency is away; less than none where it is not reached.
  private let steps: [Int32]

  /// - Returns: nil where there is no adjacency, where there are more things than are wanted, so that it matters in which order they are met, or
  ///   where one of the centers is none of them.
  init?(
    over reader: EdgeReader,
    around centers: [Entity.ID],
    depth: Int,
    limit: Int
  ) {
    guard let adjacency = reader.adjacency, adjacency.end <= limit,
      centers.allSatisfy({ 0..<adjacency.end ~= $0.rawValue })
    else { return nil }
    var steps = [Int32](repeating: -1, count: adjacency.end)
    var reached: [Int] = []
    for center in centers where steps[center.rawValue] < 0 {
      steps[center.rawValue] = 0
      reached.append(center.rawValue)
    }
    var front = 0..<reached.count
    var step: Int32 = 0
    while step < depth, !front.isEmpty {
      step += 1
      for place in front {
        reader.forEachEdge(at: reached[place]) { edge in
          guard steps[edge.far] < 0 else { return }
          steps[edge.far] = step
          reached.append(edge.far)
        }
      }
      front = front.upperBound..<reached.count
    }
    reached.sort()
    (self.steps, things) = (steps, reached)
  }

  /// In the order of their numbers.
  var entities: [Entity.ID] { things.map(Entity.ID.init(rawValue:)) }

  /// How many steps each is away from the nearest of where it began.
  var distances: [Entity.ID: Int] {
    var distances = [Entity.ID: Int](minimumCapacity: things.count)
    for thing in things { distances[Entity.ID(thing)] = Int(steps[thing]) }
    return distances
  }
}
