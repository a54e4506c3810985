/// Reads the HTML that our pages are written in, and takes nothing that a browser would mend.
///
/// It knows less than HTML and asks more: every element is closed where it was opened, every attribute is
/// quoted and stands once, every `&` begins a reference, no element stands where a browser would move it,
/// no `id` stands twice, and references within the page lead somewhere.
enum StrictHTML {
  /// An element, or a text.
  final class Node {
    let tag: String
    let attributes: [String: String]
    var children: [Node] = []
    /// Of a text, which has no tag.
    let text: String

    init(tag: String, attributes: [String: String] = [:], text: String = "") {
      self.tag = tag
      self.attributes = attributes
      self.text = text
    }

    /// The text in it.
    var allText: String { tag.isEmpty ? text : children.map(\.allText).joined() }

    /// It and all in it, in order.
    var all: [Node] { [self] + children.flatMap(\.all) }

    /// Elements in it with a tag.
    func elements(_ tag: String) -> [Node] { all.filter { $0.tag == tag } }
  }

  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  private static let void: Set<String> = ["br", "img", "input", "link", "meta"]
  /// What a paragraph, a heading or a piece of text may hold.
  private static let phrasing: Set<String> = [
    "a", "abbr", "bdi", "br", "button", "cite", "code", "em", "img", "input", "label", "mark",
    "output",
    "q", "select", "small", "span", "strong", "sup", "textarea", "time", "option",
  ]
  private static let onlyPhrasing: Set<String> = [
    "p", "h1", "h2", "h3", "span", "strong", "em", "small", "sup", "code", "bdi", "mark", "label",
    "summary", "pre", "button", "dt", "cite", "q", "abbr",
  ]
  private static let children: [String: Set<String>] = [
    "ul": ["li"], "ol": ["li"], "dl": ["div", "dt", "dd"], "tr": ["th", "td"],
    "thead": ["tr"], "tbody": ["tr"], "table": ["caption", "thead", "tbody"],
    "select": ["option"], "datalist": ["option"], "html": ["head", "body"],
  ]
  private static let raw: Set<String> = ["script", "style"]

  /// Reads a document.
  static func parse(_ source: String) throws -> Node {
    let head = "<!doctype html>\n"
    guard source.hasPrefix(head) else { throw Fault(description: "no doctype") }
    var parser = Parser(Array(source.dropFirst(head.count).unicodeScalars))
    let root = try parser.element(inSVG: false)
    guard root.tag == "html" else { throw Fault(description: "the root is \(root.tag)") }
    try check(root)
    return root
  }

  private static func check(_ root: Node) throws {
    var ids: Set<String> = []
    for node in root.all {
      if let id = node.attributes["id"], !ids.insert(id).inserted {
        throw Fault(description: "the id \(id) stands twice")
      }
      if raw.contains(node.tag), !node.allText.isEmpty {
        throw Fault(description: "a script or a style in the page")
      }
      for name in node.attributes.keys where name.hasPrefix("on") || name == "style" {
        throw Fault(description: "the attribute \(name)")
      }
    }
    for node in root.all {
      for name in ["for", "aria-labelledby", "aria-describedby"] {
        if let id = node.attributes[name], !ids.contains(id) {
          throw Fault(description: "\(name) leads to \(id), which is not there")
        }
      }
      if let link = node.attributes["href"], link.hasPrefix("#"),
        !ids.contains(String(link.dropFirst()))
      {
        throw Fault(description: "a link leads to \(link), which is not there")
      }
    }
    try check(root, linked: false)
  }

  private static func check(_ node: Node, linked: Bool) throws {
    if node.tag == "svg" { return }
    for child in node.children where !child.tag.isEmpty {
      if onlyPhrasing.contains(node.tag), !phrasing.contains(child.tag) {
        throw Fault(description: "<\(child.tag)> in <\(node.tag)>: \(node.allText.prefix(80))")
      }
      if let allowed = children[node.tag], !allowed.contains(child.tag) {
        throw Fault(description: "<\(child.tag)> in <\(node.tag)>")
      }
      if linked, child.tag == "a" { throw Fault(description: "a link in a link") }
      try check(child, linked: linked || child.tag == "a")
    }
    if children[node.tag] != nil,
      node.children.contains(where: { $0.tag.isEmpty && $0.text.contains { !$0.isWhitespace } })
    {
      throw Fault(description: "a text in <\(node.tag)>")
    }
  }

  private struct Parser {
    let scalars: [Unicode.Scalar]
    var place = 0

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    func fault(_ words: String) -> Fault {
      let start = max(0, place - 60)
      let end = min(scalars.count, place + 40)
      var around = String.UnicodeScalarView()
      around.append(contentsOf: scalars[start..<end])
      return Fault(description: "\(words) near: \(String(around))")
    }

    var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    mutating func take(_ text: String) -> Bool {
      let wanted = Array(text.unicodeScalars)
      guard place + wanted.count <= scalars.count,
        scalars[place..<(place + wanted.count)].elementsEqual(wanted)
      else { return false }
      place += wanted.count
      return true
    }

    mutating func name() throws -> String {
      var name = ""
      while let scalar = next,
        scalar.properties.isAlphabetic || "-0123456789:".unicodeScalars.contains(scalar)
      {
        name.unicodeScalars.append(scalar)
        place += 1
      }
      guard !name.isEmpty else { throw fault("no name") }
      return name
    }

    mutating func element(inSVG: Bool) throws -> Node {
      guard take("<") else { throw fault("no element") }
      let tag = try name()
      var attributes: [String: String] = [:]
      while take(" ") {
        let name = try name()
        guard attributes[name] == nil else { throw fault("\(name) stands twice") }
        attributes[name] = take("=\"") ? try text(until: "\"") : ""
      }
      let isSVG = inSVG || tag == "svg"
      let node = Node(tag: tag, attributes: attributes)
      if isSVG, take("/>") { return node }
      guard take(">") else { throw fault("<\(tag) does not end") }
      if !isSVG, void.contains(tag) { return node }
      while true {
        if take("</") {
          guard try name() == tag, take(">") else { throw fault("<\(tag)> is closed by another") }
          return node
        }
        guard let scalar = next else { throw fault("<\(tag)> is not closed") }
        if scalar == "<" {
          node.children.append(try element(inSVG: isSVG))
        } else {
          node.children.append(Node(tag: "", text: try text(until: "<")))
        }
      }
    }

    /// A text with its references resolved.
    mutating func text(until end: Unicode.Scalar) throws -> String {
      var result = String.UnicodeScalarView()
      while let scalar = next, scalar != end {
        place += 1
        switch scalar {
        case "&":
          var reference = ""
          while let part = next, part != ";", reference.count < 12 {
            reference.unicodeScalars.append(part)
            place += 1
          }
          guard take(";"), let meant = Self.references[reference] else {
            throw fault("&\(reference) is no reference of ours")
          }
          result.append(meant)
        case "<", ">", "\"": throw fault("\(scalar) is not escaped")
        case "\u{0}"..<"\u{9}", "\u{B}"..<" ", "\u{7F}"..<"\u{A0}":
          throw fault("a control character")
        default: result.append(scalar)
        }
      }
      if end == "\"", !take("\"") { throw fault("an attribute is not closed") }
      return String(result)
    }

    private static let references: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#9": "\t", "#10": "\n",
      "#13": "\r",
    ]
  }
}
