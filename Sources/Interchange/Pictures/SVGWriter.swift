internal import Formats

/// Writes the elements of SVG, escaped and in order.
///
/// Looks are written as attributes, never as style sheets: a page that embeds the picture may forbid
/// inline styles, and its own style sheet wins over attributes.
struct SVGWriter {
  private(set) var text = ""
  private var open: [String] = []

  typealias Attributes = [(name: String, value: String?)]

  /// Opens an element; an attribute without a value is left out.
  mutating func open(_ name: String, _ attributes: Attributes = []) {
    tag(name, attributes)
    text += ">\n"
    open.append(name)
  }

  /// Closes the element that was opened last.
  mutating func close() {
    guard let name = open.popLast() else { return }
    indent()
    text += "</\(name)>\n"
  }

  /// An element with nothing in it.
  mutating func element(_ name: String, _ attributes: Attributes) {
    tag(name, attributes)
    text += "/>\n"
  }

  /// An element with a text in it.
  mutating func element(_ name: String, _ attributes: Attributes = [], content: String) {
    tag(name, attributes)
    text += ">\(XMLText.content(content))</\(name)>\n"
  }

  /// Lines of text, one below the other.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - point: Where the first line begins, ends or is centred, at the top of its letters' room.
  ///   - size: The font's size.
  ///   - attributes: What else holds for the lines.
  mutating func lines(
    _ lines: [String],
    at point: PicturePoint,
    size: Double,
    _ attributes: Attributes = []
  ) {
    let height = TextMeasure.lineHeight(size)
    for (index, line) in lines.enumerated() {
      // The base line of letters that stand in the middle of their line.
      let y = point.y + height * Double(index) + height / 2 + size * 0.36
      element(
        "text",
        [("x", Self.number(point.x)), ("y", Self.number(y)), ("font-size", Self.number(size))]
          + attributes,
        content: line
      )
    }
  }

  private mutating func tag(_ name: String, _ attributes: Attributes) {
    indent()
    text += "<\(name)"
    for case (let key, let value?) in attributes {
      text += " \(key)=\"\(XMLText.attribute(value))\""
    }
  }

  private mutating func indent() {
    text += String(repeating: " ", count: open.count)
  }

  /// A number to one decimal place: finer cannot be seen, and shorter is easier to compare.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    guard tenths % 10 != 0 else { return String(tenths / 10) }
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  /// Points as a path wants them.
  static func pair(_ point: PicturePoint) -> String { "\(number(point.x)) \(number(point.y))" }

  /// A closed path through corners.
  static func polygon(_ corners: [PicturePoint]) -> String {
    "M" + corners.map(pair).joined(separator: "L") + "Z"
  }
}
