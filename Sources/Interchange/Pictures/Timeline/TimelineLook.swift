/// How an entry is drawn: a bar that fades where it is not certain, or a diamond; outlined in red when
/// disputed, dashed when the claim is uncertain, crossed when it is denied.
struct TimelineLook {
  var marks: ClaimMarks
  var color: Int
  var idPrefix: String

  init(_ marks: ClaimMarks, color: Int, idPrefix: String) {
    self.marks = marks
    self.color = color % Self.colors.count
    self.idPrefix = idPrefix
  }

  /// Light enough for black text upon them; the darker ones are for outlines and diamonds.
  static let colors: [(fill: String, stroke: String)] = [
    ("#a8c7fa", "#1a56b0"), ("#f7c59f", "#a04a00"), ("#b7dfb9", "#1e6b34"),
    ("#e3b7d8", "#84326f"), ("#f3dc8c", "#7a5b00"), ("#a9dbe0", "#0f6068"),
    ("#d3c3f0", "#56389b"), ("#d5d8db", "#4b5157"),
  ]

  private var stroke: String { marks.isDisputed ? PictureColor.dispute : Self.colors[color].stroke }

  func write(_ span: TimelineSpan, from bar: PictureBox, into writer: inout SVGWriter) {
    if span.isDiamond {
      writeDiamond(at: bar.center, into: &writer)
    } else {
      writeBar(span, bar, into: &writer)
    }
    if marks.isDenied { writeCross(bar, into: &writer) }
  }

  private func writeDiamond(at center: PicturePoint, into writer: inout SVGWriter) {
    let corners = [(0.0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)].map { x, y in
      center + PicturePoint(x: x, y: y)
    }
    let isHollow = marks.isVague || marks.isDenied
    writer.element(
      "path",
      [
        ("class", "diamond"), ("d", SVGWriter.polygon(corners)),
        ("fill", isHollow ? PictureColor.paper : stroke), ("stroke", stroke),
        ("stroke-dasharray", marks.isVague ? "2 1.5" : nil),
      ]
    )
  }

  private func writeBar(
    _ span: TimelineSpan,
    _ bar: PictureBox,
    into writer: inout SVGWriter
  ) {
    // Bars with a label move down to their row, and stay where they are along the axis.
    let shift = bar.minX - span.left
    func part(_ name: String, _ from: Double, _ to: Double, _ fill: String) {
      guard to - from > 0.05 else { return }
      let box = PictureBox(minX: from + shift, minY: bar.minY, width: to - from, height: bar.height)
      writer.element("rect", box.attributes + [("class", name), ("fill", fill)])
    }
    if let core = span.core {
      part("fade", span.left, core.lowerBound, "url(#\(idPrefix)fade-in-\(color))")
      part("core", core.lowerBound, core.upperBound, Self.colors[color].fill)
      part("fade", core.upperBound, span.right, "url(#\(idPrefix)fade-out-\(color))")
    } else {
      part("fade", span.left, span.right, "url(#\(idPrefix)fade-both-\(color))")
    }
    // What is certain has an outline; a claim that is itself uncertain a dashed one.
    let outlined = span.core ?? span.left...span.right
    if span.core != nil || marks.isDisputed || marks.isVague {
      let box = PictureBox(
        minX: outlined.lowerBound + shift,
        minY: bar.minY,
        width: outlined.upperBound - outlined.lowerBound,
        height: bar.height
      )
      writer.element(
        "rect",
        box.attributes + [
          ("class", "outline"), ("fill", "none"), ("stroke", stroke),
          ("stroke-width", marks.isDisputed ? "1.6" : "0.8"),
          ("stroke-dasharray", marks.isVague ? "4 2.5" : nil),
        ]
      )
    }
    if span.goesOnLeft { writeArrow(at: bar.minX, bar, direction: -1, into: &writer) }
    if span.goesOnRight { writeArrow(at: bar.maxX, bar, direction: 1, into: &writer) }
  }

  private func writeArrow(
    at x: Double,
    _ bar: PictureBox,
    direction: Double,
    into writer: inout SVGWriter
  ) {
    let tip = PicturePoint(x: x + 3 * direction, y: bar.center.y)
    let back = -7 * direction
    let half = bar.height / 2 + 1.5
    writer.element(
      "path",
      [
        ("class", "goes-on"),
        (
          "d",
          SVGWriter.polygon([
            tip, tip + PicturePoint(x: back, y: -half), tip + PicturePoint(x: back, y: half),
          ])
        ), ("fill", stroke),
      ]
    )
  }

  private func writeCross(_ bar: PictureBox, into writer: inout SVGWriter) {
    let center = PicturePoint(x: bar.minX + min(bar.width / 2, 9), y: bar.center.y)
    let (one, other) = (PicturePoint(x: 5, y: 5), PicturePoint(x: 5, y: -5))
    let path = [one, other].map { half in
      "M\(SVGWriter.pair(center - half))L\(SVGWriter.pair(center + half))"
    }
    writer.element(
      "path",
      [
        ("class", "cross"), ("d", path.joined()), ("stroke", stroke), ("stroke-width", "1.6"),
      ]
    )
  }
}
