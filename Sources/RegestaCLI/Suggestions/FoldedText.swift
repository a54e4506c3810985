/// Text without the differences that a searching hand leaves out: case, marks and separators.
package enum FoldedText {
  /// Lower case, without diacritics ("Łódź" gives "lodz"), with `_` and spaces as `-`.
  package static func of(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: result.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
      case 0x20, 0x5F: result.append("-")
      case 0..<0x80: result.append(scalar)
      default: append(scalar, to: &result)
      }
    }
    return result
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
    let properties = scalar.properties
    if properties.generalCategory == .nonspacingMark { return }
    // Unicode's own names say what a letter is made of: "LATIN SMALL LETTER L WITH STROKE". That
    // covers the stroked and barred letters too, which no decomposition takes apart.
    if let name = properties.name, let base = baseLetter(in: name) {
      result.append(base)
    } else {
      result.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
    }
  }

  private static func baseLetter(in name: String) -> Unicode.Scalar? {
    let words = name.split(separator: " ")
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
      words[3].utf8.count == 1, let letter = words[3].utf8.first
    else { return nil }
    return Unicode.Scalar(letter | 0x20)
  }
}
