/// What the signs of a picture mean; only those that occur in it.
struct PictureLegend {
  struct Item {
    var words: String
    /// Draws the sign within a box.
    var draw: (inout SVGWriter, PictureBox) -> Void
  }

  var items: [Item] = []

  private static let fontSize = 10.5
  private static let sign = (width: 30.0, height: 16.0)
  private static let gap = (x: 20.0, y: 7.0)
  private static let space = 7.0

  func height(width: Double) -> Double {
    corners(width: width).map { $0.y + Self.sign.height }.max() ?? 0
  }

  func write(into writer: inout SVGWriter, at origin: PicturePoint, width: Double) {
    guard !items.isEmpty else { return }
    writer.open("g", [("class", "legend")])
    for (item, corner) in zip(items, corners(width: width)) {
      let place = origin + corner
      let box = PictureBox(
        minX: place.x,
        minY: place.y,
        width: Self.sign.width,
        height: Self.sign.height
      )
      item.draw(&writer, box)
      let text = PicturePoint(
        x: box.maxX + Self.space,
        y: box.center.y - TextMeasure.lineHeight(Self.fontSize) / 2
      )
      writer.lines([item.words], at: text, size: Self.fontSize)
    }
    writer.close()
  }

  private func corners(width: Double) -> [PicturePoint] {
    let sizes = items.map { item in
      (
        width: Self.sign.width + Self.space
          + TextMeasure.width(item.words, size: Self.fontSize),
        height: Self.sign.height
      )
    }
    return BoxPacking.lines(of: sizes, width: width, gap: Self.gap)
  }
}
