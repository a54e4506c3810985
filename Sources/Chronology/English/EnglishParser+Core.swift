extension EnglishParser {
  /// What a phrase names, without what stands before and after it.
  mutating func parseCore(_ phrase: inout Phrase) throws(DateError) {
    if isRelative { return try parseRelative(&phrase) }
    if take("between") { return try parseBetween(&phrase) }
    if take("either") { return try parseEither(&phrase) }
    if takeWeekday(&phrase) { return try parseFields(&phrase) }
    if phrase.part != nil, isAtEnd || peek()?.isSign("-") == true || peek()?.word == "to" {
      phrase.kind = .empty
      return
    }
    if try takeQuarter(&phrase) { return }
    if let word = peek()?.word, let season = Lexicon.seasons[word] {
      position += 1
      phrase.kind = .season(season)
      takeYear(&phrase)
      try takeSecondWinterYear(&phrase)
      return
    }
    if takeCentury(&phrase) || takeDecade(&phrase) { return }
    try parseFields(&phrase)
  }

  private mutating func parseBetween(_ phrase: inout Phrase) throws(DateError) {
    var first = try parsePhrase()
    guard take("and") else { throw error("“between” needs two dates with “and”") }
    var last = try parsePhrase()
    try share(&first, &last)
    phrase.kind = .between([first, last])
  }

  private mutating func parseEither(_ phrase: inout Phrase) throws(DateError) {
    var first = try parsePhrase()
    guard take("or") else { throw error("“either” needs two dates with “or”") }
    var last = try parsePhrase()
    try share(&first, &last)
    phrase.kind = .either([first, last])
  }

  private mutating func takeWeekday(_ phrase: inout Phrase) -> Bool {
    guard let weekday = Lexicon.weekdays[peek()?.word ?? ""] else { return false }
    position += 1
    _ = take(",")
    phrase.weekday = weekday
    return true
  }

  /// "Q1 1920", "1920 Q1".
  private mutating func takeQuarter(_ phrase: inout Phrase) throws(DateError) -> Bool {
    let start = position
    takeYear(&phrase)
    if phrase.year != nil { _ = take("-") }
    guard take("q"), case .number(let number, 1, .none)? = peek()?.kind else {
      position = start
      phrase.year = nil
      phrase.era = nil
      return false
    }
    guard (1...4).contains(number) else { throw error("a year has quarters 1 to 4") }
    position += 1
    phrase.kind = .quarter(number)
    if phrase.year == nil { takeYear(&phrase) }
    return true
  }

  /// "winter 1919–20", "winter of 1919/1920": the second year must be the next.
  private mutating func takeSecondWinterYear(_ phrase: inout Phrase) throws(DateError) {
    guard case .season(.winter) = phrase.kind, let first = phrase.year,
      peek()?.isSign("-") == true || peek()?.isSign("/") == true,
      case .number(let number, let digits, .none)? = peek(1)?.kind
    else { return }
    let era = Lexicon.eras[peek(2)?.word ?? ""] ?? phrase.era
    let next = first.number + (era == .beforeCommon ? -1 : 1)
    guard Self.abbreviates(number, digits, next) else { return }
    position += 2
    if phrase.era == nil { takeEra(&phrase) }
    phrase.year?.number = next
    phrase.year?.isDual = true
  }

  /// Whether a number of so many digits can stand for another that ends so.
  static func abbreviates(_ number: Int, _ digits: Int, _ whole: Int) -> Bool {
    var unit = 1
    for _ in 0..<min(digits, 12) { unit *= 10 }
    return whole >= 0
      && (whole == number || digits < String(whole).utf8.count && whole % unit == number)
  }

  /// "19th century", "nineteenth century BCE", "19c.", "2nd millennium".
  private mutating func takeCentury(_ phrase: inout Phrase) -> Bool {
    let start = position
    guard let (number, isWhole) = takeOrdinal(), number > 0 else {
      position = start
      return false
    }
    if isWhole || take("century") || take("centuries")
      || take("cent") || take("c")
    {
      phrase.kind = .century(number)
    } else if take("millennium") || take("millennia") {
      phrase.kind = .millennium(number)
    } else {
      position = start
      return false
    }
    takeEra(&phrase)
    return true
  }

  /// An ordinal in digits or words, and whether "c" is written onto it.
  private mutating func takeOrdinal() -> (number: Int, isWhole: Bool)? {
    guard let token = peek() else { return nil }
    position += 1
    switch token.kind {
    case .number(let number, _, .ordinal): return (number, false)
    case .number(let number, let digits, .century) where digits <= 2:
      if peek()?.isSign(".") == true { position += 1 }
      return (number, true)
    case .word("twenty"):
      _ = take("-")
      guard let ones = Lexicon.ordinals[peek()?.word ?? ""], ones < 10 else { return nil }
      position += 1
      return (20 + ones, false)
    case .word(let word): return Lexicon.ordinals[word].map { ($0, false) }
    default: return nil
    }
  }

  /// "1850s", "1850's", "1800s": ten years, or a hundred where the year is divisible by it.
  private mutating func takeDecade(_ phrase: inout Phrase) -> Bool {
    guard case .number(let number, _, .plural)? = peek()?.kind, number % 10 == 0, number > 0 else {
      return false
    }
    position += 1
    phrase.kind = number % 100 == 0 ? .hundred(number) : .decade(number)
    takeEra(&phrase)
    return true
  }
}
