// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// How many cells of a terminal a text takes.
///
/// The unit is the grapheme cluster: a letter with its combining marks, a flag, an emoji joined of
/// several takes the cells of one character. Names in NFD ("é" as two scalars) therefore align with
/// the same names in NFC. Characters of ambiguous width (`¡`, `Ω` in some East Asian fonts) count
/// as one cell.
package enum DisplayWidth {
  /// The cells of a text without line breaks. Control characters count as none.
  package static func of(_ text: String) -> Int {
    var text = text
    let plain = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
    }
    if let plain { return plain }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The cells of one grapheme cluster: mostly 0, 1 or 2.
  ///
  /// The cells of its scalars add up, since terminals draw the vowel signs and sound marks that
  /// have a width of their own side by side. What is joined into one picture counts once.
  package static func of(_ character: Character) -> Int {
    var total = 0
    var previous: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      if let previous {
        total = sum(total, adding: scalar, after: previous)
      } else {
        total = isRegionalIndicator(scalar) ? 2 : of(scalar)
      }
      previous = scalar
    }
    return total
  }

  private static func sum(
    _ total: Int,
    adding scalar: Unicode.Scalar,
    after previous: Unicode.Scalar
  ) -> Int {
    if scalar == emojiSelector {
      // "❤" is one cell as text and two as a picture.
      return previous.properties.isEmoji ? max(total, 2) : total
    }
    let isPartOfPicture =
      previous == joiner || isRegionalIndicator(scalar) || scalar.properties.isEmojiModifier
    return isPartOfPicture ? total : total + of(scalar)
  }

  private static let joiner: Unicode.Scalar = "\u{200D}"
  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// The cells of a scalar that stands alone.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    // Latin, Greek, Cyrillic and their relatives, without the marks between them, come first: they
    // are nearly all there is and need neither table nor property.
    if value < 0x300 {
      return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1
    }
    if value < 0x370 { return 0 }
    if value < 0x483 { return 1 }
    if isZeroWidth(scalar) { return 0 }
    return isWide(value) ? 2 : 1
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator, .paragraphSeparator:
      return true
    case .format:
      // The signs that stand over the digits of a number are drawn, though they are "format".
      return !isPrependedNumberSign(scalar.value)
    default:
      // The vowels and final consonants of decomposed Hangul stand inside their syllable; the two
      // fillers only hold a place there.
      return (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
        || scalar.value == 0x3164 || scalar.value == 0xFFA0
    }
  }

  /// Arabic, Syriac and Kaithi signs that precede a number (Prepended_Concatenation_Mark).
  private static func isPrependedNumberSign(_ value: UInt32) -> Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard let first = wideRanges.first, value >= first.first else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].first <= value
  }
}
