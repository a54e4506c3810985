/// What is written in a node, and how much room the node needs for it.
struct NodeText {
  let lines: [String]
  let captions: [String]
  let shape: NodeShape
  let width: Double
  let height: Double

  static let size = 12.0
  static let captionSize = 9.5
  private static let widest = 150.0

  init(_ node: NetworkPicture.Node) {
    shape = NodeShape(node.family)
    lines = TextMeasure.wrapped(
      node.label,
      width: Self.widest,
      size: Self.size,
      lines: 4,
      isBold: node.isCenter
    )
    var captions = node.caption.map {
      TextMeasure.wrapped($0, width: Self.widest, size: Self.captionSize, lines: 2)
    }
    if node.hiddenNeighbors > 0 {
      captions = (captions ?? []) + ["+\(node.hiddenNeighbors) more"]
    }
    self.captions = captions ?? []
    let widths =
      lines.map { TextMeasure.width($0, size: Self.size, isBold: node.isCenter) }
      + self.captions.map { TextMeasure.width($0, size: Self.captionSize) }
    let margins = shape.margins
    width = max(widths.max() ?? 0, 16) + 2 * margins.side
    height =
      margins.top + margins.bottom + Double(lines.count) * TextMeasure.lineHeight(Self.size)
      + Double(self.captions.count) * TextMeasure.lineHeight(Self.captionSize)
  }
}
