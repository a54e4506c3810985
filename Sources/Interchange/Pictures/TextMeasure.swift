/// How much room a text takes in a font that we do not know.
///
/// The widths are those of the widest of the common sans serif fonts, so that a text is drawn no
/// wider than this says and never runs out of its box.
enum TextMeasure {
  /// The width of a text in user units.
  static func width(_ text: some StringProtocol, size: Double, isBold: Bool = false) -> Double {
    var hundredths = 0
    for character in text { hundredths += width(of: character) }
    return Double(hundredths) / 100 * size * (isBold ? 1.13 : 1)
  }

  /// From one line of text to the next.
  static func lineHeight(_ size: Double) -> Double { size * 1.25 }

  /// The text on as many lines as it needs, at most `limit`; what does not fit ends in "…".
  ///
  /// Lines break between words, after hyphens, before East Asian characters, and inside a word that is too long.
  static func wrapped(
    _ text: String,
    width limit: Double,
    size: Double,
    lines most: Int = .max,
    isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(of: text) {
      let joined = line + piece
      if width(trimmed(joined), size: size, isBold: isBold) <= limit {
        line = joined
        continue
      }
      if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
      line = ""
      // A word that is wider than a line is cut.
      for character in piece {
        if !line.isEmpty, width(line + "\(character)", size: size, isBold: isBold) > limit {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !trimmed(line).isEmpty || lines.isEmpty { lines.append(trimmed(line)) }
    guard lines.count > most else { return lines }
    let rest = lines[(most - 1)...].joined(separator: " ")
    return lines.prefix(most - 1) + [fitted(rest, width: limit, size: size, isBold: isBold)]
  }

  /// The text, or as much of its beginning as fits with "…" behind it.
  static func fitted(
    _ text: String,
    width limit: Double,
    size: Double,
    isBold: Bool = false
  ) -> String {
    guard width(text, size: size, isBold: isBold) > limit else { return text }
    var result = ""
    var taken = width("…", size: size, isBold: isBold)
    for character in text {
      taken += width(String(character), size: size, isBold: isBold)
      guard taken <= limit else { break }
      result.append(character)
    }
    return trimmed(result) + "…"
  }

  /// The text as SVG shows it: on one line, with one space for any white space.
  static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(" ") ? trimmed(String(text.dropLast())) : text
  }

  /// Words with the space or hyphen behind them, and East Asian characters one by one.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in plain(text) {
      if isIdeographic(character) {
        if !piece.isEmpty { pieces.append(piece) }
        pieces.append(String(character))
        piece = ""
      } else {
        piece.append(character)
        if character == " " || character == "-" {
          pieces.append(piece)
          piece = ""
        }
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  private static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return switch scalar.value {
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// In hundredths of the font's size. Marks over a letter take no room of their own.
  private static func width(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, width(of: $1)) }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if (0x20..<0x7F).contains(value) { return ascii[Int(value) - 0x20] }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    return switch value {
    case 0x0416, 0x0428, 0x0429, 0x042E, 0x0424, 0x042B: 109  // Ж Ш Щ Ю Ф Ы
    case 0x0436, 0x0444, 0x0448, 0x0449, 0x044B, 0x044E: 94
    case 0x00A0: 32
    case 0x00C0...0x00DE, 0x0391...0x03A9, 0x0410...0x042F: 79
    case 0x00A0..<0x0590: scalar.properties.isUppercase ? 79 : 66
    case 0x0590..<0x0600: 66
    case 0x0600..<0x0700: 80
    case 0x2010...0x2013, 0x2018...0x201F, 0x2022: 60
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0x20000...0x3FFFD:
      100
    case 0x1F000...0x1FAFF: 135
    default: 100
    }
  }

  /// From the space to the tilde.
  private static let ascii = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 56, 102, 68, 69, 72, 77, 67, 61, 78, 75, 29, 50, 67, 56, 86, 75, 79,
    67, 79, 72, 67, 61, 73, 68, 99, 69, 67, 69, 39, 34, 39, 84, 56, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]
}
