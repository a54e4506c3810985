// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Reads Turtle (RDF 1.1) from chunks of bytes, in memory that does not grow with the file.
///
/// However the bytes are cut, the same triples come in the same order, and the same error at the
/// end of them. After an error, the document's or the receiver's own, the reader reads no more.
///
/// Blank node labels are kept; nodes without one are called "anon1", "anon2" and so on, and a label
/// of the document that looks so gets a hyphen ("anon-1").
public struct TurtleReader {
  /// The most bytes that are looked at together.
  private static let windowBytes = 256 << 10

  private let limits: RDFLimits
  private var parser: TurtleParser
  /// Bytes that are not yet words.
  private var window: [UInt8] = []
  /// At the beginning of the window.
  private var cursor = TextCursor()
  private var isInComment = false
  /// A word that did not end in the window is tried again when there are so many bytes.
  private var retryCount = 0
  private var isSpent = false

  /// A reader of one document.
  ///
  /// - Parameters:
  ///   - base: The absolute IRI against which relative ones are resolved, usually that of the
  ///     document; `@base` changes it.
  ///   - limits: Bounds against hostile documents.
  public init(base: String? = nil, limits: RDFLimits = RDFLimits()) {
    self.limits = limits
    parser = TurtleParser(base: base, limits: limits)
  }

  /// Reads the next bytes and hands on each triple that is whole, with its object's place.
  ///
  /// - Throws: ``FormatError`` with line, column and byte offset, and whatever `body` throws.
  public mutating func read(
    _ chunk: some Sequence<UInt8>,
    into body: (RDFTriple, TextPosition) throws -> Void
  ) throws {
    try begin()
    if try chunk.withContiguousStorageIfAvailable({ try readPieces(of: $0, into: body) }) == nil {
      try Array(chunk).withUnsafeBufferPointer { try readPieces(of: $0, into: body) }
    }
    isSpent = false
  }

  /// Says that no more bytes come.
  ///
  /// - Throws: As ``read(_:into:)``; a statement that does not end is an error.
  public mutating func finish(into body: (RDFTriple, TextPosition) throws -> Void) throws {
    try begin()
    try readWindow(isFinal: true, into: body)
  }

  /// A reader that an error left in the midst of a chunk would go on with the wrong bytes.
  private mutating func begin() throws(FormatError) {
    guard !isSpent else {
      throw FormatError("The reader has ended and reads no more.", at: cursor.position)
    }
    isSpent = true
  }

  private mutating func readPieces(
    of chunk: UnsafeBufferPointer<UInt8>,
    into body: (RDFTriple, TextPosition) throws -> Void
  ) throws {
    var start = 0
    while start < chunk.count {
      let end = min(start + Self.windowBytes, chunk.count)
      window.append(contentsOf: chunk[start..<end])
      start = end
      // Two bytes more tell a byte order mark from the beginning of a word.
      guard window.count >= retryCount, cursor.byteOffset > 0 || window.count >= 3 else { continue }
      try readWindow(isFinal: false, into: body)
    }
  }

  private mutating func readWindow(
    isFinal: Bool,
    into body: (RDFTriple, TextPosition) throws -> Void
  ) throws {
    // Taken out for the while, so that the parser's changes to `self` meet no borrowed bytes.
    let bytes = window
    window = []
    var consumed = 0
    try bytes.withUnsafeBufferPointer { bytes in
      if cursor.byteOffset == 0, bytes.startsWithByteOrderMark {
        cursor.skipByteOrderMark()
        consumed = 3
      }
      consumed += try readWords(
        of: UnsafeBufferPointer(rebasing: bytes[consumed...]),
        isFinal: isFinal,
        into: body
      )
    }
    window = Array(bytes[consumed...])
    // Looking again at a long text only when it has doubled keeps the time linear.
    retryCount = window.count < 1024 ? 0 : 2 * window.count
  }

  /// Reads all words that are whole.
  ///
  /// - Returns: How many bytes they take.
  private mutating func readWords(
    of bytes: UnsafeBufferPointer<UInt8>,
    isFinal: Bool,
    into body: (RDFTriple, TextPosition) throws -> Void
  ) throws -> Int {
    var fault: SyntaxFault?
    var validCount = bytes.count
    switch bytes.utf8Validity(from: 0) {
    case .valid: break
    case .incomplete(let index) where !isFinal: validCount = index
    case .incomplete(let index), .invalid(let index):
      validCount = index
      fault = bytes.encodingFault(at: index, isStartOfDocument: cursor.byteOffset == 0)
    }
    var lexer = TurtleLexer(
      UnsafeBufferPointer(rebasing: bytes[..<validCount]),
      isFinal: isFinal && fault == nil,
      isInComment: isInComment,
      limits: limits
    )
    var passed = 0
    var isAtEnd = false
    while !isAtEnd {
      do throws(SyntaxFault) {
        guard let token = try lexer.next() else {
          if let fault { throw fault }
          break
        }
        cursor.advance(over: bytes[passed..<token.range.lowerBound])
        passed = token.range.lowerBound
        try parser.take(token, in: bytes, at: cursor.position)
        if case .end = token.kind { isAtEnd = true }
      } catch {
        throw cursor.error(error, in: bytes[passed...])
      }
      for (triple, position) in parser.triples { try body(triple, position) }
      parser.triples.removeAll(keepingCapacity: true)
    }
    cursor.advance(over: bytes[passed..<lexer.index])
    isInComment = lexer.isInComment
    return lexer.index
  }
}
