/// A curve from one point to another that bends towards a third.
struct QuadraticCurve: Hashable, Sendable {
  var start: PicturePoint
  var control: PicturePoint
  var end: PicturePoint

  /// A curve whose middle lies `bend` beside the straight line, to its right.
  init(from start: PicturePoint, to end: PicturePoint, bend: Double) {
    self.start = start
    self.end = end
    let middle = (start + end) * 0.5
    control = middle + (end - start).unit.normal * (2 * bend)
  }

  init(start: PicturePoint, control: PicturePoint, end: PicturePoint) {
    self.start = start
    self.control = control
    self.end = end
  }

  /// The point at a share of the way, from 0 to 1.
  func point(at share: Double) -> PicturePoint {
    let rest = 1 - share
    return start * (rest * rest) + control * (2 * rest * share) + end * (share * share)
  }

  /// The direction at a share of the way, of length 1.
  func direction(at share: Double) -> PicturePoint {
    ((control - start) * (1 - share) + (end - control) * share).unit
  }

  /// The part of the curve between two shares of the way.
  func part(from first: Double, to last: Double) -> QuadraticCurve {
    let (a, b) = (point(at: first), point(at: last))
    let turn = start + (control - start) * first
    let next = control + (end - control) * first
    return QuadraticCurve(start: a, control: turn + (next - turn) * last, end: b)
  }

  /// Points along the curve, its ends among them, at most about `spacing` apart.
  func samples(spacing: Double) -> [PicturePoint] {
    let length = (control - start).length + (end - control).length
    let steps = min(max(Int(length / spacing), 4), 64)
    return (0...steps).map { point(at: Double($0) / Double(steps)) }
  }

  /// The box around the curve, its control point included.
  var box: PictureBox {
    PictureBox(minX: start.x, minY: start.y, width: 0, height: 0)
      .union(PictureBox(minX: end.x, minY: end.y, width: 0, height: 0))
      .union(PictureBox(minX: control.x, minY: control.y, width: 0, height: 0))
  }

  /// The curve as a path.
  var path: String {
    "M\(SVGWriter.pair(start))Q\(SVGWriter.pair(control)) \(SVGWriter.pair(end))"
  }
}
