/// A graph taken apart into what hangs together: each piece is laid out by itself, and the pieces are
/// set side by side.
struct NetworkPieces {
  /// The nodes of each piece with at least one edge to another node.
  private var pieces: [[Int]] = []
  /// Their places before sizes are looked at.
  private var positions: [[PicturePoint]] = []
  /// The nodes without such an edge.
  private var single: [Int] = []
  private let count: Int

  /// The least room between two nodes, to the side and down.
  private static let gap = (x: 30.0, y: 22.0)
  private static let pieceGap = 44.0

  init(count: Int, strands: [NetworkStrand]) {
    self.count = count
    var neighbors = [[Int]](repeating: [], count: count)
    for bundle in NetworkStrand.bundles(of: strands) {
      guard let strand = bundle.first.map({ strands[$0] }), !strand.isLoop else { continue }
      neighbors[strand.source].append(strand.target)
      neighbors[strand.target].append(strand.source)
    }
    var isSeen = [Bool](repeating: false, count: count)
    for start in 0..<count where !isSeen[start] {
      isSeen[start] = true
      var piece = [start]
      var next = 0
      while next < piece.count {
        for node in neighbors[piece[next]] where !isSeen[node] {
          isSeen[node] = true
          piece.append(node)
        }
        next += 1
      }
      if piece.count == 1 {
        single.append(start)
      } else {
        piece.sort()
        var places = [Int](repeating: 0, count: count)
        for (place, node) in piece.enumerated() { places[node] = place }
        let layout = StressLayout(
          count: piece.count,
          neighbors: piece.map { node in neighbors[node].map { places[$0] } }
        )
        pieces.append(piece)
        positions.append(layout.positions())
      }
    }
  }

  /// The boxes of all nodes; none overlaps another.
  ///
  /// - Parameters:
  ///   - texts: What stands in the nodes.
  ///   - factor: How much larger than usual the distances are to be.
  /// - Returns: The boxes, in the order of the nodes.
  func boxes(for texts: [NodeText], factor: Double) -> [PictureBox] {
    var boxes = texts.map { text in
      PictureBox(minX: 0, minY: 0, width: text.width, height: text.height)
    }
    let placed = zip(pieces, positions).map { piece, points in
      OverlapRemoval.separated(
        zip(piece, points).map { node, point in
          PictureBox(
            center: point * factor,
            width: texts[node].width,
            height: texts[node].height
          )
        },
        gap: (Self.gap.x * factor, Self.gap.y * factor)
      )
    }
    let sheets = placed.map { part in part.dropFirst().reduce(part[0]) { $0.union($1) } }
    let corners = BoxPacking.corners(
      of: sheets.map { ($0.width, $0.height) },
      gap: Self.pieceGap
    )
    var (right, bottom) = (0.0, 0.0)
    for (index, piece) in pieces.enumerated() {
      let offset = corners[index] - PicturePoint(x: sheets[index].minX, y: sheets[index].minY)
      for (node, box) in zip(piece, placed[index]) {
        boxes[node] = box.moved(by: offset)
        right = max(right, boxes[node].maxX)
        bottom = max(bottom, boxes[node].maxY)
      }
    }
    // What stands alone is listed below the rest.
    let sizes = single.map { (width: texts[$0].width, height: texts[$0].height) }
    let area = sizes.reduce(0) { $0 + ($1.width + 20) * ($1.height + 14) }
    let lines = BoxPacking.lines(
      of: sizes,
      width: max(right, (area * 1.7).squareRoot()),
      gap: (20, 14)
    )
    let top = pieces.isEmpty ? 0 : bottom + Self.pieceGap
    for (node, corner) in zip(single, lines) {
      boxes[node] = boxes[node].moved(by: PicturePoint(x: corner.x, y: corner.y + top))
    }
    return boxes
  }
}
