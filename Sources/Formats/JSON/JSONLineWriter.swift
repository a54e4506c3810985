// Unsafe: texts are copied from where they lie; no buffer outlives its closure.

/// Writes one JSON object as one line: compact, exact and valid whatever the strings hold.
///
/// Members stand in the order in which they are added. Line ends and all control characters inside
/// strings are escaped, so that a line of text is always a whole object.
public struct JSONLineWriter: Sendable {
  /// What is written so far, without the end of the object.
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  /// The name of a member, quoted once for all the lines that have it.
  public struct Member: Sendable {
    /// The comma before it, the name, and the colon behind it.
    let bytes: [UInt8]

    /// A member by its name.
    public init(_ name: String) {
      var bytes = [UInt8(ascii: ",")]
      bytes.append(quoted: name)
      bytes.append(UInt8(ascii: ":"))
      self.bytes = bytes
    }
  }

  /// An object without members.
  public init() {}

  /// Adds a text.
  public mutating func add(_ name: String, _ value: String) { add(Member(name), value) }

  /// Adds a text.
  public mutating func add(_ member: Member, _ value: String) {
    begin(member)
    bytes.append(quoted: value)
  }

  /// Adds a text from where it lies, if it is ASCII and JSON writes it as it is, as it does most of what fills a
  /// database.
  ///
  /// - Parameters:
  ///   - member: The member.
  ///   - value: The bytes of the text.
  /// - Returns: Whether it was added; otherwise nothing was.
  public mutating func addPlain(_ member: Member, _ value: UnsafeRawBufferPointer) -> Bool {
    value.withMemoryRebound(to: UInt8.self) { text in
      guard text.isPlainASCII else { return false }
      begin(member)
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: text)
      bytes.append(UInt8(ascii: "\""))
      return true
    }
  }

  /// Adds a whole number, with all of its 64 bits.
  public mutating func add(_ name: String, _ value: Int64) { add(Member(name), value) }

  /// Adds a whole number, with all of its 64 bits.
  public mutating func add(_ member: Member, _ value: Int64) {
    begin(member)
    bytes.append(value.description)
  }

  /// Adds a number with the fewest digits that read back as itself.
  ///
  /// JSON has no word for the infinities: they are written as a number too large for any reader,
  /// which reads back as infinity. What is not a number becomes `null`.
  public mutating func add(_ member: Member, _ value: Double) {
    begin(member)
    bytes.append(
      value.isFinite ? value.description : value.isNaN ? "null" : value < 0 ? "-1e999" : "1e999"
    )
  }

  /// Adds `true` or `false`.
  public mutating func add(_ name: String, _ value: Bool) {
    begin(Member(name))
    bytes.append(value ? "true" : "false")
  }

  /// Adds a list of texts.
  public mutating func add(_ name: String, _ values: [String]) {
    begin(Member(name))
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(quoted: value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Adds a list of whole numbers.
  public mutating func add(_ name: String, _ values: [Int64]) {
    begin(Member(name))
    bytes.append(UInt8(ascii: "["))
    bytes.append(values.map { String($0) }.joined(separator: ","))
    bytes.append(UInt8(ascii: "]"))
  }

  /// The object with its line end.
  public func line() -> [UInt8] { bytes + [UInt8(ascii: "}"), UInt8(ascii: "\n")] }

  /// Takes the object out as a line, and begins another in its place.
  ///
  /// - Parameter body: Takes the bytes of the line.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  public mutating func takeLine<T>(_ body: ([UInt8]) throws -> T) rethrows -> T {
    bytes.append(UInt8(ascii: "}"))
    bytes.append(UInt8(ascii: "\n"))
    defer { bytes.removeSubrange(1...) }
    return try body(bytes)
  }

  private mutating func begin(_ member: Member) {
    if bytes.count > 1 {
      bytes.append(contentsOf: member.bytes)
    } else {
      bytes.append(contentsOf: member.bytes.dropFirst())
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ text: String) {
    text.lendUTF8 { append(contentsOf: $0) }
  }

  fileprivate mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    // Most texts are written as they are, and as a whole.
    let isWritten = text.lendUTF8 { text in
      guard text.isPlainJSON else { return false }
      append(contentsOf: text)
      return true
    }
    if !isWritten { append(escaped: text) }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaped text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F:
        append(byte < 0x10 ? "\\u000" : "\\u00")
        append(String(byte, radix: 16))
      default: append(byte)
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether JSON writes a text as it is, and each byte is a character.
  fileprivate var isPlainASCII: Bool {
    hasNone(where: { $0.isEscapedInJSON || $0 > 0x7F }) { $0.marksInJSON | $0.marksBeyondASCII }
  }

  /// Whether JSON writes a text as it is.
  fileprivate var isPlainJSON: Bool {
    hasNone(where: { $0.isEscapedInJSON }) { $0.marksInJSON }
  }
}

extension UInt8 {
  /// Whether it is escaped, or a control character.
  @inline(__always)
  fileprivate var isEscapedInJSON: Bool {
    self < 0x20 || self == 0x22 || self == 0x5C || self == 0x7F
  }
}

extension EightBytes {
  /// Not 0 when one of them ``UInt8/isEscapedInJSON``.
  @inline(__always)
  fileprivate var marksInJSON: UInt64 {
    marks(below: 0x20) | marks(of: 0x22) | marks(of: 0x5C) | marks(of: 0x7F)
  }
}
