extension ProseGrammar {
  /// A number that is a year by what stands around it: "in 1920", "1941–44", "the 1940 treaty", "(1651)".
  func yearCore(at index: Int) -> ProseMatch? {
    guard let value = plainNumber(index, digits: 1...4), value > 0, !isPartOfNumber(index) else {
      return nil
    }
    if let range = yearRange(value, index) { return range }
    if let match = yearFirst(value, index) { return match }
    if isEra(index + 1) {
      var date = ProseDate(index..<index + 2)
      date.year = value
      date.isBeforeCommonEra = vocabulary.eras[tokens[index + 1].word] ?? false
      return ProseMatch(dates: [date], end: index + 2)
    }
    let confidence =
      switch tokens[index].digits {
      case 4 where (1000...2100).contains(value): self.confidence(ofYear: value, index)
      case 3: confidence(ofShortYear: index)
      default: 0.0
      }
    guard confidence > 0 else { return nil }
    var date = ProseDate(index..<index + 1)
    date.year = value
    date.confidence = confidence
    describe(&date, index)
    return ProseMatch(dates: [date], end: index + 1)
  }

  /// "1939 September 1", "1939, September 1".
  private func yearFirst(_ value: Int, _ index: Int) -> ProseMatch? {
    let next = isSign(index + 1, ",") ? index + 2 : index + 1
    guard (1000...2100).contains(value), let month = month(next), let day = day(next + 1),
      year(at: next + 2) == nil, self.month(next + 2) == nil
    else { return nil }
    // "In 1939, September 1 was a Friday" is the same day.
    var date = ProseDate(index..<next + 2)
    (date.year, date.month, date.day) = (value, month, day)
    date.confidence = 0.9
    return ProseMatch(dates: [date], end: next + 2)
  }

  /// Whether the year only says which thing is meant.
  private func describe(_ date: inout ProseDate, _ index: Int) {
    if has(index - 1, .of), let noun = token(index - 2), noun.kind == .word,
      !noun.has([.edge, .half, .ordinal, .season])
    {
      date.isInName = noun.isCapital || noun.has(.named)
      date.isAttributive = date.isInName || noun.has(.fixed)
      return
    }
    guard let next = token(index + 1), next.kind == .word, let before = token(index - 1),
      before.has(.determiner) && !before.has(.function.subtracting(.article)) || before.isPossessive
        || before.has([.article, .determiner]) || isPrefixDash(index - 1)
    else { return }
    guard next.isCapital || !next.has(.function) else { return }
    date.isAttributive = true
    date.isInName = next.isCapital && !isPrefixDash(index - 1)
  }

  /// The dash of "pre-1939".
  private func isPrefixDash(_ index: Int) -> Bool {
    isSign(index, "-") && has(index - 1, [.part, .bound])
  }

  /// How sure the neighbours make it that a number of four digits is a year; 0 for not at all.
  private func confidence(ofYear value: Int, _ index: Int) -> Double {
    let before = token(index - 1)
    let isRound = value % 10 == 0
    let isVeryRound = value % 100 == 0
    let isCounted = self.isCounted(index)
    guard let before else { return opening(index, isCounted) }
    if before.kind == .number { return 0 }
    if before.kind == .sign { return confidence(afterSign: before, index, isCounted) }
    if before.has(.numbered), !before.has([.named, .amount]) || isEndOfPhrase(index + 1) {
      return 0
    }
    if before.has([
      .temporal, .circa, .part, .year, .season, .throughout, .birth, .death, .feast, .weekday,
    ]) {
      if isVeryRound, isCountedDirectly(index) || has(index - 2, .change) { return 0 }
      let isPlainlyTemporal = before.has(.plainlyTemporal)
      if !isPlainlyTemporal, isRound, isCounted { return 0 }
      return before.has(.circa) && !before.has(.temporal) ? 0.9 : 0.97
    }
    if before.has(.of) {
      if isCounted || isVeryRound && has(index - 2, .amount) { return 0 }
      if isVeryRound, has(index - 2, [.amount, .counted]) { return 0 }
      return 0.95
    }
    if before.has([.and, .or, .to]), index - 1 <= lastYear + 1, lastYear >= 0 {
      return isCounted || isAmountOfYear(index) ? 0 : 0.95
    }
    if before.has(.between) { return isCounted && isRound ? 0 : 0.95 }
    if before.has(.determiner) || before.isPossessive {
      guard let next = token(index + 1), next.kind == .word, !(isVeryRound && isCounted),
        !isCountedDirectly(index) || !isRound && !has(index + 1, .counted)
      else { return 0 }
      return 0.94
    }
    if before.has(.loose), isVeryRound { return 0 }
    if before.has(.than), has(index - 2, .comparative) { return isCounted ? 0 : 0.95 }
    if before.has(.on), isCounted, !isRound, value > 1500 { return 0.75 }
    if before.has(.loose) { return isCounted ? 0 : isRound ? 0.7 : 0.85 }
    if before.has(.verb) || before.has(.function) { return 0 }
    if before.isCapital, isEndOfPhrase(index + 1), !before.has(.numbered) { return 0.8 }
    return 0
  }

  private func confidence(afterSign sign: ProseToken, _ index: Int, _ isCounted: Bool) -> Double {
    if isCounted { return 0 }
    switch sign.sign {
    case "(", "[":
      if sign.isSign("["), isSign(index + 1, "]") { return 0.8 }
      return isEndOfPhrase(index + 1) || has(index + 1, .function) ? 0.95 : 0
    case ",", ":", ";", "&", "_", "'", "\u{201D}", "\"", ")":
      if sign.isSign(",") || sign.isSign("&"), index - 1 <= lastYear + 1, lastYear >= 0 {
        return isAmountOfYear(index) || token(index + 1)?.isCapital == true ? 0 : 0.95
      }
      if sign.isSign(":"), has(index + 1, .inside) { return 0.9 }
      guard isEndOfPhrase(index + 1), isHeading || !sign.isSign(":") else { return 0 }
      return isHeading ? 0.95 : 0.85
    case "-":
      if has(index - 2, [.part, .bound]) { return 0.95 }
      return index - 1 <= lastYear + 1 && lastYear >= 0 ? 0.9 : 0
    case ".":
      return has(index - 2, [.circa, .birth, .death]) ? 0.95 : opening(index, isCounted)
    case "~", "*", "\u{2020}": return 0.9
    default: return 0
    }
  }

  /// At the beginning of a text or a sentence: "1993: ...", "1918 saw ...", "1941 in Finland".
  private func opening(_ index: Int, _ isCounted: Bool) -> Double {
    if isCounted { return 0 }
    if has(index + 1, .verb) || isSign(index + 1, ":") { return 0.9 }
    if index == 0, isHeading || tokens.count == 1,
      isEndOfPhrase(index + 1) || has(index + 1, .inside)
    {
      return 0.9
    }
    return 0
  }

  /// Whether nothing follows that a number could count.
  func isEndOfPhrase(_ index: Int) -> Bool {
    guard let next = token(index) else { return true }
    guard next.kind == .sign else { return false }
    return ".,;:)]-?!_\"\u{201D}\u{2019}".unicodeScalars.contains(next.sign)
  }

  /// "1800 in 1923": how many there were, not when.
  private func isAmountOfYear(_ index: Int) -> Bool {
    has(index + 1, .temporal) && plainNumber(index + 2, digits: 4...4) != nil
  }

  private func isCountedDirectly(_ index: Int) -> Bool {
    has(index + 1, .counted) || isPlural(index + 1)
  }

  /// "1000 cavalry", "2000 Polish horsemen", "1300 auxiliary infantry".
  private func isCounted(_ index: Int) -> Bool {
    guard let next = token(index + 1), next.kind == .word else { return false }
    if isCountedDirectly(index) { return true }
    guard !next.has(.function), next.isSpaced, let second = token(index + 2), second.isSpaced else {
      return false
    }
    return second.has(.counted) || isPlural(index + 2)
  }

  /// Years of three digits need a word before them that is of time, and nothing to count behind.
  private func confidence(ofShortYear index: Int) -> Double {
    guard let before = token(index - 1), tokens[index].value >= 100 else { return 0 }
    let isClear = before.has([.plainlyTemporal, .year])
    let isClose = before.has([.bound, .from, .circa])
    guard isClear || isClose else { return 0 }
    guard isEndOfPhrase(index + 1) || isClear && has(index + 1, [.article, .and]) else { return 0 }
    return isClear ? 0.85 : 0.6
  }

  /// "1941–1944", "1941-44", "1934/1935", "1869–1939", "44–43 BC".
  private func yearRange(_ value: Int, _ index: Int) -> ProseMatch? {
    guard let mark = token(index + 1), mark.isSign("-") || mark.isSign("/"),
      let last = plainNumber(index + 2, digits: 1...4), !isPartOfNumber(index + 2),
      !(isSign(index + 3, mark.sign) && token(index + 4)?.kind == .number)
    else { return nil }
    if !tokens[index].isSpaced, isSign(index - 1, "-"), token(index - 2)?.kind == .number {
      return nil
    }
    let digits = (tokens[index].digits, tokens[index + 2].digits)
    let isTight = !mark.isSpaced && token(index + 2)?.isSpaced == false
    if isEra(index + 3) {
      guard mark.isSign("-") else { return nil }
      let isBefore = vocabulary.eras[tokens[index + 3].word] ?? false
      guard isBefore ? value > last : value < last else { return nil }
      return pair(value, last, index, index + 4, isBefore: isBefore)
    }
    guard (1000...2100).contains(value) || digits == (3, 3) && isSign(index - 1, "("),
      isTight || digits.1 == digits.0
    else { return nil }
    guard let before = token(index - 1) else { return years(value, last, digits.1, index) }
    if before.has(.numbered), !before.has(.named) { return nil }
    if isSign(index - 1, "."), has(index - 2, .numbered) { return nil }
    if before.kind == .sign, "$\u{A3}\u{20AC}/".unicodeScalars.contains(before.sign) { return nil }
    return years(value, last, digits.1, index)
  }

  private func years(_ first: Int, _ last: Int, _ digits: Int, _ index: Int) -> ProseMatch? {
    var unit = 1
    for _ in 0..<digits { unit *= 10 }
    let whole = digits < 3 ? first / unit * unit + last : last
    guard whole > first, whole <= 2100, whole - first < 1000 else { return nil }
    if isSign(index + 1, "/"), whole > first + 1 {
      // "c. 1352/1362": one or the other.
      guard digits == 4, whole - first <= 50 else { return nil }
      var match = pair(first, whole, index, index + 3, isBefore: false)
      match.link = .alternatives
      return match
    }
    if isSign(index + 1, "/") {
      var date = ProseDate(index..<index + 3)
      (date.year, date.secondYear) = (first, whole)
      date.confidence = 0.9
      return ProseMatch(dates: [date], end: index + 3)
    }
    return pair(first, whole, index, index + 3, isBefore: false)
  }

  private func pair(_ first: Int, _ last: Int, _ index: Int, _ end: Int, isBefore: Bool)
    -> ProseMatch
  {
    var from = ProseDate(index..<index + 1)
    var to = ProseDate(index + 2..<end)
    (from.year, to.year) = (first, last)
    (from.isBeforeCommonEra, to.isBeforeCommonEra) = (isBefore, isBefore)
    return ProseMatch(dates: [from, to], link: .range, end: end)
  }
}
