internal import Chronology
internal import Formats
internal import RegestaKit

/// The things as CSV with the headers of `neo4j-admin database import`.
///
/// docs/formats/neo4j.md has the command that reads both tables.
public struct Neo4jNodeFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "neo4j-nodes"
  /// One line: what it is and what reads it.
  public let summary = "CSV of the things, for the bulk import of Neo4j"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["nodes.neo4j.csv"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    var table = CSVWriter()
    table.write(
      values: ["key:ID", "name", ":LABEL"]
        + GraphAttribute.ofNodes.dropFirst().map { $0.name + $0.type.inNeo4j }
    )
    try graph.forEachNode { entity, statements in
      let labels = graph.kindPath(of: entity).map(Neo4jName.label).joined(separator: ";")
      let attributes = graph.attributes(of: entity, statements).dropFirst()
      table.write(values: [entity.key, entity.label, labels] + attributes.map { $0.value?.text })
      try output.write(table.drain())
      try graph.reportSentences(statements)
    }
    try output.write(table.drain())
    try graph.reportWhatIsNoGraph()
  }
}

/// The claims between two things as CSV with the headers of `neo4j-admin database import`.
public struct Neo4jEdgeFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "neo4j-edges"
  /// One line: what it is and what reads it.
  public let summary = "CSV of the claims between two things, for the bulk import of Neo4j"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["edges.neo4j.csv"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    var table = CSVWriter()
    table.write(
      values: [":START_ID", ":END_ID", ":TYPE", "start_year:int", "end_year:int"]
        + GraphAttribute.ofEdges.map { $0.name + $0.type.inNeo4j }
    )
    try graph.forEachEdge { claim, object in
      let bounds = claim.period.map(ClaimBounds.init)
      table.write(
        values: [
          claim.subject.key, object.key, Neo4jName.type(claim.relation.key),
          bounds.flatMap { Self.year($0.startMin, $0.startMax) },
          bounds.flatMap { Self.year($0.endMin, $0.endMax) },
        ] + graph.attributes(of: claim).map { $0.value?.text }
      )
      try output.write(table.drain())
    }
    try output.write(table.drain())
    try graph.forEachNode { _, statements in try graph.reportStatements(statements) }
    try graph.reportWhatIsNoGraph()
  }

  /// The year that two days lie in, counted with a year 0; nil when they lie in different ones.
  private static func year(_ first: Int, _ last: Int) -> String? {
    let (first, last) = (Day(number: first), Day(number: last))
    guard first.isFinite, last.isFinite else { return nil }
    let year = first.components(in: .gregorian).year
    return year == last.components(in: .gregorian).year ? year.description : nil
  }
}

/// Keys as Neo4j's people write names.
enum Neo4jName {
  /// `armed-force` as `ArmedForce`.
  static func label(_ key: String) -> String {
    key.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `party-to` as `PARTY_TO`.
  static func type(_ key: String) -> String {
    key.uppercased().replacing("-", with: "_")
  }
}

extension GraphAttribute.ValueType {
  /// What stands behind a column's name; a text needs nothing.
  fileprivate var inNeo4j: String {
    switch self {
    case .text: ""
    case .integer: ":long"
    case .real: ":double"
    case .truth: ":boolean"
    }
  }
}
