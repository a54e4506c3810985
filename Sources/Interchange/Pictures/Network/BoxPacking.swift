/// Sets pieces of a picture beside and below each other on one sheet.
enum BoxPacking {
  /// The upper left corner of each piece, in the order given; large pieces come first and uppermost.
  ///
  /// - Parameters:
  ///   - sizes: How wide and high the pieces are.
  ///   - gap: The room between two of them.
  /// - Returns: The corners.
  static func corners(
    of sizes: [(width: Double, height: Double)],
    gap: Double
  ) -> [PicturePoint] {
    let area = sizes.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
    let widest = sizes.map(\.width).max() ?? 0
    let sheetWidth = max(widest + gap, (area * 1.7).squareRoot())
    var placed: [PictureBox] = []
    var corners = [PicturePoint](repeating: PicturePoint(x: 0, y: 0), count: sizes.count)
    let order = sizes.indices.sorted {
      (-sizes[$0].height, -sizes[$0].width, $0) < (-sizes[$1].height, -sizes[$1].width, $1)
    }
    for index in order {
      let (width, height) = (sizes[index].width + gap, sizes[index].height + gap)
      var best: PictureBox?
      for x in [0] + placed.map(\.maxX) where x + width <= sheetWidth + 0.001 {
        var box = PictureBox(minX: x, minY: 0, width: width, height: height)
        while let other = placed.first(where: { $0.overlaps(box) }) { box.minY = other.maxY }
        if best.map({ (box.minY, box.minX) < ($0.minY, $0.minX) }) ?? true { best = box }
      }
      guard let best else { continue }
      placed.append(best)
      corners[index] = PicturePoint(x: best.minX, y: best.minY)
    }
    return corners
  }

  /// Boxes set in lines like words, each line as high as its highest; for pieces that are alike.
  ///
  /// - Parameters:
  ///   - sizes: How wide and high the pieces are.
  ///   - width: How wide a line may be.
  ///   - gap: The room between two pieces, to the side and down.
  /// - Returns: The upper left corners, in the order given.
  static func lines(
    of sizes: [(width: Double, height: Double)],
    width: Double,
    gap: (x: Double, y: Double)
  ) -> [PicturePoint] {
    var corner = PicturePoint(x: 0, y: 0)
    var lineHeight = 0.0
    return sizes.map { size in
      if corner.x > 0, corner.x + size.width > width {
        corner = PicturePoint(x: 0, y: corner.y + lineHeight + gap.y)
        lineHeight = 0
      }
      defer {
        corner.x += size.width + gap.x
        lineHeight = max(lineHeight, size.height)
      }
      return corner
    }
  }
}
