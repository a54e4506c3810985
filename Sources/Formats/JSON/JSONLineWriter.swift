/// Writes one JSON object as one line: compact, exact and valid whatever the strings hold.
///
/// Members stand in the order in which they are added. Line ends and all control characters inside
/// strings are escaped, so that a line of text is always a whole object.
public struct JSONLineWriter: Sendable {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  /// An object without members.
  public init() {}

  /// Adds a text.
  public mutating func add(_ name: String, _ value: String) {
    addName(name)
    append(quoted: value)
  }

  /// Adds a whole number, with all of its 64 bits.
  public mutating func add(_ name: String, _ value: Int64) {
    addName(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Adds a number with the fewest digits that read back as itself.
  ///
  /// JSON has no word for the infinities: they are written as a number too large for any reader,
  /// which reads back as infinity. What is not a number becomes `null`.
  public mutating func add(_ name: String, _ value: Double) {
    addName(name)
    let text =
      value.isFinite ? value.description : value.isNaN ? "null" : value < 0 ? "-1e999" : "1e999"
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds `true` or `false`.
  public mutating func add(_ name: String, _ value: Bool) {
    addName(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Adds a list of texts.
  public mutating func add(_ name: String, _ values: [String]) {
    addName(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(quoted: value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Adds a list of whole numbers.
  public mutating func add(_ name: String, _ values: [Int64]) {
    addName(name)
    bytes.append(UInt8(ascii: "["))
    bytes.append(contentsOf: values.map { String($0) }.joined(separator: ",").utf8)
    bytes.append(UInt8(ascii: "]"))
  }

  /// The object with its line end.
  public func line() -> [UInt8] { bytes + [UInt8(ascii: "}"), UInt8(ascii: "\n")] }

  private mutating func addName(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    append(quoted: name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    // Most texts are written as they are, and as a whole.
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    if isPlain {
      bytes.append(contentsOf: text.utf8)
      bytes.append(UInt8(ascii: "\""))
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        bytes.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u00").utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
