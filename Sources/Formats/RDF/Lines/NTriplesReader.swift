/// Reads N-Triples (RDF 1.1) from chunks of bytes, in memory that does not grow with the file.
///
/// However the bytes are cut, the same triples come in the same order, and the same error at the
/// end of them. After an error, the document's or the receiver's own, the reader reads no more.
public struct NTriplesReader {
  private var lines: RDFLineReader

  /// A reader of one document.
  public init(limits: RDFLimits = RDFLimits()) {
    lines = RDFLineReader(allowsGraph: false, limits: limits)
  }

  /// Reads the next bytes and hands on each triple whose line is whole, with the line's place.
  ///
  /// - Throws: ``FormatError`` with line, column and byte offset, and whatever `body` throws.
  public mutating func read(
    _ chunk: some Sequence<UInt8>,
    into body: (RDFTriple, TextPosition) throws -> Void
  ) throws {
    try lines.read(chunk) { quad, position in try body(quad.triple, position) }
  }

  /// Says that no more bytes come; the last line need not be ended.
  ///
  /// - Throws: As ``read(_:into:)``.
  public mutating func finish(into body: (RDFTriple, TextPosition) throws -> Void) throws {
    try lines.finish { quad, position in try body(quad.triple, position) }
  }
}
