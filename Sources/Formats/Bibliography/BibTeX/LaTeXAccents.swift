/// One of TeX's accents: how it is put on a letter.
struct LaTeXAccents: Sendable {
  private let mark: Unicode.Scalar
  private let composed: [Unicode.Scalar: Unicode.Scalar]

  /// By TeX's name: `'`, `"`, `c`, `v`.
  static let table: [String: LaTeXAccents] = {
    var result: [String: LaTeXAccents] = [:]
    for row in LaTeXAccentTable.rows {
      let letters = Array(row.pairs.unicodeScalars)
      var composed: [Unicode.Scalar: Unicode.Scalar] = [:]
      for place in stride(from: 0, to: letters.count - 1, by: 2) {
        composed[letters[place]] = letters[place + 1]
      }
      result[String(row.accent)] = LaTeXAccents(mark: row.mark, composed: composed)
    }
    return result
  }()

  /// The text with the accent on its first letter; a dotless i or j gets its letter back.
  func over(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    guard var first = scalars.first else { return String(spacing) }
    if first == "ı", composed["i"] != nil { first = "i" }
    if first == "ȷ", composed["j"] != nil { first = "j" }
    if let letter = composed[first] {
      scalars[0] = letter
    } else {
      scalars.insert(mark, at: 1)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The accent by itself, over nothing: as `\~{}` in addresses.
  private var spacing: Unicode.Scalar {
    switch mark {
    case "\u{300}": "`"
    case "\u{301}": "´"
    case "\u{302}": "^"
    case "\u{303}": "~"
    case "\u{308}": "¨"
    case "\u{327}": "¸"
    default: mark
    }
  }
}
