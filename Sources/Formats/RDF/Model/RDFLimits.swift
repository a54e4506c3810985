/// Bounds within which a document of RDF is read, so that a hostile one cannot fill the memory.
public struct RDFLimits: Hashable, Sendable {
  /// The longest line of N-Triples or N-Quads, and the longest word or text of Turtle, in bytes.
  public var tokenBytes = 16 << 20
  /// The longest IRI after prefixes and base were put in, in bytes.
  public var iriBytes = 64 << 10
  /// How deep brackets and parentheses of Turtle may stand in each other.
  public var nesting = 1000
  /// How many prefixes a document of Turtle may declare.
  public var prefixes = 10_000

  /// Bounds that no honest document meets.
  public init() {}
}
