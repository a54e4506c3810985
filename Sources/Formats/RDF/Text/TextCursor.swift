// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Counts lines, columns and bytes while a text goes by in pieces.
struct TextCursor {
  private(set) var position = TextPosition(line: 1, column: 1)
  private(set) var byteOffset = 0
  /// Whether the last byte was a carriage return, whose line feed ends no second line.
  private var isAfterReturn = false

  /// Goes past bytes of valid UTF-8.
  mutating func advance(over bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var line = position.line
    var column = position.column
    var isAfterReturn = isAfterReturn
    for byte in UnsafeBufferPointer(rebasing: bytes) {
      switch byte {
      case 0x0A:
        if !isAfterReturn { line += 1 }
        column = 1
        isAfterReturn = false
      case 0x0D:
        line += 1
        column = 1
        isAfterReturn = true
      default:
        // Continuation bytes begin no scalar.
        if byte & 0xC0 != 0x80 { column += 1 }
        isAfterReturn = false
      }
    }
    position = TextPosition(line: line, column: column)
    self.isAfterReturn = isAfterReturn
    byteOffset += bytes.count
  }

  /// Goes past a whole line and the byte that ends it.
  mutating func advance(overLineOf count: Int, endedBy terminator: UInt8) {
    let endsNothing = terminator == 0x0A && isAfterReturn && count == 0
    position = TextPosition(line: position.line + (endsNothing ? 0 : 1), column: 1)
    isAfterReturn = terminator == 0x0D
    byteOffset += count + 1
  }

  /// Goes past a byte order mark, which has no column.
  mutating func skipByteOrderMark() {
    byteOffset += 3
  }

  /// A fault at an index of bytes that begin at the cursor, as an error with its place.
  func error(_ fault: SyntaxFault, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> FormatError {
    var cursor = self
    cursor.advance(over: bytes[..<min(max(fault.index, bytes.startIndex), bytes.endIndex)])
    return FormatError(fault.message, at: cursor.position, byteOffset: cursor.byteOffset)
  }
}
