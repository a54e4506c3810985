extension ProseGrammar {
  /// What begins with a number: a day, a year, a century, a decade, a date in numbers.
  func numberCore(at index: Int) -> ProseMatch? {
    let token = tokens[index]
    switch token.ending {
    case .other: return nil
    case .plural: return decadeCore(at: index)
    case .ordinal:
      return centuryCore(at: index) ?? daysFirst(at: index) ?? dayAlone(at: index)
    case .none:
      return numericCore(at: index) ?? daysFirst(at: index) ?? yearCore(at: index)
    }
  }

  /// "12 July 1920", "12th of July, 1920", "28 to 30 June 1651", "15, 16 and 17 June", "28–30 VI 1651".
  private func daysFirst(at index: Int) -> ProseMatch? {
    guard let first = day(index), !isPartOfNumber(index), !isTightlyAfterNumber(index) else {
      return nil
    }
    var days = [(first, index)]
    var link = FoundDate.Expression.Kind.single
    var next = index + 1
    if isSign(next, "/"), let other = day(next + 1), let month = month(next + 2) {
      return dual(first, other, month, index, length: 4)
    }
    if isSign(next, "(") || isSign(next, "["), let other = day(next + 1),
      isSign(next + 2, ")") || isSign(next + 2, "]"), let month = month(next + 3)
    {
      return dual(first, other, month, index, length: 5)
    }
    while days.count < 8, let found = dayLink(at: next), let day = day(next + found.length) {
      if days.count > 1, link != found.kind, link != .list { return nil }
      link = days.count == 1 || found.kind != .list ? found.kind : link
      days.append((day, next + found.length))
      next += found.length + 1
    }
    let beforeMonth = next
    // "The 9th day of November".
    if has(next, .day), has(next + 1, .of) { next += 1 }
    if has(next, .of) { next += 1 }
    var year: (year: Int, length: Int)?
    var month = month(next)
    if month == nil { next = beforeMonth }
    if month != nil {
      next += 1
      if tokens[next - 1].word.utf8.count <= 4, isSign(next, "."), !has(next - 1, .month) {
        next += 1
      }
      year = self.year(at: next)
    } else if let roman = token(next), roman.kind == .word, roman.isCapital,
      let number = RomanNumeral.number(roman.word), (1...12).contains(number),
      let value = plainNumber(next + 1, digits: 4...4), value >= 1000
    {
      month = number
      next += 1
      year = (value, 1)
    }
    guard let month else { return nil }
    var match = ProseMatch(dates: [], link: link, end: next + (year?.length ?? 0))
    for (number, (day, place)) in days.enumerated() {
      var date = ProseDate(place..<place + 1)
      if number == days.count - 1 { date = ProseDate(place..<match.end) }
      (date.month, date.day, date.year) = (month, day, year?.year)
      match.dates.append(date)
    }
    takeSuffixes(&match)
    return match
  }

  /// "25/1" before it would make a number part of a price or a score.
  private func isTightlyAfterNumber(_ index: Int) -> Bool {
    guard index >= 2, !tokens[index].isSpaced, tokens[index - 1].kind == .sign else { return false }
    return tokens[index - 2].kind == .number && !tokens[index - 1].isSpaced && index - 1 >= floor
  }

  /// What can stand between two days of one month.
  private func dayLink(at index: Int) -> (kind: FoundDate.Expression.Kind, length: Int)? {
    guard let token = token(index) else { return nil }
    if token.isSign("-") || token.has(.to) { return (.range, 1) }
    if token.has(.and) || token.isSign("&") { return (.list, 1) }
    if token.has(.or) { return (.alternatives, 1) }
    if token.isSign(",") { return (.list, has(index + 1, .and) ? 2 : 1) }
    return nil
  }

  private func dual(
    _ first: Int,
    _ other: Int,
    _ month: Int,
    _ index: Int,
    length: Int
  ) -> ProseMatch? {
    let year = self.year(at: index + length)
    var date = ProseDate(index..<index + length + (year?.length ?? 0))
    (date.day, date.month, date.year) = (first, month, year?.year)
    date.kind = .dual(day: other, month: month, year: nil)
    return ProseMatch(dates: [date], end: date.tokens.upperBound)
  }

  /// "July 12, 1920", "July 1–3, 1863", "July 1920", "July".
  func monthCore(at index: Int) -> ProseMatch? {
    guard let month = month(index), index >= floor else { return nil }
    var next = index + 1
    let isShort = !has(index, .month)
    if isShort, isSign(next, ".") { next += 1 }
    if has(next, .the), day(next + 1) != nil, token(next + 1)?.ending == .ordinal { next += 1 }
    if let first = day(next), !isPartOfNumber(next), !isEra(next + 1), !isMinute(next) {
      return monthFirst(month, first, index, next)
    }
    var date = ProseDate(index..<next)
    date.month = month
    if let year = year(at: next) {
      date.year = year.year
      date.tokens = index..<next + year.length
    } else if has(next, .inside), let year = plainNumber(next + 1, digits: 4...4), year >= 1000,
      !isPartOfNumber(next + 1)
    {
      date.year = year
      date.tokens = index..<next + 2
    } else {
      guard !isShort, isMonthAlone(index) else { return nil }
      date.confidence = 0.93
    }
    var match = ProseMatch(dates: [date], end: date.tokens.upperBound)
    takeSuffixes(&match)
    return match
  }

  /// The first number of "7:30".
  private func isMinute(_ index: Int) -> Bool {
    isSign(index + 1, ":") && token(index + 2)?.isSpaced == false
      && token(index + 2)?.kind == .number
  }

  private func monthFirst(_ month: Int, _ first: Int, _ index: Int, _ start: Int) -> ProseMatch? {
    var days = [(first, start)]
    var link = FoundDate.Expression.Kind.single
    var next = start + 1
    while days.count < 8, let found = dayLink(at: next), let day = day(next + found.length),
      !isPartOfNumber(next + found.length), endsDay(next + found.length, after: found.kind)
    {
      if days.count > 1, link != found.kind, link != .list { break }
      link = days.count == 1 || found.kind != .list ? found.kind : link
      days.append((day, next + found.length))
      next += found.length + 1
    }
    let year = self.year(at: next)
    var match = ProseMatch(dates: [], link: link, end: next + (year?.length ?? 0))
    for (number, (day, place)) in days.enumerated() {
      var date = ProseDate((number == 0 ? index : place)..<place + 1)
      if number == days.count - 1 { date.tokens = date.tokens.lowerBound..<match.end }
      (date.month, date.day, date.year) = (month, day, year?.year)
      date.limited = date.tokens
      match.dates.append(date)
    }
    takeSuffixes(&match)
    return match
  }

  /// Whether a second number after a month is a day too: not of "July 12 and 15 men", nor of "July 12 to 3 August".
  private func endsDay(_ index: Int, after link: FoundDate.Expression.Kind) -> Bool {
    if month(index + 1) != nil || has(index + 1, .of) { return false }
    guard let next = token(index + 1), next.kind == .word else { return true }
    return link == .range ? !has(index + 1, .counted) : next.has(.function)
  }

  /// Whether a month without day and year is one, and no name, verb or person.
  private func isMonthAlone(_ index: Int) -> Bool {
    let before = token(index - 1)
    let after = token(index + 1)
    // "(April–August 1849)": the year behind the next month makes both months.
    if isSign(index + 1, "-") || has(index + 1, [.and, .or, .to]), month(index + 2) != nil,
      year(at: index + 3) != nil
    {
      return true
    }
    if let before, before.kind == .word {
      let opens: WordClass = [
        .temporal, .throughout, .part, .circa, .bound, .from, .to, .between, .neighbour,
      ]
      // "He spoke to April Glaspie."
      if before.has(.plainTo), let after, after.isCapital, month(index + 1) == nil { return false }
      if before.has(opens) { return true }
      // "The end of May", "the first week of May", but not "the Duke of March".
      if before.has(.of), let noun = token(index - 2), noun.kind == .word { return !noun.isCapital }
      if before.has(.determiner) || before.isPossessive {
        // "Its August defeat", but not "the July Crisis", "the March on Rome".
        guard let after, after.kind == .word, !after.isCapital else { return false }
        return !after.has(.function)
      }
      if before.has([.and, .or]), index - 1 <= floor || month(index - 2) != nil { return true }
      return false
    }
    if isSign(index - 1, "-"), has(index - 2, .part) { return true }
    if isSign(index - 1, "-") || isSign(index - 1, ","), month(index - 2) != nil { return true }
    return false
  }

  /// "On the 28th", "the 3rd": only a day, of a month told before.
  private func dayAlone(at index: Int) -> ProseMatch? {
    guard let day = day(index), has(index - 1, .the), !isPartOfNumber(index) else { return nil }
    let isOpened = has(index - 2, [.bound, .from, .to, .between]) || has(index - 2, .on)
    if let next = token(index + 1), next.kind == .word {
      guard isOpened, next.has(.function), !next.has(.of) else { return nil }
    } else if isSign(index + 1, "-") {
      return nil
    }
    var date = ProseDate(index - 1..<index + 1)
    date.day = day
    date.confidence = isOpened ? 0.9 : 0.7
    return ProseMatch(dates: [date], end: index + 1)
  }

  /// "1920-07-12", "12.07.1920", "12/7/1920".
  private func numericCore(at index: Int) -> ProseMatch? {
    guard let mark = token(index + 1), mark.kind == .sign, !mark.isSpaced,
      isSign(index + 3, mark.sign), let middle = plainNumber(index + 2, digits: 1...2),
      (1...4).allSatisfy({ token(index + $0)?.isSpaced == false }),
      !(isSign(index + 5, mark.sign) && token(index + 6)?.isSpaced == false && mark.sign != ".")
    else { return nil }
    if !tokens[index].isSpaced, isSign(index - 1, mark.sign) { return nil }
    var date = ProseDate(index..<index + 5)
    if mark.sign == "-", let year = plainNumber(index, digits: 4...4),
      let day = plainNumber(index + 4, digits: 2...2)
    {
      (date.year, date.month, date.day) = (year, middle, day)
    } else if mark.sign == "." || mark.sign == "/" || mark.sign == "-",
      let first = plainNumber(index, digits: 1...2),
      let year = plainNumber(index + 4, digits: 4...4)
    {
      (date.year, date.month, date.day) = (year, middle, first)
      if mark.sign != ".", first <= 12, first != middle {
        if middle > 12 {
          (date.month, date.day) = (first, middle)
        } else {
          date.kind = .ambiguous
          date.confidence = 0.6
        }
      }
    } else {
      return nil
    }
    guard (1...12).contains(date.month ?? 0), (1...31).contains(date.day ?? 0) else { return nil }
    return ProseMatch(dates: [date], end: index + 5)
  }
}
