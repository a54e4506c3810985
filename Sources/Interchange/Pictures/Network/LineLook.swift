/// How a line is drawn: dashed when vague, double and red when disputed, crossed when denied; with an
/// arrowhead unless it reads the same from both ends.
struct LineLook: Hashable {
  var marks: ClaimMarks
  var isSymmetric: Bool

  init(_ marks: ClaimMarks, isSymmetric: Bool) {
    self.marks = marks
    self.isSymmetric = isSymmetric
  }

  private static let headLength = 8.0

  func write(_ curve: QuadraticCurve, into writer: inout SVGWriter) {
    let color = marks.isDisputed ? PictureColor.dispute : PictureColor.line
    let length = (curve.end - curve.start).length
    let isArrow = !isSymmetric && !marks.isDenied
    // The line ends inside its head, whose tip would otherwise be blunt.
    let line =
      isArrow && length > Self.headLength * 1.5
      ? curve.part(from: 0, to: 1 - Self.headLength * 0.7 / length) : curve
    let dashes = marks.isVague ? "5 3" : nil
    writer.element(
      "path",
      [
        ("class", "line"), ("d", line.path), ("stroke", color),
        ("stroke-width", marks.isDisputed ? "3.4" : "1.2"), ("stroke-dasharray", dashes),
      ]
    )
    if marks.isDisputed {
      // A white line upon the red one leaves two.
      writer.element(
        "path",
        [
          ("class", "gap"), ("d", line.path), ("stroke", PictureColor.paper),
          ("stroke-width", "1.2"),
        ]
      )
    }
    if isArrow {
      writer.element("path", [("class", "head"), ("d", head(of: curve)), ("fill", color)])
    }
    if marks.isDenied {
      writer.element(
        "path",
        [
          ("class", "cross"), ("d", cross(on: curve)), ("stroke", color), ("stroke-width", "1.8"),
        ]
      )
    }
  }

  private func head(of curve: QuadraticCurve) -> String {
    let back = curve.direction(at: 1) * -Self.headLength
    let side = back.normal * 0.42
    return SVGWriter.polygon([curve.end, curve.end + back + side, curve.end + back - side])
  }

  /// A bar where the head would be, and a cross before it.
  private func cross(on curve: QuadraticCurve) -> String {
    let length = max((curve.end - curve.start).length, 1)
    let share = max(1 - 14 / length, 0.6)
    let (middle, along) = (curve.point(at: share), curve.direction(at: share) * 4.5)
    let (one, other) = (along + along.normal, along - along.normal)
    let bar = curve.direction(at: 1).normal * 5
    func stroke(_ from: PicturePoint, _ to: PicturePoint) -> String {
      "M\(SVGWriter.pair(from))L\(SVGWriter.pair(to))"
    }
    return stroke(curve.end - bar, curve.end + bar) + stroke(middle - one, middle + one)
      + stroke(middle - other, middle + other)
  }
}
