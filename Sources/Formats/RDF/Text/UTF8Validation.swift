// Unsafe: every byte of a file passes here, eight at a time; indices stay below the buffer's count.

/// What a run of bytes is as UTF-8.
enum UTF8Validity: Equatable {
  case valid
  /// The last bytes, from an index on, begin a scalar that is not whole.
  case incomplete(from: Int)
  /// The bytes at an index can be part of no scalar.
  case invalid(at: Int)
}

extension UnsafeBufferPointer<UInt8> {
  /// Looks for the first byte from `start` on that is not UTF-8.
  func utf8Validity(from start: Int) -> UTF8Validity {
    guard let base = baseAddress else { return .valid }
    let raw = UnsafeRawPointer(base)
    var index = start
    while index < count {
      if index + 8 <= count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      let first = self[index]
      if first < 0x80 {
        index += 1
        continue
      }
      guard let shape = Self.shape(of: first) else { return .invalid(at: index) }
      for step in 1..<shape.length {
        guard index + step < count else { return .incomplete(from: index) }
        let range = step == 1 ? shape.second : 0x80...0xBF
        guard range.contains(self[index + step]) else { return .invalid(at: index) }
      }
      index += shape.length
    }
    return .valid
  }

  /// How many bytes a scalar has by its first, and what the second may be (Unicode, table 3-7).
  private static func shape(of first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch first {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }

  /// The fault for a byte that is not UTF-8, with a guess at what the text is instead.
  func encodingFault(at index: Int, isStartOfDocument: Bool) -> SyntaxFault {
    let isUTF16 =
      isStartOfDocument && index == 0 && count >= 2
      && (self[0] == 0xFF && self[1] == 0xFE || self[0] == 0xFE && self[1] == 0xFF)
    if isUTF16 {
      return SyntaxFault("The text is UTF-16, not UTF-8: save it as UTF-8.", at: index)
    }
    return SyntaxFault(
      "The byte \(hexadecimal(self[index])) is not UTF-8: save the text as UTF-8.",
      at: index
    )
  }

  /// Whether the bytes begin with the byte order mark of UTF-8.
  var startsWithByteOrderMark: Bool {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
  }
}

/// Two capital digits.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count < 2 ? "0" + digits : digits
}
