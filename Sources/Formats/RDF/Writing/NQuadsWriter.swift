/// Writes N-Quads in its canonical form: one way to write each quad, so that files compare.
///
/// As ``NTriplesWriter``, with the graph's name as the fourth term where there is one.
public struct NQuadsWriter: ~Copyable {
  private var lines: RDFLineWriter

  /// A writer that hands on its bytes, in UTF-8, by pieces of about 64 KiB.
  public init(sink: @escaping ([UInt8]) throws -> Void) {
    lines = RDFLineWriter(sink: sink)
  }

  /// Writes a quad.
  ///
  /// - Throws: ``FormatError`` for an IRI, label or language that the syntax cannot hold, after
  ///   which nothing of the quad is written; and whatever the sink throws.
  public mutating func write(_ quad: RDFQuad) throws {
    try lines.write(quad.triple, graph: quad.graph)
  }

  /// Writes a quad whose subject and graph have IRIs, without its parts being put together before.
  ///
  /// - Parameters:
  ///   - subject: An absolute IRI.
  ///   - predicate: An absolute IRI.
  ///   - object: What is said.
  ///   - graph: An absolute IRI; nil for the default graph.
  /// - Throws: As ``write(_:)``.
  public mutating func write(
    about subject: String,
    _ predicate: String,
    _ object: RDFTerm,
    graph: String? = nil
  ) throws {
    try lines.write(about: subject, predicate, object, graph: graph)
  }

  /// Hands on the rest.
  public mutating func finish() throws {
    try lines.finish()
  }
}
