/// Cuts a passage into words, numbers and marks, in linear time.
///
/// A hyphen, a dash or a full stop inside letters belongs to the word: *Polish-Lithuanian*, *U.S.*,
/// *Molotov–Ribbentrop*. The possessive `'s` is a token of its own.
struct Tokenizer {
  /// Words that end in a full stop without ending a sentence, in small letters, without it.
  let abbreviations: Set<String>

  /// The tokens of a passage; `marks` is where its note marks are, in order.
  func tokens(of scalars: [Unicode.Scalar], marks: [Range<Int>] = []) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(scalars.count / 5)
    var marks = marks[...]
    var index = 0
    while index < scalars.count {
      while let mark = marks.first, mark.lowerBound < index { marks = marks.dropFirst() }
      if let mark = marks.first, mark.lowerBound == index, mark.upperBound <= scalars.count {
        tokens.append(Self.token(scalars, mark, .noteMark))
        index = max(mark.upperBound, index + 1)
        continue
      }
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        index += 1
      } else if Self.isDigit(scalar) {
        let end = Self.endOfNumber(scalars, from: index)
        tokens.append(Self.token(scalars, index..<end, .number))
        index = end
      } else if Self.isLetter(scalar) {
        let end = endOfWord(scalars, from: index)
        tokens.append(Self.token(scalars, index..<end, .word))
        index = end
      } else if Self.isApostrophe(scalar), index + 1 < scalars.count,
        Self.isPossessive(scalars, at: index)
      {
        tokens.append(Self.token(scalars, index..<index + 2, .word))
        index += 2
      } else {
        tokens.append(Self.token(scalars, index..<index + 1, .punctuation))
        index += 1
      }
    }
    return tokens
  }

  private static func token(
    _ scalars: [Unicode.Scalar],
    _ range: Range<Int>,
    _ kind: Token.Kind
  ) -> Token {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    let string = String(text)
    // One apostrophe for all comparisons.
    let lower = String(string.lowercased().map { $0 == "’" ? "'" : $0 })
    return Token(text: string, lower: lower, range: range, kind: kind, lemma: lower)
  }

  private func endOfWord(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start
    while end < scalars.count {
      let scalar = scalars[end]
      let next = end + 1 < scalars.count ? scalars[end + 1] : " "
      if Self.isLetter(scalar) || Self.isDigit(scalar) {
        end += 1
      } else if Self.isHyphen(scalar), Self.isLetter(next) || Self.isDigit(next) {
        end += 1
      } else if Self.isApostrophe(scalar), Self.isLetter(next),
        !Self.isPossessive(scalars, at: end)
      {
        end += 1  // O'Brien, don't
      } else if scalar == ".", isInsideAbbreviation(scalars, start, end) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// A full stop that belongs to the word before it: an initial, `U.S.`, `St.`.
  private func isInsideAbbreviation(_ scalars: [Unicode.Scalar], _ start: Int, _ dot: Int) -> Bool {
    let length = dot - start
    if length == 1, scalars[start].properties.isUppercase { return true }
    if length > 1, scalars[dot - 1].properties.isUppercase, scalars[dot - 2] == "." { return true }
    guard length <= 8 else { return false }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars[start..<dot])
    return abbreviations.contains(String(word).lowercased())
  }

  private static func endOfNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start
    while end < scalars.count {
      let scalar = scalars[end]
      if isDigit(scalar) || isLetter(scalar) {
        end += 1  // 28th, 1850s, 105-day
      } else if scalar == "." || scalar == ",", end + 1 < scalars.count, isDigit(scalars[end + 1]) {
        end += 1
      } else if scalar == "-", end + 1 < scalars.count, isLetter(scalars[end + 1]) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" }

  static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "–" || scalar == "\u{2010}" || scalar == "\u{2011}"
  }

  /// `'s` at the end of a word.
  private static func isPossessive(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, isLetter(scalars[index - 1]), index + 1 < scalars.count,
      scalars[index + 1] == "s" || scalars[index + 1] == "S"
    else { return false }
    return index + 2 >= scalars.count || !isLetter(scalars[index + 2])
  }
}
