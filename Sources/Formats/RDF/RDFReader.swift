/// Reads any of the syntaxes of ``RDFSyntax`` from chunks of bytes, as quads.
///
/// For those who learn the syntax from a file's name; the readers of each syntax say more.
public struct RDFReader {
  /// One of the two is there.
  private var lines: RDFLineReader?
  private var turtle: TurtleReader?

  /// A reader of one document.
  ///
  /// - Parameters:
  ///   - syntax: How the document is written.
  ///   - base: As for ``TurtleReader``; the other syntaxes have no relative IRIs.
  ///   - limits: Bounds against hostile documents.
  public init(_ syntax: RDFSyntax, base: String? = nil, limits: RDFLimits = RDFLimits()) {
    switch syntax {
    case .nTriples: lines = RDFLineReader(allowsGraph: false, limits: limits)
    case .nQuads: lines = RDFLineReader(allowsGraph: true, limits: limits)
    case .turtle: turtle = TurtleReader(base: base, limits: limits)
    }
  }

  /// Takes each line that does not read, with the reason, so that the others are read on. Left at nil, the
  /// first such line ends the reading. Turtle has no lines: there a fault always ends it.
  public var rejecting: ((FormatError, String) throws -> Void)? {
    get { lines?.rejecting }
    set { lines?.rejecting = newValue }
  }

  /// Reads the next bytes and hands on each statement that is whole, with its place.
  ///
  /// - Throws: ``FormatError`` with line, column and byte offset, and whatever `body` throws.
  public mutating func read(
    _ chunk: some Sequence<UInt8>,
    into body: (RDFQuad, TextPosition) throws -> Void
  ) throws {
    try lines?.read(chunk, into: body)
    try turtle?.read(chunk) { triple, position in try body(RDFQuad(triple), position) }
  }

  /// Says that no more bytes come.
  ///
  /// - Throws: As ``read(_:into:)``.
  public mutating func finish(into body: (RDFQuad, TextPosition) throws -> Void) throws {
    try lines?.finish(into: body)
    try turtle?.finish { triple, position in try body(RDFQuad(triple), position) }
  }
}
