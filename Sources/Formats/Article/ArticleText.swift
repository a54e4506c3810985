/// A text as scalars, with LF as its only line end, that knows the places of its lines.
struct ArticleText {
  let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  /// Takes UTF-8.
  init(utf8 bytes: [UInt8]) {
    self.init(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }

  /// Takes scalars; CR LF and CR become LF.
  init(_ source: some Sequence<Unicode.Scalar>) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(source.underestimatedCount)
    var lineStarts = [0]
    var previous: Unicode.Scalar = " "
    for scalar in source {
      defer { previous = scalar }
      if scalar == "\n", previous == "\r" { continue }
      if scalar == "\n" || scalar == "\r" {
        scalars.append("\n")
        lineStarts.append(scalars.count)
      } else {
        scalars.append(scalar)
      }
    }
    self.scalars = scalars
    self.lineStarts = lineStarts
  }

  /// The lines, without their ends; a last empty one is none.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    lines.reserveCapacity(lineStarts.count)
    for (index, start) in lineStarts.enumerated() {
      let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : scalars.count
      lines.append(start..<end)
    }
    if let last = lines.last, last.isEmpty { lines.removeLast() }
    return lines
  }

  /// The place of a scalar, in lines and columns.
  func position(of offset: Int) -> TextPosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return TextPosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }
}

extension Unicode.Scalar {
  /// White space, line ends, and controls, which stand for nothing in prose.
  var isSpace: Bool {
    switch value {
    case 0...0x20, 0x7F...0xA0: true
    case 0x21...0x167F: false
    default: properties.isWhitespace
    }
  }

  /// Nothing that is seen: soft hyphens, zero-width spaces, byte order marks within a text.
  var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// 0 to 9.
  var isDigit: Bool { (0x30...0x39).contains(value) }

  /// A letter of ASCII or of any other script.
  var isLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xAA: false
    default: properties.isAlphabetic
    }
  }

  /// A capital.
  var isUpper: Bool {
    value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase
  }

  /// A small letter.
  var isLower: Bool {
    value < 0x80 ? (0x61...0x7A).contains(value) : properties.isLowercase
  }

  /// The small letter, where it is one scalar.
  var lowered: Unicode.Scalar {
    if value < 0x80 { return isUpper ? Unicode.Scalar(UInt8(value) | 0x20) : self }
    let mapping = properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? self : self
  }

  /// A hyphen or one of the dashes.
  var isDash: Bool {
    switch value {
    case 0x2D, 0x2010...0x2015, 0x2212: true
    default: false
    }
  }
}

extension Collection<Unicode.Scalar> {
  /// As a string.
  var string: String {
    // Much faster than to append scalars to a string.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + count / 8)
    for scalar in self {
      if scalar.value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.appendScalar(scalar.value)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// With its white space as single spaces and none at the ends.
  var normalized: String {
    var text = InlineText(keepsLeftovers: true)
    text.append(contentsOf: self)
    return text.scalars.string
  }
}

extension Array<Unicode.Scalar> {
  /// Whether the word stands there.
  func has(_ word: StaticString, at index: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index >= 0, index + count <= self.count else { return false }
    for step in 0..<count where self[index + step].value != UInt32(word.utf8Start[step]) {
      return false
    }
    return true
  }

  /// Whether the word, in small letters of ASCII, stands there in any case.
  func hasFolded(_ word: StaticString, at index: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index >= 0, index + count <= self.count else { return false }
    for step in 0..<count where self[index + step].lowered.value != UInt32(word.utf8Start[step]) {
      return false
    }
    return true
  }

  /// The range without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, self[low].isSpace { low += 1 }
    while high > low, self[high - 1].isSpace { high -= 1 }
    return low..<high
  }
}
