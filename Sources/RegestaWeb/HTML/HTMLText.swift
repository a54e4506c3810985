// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Text as HTML writes it, between tags and in quotes alike.
enum HTMLText {
  /// Writes a text so that it is shown and never read as markup.
  ///
  /// Quotes are escaped everywhere. What HTML may not hold, even as a reference, is shown as a symbol:
  /// control characters as in `␀`, and code points that are no characters as U+FFFD. Line ends are line
  /// feeds.
  static func write(_ text: String, into output: inout [UInt8]) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      bytes.allSatisfy { byte in
        byte >= 0x20 && byte < 0x7F && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22
          && byte != 0x27
      }
    }
    if isPlain {
      output.append(contentsOf: text.utf8)
      return
    }
    var wasReturn = false
    for scalar in text.unicodeScalars {
      defer { wasReturn = scalar == "\r" }
      switch scalar {
      case "&": output.append(contentsOf: "&amp;".utf8)
      case "<": output.append(contentsOf: "&lt;".utf8)
      case ">": output.append(contentsOf: "&gt;".utf8)
      case "\"": output.append(contentsOf: "&quot;".utf8)
      case "'": output.append(contentsOf: "&#39;".utf8)
      case "\r": output.append(0x0A)
      case "\n" where wasReturn: break
      default: output.append(contentsOf: Unicode.UTF8.encode(shown(scalar)).map(Array.init) ?? [])
      }
    }
  }

  /// A text, escaped.
  static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    write(text, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A: scalar
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    case 0xFDD0...0xFDEF: "\u{FFFD}"
    case let value where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
    default: scalar
    }
  }
}
