// Unsafe: bytes go to the system as they lie; no buffer outlives its closure.

/// A JSON value whose objects keep the order of their keys.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case real(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])

  /// A string, or `null`.
  package init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }

  /// The value as compact text.
  package func text() -> String {
    var writer = JSONTextWriter()
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSON: Equatable {
  /// The same value with its keys in the same order, as they are written.
  package static func == (left: JSON, right: JSON) -> Bool { left.text() == right.text() }
}

/// Writes JSON as UTF-8 bytes: compact, exact and valid whatever the strings hold.
///
/// Integers keep all 64 bits; a real is written with the fewest digits that read back as itself,
/// and becomes `null` when it is not finite, for which JSON has no word.
package struct JSONTextWriter {
  /// What has been written so far; the owner may empty it.
  package var bytes: [UInt8] = []

  /// Also escapes what YAML forbids or folds in a double-quoted scalar: DEL, C1 and the line
  /// separators. The result is JSON all the same.
  package var escapesForYAML = false

  package init() {}

  package mutating func write(_ value: JSON) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(integer: value)
    case .real(let value): append(real: value)
    case .string(let value): append(quoted: value)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(value)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(quoted: member.key)
        bytes.append(UInt8(ascii: ":"))
        write(member.value)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  package mutating func append(integer: Int64) {
    bytes.append(contentsOf: String(integer).utf8)
  }

  package mutating func append(real: Double) {
    if real.isFinite {
      bytes.append(contentsOf: real.description.utf8)
    } else {
      append("null")
    }
  }

  package mutating func append(quoted text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      // Runs without anything to escape are copied whole.
      var start = 0
      for index in utf8.indices {
        let byte = utf8[index]
        if escapesForYAML, byte >= 0x7F {
          guard let (escape, length) = Self.yamlEscape(in: utf8, at: index) else { continue }
          bytes.append(contentsOf: utf8[start..<index])
          bytes.append(contentsOf: escape.utf8)
          start = index + length
        } else if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          bytes.append(contentsOf: utf8[start..<index])
          append(escapeOf: byte)
          start = index + 1
        }
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(escapeOf byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append("\\u00")
      bytes.append(Self.hexadecimal[Int(byte >> 4)])
      bytes.append(Self.hexadecimal[Int(byte & 15)])
    }
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)

  /// The escape of DEL, a C1 control, U+2028, U+2029 or U+FEFF that begins at `index`.
  private static func yamlEscape(
    in utf8: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (text: String, length: Int)? {
    func follows(_ expected: [UInt8]) -> Bool {
      utf8[(index + 1)...].prefix(expected.count).elementsEqual(expected)
    }
    switch utf8[index] {
    case 0x7F: return ("\\u007f", 1)
    case 0xC2:
      guard index + 1 < utf8.count, utf8[index + 1] < 0xA0 else { return nil }
      return ("\\u00" + String(utf8[index + 1], radix: 16), 2)
    case 0xE2:
      if follows([0x80, 0xA8]) { return ("\\u2028", 3) }
      return follows([0x80, 0xA9]) ? ("\\u2029", 3) : nil
    case 0xEF: return follows([0xBB, 0xBF]) ? ("\\ufeff", 3) : nil
    default: return nil
    }
  }
}
