// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Refuses texts that nest without end before the parser, which calls itself for each level, meets
/// them: it would run out of stack.
///
/// Brackets are bounded by the parser; what is bounded here are lists and keys in one line
/// (`- - - -`, `? ? ?`) and lines that are indented ever deeper.
enum NestingGuard {
  /// How many marks may begin one line, and how far a line may be indented, in columns.
  static let maximumMarks = 64
  static let maximumIndentation = 512

  /// - Throws: ``FormatError`` with the place of the first line that goes too deep.
  static func check(_ text: String) throws(FormatError) {
    var line = 1
    var column = 0
    var marks = 0
    var isAtStart = true
    var previous: UInt8 = UInt8(ascii: " ")
    var text = text
    let place: TextPosition? = text.withUTF8 { bytes in
      for byte in bytes {
        if byte == UInt8(ascii: "\n") {
          (line, column, marks, isAtStart, previous) = (line + 1, 0, 0, true, UInt8(ascii: " "))
          continue
        }
        column += 1
        guard isAtStart else { continue }
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
          break
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
          guard previous == UInt8(ascii: " ") || previous == UInt8(ascii: "\t") else {
            isAtStart = false
            continue
          }
          marks += 1
          if marks > maximumMarks { return TextPosition(line: line, column: column) }
        default:
          if column > maximumIndentation + 1, marks == 0 {
            return TextPosition(line: line, column: column)
          }
          isAtStart = false
        }
        previous = byte
      }
      return nil
    }
    if let place { throw FormatError("The document is nested too deeply.", at: place) }
  }
}
