/// Takes the escapes out of a text.
struct JSONEscapes {
  let bytes: [UInt8]
  let range: Range<Int>
  /// Where it stands: at the fault, after one.
  private(set) var index: Int
  /// What is wrong.
  private(set) var message = ""

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    index = range.lowerBound
  }

  /// The text; nil when an escape is none of JSON's, or half of a surrogate pair.
  mutating func text() -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    while index < range.upperBound {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        index += 1
        continue
      }
      // A backslash is never the last: the quote after it would not have ended the text.
      let kind = index + 1 < range.upperBound ? bytes[index + 1] : 0
      if kind == UInt8(ascii: "u") {
        guard let (scalar, length) = scalar() else { return nil }
        result.appendScalar(scalar)
        index += length
        continue
      }
      guard let meant = Self.meaning[kind] else {
        message =
          "An escape that JSON does not have: a backslash stands before \" \\ / b f n r t u."
        return nil
      }
      result.append(meant)
      index += 2
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let meaning: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  /// The scalar that `\u` with four digits stands for, or two of them do, and how many bytes they take.
  private mutating func scalar() -> (value: UInt32, length: Int)? {
    guard let unit = unit(at: index) else {
      message = "Four hexadecimal digits must follow \\u."
      return nil
    }
    switch unit {
    case 0xD800..<0xDC00:
      guard let low = self.unit(at: index + 6), (0xDC00..<0xE000).contains(low) else {
        message = "The first half of a surrogate pair stands alone."
        return nil
      }
      return (0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), 12)
    case 0xDC00..<0xE000:
      message = "The second half of a surrogate pair stands alone."
      return nil
    default: return (unit, 6)
    }
  }

  private func unit(at place: Int) -> UInt32? {
    guard place + 6 <= range.upperBound, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[(place + 2)..<(place + 6)] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
