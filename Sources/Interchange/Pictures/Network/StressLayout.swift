/// Places the nodes of one connected graph so that their distances on paper are like those along
/// the edges (stress majorization, Gansner and others 2005).
///
/// Nothing is drawn by lot, and only the four operations and square roots are used, so that the
/// same graph gives the same picture on every machine.
struct StressLayout {
  /// The length that an edge should have between two nodes of few edges.
  static let edgeLength = 105.0
  /// Nodes are wider than high, and so are pages: distances to the side are stretched by this.
  static let stretch = 1.5

  private let distances: [[Double]]

  /// - Parameters:
  ///   - count: How many nodes there are.
  ///   - neighbors: The numbers of the nodes next to each, each once. The graph must be connected.
  init(count: Int, neighbors: [[Int]]) {
    distances = (0..<count).map { start in
      Self.distances(from: start, count: count, neighbors: neighbors)
    }
  }

  /// The centres of the nodes.
  func positions() -> [PicturePoint] {
    let count = distances.count
    guard count > 1 else { return distances.map { _ in PicturePoint(x: 0, y: 0) } }
    var points = start()
    let sweeps = count <= 60 ? 200 : 120
    for _ in 0..<sweeps {
      var furthest = 0.0
      for node in 0..<count {
        let goal = goal(of: node, points)
        furthest = max(furthest, (goal - points[node]).length)
        points[node] = goal
      }
      if furthest < 0.2 { break }
    }
    return points.map { PicturePoint(x: $0.x * Self.stretch, y: $0.y) }
  }

  /// Where the distances to all others pull a node; near ones pull more.
  private func goal(of node: Int, _ points: [PicturePoint]) -> PicturePoint {
    var sum = PicturePoint(x: 0, y: 0)
    var weights = 0.0
    let here = points[node]
    for other in points.indices where other != node {
      let wanted = distances[node][other]
      let weight = 1 / (wanted * wanted)
      let away = here - points[other]
      sum = sum + (points[other] + away.unit * wanted) * weight
      weights += weight
    }
    return sum * (1 / weights)
  }

  // MARK: Distances

  /// The lengths of the shortest ways. Nodes with many edges need longer ones, to have room around.
  private static func distances(from start: Int, count: Int, neighbors: [[Int]]) -> [Double] {
    var result = [Double](repeating: .infinity, count: count)
    var isDone = [Bool](repeating: false, count: count)
    result[start] = 0
    for _ in 0..<count {
      var nearest: Int?
      for node in 0..<count where !isDone[node] && result[node] < .infinity {
        if nearest.map({ result[node] < result[$0] }) ?? true { nearest = node }
      }
      guard let node = nearest else { break }
      isDone[node] = true
      for next in neighbors[node] where !isDone[next] {
        let crowd = Double(max(neighbors[node].count, neighbors[next].count))
        let length = edgeLength * max(1, (crowd / 7).squareRoot())
        result[next] = min(result[next], result[node] + length)
      }
    }
    return result
  }

  // MARK: The first picture

  /// The two directions in which the distances differ most (classical scaling), with a small spiral
  /// added, so that nodes that look the same to all others do not lie on each other.
  private func start() -> [PicturePoint] {
    let count = distances.count
    var matrix = distances.map { row in row.map { $0 * $0 } }
    let means = matrix.map { $0.reduce(0, +) / Double(count) }
    let mean = means.reduce(0, +) / Double(count)
    for row in 0..<count {
      for column in 0..<count {
        matrix[row][column] = (means[row] + means[column] - mean - matrix[row][column]) / 2
      }
    }
    let first = Self.mainAxis(of: matrix, across: nil)
    let second = Self.mainAxis(of: matrix, across: first)
    var turn = PicturePoint(x: 1, y: 0)
    return (0..<count).map { node in
      // A turn by the golden angle.
      turn = PicturePoint(
        x: turn.x * -0.737_368_878 - turn.y * 0.675_490_294,
        y: turn.x * 0.675_490_294 + turn.y * -0.737_368_878
      )
      let radius = Self.edgeLength * 0.3 * (Double(node + 1) / Double(count)).squareRoot()
      return PicturePoint(x: first[node], y: second[node]) + turn * radius
    }
  }

  /// The coordinates along the eigenvector of the largest eigenvalue, by power iteration.
  private static func mainAxis(of matrix: [[Double]], across other: [Double]?) -> [Double] {
    let count = matrix.count
    func normed(_ vector: [Double]) -> [Double] {
      var vector = vector
      if let other {
        let square = max(dot(other, other), 1e-9)
        let share = dot(vector, other) / square
        for index in 0..<count { vector[index] -= share * other[index] }
      }
      let length = dot(vector, vector).squareRoot()
      return length > 1e-9 ? vector.map { $0 / length } : vector
    }
    // Any start will do that is not across the answer.
    var vector = normed((0..<count).map { Double(($0 * 37 + (other == nil ? 11 : 29)) % 101) - 50 })
    var value = 0.0
    for _ in 0..<60 {
      let next = matrix.map { dot($0, vector) }
      value = dot(next, vector)
      vector = normed(next)
    }
    return vector.map { $0 * max(value, 0).squareRoot() }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}
