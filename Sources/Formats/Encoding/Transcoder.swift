// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// From one encoding to UTF-8, chunk by chunk; a sequence that a chunk's end cuts waits for the rest.
struct Transcoder {
  let encoding: TextEncoding
  private let upperHalf: [UInt16]
  private var carry: [UInt8] = []

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    upperHalf = encoding.upperHalf ?? []
  }

  /// The bytes as UTF-8; `offset` is the place of the first in the source, and `lines` is moved over
  /// what was decoded.
  mutating func decode(
    _ input: [UInt8],
    at offset: Int,
    lines: inout LineCounter
  ) throws(FormatError) -> [UInt8] {
    let start = offset - carry.count
    let bytes = carry.isEmpty ? input : carry + input
    carry.removeAll(keepingCapacity: true)
    let output: [UInt8]
    let fault: Int?
    switch encoding {
    case .utf8: (output, fault) = validated(bytes)
    case .utf16LittleEndian: (output, fault) = fromUTF16(bytes, low: 0, high: 1)
    case .utf16BigEndian: (output, fault) = fromUTF16(bytes, low: 1, high: 0)
    default: (output, fault) = fromTable(bytes)
    }
    output.withUnsafeBufferPointer { lines.advance(over: $0) }
    if let fault { throw error(bytes, at: fault, start: start, lines: lines) }
    return output
  }

  /// What is left at the end: nothing, when the text is whole.
  func finish(at offset: Int, lines: LineCounter) throws(FormatError) -> [UInt8] {
    guard let first = carry.first else { return [] }
    let place = "the \(carry.count) last byte\(carry.count == 1 ? "" : "s") from offset"
    throw FormatError(
      "The text ends in the middle of a character in \(encoding): \(place) "
        + "\(offset - carry.count) (\(hex(first)) …).",
      at: lines.position,
      byteOffset: offset - carry.count
    )
  }

  /// Valid as it is, up to the fault or to a sequence that is cut.
  private mutating func validated(_ bytes: [UInt8]) -> ([UInt8], Int?) {
    let (valid, isCut) = bytes.withUnsafeBufferPointer { UTF8Check.validPrefix(of: $0) }
    if valid == bytes.count { return (bytes, nil) }
    if isCut {
      carry = Array(bytes[valid...])
      return (Array(bytes[..<valid]), nil)
    }
    return (Array(bytes[..<valid]), valid)
  }

  private mutating func fromUTF16(_ bytes: [UInt8], low: Int, high: Int) -> ([UInt8], Int?) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index + 1 < bytes.count {
      let unit = UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + low])
      guard unit & 0xF800 == 0xD800 else {
        output.appendScalar(unit)
        index += 2
        continue
      }
      guard unit < 0xDC00 else { return (output, index) }
      guard index + 3 < bytes.count else { break }
      let next = UInt32(bytes[index + 2 + high]) << 8 | UInt32(bytes[index + 2 + low])
      guard next & 0xFC00 == 0xDC00 else { return (output, index) }
      output.appendScalar(0x10000 + (unit - 0xD800) << 10 + (next - 0xDC00))
      index += 4
    }
    carry = Array(bytes[index...])
    return (output, nil)
  }

  private func fromTable(_ bytes: [UInt8]) -> ([UInt8], Int?) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 4)
    for (index, byte) in bytes.enumerated() {
      guard byte >= 0x80 else {
        output.append(byte)
        continue
      }
      let scalar = upperHalf[Int(byte) - 0x80]
      guard scalar != 0 else { return (output, index) }
      output.appendScalar(UInt32(scalar))
    }
    return (output, nil)
  }

  private func error(
    _ bytes: [UInt8],
    at fault: Int,
    start: Int,
    lines: LineCounter
  ) -> FormatError {
    let from = max(0, fault - TextDecoder.sampleSize / 2)
    let sample = Array(bytes[from..<min(bytes.count, fault + TextDecoder.sampleSize / 2)])
    let guess = EncodingGuess(sample: sample)
    var message = "Byte \(hex(bytes[fault])) at offset \(start + fault) is not valid in \(encoding)"
    if guess.encoding == encoding {
      message += "; the rest of the text speaks for \(encoding)."
    } else {
      message += "; the text looks like \(guess.encoding) (confidence \(guess.percent) %)."
    }
    return FormatError(message, at: lines.position, byteOffset: start + fault)
  }

  private func hex(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

extension [UInt8] {
  /// Adds a scalar value, which must be none of the surrogates, in UTF-8.
  mutating func appendScalar(_ value: UInt32) {
    switch value {
    case ..<0x80: append(UInt8(truncatingIfNeeded: value))
    case ..<0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case ..<0x10000:
      append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    default:
      append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}
