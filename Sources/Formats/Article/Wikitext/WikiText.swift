/// Scalars of wikitext, each with the place where it came from.
struct WikiText {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var origins: [Int] = []

  mutating func append(_ scalar: Unicode.Scalar, from origin: Int) {
    scalars.append(scalar)
    origins.append(origin)
  }

  mutating func append(_ words: some Sequence<Unicode.Scalar>, from origin: Int) {
    for scalar in words { append(scalar, from: origin) }
  }

  mutating func append(_ words: String, from origin: Int) {
    append(words.unicodeScalars, from: origin)
  }

  mutating func append(_ other: WikiText) {
    scalars += other.scalars
    origins += other.origins
  }

  subscript(range: Range<Int>) -> WikiText {
    var part = WikiText()
    part.scalars = Array(scalars[range])
    part.origins = Array(origins[range])
    return part
  }
}

/// Signs of our own in expanded wikitext: scalars of the last private plane, dropped where a text has them.
enum WikiSign {
  /// Before the number of a reference, then ``end``.
  static let mark: Unicode.Scalar = "\u{10FFF0}"
  /// Before the number of a work, then ``end``.
  static let work: Unicode.Scalar = "\u{10FFF3}"
  static let end: Unicode.Scalar = "\u{10FFF1}"
  /// Before a scalar that is no markup.
  static let literal: Unicode.Scalar = "\u{10FFF2}"

  static func isOne(_ scalar: Unicode.Scalar) -> Bool {
    (0x10FFF0...0x10FFF3).contains(scalar.value)
  }
}

/// What `<ref>` gives.
struct WikiReference {
  var group: String
  var content: WikiText?
  var origin: Int
  /// Given when its first mark is met.
  var label: String?
}
