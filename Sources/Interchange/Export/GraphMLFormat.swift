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
    try output.write(Attributes([("description", try graph.heading())]).text(indent: 4))
    try output.write(Attributes(graph.notices().map { ($0.key, $0.text) }).text(indent: 4))
    try graph.forEachNode { entity, statements in
      try output.write(node(entity, statements, in: graph))
      try graph.reportSentences(statements)
    }
    try graph.forEachEdge { claim, object in
      try output.write(edge(claim, to: object, in: graph))
      try graph.reportCharacters(of: claim)
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

  private func node(_ entity: Entity, _ statements: [Claim], in graph: ExportGraph) -> String {
    let attributes = Attributes(graph.attributes(of: entity, statements), owner: "node")
    let family = graph.family(of: entity)
    let width = max(40, min(entity.label.count, 40) * 7 + 16)
    return """
          <node id="\(XMLText.attribute(entity.key))">
      \(attributes.text(indent: 6))\
            <data key="node-graphics"><y:ShapeNode><y:Geometry height="30.0" width="\(width).0"/>\
      <y:Fill color="\(family.fill)"/><y:BorderStyle color="#5f6368" \
      type="\(family == .concept ? "dashed" : "line")" width="1.0"/>\
      <y:NodeLabel>\(XMLText.content(entity.label))</y:NodeLabel>\
      <y:Shape type="\(family.yEdShape)"/></y:ShapeNode></data>
          </node>

      """
  }

  // MARK: Edges

  private func edge(_ claim: Claim, to object: Entity, in graph: ExportGraph) -> String {
    let verdict = graph.verdict(claim)
    // yEd shows the label on one line; the same text in both places, since readers of yEd's take it
    // for the attribute.
    let attributes = graph.attributes(of: claim)
    let label = attributes.first { $0.name == "label" }?.value?.text ?? ""
    let color = claim.isDisputed ? "#b3261e" : "#5f6368"
    let isVague = claim.certainty != .certain || verdict == .possible
    let target =
      claim.isDenied ? "t_shape" : graph.isSymmetric(claim) ? "none" : "standard"
    return """
          <edge id="claim-\(claim.id)" source="\(XMLText.attribute(claim.subject.key))" \
      target="\(XMLText.attribute(object.key))">
      \(Attributes(attributes, owner: "edge").text(indent: 6))\
            <data key="edge-graphics"><y:PolyLineEdge><y:LineStyle color="\(color)" \
      type="\(isVague ? "dashed" : "line")" width="\(claim.isDisputed ? "2.0" : "1.0")"/>\
      <y:Arrows source="none" target="\(target)"/>\
      <y:EdgeLabel textColor="\(color)">\(XMLText.content(label))</y:EdgeLabel></y:PolyLineEdge></data>
          </edge>

      """
  }
}

/// The `data` elements of one node, edge or graph; a missing value leaves its element out.
private struct Attributes {
  private let values: [(name: String, value: String?)]
  private let owner: String

  init(_ values: [(String, String?)], owner: String = "graph") {
    self.values = values.map { (name: $0.0, value: $0.1) }
    self.owner = owner
  }

  init(_ attributes: [GraphAttribute], owner: String) {
    self.init(attributes.map { ($0.name, $0.value?.text) }, owner: owner)
  }

  func text(indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    return values.map { name, value in
      value.map { "\(space)<data key=\"\(owner)-\(name)\">\(XMLText.content($0))</data>\n" } ?? ""
    }.joined()
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
