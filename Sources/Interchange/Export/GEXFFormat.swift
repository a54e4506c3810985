internal import Chronology
internal import Formats
internal import RegestaKit

/// GEXF: a graph in time, with colours, sizes and places, for Gephi and for sigma.js.
///
/// Dates are widened to the days between which they lie, since Gephi's time has no vagueness; the words
/// stay beside them as `date_text`. docs/formats/gexf.md has the attributes.
public struct GEXFFormat: ExportFormat {
  /// Which edition of GEXF.
  public enum Edition: Sendable {
    /// 1.3, of 2022.
    case v1_3
    /// 1.2draft, of 2009, which older programs want.
    case v1_2draft
  }

  /// Its name on the command line.
  public var name: String { edition == .v1_3 ? "gexf" : "gexf12" }
  /// One line: what it is and what reads it.
  public var summary: String {
    edition == .v1_3
      ? "GEXF 1.3 for Gephi and sigma.js: a graph in time" : "GEXF 1.2draft, for older programs"
  }
  /// The endings of file names that mean it, without the dot.
  public var fileExtensions: [String] { edition == .v1_3 ? ["gexf"] : [] }
  /// Whether a part of the base can be written.
  public let takesScope = true

  private let edition: Edition

  /// The format in one of its editions.
  public init(_ edition: Edition = .v1_3) { self.edition = edition }

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    let degrees = try graph.degrees()
    let layout = SpiralLayout(of: graph.entitiesByDegree(degrees), spacing: 40)
    try output.write(head(of: graph))
    try output.write("    <nodes count=\"\(graph.nodeCount)\">\n")
    try graph.forEachNode { entity, statements in
      let size = 4 + 2 * Double(degrees[entity.id] ?? 0).squareRoot()
      let place = layout.position(of: entity.id)
      try output.write(node(entity, statements, in: graph, at: place, size: size))
      try graph.reportSentences(statements)
    }
    try output.write("    </nodes>\n    <edges count=\"\(graph.edgeCount)\">\n")
    var kinds = EdgeKinds()
    try graph.forEachEdge { claim, object in
      let kind = kinds.next(for: claim, to: object)
      let attributes = graph.attributes(of: claim)
      try output.write(edge(claim, to: object, kind: kind, attributes, in: graph))
      try graph.reportCharacters(of: claim, sentence: attributes.text("sentence"))
    }
    try output.write("    </edges>\n  </graph>\n</gexf>\n")
    try graph.reportWhatIsNoGraph()
  }

  // MARK: Head

  private func head(of graph: ExportGraph) throws -> String {
    let notices = try graph.notices()
    let owner = notices.first { $0.key == "owner" }?.text
    let others = notices.filter { !["title", "owner"].contains($0.key) }.map(\.text)
    let description = ([try graph.heading()] + others).joined(separator: "\n")
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      \(root)
        <meta>
          <creator>\(XMLText.content(owner ?? "Regesta"))</creator>
          <description>\(XMLText.content(description))</description>
        </meta>
        <graph mode="dynamic" timeformat="date" idtype="string" defaultedgetype="directed">
      \(declarations(GraphAttribute.ofNodes + [("date_text", .text)], class: "node"))\
      \(declarations(GraphAttribute.ofEdges, class: "edge"))
      """
  }

  /// Both schemas want the elements of the picture in the graph's own namespace, while the programs
  /// know them by the prefix `viz`: the prefix stands for that namespace.
  private var root: String {
    let (space, version) =
      edition == .v1_3
      ? ("http://gexf.net/1.3", "1.3") : ("http://www.gexf.net/1.2draft", "1.2")
    return """
      <gexf xmlns="\(space)" xmlns:viz="\(space)" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="\(space) \(space)/gexf.xsd" version="\(version)">
      """
  }

  /// The label is an attribute of the element itself.
  private func declarations(_ all: [GraphAttribute.Declaration], class owner: String) -> String {
    var text = "    <attributes class=\"\(owner)\" mode=\"static\">\n"
    for (name, type) in all where name != "label" {
      let name = Self.title(of: name)
      text += "      <attribute id=\"\(name)\" title=\"\(name)\" type=\"\(type.inGEXF)\"/>\n"
    }
    return text + "    </attributes>\n"
  }

  /// What the other formats call `time` is here the text beside a time that programs compute with.
  private static func title(of name: String) -> String { name == "time" ? "date_text" : name }

  // MARK: Nodes

  private func node(
    _ entity: Entity,
    _ statements: [Claim],
    in graph: ExportGraph,
    at place: (x: Double, y: Double),
    size: Double
  ) -> XMLFragment {
    let life = graph.lifetime(of: statements)
    let attributes =
      graph.attributes(of: entity, statements) + [GraphAttribute("date_text", text: life?.words)]
    let spells = life.map { $0.spells.compactMap(GEXFSpell.init) } ?? []
    return """
            <node id="\(attribute: entity.key)" label="\(attribute: entity.label)"\
      \(spells.count == 1 ? spells[0].attributes : "")>
      \(values(attributes))\(elements(of: spells))\
              <viz:color \(Self.channels(graph.family(of: entity).strong))/>
              <viz:position x="\(place.x)" y="\(place.y)" z="0.0"/>
              <viz:size value="\((size * 10).rounded() / 10)"/>
            </node>

      """
  }

  private func elements(of spells: [GEXFSpell]) -> XMLFragment {
    guard spells.count > 1 else { return "" }
    var lines: XMLFragment = "        <spells>\n"
    for spell in spells { lines += "          <spell\(spell.attributes)/>\n" }
    lines.append(xml: "        </spells>\n")
    return lines
  }

  // MARK: Edges

  private func edge(
    _ claim: Claim,
    to object: Entity,
    kind: String,
    _ attributes: [GraphAttribute],
    in graph: ExportGraph
  ) -> XMLFragment {
    let isVague = claim.certainty != .certain || graph.verdict(claim) == .possible
    let shape = isVague ? "dashed" : claim.isDisputed ? "double" : "solid"
    let spell = claim.period.map(ClaimBounds.init).flatMap(GEXFSpell.init)
    let kindText: XMLFragment = edition == .v1_3 ? " kind=\"\(attribute: kind)\"" : ""
    let color = claim.isDisputed ? "#b3261e" : "#5f6368"
    return """
            <edge id="claim-\(claim.id.rawValue)" source="\(attribute: claim.subject.key)" \
      target="\(attribute: object.key)"\(kindText) \
      label="\(attribute: attributes.text("label") ?? "")"\(spell?.attributes ?? "")>
      \(values(attributes))\
              <viz:color \(Self.channels(color))/>
              <viz:thickness value="\(attribute: claim.isDisputed ? "2.0" : "1.0")"/>
              <viz:shape value="\(attribute: shape)"/>
            </edge>

      """
  }

  // MARK: Parts

  private func values(_ attributes: [GraphAttribute]) -> XMLFragment {
    var fragment: XMLFragment = "        <attvalues>\n"
    for attribute in attributes where attribute.name != "label" {
      guard let value = attribute.value else { continue }
      fragment.append(xml: "          <attvalue for=\"")
      fragment.append(attribute: Self.title(of: attribute.name))
      fragment.append(xml: "\" value=\"")
      fragment.append(attribute: value.text)
      fragment.append(xml: "\"/>\n")
    }
    fragment.append(xml: "        </attvalues>\n")
    return fragment
  }

  /// "#b3261e" as three numbers.
  private static func channels(_ color: String) -> XMLFragment {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    return "r=\"\(number >> 16)\" g=\"\(number >> 8 & 255)\" b=\"\(number & 255)\""
  }
}

/// A stretch of time as GEXF has it: first and last day, an open end left out.
struct GEXFSpell {
  /// `start` and `end`, each with a blank before it.
  let attributes: XMLFragment

  /// The outermost days of bounds; nil when both ends are open or unknown.
  init?(_ bounds: ClaimBounds) {
    let start = Self.date(Day(number: bounds.startMin), isStart: true)
    let end = Self.date(Day(number: bounds.endMax), isStart: false)
    guard start != nil || end != nil else { return nil }
    var attributes = XMLFragment()
    if let start { attributes += " start=\"\(attribute: start)\"" }
    if let end { attributes += " end=\"\(attribute: end)\"" }
    self.attributes = attributes
  }

  /// A day as the schema's `xs:date` writes it, which has no plus sign and no year 0: a day of 1 BCE is
  /// widened to the nearest one outside.
  private static func date(_ day: Day, isStart: Bool) -> String? {
    guard day.isFinite else { return nil }
    guard day.components(in: .gregorian).year != 0 else {
      return isStart ? "-0001-12-31" : "0001-01-01"
    }
    let text = day.iso
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }
}

/// What each edge is called as its `kind`. Gephi makes one edge of those between the same things that
/// have the same kind, so a second claim of one relation gets a number behind it.
private struct EdgeKinds {
  private struct Line: Hashable {
    var subject: Entity.ID
    var object: Entity.ID
    var relation: Relation.ID
  }

  private var counts: [Line: Int] = [:]

  mutating func next(for claim: Claim, to object: Entity) -> String {
    let line = Line(subject: claim.subject.id, object: object.id, relation: claim.relation.id)
    let count = (counts[line] ?? 0) + 1
    counts[line] = count
    return count == 1 ? claim.relation.key : "\(claim.relation.key) \(count)"
  }
}

extension GraphAttribute.ValueType {
  fileprivate var inGEXF: String {
    switch self {
    case .text: "string"
    case .integer: "long"
    case .real: "double"
    case .truth: "boolean"
    }
  }
}
