// Unsafe: a name is folded into a buffer that its caller has made long enough for any name of that length.

/// The state of one fold: reads UTF-8, writes folded UTF-8 into memory that the caller provides.
///
/// The output is never longer than three times the input (``maximumGrowth``): two bytes become at
/// most four (щ, shch), three become at most nine (a Hangul syllable, three jamo).
struct Folder {
  static let maximumGrowth = 3

  private let output: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  /// A separator was read; it is written only when a letter follows, so none is doubled or trails.
  private var owesSpace = false
  /// A hard sign was read: it is `a` if a consonant follows (Търново) and nothing otherwise.
  private var owesHardSign = false
  /// The script and the last written byte of the letter before, for upsilon and yiwn.
  private var before = (script: Script.other, byte: UInt8(0))

  private enum Script {
    case greek, armenian, cyrillic, other

    init(_ scalar: UInt32) {
      switch scalar {
      case 0x345, 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
      case 0x400...0x52F, 0x1C80...0x1C8F, 0xA640...0xA69F: self = .cyrillic
      case 0x530...0x58F: self = .armenian
      default: self = .other
      }
    }
  }

  init(output: UnsafeMutableBufferPointer<UInt8>) {
    self.output = output
  }

  /// Folds well-formed UTF-8.
  mutating func fold(_ input: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < input.count {
      let byte = input[index]
      if byte < 0x80 {
        foldASCII(byte)
        index += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard index + length <= input.count else { return }
      var scalar = UInt32(byte) & (0x7F >> UInt32(length))
      for next in input[index + 1..<index + length] {
        scalar = scalar << 6 | UInt32(next & 0x3F)
      }
      index += length
      fold(scalar)
    }
  }

  private mutating func foldASCII(_ byte: UInt8) {
    owesHardSign = false
    before.script = .other
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      write(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      write(byte | 0x20)
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      break
    default:
      owesSpace = true
    }
  }

  private mutating func fold(_ scalar: UInt32) {
    let cell = LetterMap.shared.cell(of: scalar)
    if cell != 0 {
      foldLetter(scalar, spelt: cell)
    } else if !Self.isMark(scalar) {
      owesHardSign = false
      before.script = .other
      foldOther(scalar)
    }
  }

  private mutating func foldLetter(_ scalar: UInt32, spelt cell: UInt32) {
    if cell == LetterMap.dropped { return }
    let script = Script(scalar)
    if owesHardSign {
      owesHardSign = false
      if script == .cyrillic, !Self.isVowel(UInt8(cell & 0xFF)) { write(UInt8(ascii: "a")) }
    }
    var rest = cell
    while rest != 0 {
      var byte = UInt8(rest & 0xFF)
      rest >>= 8
      switch byte {
      case UInt8(ascii: "Y"):
        let pairs =
          before.script == .greek
          && [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o")].contains(before.byte)
        byte = UInt8(ascii: pairs ? "u" : "y")
      case UInt8(ascii: "W"):
        let pairs = before.script == .armenian && before.byte == UInt8(ascii: "o")
        byte = UInt8(ascii: pairs ? "u" : "v")
      case UInt8(ascii: "A"):
        owesHardSign = true
        continue
      default:
        break
      }
      write(byte)
      before = (script, byte)
    }
  }

  /// Letters without a Latin spelling, and everything that is no letter.
  private mutating func foldOther(_ scalar: UInt32) {
    if 0xAC00...0xD7A3 ~= scalar {
      let syllable = scalar - 0xAC00
      write(scalar: 0x1100 + syllable / 588)
      write(scalar: 0x1161 + syllable % 588 / 28)
      if syllable % 28 != 0 { write(scalar: 0x11A7 + syllable % 28) }
      return
    }
    if let parts = LetterMap.shared.decomposition(of: scalar) {
      for part in parts { write(scalar: part) }
      return
    }
    guard let known = Unicode.Scalar(scalar) else { return }
    switch known.properties.generalCategory {
    case .format:
      break
    case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol,
      .otherSymbol:
      owesSpace = true
    default:
      if known.properties.changesWhenLowercased {
        for small in known.properties.lowercaseMapping.unicodeScalars {
          write(scalar: small.value)
        }
      } else {
        write(scalar: scalar)
      }
    }
  }

  private mutating func write(_ byte: UInt8) {
    if owesSpace {
      owesSpace = false
      if count > 0 {
        output[count] = UInt8(ascii: " ")
        count += 1
      }
    }
    output[count] = byte
    count += 1
  }

  private mutating func write(scalar: UInt32) {
    guard let known = Unicode.Scalar(scalar) else { return }
    for byte in known.utf8 { write(byte) }
  }

  /// Marks that a name can lose. Others are letters in all but name: the vowel signs of India and
  /// of the Thai, and the voicing marks of kana.
  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF,
      0x2DE0...0x2DFF, 0xA66F, 0xA674...0xA67D, 0xA69E...0xA69F, 0xFE00...0xFE0F, 0xFE20...0xFE2F:
      true
    case 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7, 0xFB1E:
      true
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8,
      0x6EA...0x6ED:
      true
    default:
      false
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }
}
