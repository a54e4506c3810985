extension EnglishParser {
  /// Year, month and day in any of the orders that English writes.
  mutating func parseFields(_ phrase: inout Phrase) throws(DateError) {
    let start = position
    var isFound = try parseNumeric(&phrase)
    if !isFound { isFound = parseDayFirst(&phrase) }
    if !isFound { isFound = parseMonthFirst(&phrase) }
    guard isFound else {
      position = start
      try parseYearAlone(&phrase)
      return
    }
    if phrase.day != nil, phrase.month != nil { try parseOtherCalendar(&phrase) }
  }

  /// "1920-07-12", "12.07.1920", "7/8/1920", "1920-07", "7/2008".
  private mutating func parseNumeric(_ phrase: inout Phrase) throws(DateError) -> Bool {
    guard case .number(let first, let firstDigits, .none)? = peek()?.kind,
      let separator = peek(1)?.kind, [.sign("-"), .sign("/"), .sign(".")].contains(separator),
      case .number(let second, let secondDigits, .none)? = peek(2)?.kind, secondDigits <= 4
    else { return false }
    let start = peek()?.offset ?? 0
    let isTight = peek(1)?.isSpaced == false && peek(2)?.isSpaced == false
    if peek(3)?.kind == separator, case .number(let third, let thirdDigits, .none)? = peek(4)?.kind
    {
      guard secondDigits <= 2, isTight || separator == .sign(".") else { return false }
      let year: Phrase.Year
      if firstDigits >= 3 {
        guard thirdDigits <= 2 else { return false }
        year = Phrase.Year(number: first, digits: firstDigits, offset: start)
        (phrase.month, phrase.day) = (.init(calendar: .gregorian, number: second), third)
      } else {
        guard thirdDigits >= 3 else { throw error("write the year with all its digits", at: start) }
        year = Phrase.Year(number: third, digits: thirdDigits, offset: peek(4)?.offset ?? start)
        let isDotted = separator == .sign(".")
        let dayFirst = isDotted ? true : try isDayFirst(first, second, third, at: start)
        phrase.day = dayFirst ? first : second
        phrase.month = .init(calendar: .gregorian, number: dayFirst ? second : first)
      }
      phrase.year = year
      position += 5
      takeEra(&phrase)
      return true
    }
    if separator == .sign("/"), firstDigits <= 2, secondDigits == 4, (1...12).contains(first) {
      phrase.month = .init(calendar: .gregorian, number: first)
      phrase.year = Phrase.Year(number: second, digits: 4, offset: peek(2)?.offset ?? start)
    } else if separator == .sign("-"), isTight, peek(1)?.isLongDash == false, firstDigits == 4,
      secondDigits == 2, (1...12).contains(second)
    {
      phrase.year = Phrase.Year(number: first, digits: 4, offset: start)
      phrase.month = .init(calendar: .gregorian, number: second)
    } else {
      return false
    }
    position += 3
    return true
  }

  private func isDayFirst(
    _ first: Int,
    _ second: Int,
    _ year: Int,
    at offset: Int
  ) throws(DateError) -> Bool {
    if first > 12 || first == second { return true }
    if second > 12 { return false }
    if let order { return order == .dayMonthYear }
    let one = "\(first) \(MonthNames.english(second))"
    let other = "\(second) \(MonthNames.english(first))"
    throw error(
      "this can be \(one) or \(other) \(year); write the month as a word, or say which comes first",
      at: offset
    )
  }

  /// "12 July 1920", "12th of July, 1920", "12 VII 1920", "10/23 March 1920", "10 [23] March 1920".
  private mutating func parseDayFirst(_ phrase: inout Phrase) -> Bool {
    guard let day = peek()?.dayNumber else { return false }
    let start = position
    position += 1
    var other: Int?
    if peek()?.isSign("/") == true, let second = peek(1)?.dayNumber {
      position += 2
      other = second
    } else if let second = peek(1)?.dayNumber,
      take("[")
        ? peek(1)?.isSign("]") == true
        : take("(") && peek(1)?.isSign(")") == true
    {
      position += 2
      other = second
    }
    _ = take(".") || take("of")
    guard let month = takeMonth() ?? takeRomanMonth() else {
      position = start
      return false
    }
    phrase.day = day
    phrase.month = month
    takeYear(&phrase)
    if let other {
      let old = phrase
      var new = phrase
      new.day = other
      phrase = Phrase(offset: phrase.offset, kind: .dual([old, new]))
      phrase.weekday = old.weekday
    }
    return true
  }

  /// "July 12, 1920", "July 1920", "July".
  private mutating func parseMonthFirst(_ phrase: inout Phrase) -> Bool {
    guard let month = takeMonth() else { return false }
    phrase.month = month
    if peek(1)?.dayNumber != nil { _ = take("the") }
    if let day = peek()?.dayNumber, !isEra(peek(1)) {
      position += 1
      phrase.day = day
    }
    takeYear(&phrase)
    return true
  }

  /// "1860", "64 CE", "AD 64", "1648/9", "Year IV", or a number that a neighbour makes clear.
  private mutating func parseYearAlone(_ phrase: inout Phrase) throws(DateError) {
    _ = take("year") || take("years")
    let isAnnoDomini = take(words: ["anno", "domini"])
    if let era = isAnnoDomini ? .common : Lexicon.eras[peek()?.word ?? ""], era != .creation {
      if !isAnnoDomini { position += 1 }
      takeYear(&phrase, isKnownToFollow: true)
      guard phrase.year != nil else { throw unexpected() }
      phrase.era = era
      return
    }
    if let number = takeRomanNumeral(), position >= 2,
      ["year", "an"].contains(tokens[position - 2].word)
    {
      phrase.year = Phrase.Year(
        number: number,
        digits: 4,
        offset: tokens[position - 1].offset
      )
      phrase.era = .republic
      return
    }
    guard case .number(let number, let digits, let ending)? = peek()?.kind else {
      throw unexpected()
    }
    let start = position
    takeYear(&phrase)
    if phrase.year != nil { return }
    position = start
    guard digits <= 2, ending == .none || ending == .ordinal else {
      throw digits > 4 && ending == .none
        ? error("a year of more than four digits says its era: CE or BCE") : unexpected()
    }
    position += 1
    phrase.bare = Phrase.Bare(
      number: number,
      digits: digits,
      isOrdinal: ending == .ordinal,
      offset: tokens[start].offset
    )
    // "14, 1920", the second half of "July 12–14, 1920".
    if take(",") {
      takeYear(&phrase)
      phrase.day = number
      phrase.bare = nil
    }
  }
}

// MARK: - Months, years and eras

extension EnglishParser {
  /// Takes a year of three or four digits, or of any number where an era says that it is one.
  mutating func takeYear(_ phrase: inout Phrase, isKnownToFollow: Bool = false) {
    let start = position
    _ = take(",") || take("of")
    _ = take(words: ["the", "year"]) || take("year") || take("an")
    let isRepublican = phrase.month?.calendar == .frenchRepublican
    if isRepublican, let number = takeRomanNumeral() {
      phrase.year = Phrase.Year(number: number, digits: 4, offset: tokens[position - 1].offset)
      return
    }
    guard case .number(let number, let digits, .none)? = peek()?.kind,
      isKnownToFollow || isRepublican || digits == 3 || digits == 4 || isEra(peek(1))
    else {
      position = start
      return
    }
    phrase.year = Phrase.Year(number: number, digits: digits, offset: peek()?.offset ?? 0)
    position += 1
    takeDualYear(&phrase)
    takeEra(&phrase)
  }

  /// "1648/9", "1648/49": the later of the two years, where it is the next.
  private mutating func takeDualYear(_ phrase: inout Phrase) {
    guard let year = phrase.year, year.digits >= 3, peek()?.isSign("/") == true,
      case .number(let number, let digits, .none)? = peek(1)?.kind,
      Self.abbreviates(number, digits, year.number + 1)
    else { return }
    // "1648/1649" alone is two years; with a month it can only be a double one.
    guard digits < year.digits || phrase.month != nil else { return }
    position += 2
    phrase.year?.number += 1
    phrase.year?.isDual = true
  }

  mutating func takeEra(_ phrase: inout Phrase) {
    guard isEra(peek()), let word = peek()?.word else { return }
    position += 1
    phrase.era = Lexicon.eras[word]
  }

  private func isEra(_ token: Token?) -> Bool {
    Lexicon.eras[token?.word ?? ""] != nil
  }

  /// A month by its name; some names need their second word.
  mutating func takeMonth() -> Lexicon.Month? {
    guard let word = peek()?.word else { return nil }
    if let month = Lexicon.months[word] {
      position += 1
      return month
    }
    let start = position
    position += 1
    _ = take("al")
    _ = take("-")
    let second = peek()?.word ?? ""
    let month: (CalendarSystem, Int, isTwoWords: Bool)? =
      switch (word, second) {
      case ("adar", "ii"), ("adar", "sheni"): (.hebrew, 13, true)
      case ("adar", "i"), ("adar", "rishon"): (.hebrew, 12, true)
      case ("adar", _): (.hebrew, 12, false)
      case ("rabi", "i"), ("rabi", "awwal"): (.islamic, 3, true)
      case ("rabi", "ii"), ("rabi", "thani"): (.islamic, 4, true)
      case ("jumada", "i"), ("jumada", "ula"): (.islamic, 5, true)
      case ("jumada", "ii"), ("jumada", "thani"): (.islamic, 6, true)
      case ("dhu", "qada"), ("dhu", "qadah"): (.islamic, 11, true)
      case ("dhu", "hijja"), ("dhu", "hijjah"): (.islamic, 12, true)
      default: nil
      }
    guard let month else {
      position = start
      return nil
    }
    position = month.isTwoWords ? position + 1 : start + 1
    return Lexicon.Month(calendar: month.0, number: month.1)
  }

  /// A month in Roman numerals; only between a day and a year.
  private mutating func takeRomanMonth() -> Lexicon.Month? {
    guard let word = peek()?.word, let number = RomanNumeral.number(word),
      (1...12).contains(number), case .number? = peek(1)?.kind
    else { return nil }
    position += 1
    return Lexicon.Month(calendar: .gregorian, number: number)
  }

  private mutating func takeRomanNumeral() -> Int? {
    guard let word = peek()?.word, let number = RomanNumeral.number(word) else { return nil }
    position += 1
    return number
  }
}

extension Token {
  /// A number that can be a day of a month.
  var dayNumber: Int? {
    guard case .number(let number, let digits, let ending) = kind, digits <= 2,
      ending == .none || ending == .ordinal
    else { return nil }
    return number
  }
}
