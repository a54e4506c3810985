extension EnglishParser {
  /// Whether a wording begins here that counts from another date: "the next day", "two weeks after".
  var isRelative: Bool {
    let skipped = peek()?.word == "the" ? 1 : 0
    guard let word = peek(skipped)?.word ?? count(at: 0).map({ _ in "" }) else { return false }
    if Lexicon.neighbours[word] != nil, isUnit(peek(skipped + 1)) { return true }
    if isUnit(peek(skipped)), Lexicon.directions[peek(skipped + 1)?.word ?? ""] != nil {
      return true
    }
    return count(at: 0) != nil && isUnit(peek(1)) && Lexicon.directions[peek(2)?.word ?? ""] != nil
  }

  private func isUnit(_ token: Token?) -> Bool {
    Lexicon.units[token?.word ?? ""] != nil
  }

  private func count(at ahead: Int) -> Int? {
    switch peek(ahead)?.kind {
    case .word(let word): Lexicon.numbers[word]
    case .number(let number, let digits, .none) where digits <= 6: number
    default: nil
    }
  }

  mutating func parseRelative(_ phrase: inout Phrase) throws(DateError) {
    let start = peek()?.offset ?? 0
    if peek()?.word == "the" { position += 1 }
    var number = 1
    var isCounted = false
    let neighbour = Lexicon.neighbours[peek()?.word ?? ""]
    if neighbour != nil {
      position += 1
    } else if !isUnit(peek()), let count = count(at: 0) {
      position += 1
      number = count
      isCounted = true
    }
    guard let unit = Lexicon.units[peek()?.word ?? ""] else { throw unexpected() }
    position += 1
    var from: Phrase?
    if let neighbour {
      number = neighbour
    } else {
      let word = peek()?.word ?? ""
      guard let direction = Lexicon.directions[word] else { throw unexpected() }
      position += 1
      number *= direction
      if ["after", "before", "following"].contains(word), !isAtEnd, !isLinkAhead {
        from = try parsePhrase()
      }
    }
    guard number.magnitude <= 1_000_000 else {
      throw error("that is longer than history", at: start)
    }
    // "The month after" is the next one as a whole; "a month after" is counted from the day.
    let isWhole = !isCounted && (unit.unit == .month || unit.unit == .year || number == 0)
    phrase.kind = .offset(
      number * unit.times,
      unit.unit,
      isNeighbour: isWhole && unit.times == 1,
      from: from
    )
  }

  private var isLinkAhead: Bool {
    peek()?.isSign("-") == true || ["to", "until", "and", "or"].contains(peek()?.word)
  }
}
