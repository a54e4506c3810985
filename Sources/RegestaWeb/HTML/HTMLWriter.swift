// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Writes pieces of a page as bytes.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []
  private let style: LinkStyle

  init(_ style: LinkStyle) {
    self.style = style
    bytes.reserveCapacity(32_768)
  }

  /// A whole document.
  static func document(_ html: HTML, _ style: LinkStyle) -> [UInt8] {
    var writer = HTMLWriter(style)
    writer.append("<!doctype html>\n")
    writer.write(html)
    writer.append("\n")
    return writer.bytes
  }

  mutating func write(_ html: HTML) {
    switch html {
    case .text(let text): HTMLText.write(text, into: &bytes)
    case .group(let parts): for part in parts { write(part) }
    case .constant(let markup): append(markup)
    case .picture(let draw): bytes.append(contentsOf: draw(style).utf8)
    case .live(let part): if style.isLive { write(part) }
    case .still(let part): if !style.isLive { write(part) }
    case .element(let tag, let attributes, let parts): write(tag, attributes, parts)
    }
  }

  private mutating func write(_ tag: Tag, _ attributes: [Attribute], _ parts: [HTML]) {
    append("<")
    bytes.append(contentsOf: tag.rawValue.utf8)
    for attribute in attributes { write(attribute) }
    append(">")
    if tag.isVoid { return }
    // A first line feed here would be taken for the source's layout.
    if tag == .pre || tag == .textarea { append("\n") }
    for part in parts { write(part) }
    append("</")
    bytes.append(contentsOf: tag.rawValue.utf8)
    append(">")
    if Self.endLine.contains(tag) { append("\n") }
  }

  private mutating func write(_ attribute: Attribute) {
    let text: String
    switch attribute.value {
    case .flag:
      append(" ")
      append(attribute.name)
      return
    case .text(let value): text = value
    case .link(let link):
      guard let address = style.address(of: link) else { return }
      text = address
    }
    append(" ")
    append(attribute.name)
    append("=\"")
    HTMLText.write(text, into: &bytes)
    append("\"")
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private static let endLine: Set<Tag> = [
    .div, .dd, .dl, .figure, .footer, .form, .h1, .h2, .h3, .head, .header, .li, .main, .nav, .ol,
    .option, .p, .section, .table, .tbody, .thead, .title, .tr, .ul,
  ]
}
