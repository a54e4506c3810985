/// Text as XML 1.0 writes it.
public enum XMLText {
  /// Between tags. `>` is escaped too, so that `]]>` can never stand there; a carriage return is
  /// written as a reference, which readers do not turn into a line feed.
  public static func content(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\r": "&#13;"
      default: nil
      }
    }
  }

  /// Inside double quotes. White space other than a space is written as references, which readers
  /// keep.
  public static func attribute(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\t": "&#9;"
      case "\n": "&#10;"
      case "\r": "&#13;"
      default: nil
      }
    }
  }

  /// Whether a text is written as it is: it has none of the characters that are not, nor a first byte of those
  /// that XML cannot write.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0x7F, 0xEF: false
      default: true
      }
    }
  }

  private static func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
    if isPlain(text) { return text }
    var result = ""
    // XML has no way at all to write most control characters.
    for scalar in ShownText.of(text).text.unicodeScalars {
      if let escaped = escape(scalar) {
        result += escaped
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
