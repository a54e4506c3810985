/// Moves boxes apart until none overlaps another, and as little as possible.
enum OverlapRemoval {
  /// The boxes with their new places, in the order given.
  ///
  /// - Parameters:
  ///   - boxes: The boxes.
  ///   - gap: The least room between two of them, to the side and down.
  /// - Returns: The boxes, none of which overlaps another.
  static func separated(_ boxes: [PictureBox], gap: (x: Double, y: Double)) -> [PictureBox] {
    var boxes = boxes.map { $0.inset(by: -gap.x / 2, -gap.y / 2) }
    spread(&boxes)
    if !push(&boxes) { settle(&boxes) }
    return boxes.map { $0.inset(by: gap.x / 2, gap.y / 2) }
  }

  /// Draws everything larger when the boxes would fill too much of the sheet: that keeps the
  /// picture's form, which pushing alone would not.
  private static func spread(_ boxes: inout [PictureBox]) {
    guard boxes.count > 2, let first = boxes.first else { return }
    let sheet = boxes.reduce(first) { $0.union($1) }
    let filled = boxes.reduce(0) { $0 + $1.width * $1.height }
    let factor = min(max((filled / (0.45 * sheet.width * sheet.height)).squareRoot(), 1), 4)
    guard factor > 1 else { return }
    for index in boxes.indices {
      boxes[index] = PictureBox(
        center: boxes[index].center * factor,
        width: boxes[index].width,
        height: boxes[index].height
      )
    }
  }

  /// Pushes each two that overlap apart, the shorter way; whether all came free.
  private static func push(_ boxes: inout [PictureBox]) -> Bool {
    for _ in 0..<400 {
      var isFree = true
      for left in boxes.indices {
        for right in boxes.indices.dropFirst(left + 1) where boxes[left].overlaps(boxes[right]) {
          isFree = false
          let away = boxes[right].center - boxes[left].center
          let overlapX = (boxes[left].width + boxes[right].width) / 2 - abs(away.x)
          let overlapY = (boxes[left].height + boxes[right].height) / 2 - abs(away.y)
          var step = PicturePoint(x: 0, y: 0)
          // A little more than half each, so that rounding does not bring the two back.
          if overlapX < overlapY {
            step.x = (overlapX / 2 + 0.01) * (away.x < 0 ? -1 : 1)
          } else {
            step.y = (overlapY / 2 + 0.01) * (away.y < 0 ? -1 : 1)
          }
          boxes[left] = boxes[left].moved(by: step * -1)
          boxes[right] = boxes[right].moved(by: step)
        }
      }
      if isFree { return true }
    }
    return false
  }

  /// What always ends: from top to bottom, each box moves down until it is free.
  private static func settle(_ boxes: inout [PictureBox]) {
    let order = boxes.indices.sorted {
      (boxes[$0].minY, boxes[$0].minX, $0) < (boxes[$1].minY, boxes[$1].minX, $1)
    }
    var placed: [PictureBox] = []
    for index in order {
      while let other = placed.first(where: { $0.overlaps(boxes[index]) }) {
        boxes[index].minY = other.maxY + 0.01
      }
      placed.append(boxes[index])
    }
  }
}
