internal import Formats
internal import RegestaKit

/// The JSON of Cytoscape and of cytoscape.js: nodes and edges, each with its `data`.
///
/// docs/formats/cyjs.md shows one.
public struct CytoscapeFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "cyjs"
  /// One line: what it is and what reads it.
  public let summary = "JSON for Cytoscape and cytoscape.js"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["cyjs"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    let layout = SpiralLayout(of: graph.entitiesByDegree(try graph.degrees()), spacing: 60)
    var json = JSONWriter(style: .indented)
    json.write(.beginObject)
    json.write("format_version", .string("1.0"))
    json.write("generated_by", .string("regesta"))
    json.write("target_cytoscapejs_version", .string("~3"))
    json.write("directed", .bool(true))
    json.write("multigraph", .bool(true))
    json.write("data", try data(of: graph))
    json.write(.name("elements"))
    json.write(.beginObject)
    json.write(.name("nodes"))
    json.write(.beginArray)
    try graph.forEachNode { entity, statements in
      json.write(node(entity, statements, in: graph, at: layout.position(of: entity.id)))
      try output.write(json.drain())
      try graph.reportSentences(statements)
    }
    json.write(.endArray)
    json.write(.name("edges"))
    json.write(.beginArray)
    try graph.forEachEdge { claim, object in
      json.write(edge(claim, to: object, in: graph))
      try output.write(json.drain())
    }
    json.write(.endArray)
    json.write(.endObject)
    json.write(.endObject)
    try output.write(json.finish())
    try graph.reportWhatIsNoGraph()
  }

  private func data(of graph: ExportGraph) throws -> JSONValue {
    let notices = try graph.notices().map { JSONObject.Member($0.key, .string($0.text)) }
    return .object(JSONObject([.init("name", .string(try graph.heading()))] + notices))
  }

  private func node(
    _ entity: Entity,
    _ statements: [Claim],
    in graph: ExportGraph,
    at place: (x: Double, y: Double)
  ) -> JSONValue {
    // Cytoscape shows `name`, NetworkX takes `value` for the node itself.
    let data: [JSONObject.Member] = [
      .init("id", .string(entity.key)), .init("value", .string(entity.key)),
      .init("name", .string(entity.label)),
      .init("family", .string(graph.family(of: entity).rawValue)),
      .init("color", .string(graph.family(of: entity).strong)),
    ]
    return .object(
      JSONObject([
        .init("data", members(data, graph.attributes(of: entity, statements))),
        .init("position", .of([("x", .number(place.x)), ("y", .number(place.y))])),
      ])
    )
  }

  private func edge(_ claim: Claim, to object: Entity, in graph: ExportGraph) -> JSONValue {
    // No key of a thing has a colon in it, so that no edge has a node's id.
    let id = JSONValue.string("claim:\(claim.id)")
    let data: [JSONObject.Member] = [
      .init("id", id), .init("key", id), .init("source", .string(claim.subject.key)),
      .init("target", .string(object.key)), .init("interaction", .string(claim.relation.label)),
      .init("name", .string(claim.sentence)),
    ]
    return .of([("data", members(data, graph.attributes(of: claim)))])
  }

  private func members(
    _ first: [JSONObject.Member],
    _ attributes: [GraphAttribute]
  ) -> JSONValue {
    .object(
      JSONObject(
        first
          + attributes.compactMap { attribute in
            attribute.value.map { JSONObject.Member(attribute.name, $0.json) }
          }
      )
    )
  }
}

extension GraphAttribute.Value {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .integer(Int64(number))
    case .real(let number): .number(number)
    case .truth(let truth): .bool(truth)
    }
  }
}
