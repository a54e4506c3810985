/// What a triple can be about: a thing with an IRI, or one without a name.
public enum RDFResource: Sendable {
  /// An absolute IRI.
  case iri(String)
  /// A label without `_:`. It names a node inside one document only.
  case blankNode(String)
}

/// What a triple can say of its subject: a resource or a value.
public enum RDFTerm: Sendable {
  /// An absolute IRI.
  case iri(String)
  /// A label without `_:`. It names a node inside one document only.
  case blankNode(String)
  /// A value.
  case literal(RDFLiteral)

  /// A resource as an object.
  public init(_ resource: RDFResource) {
    switch resource {
    case .iri(let iri): self = .iri(iri)
    case .blankNode(let label): self = .blankNode(label)
    }
  }

  /// The term as a subject; nil for a literal.
  public var resource: RDFResource? {
    switch self {
    case .iri(let iri): .iri(iri)
    case .blankNode(let label): .blankNode(label)
    case .literal: nil
    }
  }
}

// RDF compares code points; String's own `==` takes canonically equivalent texts for the same.

extension RDFResource: Hashable {
  /// Whether both are of one kind and have the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.iri(let left), .iri(let right)): left.hasSameBytes(as: right)
    case (.blankNode(let left), .blankNode(let right)): left.hasSameBytes(as: right)
    default: false
    }
  }

  /// Equal bytes give equal hashes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .iri(let iri):
      hasher.combine(0)
      hasher.combine(iri)
    case .blankNode(let label):
      hasher.combine(1)
      hasher.combine(label)
    }
  }
}

extension RDFTerm: Hashable {
  /// Whether both are of one kind and have the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.iri(let left), .iri(let right)): left.hasSameBytes(as: right)
    case (.blankNode(let left), .blankNode(let right)): left.hasSameBytes(as: right)
    case (.literal(let left), .literal(let right)): left == right
    default: false
    }
  }

  /// Equal bytes give equal hashes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .iri(let iri):
      hasher.combine(0)
      hasher.combine(iri)
    case .blankNode(let label):
      hasher.combine(1)
      hasher.combine(label)
    case .literal(let literal):
      hasher.combine(2)
      hasher.combine(literal)
    }
  }
}
