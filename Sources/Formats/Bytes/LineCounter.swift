// Unsafe: every byte of a file passes here, eight at a time; indices stay below the buffer's count.

/// Where a reader of UTF-8 (or of bytes) stands: a line ends with LF, CR LF or CR.
struct LineCounter {
  private(set) var line = 1
  /// Bytes of the line that begin a scalar.
  private(set) var scalarsInLine = 0
  private var lastWasReturn = false

  /// The place of the next byte.
  var position: TextPosition { TextPosition(line: line, column: scalarsInLine + 1) }

  /// Counts the bytes as passed.
  mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else { return }
    // The order of CR and LF matters only where both are.
    var feeds = Self.count(0x0A, in: bytes)
    let returns = Self.count(0x0D, in: bytes)
    if returns > 0 || lastWasReturn {
      var previous: UInt8 = lastWasReturn ? 0x0D : 0
      for byte in bytes {
        if byte == 0x0A, previous == 0x0D { feeds -= 1 }
        previous = byte
      }
    }
    var start = 0
    if feeds + returns > 0 || lastWasReturn {
      start = bytes.count
      while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    }
    if start > 0 { scalarsInLine = 0 }
    scalarsInLine += Self.countScalars(in: UnsafeBufferPointer(rebasing: bytes[start...]))
    line += feeds + returns
    lastWasReturn = bytes[bytes.count - 1] == 0x0D
  }

  /// How often a byte stands in others, eight at a time: every byte of a file passes here.
  private static func count(_ wanted: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let pattern = UInt64(wanted) &* 0x0101_0101_0101_0101
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var total = 0
    var index = 0
    while index + 8 <= raw.count {
      // What is equal becomes 0; only a 0 leaves its byte's highest bit unset here.
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern
      total &+= 8 &- (((word & low) &+ low | word) & ~low).nonzeroBitCount
      index &+= 8
    }
    for byte in bytes[index...] where byte == wanted { total += 1 }
    return total
  }

  /// How many bytes begin a scalar, eight at a time: all but those whose highest two bits are 10.
  private static func countScalars(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let highest: UInt64 = 0x8080_8080_8080_8080
    var total = bytes.count
    var index = 0
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      total &-= (word & highest & ~(word << 1)).nonzeroBitCount
      index &+= 8
    }
    for byte in bytes[index...] where byte & 0xC0 == 0x80 { total -= 1 }
    return total
  }
}
