// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Cuts chunks of bytes into lines and parses each: what N-Triples and N-Quads have in common.
///
/// Only a line that a chunk leaves unfinished is copied.
struct RDFLineReader {
  private let limits: RDFLimits
  private var parser: RDFLineParser
  /// The beginning of a line that the chunks so far did not end.
  private var unfinished: [UInt8] = []
  /// At the beginning of the line under work.
  private var cursor = TextCursor()
  private var isSpent = false
  /// Takes each line that does not read, so that the others are read on; nil: the first ends the reading.
  var rejecting: ((FormatError, String) throws -> Void)?

  init(allowsGraph: Bool, limits: RDFLimits) {
    self.limits = limits
    parser = RDFLineParser(allowsGraph: allowsGraph, limits: limits)
  }

  mutating func read(
    _ chunk: some Sequence<UInt8>,
    into body: (RDFQuad, TextPosition) throws -> Void
  ) throws {
    try begin()
    if try chunk.withContiguousStorageIfAvailable({ try readLines(of: $0, into: body) }) == nil {
      try Array(chunk).withUnsafeBufferPointer { try readLines(of: $0, into: body) }
    }
    isSpent = false
  }

  mutating func finish(into body: (RDFQuad, TextPosition) throws -> Void) throws {
    try begin()
    let line = unfinished
    unfinished = []
    try line.withUnsafeBufferPointer { line in
      try readLine(line, isASCII: false, endedBy: nil, into: body)
    }
  }

  /// A reader that an error left in the midst of a chunk would go on with the wrong bytes.
  private mutating func begin() throws(FormatError) {
    guard !isSpent else {
      throw FormatError("The reader has ended and reads no more.", at: cursor.position)
    }
    isSpent = true
  }

  private mutating func readLines(
    of chunk: UnsafeBufferPointer<UInt8>,
    into body: (RDFQuad, TextPosition) throws -> Void
  ) throws {
    var start = 0
    while start < chunk.count {
      let found = chunk.endOfLine(from: start)
      let piece = UnsafeBufferPointer(rebasing: chunk[start..<found.end])
      guard found.end < chunk.count || !unfinished.isEmpty else {
        unfinished.append(contentsOf: piece)
        return try checkLength(unfinished.count)
      }
      if unfinished.isEmpty {
        try readLine(piece, isASCII: found.isASCII, endedBy: chunk[found.end], into: body)
      } else {
        unfinished.append(contentsOf: piece)
        guard found.end < chunk.count else { return try checkLength(unfinished.count) }
        let line = unfinished
        unfinished.removeAll()
        try line.withUnsafeBufferPointer { line in
          try readLine(line, isASCII: false, endedBy: chunk[found.end], into: body)
        }
      }
      start = found.end + 1
    }
  }

  private mutating func readLine(
    _ line: UnsafeBufferPointer<UInt8>,
    isASCII: Bool,
    endedBy terminator: UInt8?,
    into body: (RDFQuad, TextPosition) throws -> Void
  ) throws {
    var line = line
    try checkLength(line.count)
    let isStart = cursor.byteOffset == 0
    if isStart, line.startsWithByteOrderMark {
      cursor.skipByteOrderMark()
      line = UnsafeBufferPointer(rebasing: line[3...])
    }
    let quad: RDFQuad?
    do throws(SyntaxFault) {
      if !isASCII {
        switch line.utf8Validity(from: 0) {
        case .valid: break
        case .invalid(let index), .incomplete(let index):
          throw line.encodingFault(at: index, isStartOfDocument: isStart)
        }
      }
      quad = try parser.parse(line)
    } catch {
      let fault = cursor.error(error, in: line[...])
      guard let rejecting else { throw fault }
      try rejecting(fault, String(decoding: line, as: UTF8.self))
      quad = nil
    }
    if let quad { try body(quad, cursor.position) }
    if let terminator { cursor.advance(overLineOf: line.count, endedBy: terminator) }
  }

  private func checkLength(_ count: Int) throws(FormatError) {
    guard count > limits.tokenBytes else { return }
    throw FormatError(
      "The line is longer than \(limits.tokenBytes) bytes, the most that is read.",
      at: cursor.position,
      byteOffset: cursor.byteOffset
    )
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the line that begins at `start` ends: the index of its line feed or carriage return, or
  /// the count. Eight bytes are looked at in one step.
  fileprivate func endOfLine(from start: Int) -> (end: Int, isASCII: Bool) {
    guard let base = baseAddress else { return (count, true) }
    let raw = UnsafeRawPointer(base)
    var index = start
    var highBits: UInt64 = 0
    while index + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let ends =
        Self.zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
        | Self.zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
      if ends != 0 { break }
      highBits |= word
      index += 8
    }
    var isASCII = highBits & 0x8080_8080_8080_8080 == 0
    while index < count, self[index] != 0x0A, self[index] != 0x0D {
      if self[index] >= 0x80 { isASCII = false }
      index += 1
    }
    return (index, isASCII)
  }

  /// Not zero when one of the eight bytes is.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
