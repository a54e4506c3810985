/// Writes N-Triples in its canonical form: one way to write each triple, so that files compare.
///
/// Single spaces, no comments, no escapes but in texts (``\t \b \n \r \f \" \\`` and `\u00XX` for
/// the other controls), and no datatype where it is `xsd:string`. Triples keep their order.
public struct NTriplesWriter: ~Copyable {
  private var lines: RDFLineWriter

  /// A writer that hands on its bytes, in UTF-8, by pieces of about 64 KiB.
  public init(sink: @escaping ([UInt8]) throws -> Void) {
    lines = RDFLineWriter(sink: sink)
  }

  /// Writes a triple.
  ///
  /// - Throws: ``FormatError`` for an IRI, label or language that the syntax cannot hold, after
  ///   which nothing of the triple is written; and whatever the sink throws.
  public mutating func write(_ triple: RDFTriple) throws {
    try lines.write(triple, graph: nil)
  }

  /// Writes a triple whose subject has an IRI, without its parts being put together before.
  ///
  /// - Parameters:
  ///   - subject: An absolute IRI.
  ///   - predicate: An absolute IRI.
  ///   - object: What is said.
  /// - Throws: As ``write(_:)``.
  public mutating func write(
    about subject: String,
    _ predicate: String,
    _ object: RDFTerm
  ) throws {
    try lines.write(about: subject, predicate, object, graph: nil)
  }

  /// Hands on the rest.
  public mutating func finish() throws {
    try lines.finish()
  }
}
