/// Character references: `&amp;`, `&#321;`, `&#x141;`.
enum HTMLEntities {
  /// What the reference that begins at a place stands for, and where it ends; nil when none does.
  static func decode(at start: Int, in scalars: [Unicode.Scalar]) -> (
    scalar: Unicode.Scalar, end: Int
  )? {
    guard start + 2 < scalars.count, scalars[start] == "&" else { return nil }
    let limit = min(scalars.count, start + 12)
    if scalars[start + 1] == "#" {
      let isHex = scalars[start + 2].lowered == "x"
      var index = start + (isHex ? 3 : 2)
      var value: UInt32 = 0
      let first = index
      while index < limit, let digit = Self.digit(scalars[index], isHex: isHex) {
        value = value * (isHex ? 16 : 10) + digit
        if value > 0x10FFFF { return nil }
        index += 1
      }
      guard index > first else { return nil }
      if index < scalars.count, scalars[index] == ";" { index += 1 }
      // What pages of the nineties number 128 to 159 is of Windows.
      if (0x80..<0xA0).contains(value) {
        value = UInt32(CodePageTable.windows1252[Int(value) - 0x80])
      }
      return (value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", index)
    }
    guard let end = scalars[(start + 1)..<limit].firstIndex(of: ";") else { return nil }
    let name = scalars[(start + 1)..<end].string
    return (Self.named[name] ?? Self.named[name.lowercased()]).map { ($0, end + 1) }
  }

  /// A text without references.
  static func decoded(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains("&") else { return scalars }
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "&", let (scalar, end) = decode(at: index, in: scalars) {
        result.append(scalar)
        index = end
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return result
  }

  private static func digit(_ scalar: Unicode.Scalar, isHex: Bool) -> UInt32? {
    switch scalar.value {
    case 0x30...0x39: scalar.value - 0x30
    case 0x61...0x66 where isHex: scalar.value - 0x57
    case 0x41...0x46 where isHex: scalar.value - 0x37
    default: nil
    }
  }

  // swift-format-ignore
  private static let named: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
      "emsp": "\u{2003}", "thinsp": "\u{2009}", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
      "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹",
      "rsaquo": "›", "hellip": "…", "bull": "•", "middot": "·", "sect": "§", "para": "¶", "copy": "©",
      "reg": "®", "trade": "™", "deg": "°", "plusmn": "±", "times": "×", "divide": "÷", "frac12": "½",
      "frac14": "¼", "frac34": "¾", "sup1": "¹", "sup2": "²", "sup3": "³", "dagger": "†", "Dagger": "‡",
      "permil": "‰", "prime": "′", "Prime": "″", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢",
      "curren": "¤", "minus": "−", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔",
      "shy": "\u{AD}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}",
      "iexcl": "¡", "iquest": "¿", "ordf": "ª", "ordm": "º", "szlig": "ß", "thorn": "þ", "THORN": "Þ",
      "eth": "ð", "ETH": "Ð", "aelig": "æ", "AElig": "Æ", "oelig": "œ", "OElig": "Œ", "oslash": "ø",
      "Oslash": "Ø", "aring": "å", "Aring": "Å", "lstrok": "ł", "Lstrok": "Ł", "inodot": "ı",
      "lsqb": "[", "rsqb": "]", "lbrack": "[", "rbrack": "]", "lcub": "{", "rcub": "}", "verbar": "|",
      "num": "#", "ast": "*", "lowbar": "_", "equals": "=", "colon": ":", "semi": ";", "comma": ",",
    ]
    let marks: [(String, String, String)] = [
      ("acute", "aeiouycnszlr", "áéíóúýćńśźĺŕ"), ("grave", "aeiou", "àèìòù"), ("circ", "aeiou", "âêîôû"),
      ("uml", "aeiouy", "äëïöüÿ"), ("tilde", "ano", "ãñõ"), ("cedil", "cst", "çşţ"),
      ("caron", "cszrendt", "čšžřěňďť"), ("ogon", "aeiu", "ąęįų"), ("macr", "aeiou", "āēīōū"),
      ("breve", "aug", "ăŭğ"), ("dot", "zeg", "żėġ"),
    ]
    for (mark, letters, marked) in marks {
      for (letter, scalar) in zip(letters, marked.unicodeScalars) {
        table[String(letter) + mark] = scalar
        table[letter.uppercased() + mark] = scalar.properties.uppercaseMapping.unicodeScalars.first
      }
    }
    return table
  }()
}
