/// Cuts SQL into tokens by SQLite's own rules: just enough to tell code from comments and texts.
struct SQLLexer: Sequence, IteratorProtocol {
  /// What a token is.
  enum Kind {
    case space, comment, text, quotedName, word, semicolon, other
  }

  /// A token and its bytes in the text.
  struct Token {
    var kind: Kind
    var range: Range<Int>

    /// Whether it is a part of a statement.
    var isCode: Bool { kind != .space && kind != .comment && kind != .semicolon }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    position = Swift.max(start, 0)
  }

  /// Where the first token that is no space, comment or semicolon starts; nil if there is none.
  static func firstOfStatement(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    SQLLexer(bytes, from: start).first(where: \.isCode)?.range.lowerBound
  }

  mutating func next() -> Token? {
    guard position < bytes.count else { return nil }
    let start = position
    let kind = advance()
    return Token(kind: kind, range: start..<position)
  }

  private mutating func advance() -> Kind {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: ";"):
      position += 1
      return .semicolon
    case _ where Self.isSpace(byte):
      skip(while: Self.isSpace)
      return .space
    case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"):
      skip { $0 != UInt8(ascii: "\n") }
      return .comment
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
      skipBlockComment()
      return .comment
    case UInt8(ascii: "'"):
      skipQuoted(until: byte)
      return .text
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      skipQuoted(until: byte)
      return .quotedName
    case UInt8(ascii: "["):
      skip { $0 != UInt8(ascii: "]") }
      position = Swift.min(position + 1, bytes.count)
      return .quotedName
    case _ where Self.isWord(byte):
      skip(while: Self.isWord)
      return .word
    default:
      position += 1
      return .other
    }
  }

  private func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private mutating func skip(while matches: (UInt8) -> Bool) {
    while position < bytes.count, matches(bytes[position]) { position += 1 }
  }

  /// To the end of the comment, or of the text: SQLite does not mind one that is never closed.
  private mutating func skipBlockComment() {
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
  }

  /// To the quote that is not doubled.
  private mutating func skipQuoted(until quote: UInt8) {
    position += 1
    while position < bytes.count {
      if bytes[position] == quote {
        if peek(1) != quote {
          position += 1
          return
        }
        position += 1
      }
      position += 1
    }
    position = Swift.min(position, bytes.count)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13 && byte != 11)
  }

  /// Letters, digits, `_`, `$` and all bytes beyond ASCII, as in SQLite.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...0xff:
      true
    default: false
    }
  }
}
