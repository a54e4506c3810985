/// A way to write RDF down.
public enum RDFSyntax: String, CaseIterable, Sendable {
  case nTriples = "N-Triples"
  case nQuads = "N-Quads"
  case turtle = "Turtle"

  /// The ends of file names, without the dot; the usual one first.
  public var fileExtensions: [String] {
    switch self {
    case .nTriples: ["nt"]
    case .nQuads: ["nq"]
    case .turtle: ["ttl", "turtle"]
    }
  }

  /// The registered media type.
  public var mediaType: String {
    switch self {
    case .nTriples: "application/n-triples"
    case .nQuads: "application/n-quads"
    case .turtle: "text/turtle"
    }
  }

  /// The syntax of files whose names end so, in any case, without the dot.
  public init?(fileExtension: String) {
    let wanted = fileExtension.lowercased()
    guard let syntax = Self.allCases.first(where: { $0.fileExtensions.contains(wanted) }) else {
      return nil
    }
    self = syntax
  }
}
