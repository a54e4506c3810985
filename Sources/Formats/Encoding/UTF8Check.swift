// Unsafe: every byte of a file passes here, eight at a time; indices stay below the buffer's count.

/// Whether bytes are UTF-8 as Unicode defines it: no overlong form, no surrogate, nothing past U+10FFFF.
enum UTF8Check {
  /// How many bytes from the start are whole, valid scalars, and whether the rest is one that is
  /// only cut short (so that more bytes could make it valid).
  static func validPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> (count: Int, isCut: Bool) {
    let count = bytes.count
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index < count {
      // Eight ASCII bytes at a time.
      while index + 8 <= count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      guard index < count else { break }
      let first = bytes[index]
      if first < 0x80 {
        index += 1
        continue
      }
      let (length, lowest, highest) = secondByte(after: first)
      guard length > 0 else { return (index, false) }
      for step in 1..<length {
        guard index + step < count else { return (index, true) }
        let byte = bytes[index + step]
        let range = step == 1 ? lowest...highest : 0x80...0xBF
        guard range.contains(byte) else { return (index, false) }
      }
      index += length
    }
    return (count, false)
  }

  /// The length of the sequence that a byte begins (0: none) and what its second byte may be.
  private static func secondByte(after first: UInt8) -> (length: Int, UInt8, UInt8) {
    switch first {
    case 0xC2...0xDF: (2, 0x80, 0xBF)
    case 0xE0: (3, 0xA0, 0xBF)
    case 0xED: (3, 0x80, 0x9F)
    case 0xE1...0xEF: (3, 0x80, 0xBF)
    case 0xF0: (4, 0x90, 0xBF)
    case 0xF1...0xF3: (4, 0x80, 0xBF)
    case 0xF4: (4, 0x80, 0x8F)
    default: (0, 0, 0)
    }
  }
}
