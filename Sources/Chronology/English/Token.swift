/// A word, a number or a sign of an English date.
struct Token: Hashable {
  enum Kind: Hashable {
    /// Letters, folded to lower case without diacritics; full stops of abbreviations are left out.
    case word(String)
    /// Digits, with the number of them and what is written onto them.
    case number(Int, digits: Int, ending: Ending)
    /// Any other sign; all dashes are `-`.
    case sign(Character)
  }

  /// What is written onto a number.
  enum Ending: Hashable {
    case none
    /// "12th"
    case ordinal
    /// "1850s"
    case plural
    /// "19c"
    case century
  }

  var kind: Kind
  /// Where it begins in the text, in UTF-8 bytes.
  var offset: Int
  /// Whether white space, or the beginning of the text, stands before it.
  var isSpaced: Bool
  /// Whether it is a dash longer than a hyphen.
  var isLongDash = false
}

/// Cuts a text into tokens.
struct Tokenizer {
  /// No wording of a date is longer; a limit keeps the work bounded.
  static let longestInput = 500

  private let input: String
  private var rest: Substring.UnicodeScalarView
  private var offset = 0
  private var tokens: [Token] = []

  static func tokens(of input: String) throws(DateError) -> [Token] {
    guard input.utf8.count <= longestInput else {
      throw DateError(
        "the text is longer than \(longestInput) bytes, which no date is",
        in: input,
        at: longestInput
      )
    }
    var tokenizer = Tokenizer(input: input, rest: Substring(input).unicodeScalars)
    return try tokenizer.run()
  }

  private init(input: String, rest: Substring.UnicodeScalarView) {
    self.input = input
    self.rest = rest
  }

  private mutating func run() throws(DateError) -> [Token] {
    var isSpaced = true
    while let scalar = rest.first {
      let start = offset
      if scalar.properties.isWhitespace {
        advance()
        isSpaced = true
        continue
      }
      if Self.isDigit(scalar) {
        try readNumber(from: start, isSpaced: isSpaced)
      } else if scalar == "\u{D7}" {
        // The sign of editors for "at some time between".
        advance()
        tokens.append(Token(kind: .word("x"), offset: start, isSpaced: isSpaced))
      } else if scalar.properties.isAlphabetic {
        tokens.append(
          Token(kind: .word(readWord()), offset: start, isSpaced: isSpaced)
        )
      } else {
        advance()
        let dash = Self.dashes.contains(scalar)
        tokens.append(
          Token(
            kind: .sign(dash ? "-" : Character(scalar)),
            offset: start,
            isSpaced: isSpaced,
            isLongDash: dash && scalar != "-"
          )
        )
      }
      isSpaced = false
    }
    // The full stop of a sentence.
    if tokens.last?.kind == .sign(".") { tokens.removeLast() }
    return tokens
  }

  private mutating func advance() {
    guard let scalar = rest.popFirst() else { return }
    offset += UTF8.width(scalar)
  }

  private mutating func readNumber(from start: Int, isSpaced: Bool) throws(DateError) {
    var value = 0
    var digits = 0
    while let scalar = rest.first, Self.isDigit(scalar) {
      digits += 1
      guard digits <= 11 else {
        throw DateError("the number is too long for a year", in: input, at: start)
      }
      value = value * 10 + Int(scalar.value - 0x30)
      advance()
    }
    let ending = readEnding()
    tokens.append(
      Token(
        kind: .number(value, digits: digits, ending: ending),
        offset: start,
        isSpaced: isSpaced
      )
    )
  }

  private mutating func readEnding() -> Token.Ending {
    let letters = rest.prefix { $0.properties.isAlphabetic || Self.apostrophes.contains($0) }
    let text = String(Substring(letters)).lowercased()
    let ending: Token.Ending
    switch text {
    case "st", "nd", "rd", "th": ending = .ordinal
    case "s", "'s", "\u{2019}s": ending = .plural
    case "c": ending = .century
    default: return .none
    }
    for _ in letters { advance() }
    return ending
  }

  /// A word, with the letters of an abbreviation such as "B.C.E." put together.
  private mutating func readWord() -> String {
    var word = readLetters()
    var isInitial = word.unicodeScalars.count == 1
    while rest.first == "." {
      let after = rest.dropFirst()
      let next = after.prefix { $0.properties.isAlphabetic }
      advance()
      guard isInitial, next.count == 1 else { break }
      word += readLetters()
      isInitial = true
    }
    return word
  }

  private mutating func readLetters() -> String {
    var word = ""
    while let scalar = rest.first, scalar.properties.isAlphabetic || Self.isMark(scalar) {
      if !Self.isMark(scalar) { word += Self.folded(scalar) }
      advance()
    }
    return word
  }

  private static let dashes: Set<UnicodeScalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
  ]
  private static let apostrophes: Set<UnicodeScalar> = ["'", "\u{2019}"]

  private static func isDigit(_ scalar: UnicodeScalar) -> Bool {
    scalar >= "0" && scalar <= "9"
  }

  private static func isMark(_ scalar: UnicodeScalar) -> Bool {
    (0x300...0x36F).contains(scalar.value)
  }

  /// The letter in lower case, without the diacritics that names of months have.
  private static func folded(_ scalar: UnicodeScalar) -> String {
    let lower = scalar.properties.lowercaseMapping
    return plain[lower] ?? lower
  }

  private static let plain: [String: String] = [
    "é": "e", "è": "e", "ê": "e", "ë": "e", "á": "a", "à": "a", "â": "a", "ä": "a", "ā": "a",
    "ô": "o", "ö": "o", "ó": "o", "ī": "i", "í": "i", "ū": "u", "û": "u", "ü": "u", "ú": "u",
    "ḥ": "h", "ḫ": "h", "š": "s", "ṣ": "s", "ḍ": "d",
  ]
}
