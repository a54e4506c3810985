// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

// The character classes of the grammars of N-Triples and Turtle.

extension UInt8 {
  /// Whether an IRI may have the byte as it is. Bytes beyond ASCII may all stand in it.
  @inline(__always)
  var isIRIByte: Bool {
    // A bit for each byte of ASCII: all but controls, the space, and < > " { } | ^ ` \
    let bits: UInt64 = self < 0x40 ? 0xafff_fffa_0000_0000 : 0xc7ff_fffe_afff_ffff
    return self >= 0x80 || bits &>> UInt64(self & 0x3F) & 1 == 1
  }

  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  @inline(__always)
  var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether the byte is a letter, digit, `_` or `-`: all of PN_CHARS that is ASCII.
  @inline(__always)
  var isNameByte: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// Whether Turtle lets the byte stand in a local name after a backslash.
  var isEscapableInLocalName: Bool {
    switch self {
    case UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "/"),
      UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// PN_CHARS_BASE beyond ASCII: what may begin a name.
  var beginsName: Bool {
    switch value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// PN_CHARS beyond ASCII: what may stand in a name after its beginning.
  var continuesName: Bool {
    switch value {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: beginsName
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The scalar that begins at an index of valid UTF-8, and its length in bytes.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(self[index])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= count else { return ("\u{FFFD}", 1) }
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for step in 1..<Swift.max(length, 1) { value = value << 6 | UInt32(self[index + step] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// A run of bytes of valid UTF-8 as a text.
  @inline(__always)
  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
  }

  /// The character at an index for a message: itself when it can be seen, else its number.
  func describedCharacter(at index: Int) -> String {
    guard index < count else { return "the end" }
    let scalar = scalar(at: index).scalar
    switch scalar {
    case " ": return "a space"
    case "\t": return "a tab"
    case "\n", "\r": return "the end of the line"
    case "\"": return "a quotation mark"
    default:
      let isVisible = scalar.value > 0x20 && !(0x7F...0x9F).contains(scalar.value)
      return isVisible ? "\"\(scalar)\"" : "the character \(scalar.codePointName)"
    }
  }

  /// Where the characters of a name that begins at `start` end: letters, digits, `_`, `-` and, in
  /// the middle, full stops; nil when no name begins there. May be `end` when all belongs to it.
  ///
  /// A digit may come first where `beginsWithDigit`, as in blank node labels.
  func endOfName(from start: Int, to end: Int, beginsWithDigit: Bool) -> Int? {
    guard start < end else { return nil }
    var index = start
    let first = self[start]
    if first < 0x80 {
      guard
        first.isASCIILetter || first == UInt8(ascii: "_") || beginsWithDigit && first.isASCIIDigit
      else { return nil }
      index += 1
    } else {
      let (scalar, length) = scalar(at: start)
      guard scalar.beginsName else { return nil }
      index += length
    }
    while index < end {
      let byte = self[index]
      if byte < 0x80 {
        guard byte.isNameByte || byte == UInt8(ascii: ".") else { break }
        index += 1
      } else {
        let (scalar, length) = scalar(at: index)
        guard scalar.continuesName else { break }
        index += length
      }
    }
    return index
  }

  /// Where a name ends that may not end with a full stop.
  func endWithoutStops(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start + 1, self[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return end
  }

  /// Where a BCP 47 language tag that begins at `start` ends; nil when none begins there.
  func endOfLanguageTag(from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end, self[index].isASCIILetter { index += 1 }
    guard index > start else { return nil }
    while index + 1 < end, self[index] == UInt8(ascii: "-"),
      self[index + 1].isASCIILetter || self[index + 1].isASCIIDigit
    {
      index += 1
      while index < end, self[index].isASCIILetter || self[index].isASCIIDigit { index += 1 }
    }
    return index
  }

  /// Whether the bytes are an absolute IRI.
  var isIRI: Bool {
    hasScheme(in: indices)
      && hasNone(where: { !$0.isIRIByte }) { bytes in
        // Each of three pairs differs in one bit: < and >, \ and ^, | and }.
        bytes.marks(below: 0x21) | (bytes | EightBytes(all: 2)).marks(of: UInt8(ascii: ">"))
          | (bytes | EightBytes(all: 2)).marks(of: UInt8(ascii: "^"))
          | (bytes | EightBytes(all: 1)).marks(of: UInt8(ascii: "}"))
          | bytes.marks(of: UInt8(ascii: "{")) | bytes.marks(of: UInt8(ascii: "`"))
          | bytes.marks(of: UInt8(ascii: "\""))
      }
  }

  /// Whether an IRI's bytes begin with a scheme, so that it needs no base.
  func hasScheme(in range: Range<Int>) -> Bool {
    guard let first = range.first, self[first].isASCIILetter else { return false }
    for index in range {
      let byte = self[index]
      if byte == UInt8(ascii: ":") { return true }
      let continues =
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard continues else { return false }
    }
    return false
  }
}

extension Unicode.Scalar {
  /// "U+00AD".
  var codePointName: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
