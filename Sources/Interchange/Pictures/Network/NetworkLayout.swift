/// Where the parts of a network picture stand.
public struct NetworkLayout: Sendable {
  /// A label of one or more claims between the same two things.
  public struct Label: Hashable, Sendable {
    /// The place of the line among all lines.
    public var strand: Int
    /// The room it takes.
    public var box: PictureBox
    let text: EdgeLabel
  }

  /// The room that each node takes, in the order of the nodes.
  public private(set) var nodeBoxes: [PictureBox] = []
  /// The labels that found a place. None covers a node or another label.
  public private(set) var labels: [Label] = []
  /// How wide the picture is.
  public private(set) var width = 0.0
  /// How high it is.
  public private(set) var height = 0.0
  /// How many lines there are; each has a label or none.
  public var strandCount: Int { strands.count }

  let strands: [NetworkStrand]
  let texts: [NodeText]
  private(set) var curves: [QuadraticCurve] = []
  /// Signs on disputed lines that have no label.
  private(set) var signs: [(strand: Int, box: PictureBox)] = []

  init(nodes: [NetworkPicture.Node], edges: [NetworkPicture.Edge]) {
    texts = nodes.map(NodeText.init)
    strands = NetworkStrand.strands(of: edges)
    let pieces = NetworkPieces(count: nodes.count, strands: strands)
    let forms = strands.map { strand in EdgeLabel.forms(of: strand.edges.map { edges[$0] }) }
    let order = Self.order(of: strands, nodes, edges)
    let isSmall = strands.count <= 150
    // What is short enough for a page is drawn with all its labels in full.
    let enough = strands.count <= 40 ? 100 : 96
    // Drawn larger and larger until the labels find their places.
    for factor in isSmall ? [1, 1.18, 1.4, 1.65, 1.9] : [1, 1.3] {
      nodeBoxes = pieces.boxes(for: texts, factor: factor)
      curves = EdgeRouting(nodes: nodeBoxes, shapes: texts.map(\.shape)).curves(of: strands)
      // In a small picture no label need lie on the line of another.
      let isRoomy = strands.count <= 40
      placeLabels(forms, order, crossings: isRoomy ? 0 : 1)
      let area = nodeBoxes.first.map { first in nodeBoxes.reduce(first) { $0.union($1) } }
      let isLarge = (area?.width ?? 0) * (area?.height ?? 0) > (isSmall ? 1_500_000 : 3_000_000)
      let full = zip(labels.map(\.text), labels.map { forms[$0.strand].first }).count { $0 == $1 }
      let counted = isRoomy ? full : labels.count
      if isLarge || counted * 100 >= strands.count * enough { break }
    }
    if strands.count <= 40, labels.count < strands.count {
      placeLabels(forms, order, crossings: 1)
    }
    moveToOrigin()
  }

  /// Those that tell most first: what is disputed, what is denied, what is dated, what is rare.
  private static func order(
    of strands: [NetworkStrand],
    _ nodes: [NetworkPicture.Node],
    _ edges: [NetworkPicture.Edge]
  ) -> [Int] {
    var counts: [String: Int] = [:]
    for edge in edges { counts[edge.relation, default: 0] += 1 }
    func rank(_ index: Int) -> (Int, Int, Int) {
      let strand = strands[index]
      let claims = strand.edges.map { edges[$0] }
      let weight =
        (strand.marks.isDisputed ? 0 : 8) + (strand.marks.isDenied ? 0 : 4)
        + (claims.contains { $0.when != nil } ? 0 : 2)
        + (nodes[strand.source].isCenter || nodes[strand.target].isCenter ? 0 : 1)
      return (weight, claims.map { counts[$0.relation] ?? 0 }.min() ?? 0, index)
    }
    return strands.indices.sorted { rank($0) < rank($1) }
  }

  private mutating func placeLabels(
    _ forms: [[EdgeLabel]],
    _ order: [Int],
    crossings: Int
  ) {
    var placement = LabelPlacement(nodes: nodeBoxes, curves: curves)
    labels = []
    signs = []
    for index in order {
      let isDisputed = strands[index].marks.isDisputed
      var isPlaced = false
      for form in forms[index] where !isPlaced {
        let box = placement.place(
          on: index,
          width: form.width,
          height: form.height,
          crossings: isDisputed ? 3 : crossings
        )
        if let box {
          labels.append(Label(strand: index, box: box, text: form))
          isPlaced = true
        }
      }
      if !isPlaced, isDisputed,
        let box = placement.place(on: index, width: 11, height: 11, crossings: .max)
      {
        signs.append((index, box))
      }
    }
    labels.sort { $0.strand < $1.strand }
  }

  private mutating func moveToOrigin() {
    let all = nodeBoxes + labels.map(\.box) + signs.map(\.box) + curves.map(\.drawnBox)
    guard let first = all.first else { return }
    let sheet = all.reduce(first) { $0.union($1) }.inset(by: -6, -6)
    let offset = PicturePoint(x: -sheet.minX, y: -sheet.minY)
    nodeBoxes = nodeBoxes.map { $0.moved(by: offset) }
    for index in labels.indices { labels[index].box = labels[index].box.moved(by: offset) }
    for index in signs.indices { signs[index].box = signs[index].box.moved(by: offset) }
    curves = curves.map {
      QuadraticCurve(start: $0.start + offset, control: $0.control + offset, end: $0.end + offset)
    }
    (width, height) = (sheet.width, sheet.height)
  }
}

extension QuadraticCurve {
  /// The box around what is seen of it.
  fileprivate var drawnBox: PictureBox {
    let points = samples(spacing: 12)
    return points.dropFirst().reduce(
      PictureBox(minX: start.x, minY: start.y, width: 0, height: 0)
    ) { $0.union(PictureBox(minX: $1.x, minY: $1.y, width: 0, height: 0)) }
  }
}
