/// Finds the way of each line: straight where it can be, bent around the nodes between its ends, and
/// apart from others between the same two nodes.
struct EdgeRouting {
  private let nodes: [PictureBox]
  private let shapes: [NodeShape]

  init(nodes: [PictureBox], shapes: [NodeShape]) {
    self.nodes = nodes
    self.shapes = shapes
  }

  /// How far apart the middles of parallel lines are.
  private static let parallel = 34.0
  private static let detours: [Double] = [0, 24, -24, 46, -46, 72, -72, 104, -104, 145, -145]

  /// The visible part of each strand's line, from the edge of one node to that of the other.
  func curves(of strands: [NetworkStrand]) -> [QuadraticCurve] {
    var curves = strands.map { strand in
      QuadraticCurve(from: nodes[strand.source].center, to: nodes[strand.target].center, bend: 0)
    }
    for bundle in NetworkStrand.bundles(of: strands) {
      guard let first = bundle.first.map({ strands[$0] }) else { continue }
      if first.isLoop {
        for (turn, index) in bundle.enumerated() {
          curves[index] = loop(at: nodes[first.source], turn: turn)
        }
        continue
      }
      let ways = Self.detours.map { detour in
        bundle.indices.map { place in
          let bend = detour + (Double(place) - Double(bundle.count - 1) / 2) * Self.parallel
          let strand = strands[bundle[place]]
          // Seen from the same end, so that opposite directions bend to opposite sides.
          let isTurned = strand.source != first.source
          return QuadraticCurve(
            from: nodes[strand.source].center,
            to: nodes[strand.target].center,
            bend: isTurned ? -bend : bend
          )
        }
      }
      var best = (cost: Double.infinity, way: ways[0])
      for (way, detour) in zip(ways, Self.detours) {
        let hits = way.reduce(0) { $0 + obstacles(on: $1, first.source, first.target) }
        let cost = Double(hits) * 1_000 + abs(detour)
        if cost < best.cost { best = (cost, way) }
        if hits == 0, detour == 0 { break }
      }
      for (place, index) in bundle.enumerated() {
        curves[index] = visible(best.way[place], strands[index])
      }
    }
    return curves
  }

  /// How many nodes besides its ends lie on a line.
  private func obstacles(on curve: QuadraticCurve, _ source: Int, _ target: Int) -> Int {
    let samples = curve.samples(spacing: 8)
    let around = curve.box.inset(by: -6, -6)
    return nodes.indices.count { node in
      guard node != source, node != target else { return false }
      let box = nodes[node].inset(by: -5, -5)
      return box.overlaps(around) && samples.contains(where: box.contains)
    }
  }

  /// The line without what lies within its two nodes.
  private func visible(_ curve: QuadraticCurve, _ strand: NetworkStrand) -> QuadraticCurve {
    let leave = edge(of: strand.source, on: curve, from: 0, to: 1)
    let enter = edge(of: strand.target, on: curve, from: 1, to: 0)
    guard leave < enter else { return curve }
    return curve.part(from: leave, to: enter)
  }

  /// The share of the way at which a line crosses the outline of the node that it begins in.
  private func edge(
    of node: Int,
    on curve: QuadraticCurve,
    from inside: Double,
    to outside: Double
  ) -> Double {
    let box = nodes[node].inset(by: -1.5, -1.5)
    func isInside(_ share: Double) -> Bool {
      shapes[node].contains(curve.point(at: share), in: box)
    }
    var (near, far) = (inside, outside)
    for step in 1...32 {
      far = inside + (outside - inside) * Double(step) / 32
      if !isInside(far) { break }
      near = far
    }
    for _ in 0..<12 {
      let middle = (near + far) / 2
      if isInside(middle) { near = middle } else { far = middle }
    }
    return far
  }

  /// A line from a node's upper edge back to its right one.
  private func loop(at box: PictureBox, turn: Int) -> QuadraticCurve {
    let size = 34 + 16 * Double(turn)
    return QuadraticCurve(
      start: PicturePoint(x: box.maxX - min(24, box.width / 3), y: box.minY),
      control: PicturePoint(x: box.maxX + size, y: box.minY - size),
      end: PicturePoint(x: box.maxX, y: box.minY + box.height / 2)
    )
  }
}
