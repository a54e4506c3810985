// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Text as XML 1.0 writes it.
public enum XMLText {
  /// Between tags. `>` is escaped too, so that `]]>` can never stand there; a carriage return is
  /// written as a reference, which readers do not turn into a line feed.
  public static func content(_ text: String) -> String {
    isPlain(text) ? text : escaped(text, escapeInContent)
  }

  /// Inside double quotes. White space other than a space is written as references, which readers
  /// keep.
  public static func attribute(_ text: String) -> String {
    isPlain(text) ? text : escaped(text, escapeInAttribute)
  }

  static func append(content text: String, to bytes: inout [UInt8]) {
    append(text, to: &bytes, escapeInContent)
  }

  static func append(attribute text: String, to bytes: inout [UInt8]) {
    append(text, to: &bytes, escapeInAttribute)
  }

  private static func append(
    _ text: String,
    to bytes: inout [UInt8],
    _ escape: (Unicode.Scalar) -> String?
  ) {
    let isWritten = text.lendUTF8 { text in
      guard text.isPlainXML else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if !isWritten { bytes.append(contentsOf: escaped(text, escape).utf8) }
  }

  private static func escapeInContent(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\r": "&#13;"
    default: nil
    }
  }

  private static func escapeInAttribute(_ scalar: Unicode.Scalar) -> String? {
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

  private static func isPlain(_ text: String) -> Bool {
    text.lendUTF8(\.isPlainXML)
  }

  private static func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
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

extension UnsafeBufferPointer<UInt8> {
  /// Whether a text is written as it is: it has none of the characters that are not, nor a first byte of those
  /// that XML cannot write.
  fileprivate var isPlainXML: Bool {
    hasNone(where: { byte in
      switch byte {
      case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0x7F, 0xEF: true
      default: false
      }
    }) { bytes in
      // < and > differ in one bit.
      bytes.marks(below: 0x20) | bytes.marks(of: 0x22) | bytes.marks(of: 0x26)
        | (bytes | EightBytes(all: 2)).marks(of: 0x3E) | bytes.marks(of: 0x7F)
        | bytes.marks(of: 0xEF)
    }
  }
}
