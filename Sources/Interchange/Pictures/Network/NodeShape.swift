/// The outline of a node. Each family of kinds has its own, so that nothing rests on colour alone.
enum NodeShape {
  case rectangle, frame, rounded, stadium, octagon, hexagon, note, slanted, house

  init(_ family: KindFamily) {
    self =
      switch family {
      case .place: .rectangle
      case .person, .concept: .stadium
      case .agent, .object, .thing: .rounded
      case .polity: .frame
      case .organisation: .octagon
      case .event: .hexagon
      case .work: .note
      case .clause, .undertaking, .plan: .slanted
      case .office: .house
      }
  }

  /// The room between the text and the edges of the node's box.
  var margins: (side: Double, top: Double, bottom: Double) {
    switch self {
    case .rectangle, .rounded: (9, 5, 5)
    case .frame: (12, 8, 8)
    case .stadium: (14, 6, 6)
    case .octagon: (12, 6, 6)
    case .hexagon: (17, 6, 6)
    case .note: (13, 6, 6)
    case .slanted: (15, 6, 6)
    case .house: (10, 11, 5)
    }
  }

  /// The corners of the outline within a node's box, clockwise.
  func outline(in box: PictureBox) -> [PicturePoint] {
    let (left, top, right, bottom) = (box.minX, box.minY, box.maxX, box.maxY)
    let middle = box.minY + box.height / 2
    func at(_ x: Double, _ y: Double) -> PicturePoint { PicturePoint(x: x, y: y) }
    switch self {
    case .rectangle, .frame:
      return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)]
    case .rounded: return Self.arcs(in: box, radius: 6)
    case .stadium: return Self.arcs(in: box, radius: min(box.height, box.width) / 2)
    case .octagon:
      let cut = 7.0
      return [
        at(left + cut, top), at(right - cut, top), at(right, top + cut), at(right, bottom - cut),
        at(right - cut, bottom), at(left + cut, bottom), at(left, bottom - cut),
        at(left, top + cut),
      ]
    case .hexagon:
      let cut = 11.0
      return [
        at(left + cut, top), at(right - cut, top), at(right, middle), at(right - cut, bottom),
        at(left + cut, bottom), at(left, middle),
      ]
    case .note:
      let fold = 9.0
      return [
        at(left, top), at(right - fold, top), at(right, top + fold), at(right, bottom),
        at(left, bottom),
      ]
    case .slanted:
      let cut = 9.0
      return [at(left + cut, top), at(right, top), at(right - cut, bottom), at(left, bottom)]
    case .house:
      return [
        at(left, top + 8), at(left + box.width / 2, top), at(right, top + 8), at(right, bottom),
        at(left, bottom),
      ]
    }
  }

  /// Lines that belong to the shape and lie inside its outline, as a path; nil for most.
  func ornament(in box: PictureBox) -> String? {
    switch self {
    case .frame:
      SVGWriter.polygon(NodeShape.rectangle.outline(in: box.inset(by: 3, 3)))
    case .note:
      "M\(SVGWriter.pair(PicturePoint(x: box.maxX - 9, y: box.minY)))v9h9"
    default: nil
    }
  }

  /// Whether a point lies within the outline.
  func contains(_ point: PicturePoint, in box: PictureBox) -> Bool {
    guard box.contains(point) else { return false }
    let corners = outline(in: box)
    // All outlines are convex and go round clockwise.
    return corners.indices.allSatisfy { index in
      let (from, to) = (corners[index], corners[(index + 1) % corners.count])
      return (to.x - from.x) * (point.y - from.y) >= (to.y - from.y) * (point.x - from.x)
    }
  }

  /// A rectangle with round corners, as short straight pieces.
  private static func arcs(in box: PictureBox, radius: Double) -> [PicturePoint] {
    let steps = quarter.count - 1
    func corner(_ x: Double, _ y: Double, _ turn: Int) -> [PicturePoint] {
      (0...steps).map { step in
        let (a, b) = (quarter[step], quarter[steps - step])
        let offset: (Double, Double) =
          switch turn {
          case 0: (-b, -a)
          case 1: (a, -b)
          case 2: (b, a)
          default: (-a, b)
          }
        return PicturePoint(x: x + offset.0 * radius, y: y + offset.1 * radius)
      }
    }
    let (left, right) = (box.minX + radius, box.maxX - radius)
    let (top, bottom) = (box.minY + radius, box.maxY - radius)
    return corner(left, top, 0) + corner(right, top, 1) + corner(right, bottom, 2)
      + corner(left, bottom, 3)
  }

  /// The sines of 0°, 15° ... 90°.
  private static let quarter = [
    0, 0.258_819_045, 0.5, 0.707_106_781, 0.866_025_404, 0.965_925_826, 1,
  ]
}
