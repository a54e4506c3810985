#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How likely a sample is as a text in one single-byte encoding.
///
/// Each byte beyond ASCII counts by how often its letter stands in the language that fits best; each
/// pair of neighbours that no word has (a sign inside a word, a capital after a small letter, Latin
/// beside Cyrillic) counts against the encoding.
struct SingleByteModel: Sendable {
  let encoding: TextEncoding
  /// Which encodings are met more often, as a logarithm; it decides between readings that fit alike.
  private let prior: Double
  /// 256 kinds.
  private let kinds: [Kind]
  private let scalars: [UInt16]
  /// For each language, twice (ordinary case, all capitals), 128 logarithms.
  private let readings: [[Double]]

  enum Kind: UInt8 { case lowerLatin, upperLatin, lowerCyrillic, upperCyrillic, space, mark, odd }

  static let all: [SingleByteModel] = [
    .init(.windows1250, prior: 0), .init(.windows1251, prior: 0), .init(.windows1252, prior: 0),
    .init(.windows1257, prior: -0.2), .init(.iso8859_2, prior: -0.5),
    .init(.iso8859_13, prior: -1), .init(.koi8r, prior: -0.5), .init(.ibm852, prior: -1),
    .init(.ibm866, prior: -0.5),
  ]

  private init(_ encoding: TextEncoding, prior: Double) {
    self.encoding = encoding
    self.prior = prior
    let scalars = encoding.upperHalf ?? []
    self.scalars = scalars
    kinds = (0..<128).map { Kind(UInt16($0)) } + scalars.map { Kind($0) }
    let letters = scalars.map { Letter($0) }
    readings = LanguageProfile.all.flatMap { language in
      let total = language.letters.values.reduce(0, +)
      return [false, true].map { isShouted in
        letters.map { letter in
          guard let lower = letter.lower else { return letter.logarithm }
          let share = (language.letters[lower] ?? 0) / total * 0.97 + 0.0004
          return log(share * (letter.isUpper == isShouted ? 0.92 : 0.08))
        }
      }
    }
  }

  /// The logarithm of how likely, up to a constant that is the same for all encodings.
  func score(_ evidence: ByteEvidence) -> Double {
    var best = -Double.infinity
    for (index, reading) in readings.enumerated() {
      // A text all in capitals is rare.
      var sum = index.isMultiple(of: 2) ? 0 : -3.0
      for (byte, count) in evidence.counts.enumerated() where count > 0 {
        sum += reading[byte] * Double(count)
      }
      best = max(best, sum)
    }
    var penalty = 0.0
    for pair in evidence.pairs {
      penalty += Self.penalty(kinds[Int(pair.first)], kinds[Int(pair.second)]) * Double(pair.count)
    }
    return prior + best - penalty
  }

  /// Whether both read the bytes of the sample as the same text.
  func agrees(with other: SingleByteModel, on evidence: ByteEvidence) -> Bool {
    evidence.counts.indices.allSatisfy {
      evidence.counts[$0] == 0 || scalars[$0] == other.scalars[$0]
    }
  }

  private static func penalty(_ first: Kind, _ second: Kind) -> Double {
    switch (first, second) {
    case (.lowerLatin, .upperLatin), (.lowerCyrillic, .upperCyrillic): 3
    case (.lowerLatin, .lowerCyrillic), (.lowerLatin, .upperCyrillic): 3
    case (.upperLatin, .lowerCyrillic), (.upperLatin, .upperCyrillic): 3
    case (.lowerCyrillic, .lowerLatin), (.lowerCyrillic, .upperLatin): 3
    case (.upperCyrillic, .lowerLatin), (.upperCyrillic, .upperLatin): 3
    case (.odd, .lowerLatin), (.odd, .lowerCyrillic), (.lowerLatin, .odd), (.lowerCyrillic, .odd): 2
    default: 0
    }
  }
}

/// What a byte stands for, as far as all languages have it alike.
private struct Letter {
  /// The small letter; nil for what is none.
  let lower: Unicode.Scalar?
  let isUpper: Bool
  /// How likely a sign that is no letter is in a text, as a logarithm.
  let logarithm: Double

  init(_ value: UInt16) {
    let kind = SingleByteModel.Kind(value)
    isUpper = kind == .upperLatin || kind == .upperCyrillic
    switch kind {
    case .lowerLatin, .upperLatin, .lowerCyrillic, .upperCyrillic:
      let scalar = Unicode.Scalar(value)
      lower = scalar?.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      logarithm = 0
    case .space, .mark:
      lower = nil
      logarithm = -4
    case .odd:
      lower = nil
      // Nothing, a control, a line of a drawn box, a rare sign.
      logarithm = value == 0 ? -14 : value < 0xA0 ? -12 : value >= 0x2300 ? -9 : -6.5
    }
  }
}

extension SingleByteModel.Kind {
  fileprivate init(_ value: UInt16) {
    guard let scalar = Unicode.Scalar(value), value != 0 else {
      self = .odd
      return
    }
    let properties = scalar.properties
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0: self = .space
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0x30...0x39: self = .mark
    // Quotation marks, dashes, the section and degree signs: what prose has beside words.
    case 0xA7, 0xAB, 0xB0, 0xBB, 0x2013...0x2026, 0x2039, 0x203A, 0x2116: self = .mark
    case _ where properties.isAlphabetic && value != 0xAA && value != 0xBA:
      let isCyrillic = (0x400...0x52F).contains(value)
      let isUpper = properties.isUppercase
      if isCyrillic {
        self = isUpper ? .upperCyrillic : .lowerCyrillic
      } else {
        self = isUpper ? .upperLatin : .lowerLatin
      }
    default: self = .odd
    }
  }
}
