internal import Chronology
internal import Formats
internal import RegestaKit

/// GeoJSON with the members of the Linked Places format: one feature for each thing of which a point on
/// the map is known, with its names, its claims and their times.
///
/// docs/formats/geojson.md shows one.
public struct GeoJSONFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "geojson"
  /// One line: what it is and what reads it.
  public let summary = "GeoJSON with Linked Places members: what has a point on the map"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["geojson"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  private static let context =
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    let placed = try graph.placed()
    var json = JSONWriter(style: .indented)
    json.write(.beginObject)
    json.write("type", .string("FeatureCollection"))
    json.write("@context", .string(Self.context))
    json.write("description", .string(try graph.heading()))
    for (key, text) in try graph.notices() { json.write(key, .string(text)) }
    json.write(.name("features"))
    json.write(.beginArray)
    try graph.forEachPortrait { entity, statements, edges in
      guard placed.contains(entity.id) else {
        try reportUnplaced(entity, statements, edges, placed, export.losses)
        return
      }
      let identifiers = try graph.base.identifiers(of: entity.id)
      let feature = PlaceFeature(
        entity: entity,
        statements: statements,
        edges: edges,
        identifiers: identifiers,
        graph: graph
      )
      json.write(feature.json)
      try output.write(json.drain())
    }
    json.write(.endArray)
    json.write(.endObject)
    try output.write(json.finish())
    try graph.reportWhatIsNoGraph()
  }

  /// A claim between two things is lost only when neither is on the map; it is counted once.
  private func reportUnplaced(
    _ entity: Entity,
    _ statements: [Claim],
    _ edges: [Claim],
    _ placed: Set<Entity.ID>,
    _ losses: LossReport
  ) throws {
    let alone = edges.filter { claim in
      claim.subject.id == entity.id
        && claim.object.entity.map { !placed.contains($0.id) } ?? false
    }
    for claim in (statements + alone).sorted(by: { $0.id < $1.id }) {
      try losses.add(.unplaced, "claim", claim.id.rawValue, claim.sentence)
    }
  }
}

/// One feature: a thing with a point on the map.
private struct PlaceFeature {
  let entity: Entity
  let statements: [Claim]
  let edges: [Claim]
  let identifiers: [ExternalIdentifier]
  let graph: ExportGraph

  var json: JSONValue {
    .of([
      ("@id", .string(Self.address(of: entity))),
      ("type", .string("Feature")),
      ("properties", properties),
      ("when", graph.lifetime(of: statements).flatMap(PlaceTime.when)),
      ("names", .list(names.map(json(ofName:)))),
      ("types", .array([type])),
      ("geometry", geometry),
      ("links", .list(identifiers.map(link))),
      ("relations", .list(edges.compactMap(relation))),
      ("descriptions", .list(descriptions)),
    ])
  }

  /// An address that names the thing outside the base; it leads nowhere.
  static func address(of entity: Entity) -> String { "urn:regesta:entity:\(entity.key)" }

  private var names: [Claim] {
    statements.filter { graph.valueType(of: $0) == .name && !$0.isDenied }
  }

  private var points: [Claim] { statements.filter { $0.point != nil } }

  /// All claims but those that have a member of their own and say no more than it does.
  private var properties: JSONValue {
    let elsewhere = Set((names + points).map(\.id) + identifiers.map(\.claim))
    let claims =
      statements.filter { claim in
        !elsewhere.contains(claim.id) || claim.comment != nil || !claim.qualifiers.isEmpty
          || graph.valueType(of: claim) == .identifier && !claim.citations.isEmpty
      } + edges
    return .of([
      ("title", .string(entity.label)), ("key", .string(entity.key)),
      ("kind", .string(entity.kind)), ("claims", .array(claims.map(json(ofClaim:)))),
    ])
  }

  private var type: JSONValue {
    let label = graph.kindLabel(of: entity)
    return .of([
      ("label", .string(label)),
      ("sourceLabels", .array([.of([("label", .string(label)), ("lang", .string("en"))])])),
    ])
  }

  // MARK: Members

  private func json(ofName claim: Claim) -> JSONValue {
    guard case .text(let text, let language) = claim.object else { return .null }
    return .of([
      ("toponym", .string(text)), ("lang", .text(language)),
      ("role", .string(claim.relation.key)), ("when", PlaceTime.when(claim)),
      ("citations", citations(claim)), ("certainty", certainty(claim)),
      ("disputed", claim.isDisputed ? .bool(true) : nil),
      ("claim", .integer(Int64(claim.id.rawValue))),
    ])
  }

  private var geometry: JSONValue {
    let geometries = points.compactMap { claim in
      claim.point.map { point in
        JSONValue.of([
          ("type", .string("Point")),
          ("coordinates", .array([.number(point.longitude), .number(point.latitude)])),
          ("when", PlaceTime.when(claim)), ("citations", citations(claim)),
          ("certainty", certainty(claim)), ("disputed", claim.isDisputed ? .bool(true) : nil),
          ("claim", .integer(Int64(claim.id.rawValue))),
        ])
      }
    }
    guard geometries.count > 1 else { return geometries.first ?? .null }
    return .of([("type", .string("GeometryCollection")), ("geometries", .array(geometries))])
  }

  private func link(_ identifier: ExternalIdentifier) -> JSONValue {
    let address = identifier.url ?? "\(identifier.scheme):\(identifier.text)"
    return .of([
      ("type", .string("exactMatch")), ("identifier", .string(address)),
      ("scheme", .string(identifier.scheme)), ("value", .string(identifier.text)),
      ("claim", .integer(Int64(identifier.claim.rawValue))),
    ])
  }

  /// What Linked Places knows as relations: what is said of this place and another one. What is denied
  /// stands among the claims only, for no reader of the format looks for a denial.
  private func relation(_ claim: Claim) -> JSONValue? {
    guard claim.subject.id == entity.id, !claim.isDenied, let object = claim.object.entity,
      graph.family(of: object) == .place
    else { return nil }
    let isPart = graph.isCase(claim, of: "located-in")
    return .of([
      ("relationType", .string(isPart ? "gvp:broaderPartitive" : "gvp:tgn3000_related_to")),
      ("relationTo", .string(Self.address(of: object))),
      ("label", .string("\(claim.relation.label) \(object.label)")),
      ("when", PlaceTime.when(claim)), ("citations", citations(claim)),
      ("certainty", certainty(claim)), ("claim", .integer(Int64(claim.id.rawValue))),
    ])
  }

  private var descriptions: [JSONValue] {
    statements.filter { $0.relation.key == "described-as" && !$0.isDenied }.compactMap { claim in
      guard case .text(let text, let language) = claim.object else { return nil }
      return .of([
        ("value", .string(text)), ("lang", .text(language)), ("source", .text(claim.evidence)),
      ])
    }
  }

  private func json(ofClaim claim: Claim) -> JSONValue {
    let days = claim.period.map { ISOBounds(ClaimBounds($0)) }
    return .of([
      ("claim", .integer(Int64(claim.id.rawValue))), ("sentence", .string(claim.sentence)),
      ("subject", .string(claim.subject.key)), ("relation", .string(claim.relation.key)),
      ("object", .text(claim.object.entity?.key)),
      ("value", claim.object.entity == nil ? .string(claim.object.printed) : nil),
      ("time", .text(claim.when)), ("edtf", .text(claim.period?.edtf)),
      ("start_min", .text(days?.startMin)), ("start_max", .text(days?.startMax)),
      ("end_min", .text(days?.endMin)), ("end_max", .text(days?.endMax)),
      ("holds", .text(graph.verdict(claim)?.rawValue)),
      ("certainty", .string(claim.certainty.name)), ("denied", .bool(claim.isDenied)),
      ("disputed", .bool(claim.isDisputed)), ("qualifiers", .text(claim.additions)),
      ("citations", .text(claim.evidence)), ("comment", .text(claim.comment)),
    ])
  }

  private func citations(_ claim: Claim) -> JSONValue? {
    .list(claim.citations.map { .of([("label", .string($0.printed))]) })
  }

  /// In the words of Linked Places.
  private func certainty(_ claim: Claim) -> JSONValue? {
    switch claim.certainty {
    case .certain: claim.isDisputed ? .string("less-certain") : .string("certain")
    case .likely: .string("less-certain")
    case .doubtful: .string("uncertain")
    }
  }
}
