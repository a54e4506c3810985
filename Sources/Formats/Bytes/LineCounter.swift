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
    // Two sums that the compiler makes vectors of; the order of CR and LF matters only if both are.
    var feeds = 0
    var returns = 0
    for byte in bytes {
      feeds &+= byte == 0x0A ? 1 : 0
      returns &+= byte == 0x0D ? 1 : 0
    }
    if returns > 0 || lastWasReturn {
      var previous: UInt8 = lastWasReturn ? 0x0D : 0
      for byte in bytes {
        if byte == 0x0A, previous == 0x0D { feeds -= 1 }
        previous = byte
      }
    }
    var start = bytes.count
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    if start > 0 { scalarsInLine = 0 }
    for index in start..<bytes.count where bytes[index] & 0xC0 != 0x80 { scalarsInLine += 1 }
    line += feeds + returns
    lastWasReturn = bytes[bytes.count - 1] == 0x0D
  }
}
