internal import Formats
internal import RegestaKit

/// The whole mapping to RDF in Turtle, for people and for triple stores.
///
/// docs/formats/rdf-vocabulary.md has the classes and properties.
public struct TurtleFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "turtle"
  /// One line: what it is and what reads it.
  public let summary = "RDF in Turtle: claims, citations and provenance, for triple stores"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["ttl", "turtle"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    try export.writeRDF(to: output) { part in
      var writer = try TurtleWriter(
        prefixes: part.names.prefixes,
        isContinuation: part.isContinuation
      ) { try part.output.write($0) }
      let statements = part.statements { subject, predicate, object, _ in
        try writer.write(RDFTriple(.iri(subject), predicate, object))
      }
      return RDFDocument(statements, pause: { try writer.pause() }, finish: { try writer.finish() })
    }
  }
}

/// The same statements one to a line, for tools that read line by line.
public struct NTriplesFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "ntriples"
  /// One line: what it is and what reads it.
  public let summary = "RDF in N-Triples: the statements of turtle, one a line"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["nt"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    try export.writeRDF(to: output) { part in
      var writer = NTriplesWriter { try part.output.write($0) }
      let statements = part.statements { subject, predicate, object, _ in
        try writer.write(about: subject, predicate, object)
      }
      return RDFDocument(statements, finish: { try writer.finish() })
    }
  }
}

/// The same statements in the default graph, and for each source a graph of what it says.
public struct NQuadsFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "nquads"
  /// One line: what it is and what reads it.
  public let summary = "RDF in N-Quads: the statements of turtle, and a graph for each source"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["nq"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    try export.writeRDF(to: output) { part in
      var writer = NQuadsWriter { try part.output.write($0) }
      let statements = part.statements(namingGraphs: true) {
        try writer.write(about: $0, $1, $2, graph: $3)
      }
      return RDFDocument(statements, finish: { try writer.finish() })
    }
  }
}

/// The same statements as JSON-LD, for programs of the web.
public struct JSONLDFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "jsonld"
  /// One line: what it is and what reads it.
  public let summary = "RDF in JSON-LD: the statements of turtle, as a flat @graph"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["jsonld"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    try export.writeRDF(to: output) { part in
      var writer = try JSONLDWriter(
        prefixes: part.names.prefixes,
        isContinuation: part.isContinuation
      ) { try part.output.write($0) }
      let statements = part.statements { subject, predicate, object, _ in
        try writer.write(RDFTriple(.iri(subject), predicate, object))
      }
      return RDFDocument(statements, pause: { try writer.pause() }, finish: { try writer.finish() })
    }
  }
}
