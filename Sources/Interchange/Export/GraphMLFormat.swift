internal import Chronology
internal import Formats
internal import RegestaKit

/// GraphML with plain attributes, which every reader understands, and with yEd's own for its picture.
///
/// Several claims between the same two things are several edges. What is not known is left out; lists
/// are joined by ` | `. docs/formats/graphml.md has the attributes.
public struct GraphMLFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "graphml"
  /// One line: what it is and what reads it.
  public let summary = "GraphML for yEd, Gephi, NetworkX, igraph, Cytoscape"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["graphml"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    try output.write(head)
    try output.write("  <graph id=\"regesta\" edgedefault=\"directed\">\n")
    let facts = [("description", try graph.heading())] + (try graph.notices())
    let attributes = facts.map { GraphAttribute($0.0, text: $0.1) }
    let openings = facts.map { Self.opening("graph", $0.0, indent: 4) }
    try output.write("\(data: attributes, behind: openings)" as XMLFragment)
    try export.writePages(to: output) { export, output in
      let graph = try graph.read(for: export)
      let openings = Openings()
      return graph.pages { entity, statements in
        try output.write(node(entity, statements, openings, in: graph))
        try graph.reportSentences(statements)
      } edge: { claim, object in
        let attributes = graph.attributes(of: claim)
        try output.write(edge(claim, to: object, attributes, openings, in: graph))
        try graph.reportCharacters(of: claim, sentence: attributes.text("sentence"))
      }
    }
    try output.write("  </graph>\n</graphml>\n")
    try graph.reportWhatIsNoGraph()
  }

  // MARK: Keys

  private static let keys: [(owner: String, name: String, type: String)] =
    ["description", "title", "owner", "license", "attribution"].map { ("graph", $0, "string") }
    + GraphAttribute.ofNodes.map { ("node", $0.name, $0.type.inGraphML) }
    + GraphAttribute.ofEdges.map { ("edge", $0.name, $0.type.inGraphML) }

  private var head: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xmlns:y="http://www.yworks.com/xml/graphml" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">

      """
    for key in Self.keys {
      text += """
          <key id="\(key.owner)-\(key.name)" for="\(key.owner)" attr.name="\(key.name)" \
        attr.type="\(key.type)"/>

        """
    }
    return text + """
        <key id="node-graphics" for="node" yfiles.type="nodegraphics"/>
        <key id="edge-graphics" for="edge" yfiles.type="edgegraphics"/>

      """
  }

  // MARK: Nodes

  private func node(
    _ entity: Entity,
    _ statements: [Claim],
    _ openings: Openings,
    in graph: ExportGraph
  ) -> XMLFragment {
    let family = graph.family(of: entity)
    let width = max(40, min(entity.label.count, 40) * 7 + 16)
    return """
          <node id="\(attribute: entity.key)">
      \(data: graph.attributes(of: entity, statements), behind: openings.ofNodes)\
            <data key="node-graphics"><y:ShapeNode><y:Geometry height="30.0" width="\(width).0"/>\
      <y:Fill color="\(attribute: family.fill)"/><y:BorderStyle color="#5f6368" \
      type="\(attribute: family == .concept ? "dashed" : "line")" width="1.0"/>\
      <y:NodeLabel>\(entity.label)</y:NodeLabel>\
      <y:Shape type="\(attribute: family.yEdShape)"/></y:ShapeNode></data>
          </node>

      """
  }

  // MARK: Edges

  private func edge(
    _ claim: Claim,
    to object: Entity,
    _ attributes: [GraphAttribute],
    _ openings: Openings,
    in graph: ExportGraph
  ) -> XMLFragment {
    let verdict = graph.verdict(claim)
    let color = claim.isDisputed ? "#b3261e" : "#5f6368"
    let isVague = claim.certainty != .certain || verdict == .possible
    let target =
      claim.isDenied ? "t_shape" : graph.isSymmetric(claim) ? "none" : "standard"
    // yEd shows the label on one line; the same text in both places, since readers of yEd's take it
    // for the attribute.
    return """
          <edge id="claim-\(claim.id.rawValue)" source="\(attribute: claim.subject.key)" \
      target="\(attribute: object.key)">
      \(data: attributes, behind: openings.ofEdges)\
            <data key="edge-graphics"><y:PolyLineEdge><y:LineStyle color="\(attribute: color)" \
      type="\(attribute: isVague ? "dashed" : "line")" \
      width="\(attribute: claim.isDisputed ? "2.0" : "1.0")"/>\
      <y:Arrows source="none" target="\(attribute: target)"/>\
      <y:EdgeLabel textColor="\(attribute: color)">\(attributes.text("label") ?? "")</y:EdgeLabel>\
      </y:PolyLineEdge></data>
          </edge>

      """
  }

  // MARK: Parts

  /// What stands before a value.
  private static func opening(_ owner: String, _ name: String, indent: Int) -> String {
    String(repeating: " ", count: indent) + "<data key=\"\(owner)-\(name)\">"
  }

  /// Those of the attributes of nodes and edges, in their order: each thread has its own, since to count the references
  /// to texts that both have costs more than the texts.
  private struct Openings {
    let ofNodes = GraphAttribute.ofNodes.map { opening("node", $0.name, indent: 6) }
    let ofEdges = GraphAttribute.ofEdges.map { opening("edge", $0.name, indent: 6) }
  }
}

extension XMLFragment.StringInterpolation {
  /// The `data` elements of one node, edge or graph; a missing value leaves its element out.
  fileprivate mutating func appendInterpolation(
    data attributes: [GraphAttribute],
    behind openings: [String]
  ) {
    for (attribute, opening) in zip(attributes, openings) {
      guard let value = attribute.value else { continue }
      appendLiteral(opening)
      appendInterpolation(value.text)
      appendLiteral("</data>\n")
    }
  }
}

extension GraphAttribute.ValueType {
  fileprivate var inGraphML: String {
    switch self {
    case .text: "string"
    case .integer: "long"
    case .real: "double"
    case .truth: "boolean"
    }
  }
}
