/// Text from a source made safe to print on a terminal.
///
/// A source can contain anything, escape sequences included: what could move the cursor, colour or
/// reorder the text is replaced by a visible sign. Formats for machines keep every character.
package enum VisibleText {
  /// The text with control characters replaced by their Unicode pictures (`␛`), the characters
  /// that reorder text by `U+FFFD`, and tabs by a space.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - keepsLineBreaks: when false, each line break becomes a space too.
  /// - Returns: text that only prints.
  package static func of(_ text: String, keepsLineBreaks: Bool) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for character in text {
      if character.isNewline {
        result += keepsLineBreaks ? "\n" : " "
        continue
      }
      for scalar in character.unicodeScalars {
        result.unicodeScalars.append(isUnsafe(scalar) ? replacement(of: scalar) : scalar)
      }
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 }
    return value <= 0x9F || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }

  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: " "
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}
