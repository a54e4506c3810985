// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// The bytes of a JSON text and the tokens in them; knows places, not structure.
struct JSONInput {
  /// A place, kept cheaply for each event.
  struct Mark: Hashable {
    var line = 1
    /// From the first byte of the text.
    var offset = 0
    /// Bytes of the line up to here that do not begin a scalar.
    var continuations = 0
    /// Where the line begins.
    var lineStart = 0
  }

  private var decoder: TextDecoder
  private let limit: Int
  private var buffer: [UInt8] = []
  private var index = 0
  /// Where `buffer` begins in the text.
  private var bufferOffset = 0
  private var line = 1
  private var lineStart = 0
  private var continuations = 0
  private var lastWasReturn = false
  private(set) var isAtEnd = false

  init(_ decoder: TextDecoder, limit: Int) {
    self.decoder = decoder
    self.limit = limit
  }

  var bytesRead: Int { decoder.bytesRead }

  /// The place of the next byte.
  var mark: Mark {
    Mark(
      line: line,
      offset: bufferOffset + index,
      continuations: continuations,
      lineStart: lineStart
    )
  }

  func position(of mark: Mark) -> TextPosition {
    TextPosition(line: mark.line, column: mark.offset - mark.lineStart - mark.continuations + 1)
  }

  /// Passes the byte that was looked at.
  mutating func skip() { index += 1 }

  /// The next byte that is no white space, not passed; nil at the end, or at a line's end when asked
  /// to stop there.
  @inline(__always)
  mutating func nextSignificant(stopsAtLineEnd: Bool = false) throws(FormatError) -> UInt8? {
    // Most often there is none to pass.
    if index < buffer.count, buffer[index] > 0x20 {
      lastWasReturn = false
      return buffer[index]
    }
    return try passWhiteSpace(stopsAtLineEnd: stopsAtLineEnd)
  }

  private mutating func passWhiteSpace(stopsAtLineEnd: Bool) throws(FormatError) -> UInt8? {
    while true {
      while index < buffer.count {
        let byte = buffer[index]
        switch byte {
        case 0x20, 0x09: lastWasReturn = false
        case 0x0A, 0x0D:
          if stopsAtLineEnd { return nil }
          countLineEnd(byte)
        default:
          lastWasReturn = false
          return byte
        }
        index += 1
      }
      guard try refill(keeping: index) else { return nil }
    }
  }

  /// A text in quotes, of which the first is the next byte.
  mutating func string() throws(FormatError) -> String {
    let first = mark
    var begin = index + 1
    index = begin
    var hasEscapes = false
    while true {
      switch scanText() {
      case UInt8(ascii: "\"")?:
        defer { index += 1 }
        if hasEscapes { return try unescaped(begin..<index, quote: first) }
        return buffer.withUnsafeBufferPointer {
          String(decoding: UnsafeBufferPointer(rebasing: $0[begin..<index]), as: UTF8.self)
        }
      case UInt8(ascii: "\\")?:
        hasEscapes = true
        if index + 1 == buffer.count {
          let length = index - begin
          guard try refill(keeping: begin) else { throw openText(first) }
          begin = 0
          index = length
        }
        // What is escaped is looked at later; it must not end the text.
        guard buffer[index + 1] >= 0x20 else {
          index += 1
          throw control(buffer[index])
        }
        countContinuation(buffer[index + 1])
        index += 2
      case let byte?: throw control(byte)
      case nil:
        let length = index - begin
        guard length <= limit else {
          throw FormatError(
            "This text is longer than \(limit) bytes.",
            at: position(of: first),
            byteOffset: first.offset
          )
        }
        guard try refill(keeping: begin) else { throw openText(first) }
        begin = 0
        index = length
      }
    }
  }

  /// A number, of which the first character is the next byte.
  mutating func number() throws(FormatError) -> JSONEvent {
    let first = mark
    var begin = index
    while true {
      while index < buffer.count, Self.isInNumber(buffer[index]) { index += 1 }
      if index < buffer.count { break }
      let length = index - begin
      guard length <= limit else {
        throw FormatError(
          "This number is longer than \(limit) bytes.",
          at: position(of: first),
          byteOffset: first.offset
        )
      }
      let hasMore = try refill(keeping: begin)
      begin = 0
      index = length
      if !hasMore { break }
    }
    let event: JSONEvent? = buffer.withUnsafeBufferPointer { bytes in
      let digits = UnsafeBufferPointer(rebasing: bytes[begin..<index])
      if let integer = JSONNumberGrammar.integer(digits) { return .integer(integer) }
      guard JSONNumberGrammar.isNumber(digits) else { return nil }
      return .decimal(JSONDecimal(valid: String(decoding: digits, as: UTF8.self)))
    }
    guard let event else {
      let text = String(decoding: buffer[begin..<index].prefix(40), as: UTF8.self)
      throw FormatError(
        "“\(text)” is not a number as JSON writes them.",
        at: position(of: first),
        byteOffset: first.offset
      )
    }
    try checkWordEnd(first)
    return event
  }

  /// One of the three words.
  mutating func literal(_ word: StaticString) throws(FormatError) {
    let first = mark
    let length = word.utf8CodeUnitCount
    while buffer.count - index < length {
      guard try refill(keeping: index) else { break }
    }
    let matches = word.withUTF8Buffer { buffer[index...].starts(with: $0) }
    guard matches else {
      throw FormatError("Expected \(word).", at: position(of: first), byteOffset: first.offset)
    }
    index += length
    try checkWordEnd(first)
  }

  /// Passes all to the end of this line.
  mutating func skipLine() throws(FormatError) {
    while true {
      while index < buffer.count {
        let byte = buffer[index]
        if byte == 0x0A || byte == 0x0D {
          countLineEnd(byte)
          index += 1
          return
        }
        countContinuation(byte)
        index += 1
      }
      guard try refill(keeping: index) else { return }
    }
  }

  /// What stands where something else was expected.
  func unexpected(_ byte: UInt8?, _ expected: String) -> FormatError {
    guard let byte else {
      return FormatError(
        "\(expected), found the end of the \(isAtEnd ? "text" : "line").",
        at: position(of: mark),
        byteOffset: mark.offset
      )
    }
    let rest = String(decoding: buffer[index...].prefix(4), as: UTF8.self)
    // One scalar: the marks that go with it may not have come yet.
    let found = byte < 0x20 ? "a control character" : "“\(String(rest.unicodeScalars.prefix(1)))”"
    return FormatError(
      "\(expected), found \(found).",
      at: position(of: mark),
      byteOffset: mark.offset
    )
  }
}

extension JSONInput {
  /// Moves to the next quote, backslash or control; nil when there is none in what has come.
  private mutating func scanText() -> UInt8? {
    let count = buffer.count
    var next = index
    var passed = 0
    let stop: UInt8? = buffer.withUnsafeBufferPointer { bytes in
      while next < count {
        let byte = bytes[next]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return byte }
        passed &+= byte & 0xC0 == 0x80 ? 1 : 0
        next &+= 1
      }
      return nil
    }
    index = next
    continuations += passed
    return stop
  }

  private mutating func refill(keeping begin: Int) throws(FormatError) -> Bool {
    bufferOffset += begin
    if begin == buffer.count {
      buffer.removeAll(keepingCapacity: true)
    } else {
      buffer.removeSubrange(..<begin)
    }
    index -= begin
    guard let chunk = try decoder.nextChunk() else {
      isAtEnd = true
      return false
    }
    if buffer.isEmpty { buffer = chunk } else { buffer += chunk }
    return true
  }

  private mutating func countLineEnd(_ byte: UInt8) {
    if byte == 0x0D || !lastWasReturn { line += 1 }
    lastWasReturn = byte == 0x0D
    lineStart = bufferOffset + index + 1
    continuations = 0
  }

  private mutating func countContinuation(_ byte: UInt8) {
    if byte & 0xC0 == 0x80 { continuations += 1 }
  }

  private func openText(_ first: Mark) -> FormatError {
    FormatError(
      "The text that begins here is never closed.",
      at: position(of: first),
      byteOffset: first.offset
    )
  }

  private func control(_ byte: UInt8) -> FormatError {
    let name: String
    switch byte {
    case 0x0A, 0x0D: name = "A line end"
    case 0x09: name = "A tab"
    default: name = "The control character U+00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return FormatError(
      "\(name) inside a text must be escaped.",
      at: position(of: mark),
      byteOffset: mark.offset
    )
  }

  private static func isInNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x65, 0x45: true
    default: false
    }
  }

  /// A word or number must not run into the next: `truefalse`, `1x`.
  private mutating func checkWordEnd(_ first: Mark) throws(FormatError) {
    if index == buffer.count, try !refill(keeping: index) { return }
    switch buffer[index] {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): return
    case let byte: throw unexpected(byte, "Expected a comma, an end or white space")
    }
  }

  /// The text of bytes in which something is escaped.
  private func unescaped(_ range: Range<Int>, quote: Mark) throws(FormatError) -> String {
    var reader = JSONEscapes(bytes: buffer, range: range)
    guard let text = reader.text() else {
      // Back from the fault to its column: texts have no line ends.
      let before = buffer[range.lowerBound..<reader.index].count { $0 & 0xC0 != 0x80 }
      let start = position(of: quote)
      throw FormatError(
        reader.message,
        at: TextPosition(line: start.line, column: start.column + 1 + before),
        byteOffset: quote.offset + 1 + reader.index - range.lowerBound
      )
    }
    return text
  }
}
