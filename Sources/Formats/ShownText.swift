// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Text for formats that have no place for control characters.
public enum ShownText {
  /// The text with a symbol for each control character but tab and line end (`␀` for NUL), and with
  /// U+FFFD for the two scalars that are no characters of the first plane.
  ///
  /// - Returns: The text, and whether anything in it was replaced.
  public static func of(_ text: String) -> (text: String, isChanged: Bool) {
    if text.lendUTF8(\.isCertainlyWritable) { return (text, false) }
    guard text.unicodeScalars.contains(where: isUnwritable) else { return (text, false) }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isUnwritable(scalar) ? symbol(for: scalar) : scalar)
    }
    return (String(result), true)
  }

  private static func isUnwritable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func symbol(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a text has no byte that a control character or one of the two scalars could begin with.
  fileprivate var isCertainlyWritable: Bool {
    hasNone(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xEF }) { bytes in
      bytes.marks(below: 0x20) | bytes.marks(of: 0x7F) | bytes.marks(of: 0xEF)
    }
  }
}
