/// One statement: subject, predicate, object.
public struct RDFTriple: Sendable {
  /// What is spoken of.
  public var subject: RDFResource
  /// An absolute IRI.
  public var predicate: String
  /// What is said.
  public var object: RDFTerm

  /// A statement.
  public init(_ subject: RDFResource, _ predicate: String, _ object: RDFTerm) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
  }
}

/// A statement and the graph in which it stands.
public struct RDFQuad: Hashable, Sendable {
  /// The statement.
  public var triple: RDFTriple
  /// The graph's name; nil for the default graph.
  public var graph: RDFResource?

  /// A statement in a graph.
  public init(_ triple: RDFTriple, graph: RDFResource? = nil) {
    self.triple = triple
    self.graph = graph
  }
}

extension RDFTriple: Hashable {
  /// Whether all three parts are the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.predicate.hasSameBytes(as: right.predicate)
      && left.subject == right.subject && left.object == right.object
  }

  /// Equal bytes give equal hashes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(subject)
    hasher.combine(predicate)
    hasher.combine(object)
  }
}
