// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// One record: its fields as texts, and where each stands.
///
/// It holds the record's own bytes; a field becomes a `String` only when asked for.
public struct CSVRecord: Sendable {
  /// From 1; the header is not counted.
  public internal(set) var number = 0
  /// Where the record begins, from 1.
  public internal(set) var line = 1
  /// Where the record begins in the text as UTF-8; a byte order mark of UTF-8 is counted, so that in
  /// such a file it is the offset in the file.
  public internal(set) var byteOffset = 0

  var bytes: [UInt8] = []
  var fields: [Field] = []
  var quote: UInt8 = 0
  var escapes = CSVDialect.Escape.doubled

  /// A field's place in `bytes`, without its quotes.
  struct Field: Hashable, Sendable {
    var start: Int
    var end: Int
    var isQuoted: Bool
    /// Whether quotes inside stand escaped.
    var isEscaped: Bool
  }

  /// An empty record, to be read into.
  public init() {}

  /// Where a field begins: at its quote, when it has one.
  ///
  /// - Parameter index: From 0, less than `count`.
  /// - Returns: Line and column.
  public func position(of index: Int) -> TextPosition {
    var lines = LineCounter()
    let start = fields[index].start - (fields[index].isQuoted ? 1 : 0)
    bytes.withUnsafeBufferPointer { lines.advance(over: .init(rebasing: $0[..<start])) }
    let position = lines.position
    return TextPosition(line: line + position.line - 1, column: position.column)
  }

  /// Whether a field stood in quotes: an empty text in quotes is, to some, not a missing one.
  ///
  /// - Parameter index: From 0, less than `count`.
  /// - Returns: Whether it did.
  public func isQuoted(_ index: Int) -> Bool { fields[index].isQuoted }

  /// Lends a field's text as UTF-8, without making a string of it.
  ///
  /// - Parameters:
  ///   - index: From 0, less than `count`.
  ///   - body: Must not keep the bytes.
  /// - Returns: What `body` returns.
  public func withUTF8<Result>(
    of index: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let field = fields[index]
    if field.isEscaped { return unescaped(field).withUnsafeBufferPointer(body) }
    return bytes.withUnsafeBufferPointer { body(.init(rebasing: $0[field.start..<field.end])) }
  }

  private func unescaped(_ field: Field) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(field.end - field.start)
    var index = field.start
    while index < field.end {
      let byte = bytes[index]
      let next = index + 1 < field.end ? bytes[index + 1] : 0
      let isBackslash = escapes == .backslash && byte == UInt8(ascii: "\\")
      if isBackslash, next == quote || next == UInt8(ascii: "\\") {
        index += 1
      } else if byte == quote, next == quote {
        index += 1
      }
      result.append(bytes[index])
      index += 1
    }
    return result
  }
}

extension CSVRecord: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// How many fields.
  public var endIndex: Int { fields.count }

  /// A field's text.
  public subscript(index: Int) -> String {
    let field = fields[index]
    guard !field.isEscaped else { return String(decoding: unescaped(field), as: UTF8.self) }
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[field.start..<field.end]), as: UTF8.self)
    }
  }
}
