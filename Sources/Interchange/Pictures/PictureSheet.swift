/// The sheet that a picture stands on: the heading above it, the legend and the notices below, and
/// what makes it accessible.
struct PictureSheet {
  let frame: PictureFrame
  let legend: PictureLegend
  /// The size of the picture proper.
  let content: (width: Double, height: Double)
  /// The size of the whole sheet.
  let width: Double
  let height: Double
  /// Where the picture proper begins.
  let origin: PicturePoint

  private static let margin = 18.0
  private static let headingSize = 15.0
  private static let remarkSize = 11.0
  private static let noticeSize = 9.5
  private let heading: [String]
  private let remarks: [String]
  private let notices: [String]
  private let legendY: Double
  private let noticesY: Double

  init(
    _ frame: PictureFrame,
    legend: PictureLegend,
    content: (width: Double, height: Double),
    leastWidth: Double = 520
  ) {
    self.frame = frame
    self.legend = legend
    self.content = content
    let inner = max(content.width, leastWidth)
    width = inner + 2 * Self.margin
    heading = TextMeasure.wrapped(
      frame.heading,
      width: inner,
      size: Self.headingSize,
      lines: 4,
      isBold: true
    )
    remarks = frame.remarks.flatMap {
      TextMeasure.wrapped($0, width: inner, size: Self.remarkSize)
    }
    notices = frame.notices.flatMap {
      TextMeasure.wrapped($0, width: inner, size: Self.noticeSize)
    }
    func height(_ lines: [String], _ size: Double) -> Double {
      Double(lines.count) * TextMeasure.lineHeight(size)
    }
    let top =
      Self.margin + height(heading, Self.headingSize) + 4 + height(remarks, Self.remarkSize) + 14
    origin = PicturePoint(x: Self.margin + (inner - content.width) / 2, y: top)
    legendY = top + content.height + 20
    noticesY = legendY + legend.height(width: inner) + (legend.items.isEmpty ? 0 : 10)
    self.height = noticesY + height(notices, Self.noticeSize) + Self.margin
  }

  /// The whole file.
  ///
  /// - Parameters:
  ///   - className: What sort of picture it is, for style sheets.
  ///   - hasLinks: Whether something in it leads elsewhere. What is an image to those who listen to the page has
  ///     no parts for them, and no links.
  ///   - twin: All that the picture shows, as lines of text.
  ///   - body: Draws the picture proper, from its own origin.
  /// - Returns: The text of the file.
  func svg(
    className: String,
    hasLinks: Bool,
    twin: [String],
    _ body: (inout SVGWriter) -> Void
  ) -> String {
    var writer = SVGWriter()
    let id = frame.idPrefix
    let (width, height) = (SVGWriter.number(width), SVGWriter.number(height))
    writer.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("class", "regesta \(className)"),
        ("width", width), ("height", height), ("viewBox", "0 0 \(width) \(height)"),
        ("role", hasLinks ? "group" : "img"), ("aria-labelledby", "\(id)title"),
        ("aria-describedby", "\(id)desc"),
        ("font-family", "sans-serif"), ("fill", PictureColor.ink),
      ]
    )
    writer.element("title", [("id", "\(id)title")], content: frame.heading)
    writer.element(
      "desc",
      [("id", "\(id)desc")],
      content: (frame.remarks + twin + frame.notices).joined(separator: "\n")
    )
    writer.element(
      "rect",
      [
        ("class", "paper"), ("width", width), ("height", height), ("fill", PictureColor.paper),
      ]
    )
    var point = PicturePoint(x: Self.margin, y: Self.margin)
    writer.open("g", [("class", "heading")])
    writer.lines(heading, at: point, size: Self.headingSize, [("font-weight", "bold")])
    point.y += Double(heading.count) * TextMeasure.lineHeight(Self.headingSize) + 4
    writer.lines(remarks, at: point, size: Self.remarkSize, [("fill", PictureColor.faint)])
    writer.close()
    writer.open(
      "g",
      [("class", "picture"), ("transform", "translate(\(SVGWriter.pair(origin)))")]
    )
    body(&writer)
    writer.close()
    legend.write(
      into: &writer,
      at: PicturePoint(x: Self.margin, y: legendY),
      width: self.width - 2 * Self.margin
    )
    writer.open("g", [("class", "notices"), ("fill", PictureColor.faint)])
    writer.lines(notices, at: PicturePoint(x: Self.margin, y: noticesY), size: Self.noticeSize)
    writer.close()
    writer.close()
    return writer.text
  }
}
