/// A point of a picture: user units of SVG, x to the right, y down.
public struct PicturePoint: Hashable, Sendable {
  /// To the right.
  public var x: Double
  /// Down.
  public var y: Double

  /// A point as a value.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  static func + (left: Self, right: Self) -> Self { Self(x: left.x + right.x, y: left.y + right.y) }
  static func - (left: Self, right: Self) -> Self { Self(x: left.x - right.x, y: left.y - right.y) }
  static func * (point: Self, factor: Double) -> Self {
    Self(x: point.x * factor, y: point.y * factor)
  }

  /// How far it is from the origin.
  var length: Double { (x * x + y * y).squareRoot() }

  /// The direction of length 1; to the right when there is none.
  var unit: Self {
    let length = length
    return length > 0 ? self * (1 / length) : Self(x: 1, y: 0)
  }

  /// A quarter turn to the right, as the reader sees it.
  var normal: Self { Self(x: -y, y: x) }
}

/// An upright rectangle of a picture.
public struct PictureBox: Hashable, Sendable {
  /// The left edge.
  public var minX: Double
  /// The upper edge.
  public var minY: Double
  /// How wide it is.
  public var width: Double
  /// How high it is.
  public var height: Double

  /// A box as a value.
  public init(minX: Double, minY: Double, width: Double, height: Double) {
    self.minX = minX
    self.minY = minY
    self.width = width
    self.height = height
  }

  init(center: PicturePoint, width: Double, height: Double) {
    self.init(
      minX: center.x - width / 2,
      minY: center.y - height / 2,
      width: width,
      height: height
    )
  }

  /// The right edge.
  public var maxX: Double { minX + width }
  /// The lower edge.
  public var maxY: Double { minY + height }

  var center: PicturePoint { PicturePoint(x: minX + width / 2, y: minY + height / 2) }

  /// Whether the two share more than an edge.
  public func overlaps(_ other: PictureBox) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  func contains(_ point: PicturePoint) -> Bool {
    point.x > minX && point.x < maxX && point.y > minY && point.y < maxY
  }

  /// The box with so much less on each side, or more where the number is negative.
  func inset(by x: Double, _ y: Double) -> PictureBox {
    PictureBox(minX: minX + x, minY: minY + y, width: width - 2 * x, height: height - 2 * y)
  }

  func moved(by offset: PicturePoint) -> PictureBox {
    PictureBox(minX: minX + offset.x, minY: minY + offset.y, width: width, height: height)
  }

  /// The smallest box around both.
  func union(_ other: PictureBox) -> PictureBox {
    let (left, top) = (min(minX, other.minX), min(minY, other.minY))
    return PictureBox(
      minX: left,
      minY: top,
      width: max(maxX, other.maxX) - left,
      height: max(maxY, other.maxY) - top
    )
  }
}
