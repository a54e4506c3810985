// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Takes the escapes out of what stands between quotation marks, pointed brackets, or in a name.
enum RDFEscapes {
  /// The text of a literal: `\t \b \n \r \f \" \' \\`, `\u` with four digits and `\U` with eight.
  static func text(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) throws(SyntaxFault) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        index += 1
        continue
      }
      let kind = index + 1 < range.upperBound ? bytes[index + 1] : 0
      if let plain = character(escapedBy: kind) {
        result.append(plain)
        index += 2
      } else if kind == UInt8(ascii: "u") || kind == UInt8(ascii: "U") {
        let (scalar, end) = try scalar(bytes, at: index, limit: range.upperBound)
        result.append(contentsOf: String(scalar).utf8)
        index = end
      } else {
        throw SyntaxFault(
          "A backslash cannot stand before \(bytes.describedCharacter(at: index + 1)):"
            + " write \\\\ for a backslash.",
          at: index
        )
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// An IRI as written: `\u` with four digits and `\U` with eight only, and not for what an IRI may not have.
  static func iri(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) throws(SyntaxFault) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let (scalar, end) = try scalar(bytes, at: index, limit: range.upperBound)
      if scalar.isASCII, !UInt8(scalar.value).isIRIByte {
        throw SyntaxFault(
          "An IRI cannot have \(scalar.codePointName), not even escaped.",
          at: index
        )
      }
      result.append(contentsOf: String(scalar).utf8)
      index = end
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A local name of Turtle: a backslash before punctuation goes; percent signs stay.
  static func localName(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var isEscaped = false
    for byte in bytes[range] {
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      if !isEscaped { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func character(escapedBy letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): letter
    default: nil
    }
  }

  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    limit: Int
  ) throws(SyntaxFault) -> (Unicode.Scalar, end: Int) {
    let kind = start + 1 < limit ? bytes[start + 1] : 0
    let digits = kind == UInt8(ascii: "u") ? 4 : kind == UInt8(ascii: "U") ? 8 : 0
    guard digits > 0 else {
      throw SyntaxFault(
        "Only \\u and \\U may follow a backslash in an IRI: write %5C for a backslash.",
        at: start
      )
    }
    var value: UInt32 = 0
    for index in start + 2..<start + 2 + digits {
      guard index < limit, let digit = bytes[index].hexadecimalValue else {
        throw SyntaxFault(
          "\\\(Unicode.Scalar(kind)) needs \(digits) hexadecimal digits.",
          at: start
        )
      }
      value = value << 4 | digit
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw SyntaxFault(
        "U+\(String(value, radix: 16, uppercase: true)) is no character of Unicode.",
        at: start
      )
    }
    return (scalar, start + 2 + digits)
  }
}
