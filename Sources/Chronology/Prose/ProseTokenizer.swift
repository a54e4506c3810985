/// Cuts running text into tokens and sentences, in one pass.
struct ProseTokenizer {
  private let scalars: [Unicode.Scalar]
  private let vocabulary: DateVocabulary
  private var tokens: [ProseToken] = []
  private var position = 0
  private var sentence = 0
  /// Words longer than this mean nothing to a date.
  private static let longestWord = 20

  static func tokens(of scalars: [Unicode.Scalar], _ vocabulary: DateVocabulary) -> [ProseToken] {
    var tokenizer = ProseTokenizer(scalars: scalars, vocabulary: vocabulary)
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(scalars: [Unicode.Scalar], vocabulary: DateVocabulary) {
    self.scalars = scalars
    self.vocabulary = vocabulary
    tokens.reserveCapacity(scalars.count / 5)
  }

  private mutating func run() {
    var isSpaced = true
    while position < scalars.count {
      let scalar = scalars[position]
      if Self.isSpace(scalar) {
        skipSpace()
        isSpaced = true
        continue
      }
      if Self.isDigit(scalar) {
        readNumber(isSpaced)
      } else if Self.isLetter(scalar) {
        readWord(isSpaced)
      } else {
        readSign(scalar, isSpaced)
      }
      isSpaced = false
    }
  }

  /// An empty line ends a sentence.
  private mutating func skipSpace() {
    var lines = 0
    while position < scalars.count, Self.isSpace(scalars[position]) {
      if scalars[position] == "\n" { lines += 1 }
      position += 1
    }
    if lines > 1 { sentence += 1 }
  }

  private mutating func readSign(_ scalar: Unicode.Scalar, _ isSpaced: Bool) {
    var token = ProseToken(kind: .sign, start: position, end: position + 1, isSpaced: isSpaced)
    token.sign = Self.dashes.contains(scalar) ? "-" : scalar
    token.sentence = sentence
    position += 1
    if endsSentence(scalar) { sentence += 1 }
    tokens.append(token)
  }

  private func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "." || scalar == "!" || scalar == "?" else { return false }
    // Behind the closing signs of "he left.)" and before the mark of a note.
    var next = position
    while next < min(scalars.count, position + 3),
      ")]\"\u{201D}\u{2019}".unicodeScalars.contains(scalars[next])
    {
      next += 1
    }
    guard next >= scalars.count || Self.isSpace(scalars[next]) || scalars[next] == "[" else {
      return false
    }
    guard scalar == ".", let last = tokens.last, last.kind == .word else { return true }
    return !last.has(.abbreviation) && last.end - last.start > 1
  }

  private mutating func readNumber(_ isSpaced: Bool) {
    var token = ProseToken(kind: .number, start: position, end: position, isSpaced: isSpaced)
    let isGlued = position > 0 && !isSpaced && Self.isLetter(scalars[position - 1])
    var value = 0
    while position < scalars.count, Self.isDigit(scalars[position]) {
      token.digits += 1
      if token.digits <= 9 { value = value * 10 + Int(scalars[position].value - 0x30) }
      position += 1
    }
    token.value = token.digits <= 9 ? value : -1
    if token.digits <= 3, skipGroups() {
      token.ending = .other
    } else {
      token.ending = readEnding()
    }
    if isGlued { token.ending = .other }
    token.end = position
    token.sentence = sentence
    tokens.append(token)
  }

  /// The rest of "14,844": groups of just three digits.
  private mutating func skipGroups() -> Bool {
    var isGrouped = false
    while position + 3 < scalars.count, scalars[position] == ",",
      (1...3).allSatisfy({ Self.isDigit(scalars[position + $0]) }),
      position + 4 >= scalars.count || !Self.isDigit(scalars[position + 4])
    {
      position += 4
      isGrouped = true
    }
    return isGrouped
  }

  private mutating func readEnding() -> ProseToken.Ending {
    let start = position
    if position < scalars.count, Self.apostrophes.contains(scalars[position]) { position += 1 }
    var letters: [Unicode.Scalar] = []
    while position < scalars.count, Self.isLetter(scalars[position]) {
      if letters.count < 3 { letters.append(scalars[position]) }
      position += 1
    }
    switch letters {
    case ["s"]: return .plural
    case ["s", "t"], ["n", "d"], ["r", "d"], ["t", "h"]:
      if position == start + 2 { return .ordinal }
    // "The 23d", as it was long printed.
    case ["d"] where tokenEndsInTwoOrThree(before: start):
      if position == start + 1 { return .ordinal }
    case []:
      position = start
      return .none
    default: break
    }
    return .other
  }

  private func tokenEndsInTwoOrThree(before end: Int) -> Bool {
    end > 0 && (scalars[end - 1] == "2" || scalars[end - 1] == "3")
  }

  /// A word; letters of an abbreviation such as "B.C.E." are put together.
  private mutating func readWord(_ isSpaced: Bool) {
    var token = ProseToken(kind: .word, start: position, end: position, isSpaced: isSpaced)
    token.isCapital = Self.isCapital(scalars[position])
    skipLetters()
    var word = lowercased(token.start..<position)
    if position - token.start == 1, let initials = readInitials(after: word) { word = initials }
    token.end = position
    if position + 1 < scalars.count, Self.apostrophes.contains(scalars[position]),
      scalars[position + 1] == "s",
      position + 2 >= scalars.count || !Self.isLetter(scalars[position + 2])
    {
      token.isPossessive = true
      position += 2
    }
    token.word = word
    token.classes = vocabulary.classes(of: word)
    token.sentence = sentence
    tokens.append(token)
  }

  private mutating func skipLetters() {
    while position < scalars.count, Self.isLetter(scalars[position]) { position += 1 }
  }

  private mutating func readInitials(after first: String) -> String? {
    var word = first
    while position + 1 < scalars.count, scalars[position] == ".",
      Self.isLetter(scalars[position + 1]),
      position + 2 >= scalars.count || !Self.isLetter(scalars[position + 2])
    {
      word += lowercased(position + 1..<position + 2)
      position += 2
      guard word.utf8.count < Self.longestWord else { break }
    }
    guard word != first else { return nil }
    // The full stop of the last; that of a sentence is left where the next begins with a capital.
    if position < scalars.count, scalars[position] == "." { position += 1 }
    return word
  }

  private func lowercased(_ range: Range<Int>) -> String {
    guard range.count <= Self.longestWord else { return "" }
    var isPlain = true
    for index in range where scalars[index].value >= 0x80 { isPlain = false }
    guard isPlain else {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return String(text).lowercased()
    }
    var text = ""
    for index in range {
      let scalar = scalars[index]
      let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
      text.unicodeScalars.append(
        isUpper ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20)) : scalar
      )
    }
    return text
  }
}

extension ProseTokenizer {
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      let lower = scalar.value | 0x20
      return lower >= 0x61 && lower <= 0x7A
    }
    return scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    case ..<0x80: false
    default: scalar.properties.isWhitespace
    }
  }

  static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? scalar.value <= 0x5A : scalar.properties.isUppercase
  }

  static let dashes: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
  ]
  static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}"]
}
