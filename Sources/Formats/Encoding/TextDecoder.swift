// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Makes UTF-8 of whatever bytes a source gives: the byte order mark is taken off, and what is not
/// valid is an error with its place, never a replacement character.
///
/// Without a named encoding the bytes decide: a byte order mark, the zeros of UTF-16, valid UTF-8,
/// and at last the letter frequencies of the languages in ``EncodingGuess``. ASCII is passed on at
/// once; the decision is taken when the first byte beyond it comes, on up to ``sampleSize`` bytes.
public struct TextDecoder: ByteSource {
  /// The most bytes held back to decide on.
  public static let sampleSize = 64 << 10

  /// What the text is read as; nil as long as all was ASCII.
  public private(set) var encoding: TextEncoding?
  /// How sure the encoding is, 0 to 1; 1 when it was named or marked.
  public private(set) var confidence = 1.0
  /// How many bytes have been taken from the source.
  public private(set) var bytesRead = 0
  /// 3 for UTF-8's byte order mark, 2 for that of UTF-16, else 0.
  public private(set) var markLength = 0

  private var source: any ByteSource
  private let minimumConfidence: Double
  private var transcoder: Transcoder?
  private var hasBegun = false
  private var isAtEnd = false
  /// Whether ASCII was passed on before anything was decided.
  private var hasPassedText = false
  private var offset = 0
  private var lines = LineCounter()

  /// Reads a source in the named encoding, or in the one its bytes speak for.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - encoding: The encoding when it is known. A byte order mark is taken off all the same.
  ///   - minimumConfidence: How sure a guess must be to be read by, 0 to 1; a weaker one is named
  ///     in the error instead.
  public init(
    _ source: any ByteSource,
    encoding: TextEncoding? = nil,
    minimumConfidence: Double = 0.7
  ) {
    self.source = source
    self.encoding = encoding
    self.minimumConfidence = minimumConfidence
  }

  /// The next bytes of text, valid UTF-8 and whole scalars; nil at the end.
  ///
  /// - Throws: ``FormatError`` with line and column; the message has the byte, its offset in the
  ///   source and the likely encoding.
  public mutating func nextChunk() throws(FormatError) -> [UInt8]? {
    while !isAtEnd {
      guard let input = try hasBegun ? taken() : firstChunk() else {
        isAtEnd = true
        guard let tail = try transcoder?.finish(at: offset, lines: lines) else { return nil }
        return tail.isEmpty ? nil : tail
      }
      let output = try decode(input)
      if !output.isEmpty { return output }
    }
    return nil
  }

  private mutating func taken() throws(FormatError) -> [UInt8]? {
    let chunk = try source.nextChunk()
    bytesRead += chunk?.count ?? 0
    return chunk
  }

  /// The first bytes, at least four when there are so many, without their byte order mark.
  private mutating func firstChunk() throws(FormatError) -> [UInt8]? {
    hasBegun = true
    guard var head = try taken() else { return nil }
    while head.count < 4, let more = try taken() { head += more }
    if let (marked, length) = try Self.markedEncoding(head, named: encoding) {
      encoding = marked
      markLength = length
      offset = length
      head.removeFirst(length)
    }
    return head
  }

  private mutating func decode(_ input: [UInt8]) throws(FormatError) -> [UInt8] {
    var input = input
    if transcoder == nil {
      if encoding == nil {
        if input.isPlainText {
          advance(input)
          return input
        }
        while input.count < Self.sampleSize, let more = try taken() { input += more }
        try decide(on: input)
      }
      transcoder = Transcoder(encoding ?? .utf8)
    }
    let output = try transcoder?.decode(input, at: offset, lines: &lines) ?? []
    offset += input.count
    return output
  }

  private mutating func advance(_ input: [UInt8]) {
    input.withUnsafeBufferPointer { lines.advance(over: $0) }
    offset += input.count
    if !input.isEmpty { hasPassedText = true }
  }

  private mutating func decide(on sample: [UInt8]) throws(FormatError) {
    let guess = EncodingGuess(sample: sample, followsText: hasPassedText)
    if guess.confidence >= minimumConfidence {
      encoding = guess.encoding
      confidence = guess.confidence
      return
    }
    // Which byte is at fault is what a strict reading as UTF-8 says; its error names the guess.
    var strict = Transcoder(.utf8)
    var lines = self.lines
    _ = try strict.decode(sample, at: offset, lines: &lines)
    _ = try strict.finish(at: offset + sample.count, lines: lines)
    encoding = .utf8
  }

  private static func markedEncoding(
    _ head: [UInt8],
    named: TextEncoding?
  ) throws(FormatError) -> (TextEncoding, Int)? {
    let bytes = head.prefix(4)
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw FormatError(
        "The byte order mark says UTF-32, which is not read here: save the file as UTF-8.",
        at: TextPosition(line: 1, column: 1)
      )
    }
    let found: (TextEncoding, Int)?
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      found = (.utf8, 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      found = (.utf16LittleEndian, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      found = (.utf16BigEndian, 2)
    } else {
      found = nil
    }
    // In a single-byte encoding these bytes are letters: whoever named one is believed, except
    // against the three bytes of UTF-8, which no text begins with.
    if let named, let found, named.upperHalf != nil, found.0 != .utf8 { return nil }
    return found
  }
}

extension [UInt8] {
  /// ASCII without the controls that the high bytes of UTF-16 look like (00 Latin, 04 Cyrillic).
  fileprivate var isPlainText: Bool {
    withUnsafeBufferPointer { buffer in
      var all: UInt8 = 0
      var least: UInt8 = 0xFF
      for byte in buffer {
        all |= byte
        least = Swift.min(least, byte)
      }
      return all < 0x80 && least >= 0x09
    }
  }
}
