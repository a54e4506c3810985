internal import RegestaKit

/// Where nodes stand before a program lays them out: on the spiral of a sunflower, the best connected
/// in the middle, so that none covers another and the picture can be looked at as it is.
///
/// Every position follows from the place in the order alone. The turn from one seed to the next is a
/// multiplication, not a sine, so that all machines give the same digits.
struct SpiralLayout {
  private let positions: [Entity.ID: (x: Double, y: Double)]

  /// The cosine and sine of the golden angle.
  private static let turn = (cosine: -0.737_368_878_078_319_7, sine: 0.675_490_294_261_523_6)

  /// - Parameters:
  ///   - order: The nodes, from the middle outward.
  ///   - spacing: About how far one is from the next.
  init(of order: [Entity.ID], spacing: Double) {
    var positions: [Entity.ID: (x: Double, y: Double)] = [:]
    var direction = (x: 1.0, y: 0.0)
    for (index, entity) in order.enumerated() {
      let radius = spacing * Double(index).squareRoot()
      positions[entity] = (Self.cut(direction.x * radius), Self.cut(direction.y * radius))
      let (x, y) = direction
      let turned = (
        x: x * Self.turn.cosine - y * Self.turn.sine, y: x * Self.turn.sine + y * Self.turn.cosine
      )
      // Rounding would let the direction grow or shrink over many turns.
      let length = (turned.x * turned.x + turned.y * turned.y).squareRoot()
      direction = (turned.x / length, turned.y / length)
    }
    self.positions = positions
  }

  /// The place of a node.
  func position(of entity: Entity.ID) -> (x: Double, y: Double) { positions[entity] ?? (0, 0) }

  /// One digit behind the point is enough for a picture.
  private static func cut(_ number: Double) -> Double { (number * 10).rounded() / 10 + 0 }
}
