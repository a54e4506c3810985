/// Finds places for the labels of lines: on their line, off all nodes and off each other.
///
/// A label without such a place is not drawn; its line has it in its tooltip. Those that tell most
/// choose first.
struct LabelPlacement {
  private let nodes: [PictureBox]
  private let curves: [QuadraticCurve]
  private let samples: [[PicturePoint]]
  private let boxes: [PictureBox]
  private var taken: [PictureBox] = []

  init(nodes: [PictureBox], curves: [QuadraticCurve]) {
    self.nodes = nodes
    self.curves = curves
    samples = curves.map { $0.samples(spacing: 5) }
    boxes = curves.map(\.box)
  }

  /// Shares of the way, the middle first.
  private static let shares: [Double] = [
    0.5, 0.45, 0.55, 0.4, 0.6, 0.34, 0.66, 0.28, 0.72, 0.22, 0.78,
  ]

  /// Takes a place for a label, if there is one.
  ///
  /// - Parameters:
  ///   - index: The line's number.
  ///   - width: How wide the label is.
  ///   - height: How high it is.
  ///   - crossings: How many other lines it may cover at most.
  /// - Returns: The label's box.
  mutating func place(
    on index: Int,
    width: Double,
    height: Double,
    crossings: Int
  ) -> PictureBox? {
    var best: (cost: Double, box: PictureBox)?
    // Only what is near the line can be in the way.
    let reach = boxes[index].inset(by: -(width + height), -(width + height))
    let obstacles = (nodes + taken).filter(reach.overlaps)
    let others = curves.indices.filter { other in
      // A line as straight as a die has a box without height.
      other != index && boxes[other].inset(by: -1, -1).overlaps(reach)
    }
    for (rank, share) in Self.shares.enumerated() {
      let point = curves[index].point(at: share)
      let normal = curves[index].direction(at: share).normal
      // On the line, or just beside it.
      let aside = (abs(normal.x) * width + abs(normal.y) * height) / 2 * 0.8
      for (turn, offset) in [0, aside, -aside].enumerated() {
        let box = PictureBox(center: point + normal * offset, width: width, height: height)
        let cost = Double(rank) + Double(turn) * 4
        if let best, cost >= best.cost { continue }
        let roomy = box.inset(by: -3, -2)
        guard !obstacles.contains(where: roomy.overlaps) else { continue }
        let covered = others.count { other in
          boxes[other].inset(by: -1, -1).overlaps(box)
            && samples[other].contains(where: box.contains)
        }
        guard covered <= crossings else { continue }
        let total = cost + Double(covered) * 30
        if best.map({ total < $0.cost }) ?? true { best = (total, box) }
      }
    }
    if let best { taken.append(best.box) }
    return best?.box
  }
}
