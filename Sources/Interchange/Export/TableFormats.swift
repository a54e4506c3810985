internal import Chronology
internal import Formats
internal import RegestaKit

/// The things as CSV, with the columns that Gephi and Cytoscape take for nodes.
public struct NodeTableFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "nodes-csv"
  /// One line: what it is and what reads it.
  public let summary = "CSV of the things, as Gephi and Cytoscape read nodes"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["nodes.csv"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    var table = CSVWriter()
    table.write(values: ["Id", "Label", "kind", "number", "statements"])
    try output.write(table.drain())
    try graph.forEachNode { entity, statements in
      let sentences = statements.map(\.sentence).joined(separator: " | ")
      table.write(values: [
        entity.key, entity.label, entity.kind, entity.id.description,
        statements.isEmpty ? nil : sentences,
      ])
      try output.write(table.drain())
      for claim in statements {
        try export.losses.add(.asText, "claim", claim.id.rawValue, claim.sentence)
      }
    }
    try graph.reportWhatIsNoGraph()
  }
}

/// The claims between two things as CSV, with the columns that Gephi and Cytoscape take for edges.
public struct EdgeTableFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "edges-csv"
  /// One line: what it is and what reads it.
  public let summary = "CSV of the claims between two things, as Gephi and Cytoscape read edges"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["edges.csv"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  private static let columns = [
    "Source", "Target", "Type", "Id", "Label", "relation", "sentence", "time", "start_min",
    "start_max", "end_min", "end_max", "certainty", "denied", "disputed", "qualifiers", "citations",
  ]

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    var table = CSVWriter()
    table.write(values: Self.columns)
    try output.write(table.drain())
    try graph.forEachEdge { claim, object in
      let bounds = claim.period.map(ClaimBounds.init)
      let days = [bounds?.startMin, bounds?.startMax, bounds?.endMin, bounds?.endMax].map {
        number in
        number.map(Day.init(number:)).flatMap { $0.isFinite ? $0.iso : nil }
      }
      table.write(
        values: [
          claim.subject.key, object.key, graph.isSymmetric(claim) ? "Undirected" : "Directed",
          claim.id.description, claim.relation.label, claim.relation.key, claim.sentence,
          claim.when,
        ] + days + [
          claim.certainty.name, "\(claim.isDenied)", "\(claim.isDisputed)", claim.additions,
          claim.evidence,
        ]
      )
      try output.write(table.drain())
    }
    try graph.forEachNode { _, statements in
      for claim in statements {
        try export.losses.add(.statement, "claim", claim.id.rawValue, claim.sentence)
      }
    }
    try graph.reportWhatIsNoGraph()
  }
}
