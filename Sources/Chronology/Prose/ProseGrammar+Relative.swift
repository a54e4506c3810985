extension ProseGrammar {
  /// "Spring 1920", "the winter of 1942–43", "the winter between 1941 and 1942", "in the autumn".
  func seasonCore(at index: Int) -> ProseMatch? {
    let token = tokens[index]
    guard let season = vocabulary.seasons[token.word], index >= floor, !token.isPossessive else {
      return nil
    }
    var date = ProseDate(index..<index + 1)
    date.kind = .season(season)
    var next = index + 1
    if isSign(next, ",") || has(next, .of) { next += 1 }
    if has(next, .the), has(next + 1, .year) { next += 2 }
    if has(next, .between), season == .winter { next += 1 }
    if let year = plainNumber(next, digits: 4...4), (1000...2100).contains(year),
      !isPartOfNumber(next)
    {
      date.year = year
      date.tokens = index..<next + 1
      if isSign(next + 1, "-") || isSign(next + 1, "/") || has(next + 1, .and), season == .winter,
        let last = plainNumber(next + 2, digits: 1...4),
        EnglishParser.abbreviates(last, tokens[next + 2].digits, year + 1)
      {
        date.secondYear = year + 1
        date.tokens = index..<next + 3
      }
      return ProseMatch(dates: [date], end: date.tokens.upperBound)
    }
    return seasonAlone(date, season, index)
  }

  private func seasonAlone(_ found: ProseDate, _ season: Season, _ index: Int) -> ProseMatch? {
    guard !tokens[index].isCapital || isOpening(index) else { return nil }
    var date = found
    if let next = token(index + 1), next.kind == .word {
      guard next.has(.function), !next.has([.of, .inside]) else { return nil }
    } else if isSign(index + 1, "-") {
      return nil
    }
    let isThe = has(index - 1, .the)
    if let number = neighbour(at: index - 1) {
      date.kind = .neighbourSeason(number.value, season)
      date.tokens = (has(index - 2, .the) ? index - 2 : index - 1)..<index + 1
      date.confidence = 0.85
      return ProseMatch(dates: [date], end: index + 1)
    }
    let before = index - (isThe ? 2 : 1)
    guard has(before, [.temporal, .throughout, .from, .to, .bound, .part]),
      !tokens[index].has(.withArticle) || isThe
    else { return nil }
    date.confidence = 0.85
    return ProseMatch(dates: [date], end: index + 1)
  }

  private func neighbour(at index: Int) -> (value: Int, Void)? {
    guard let token = token(index), token.has(.neighbour), index >= floor else { return nil }
    return vocabulary.neighbours[token.word].map { ($0, ()) }
  }

  /// What counts from another date: "the next day", "that year", "two weeks later", "the day after the signing".
  func relativeCore(at index: Int) -> ProseMatch? {
    let token = tokens[index]
    guard let unit = vocabulary.units[token.word],
      !token.isCapital || index == 0 || isOpening(index),
      index >= floor
    else { return nil }
    if let number = neighbour(at: index - 1), unit.times == 1 {
      return neighbourUnit(number.value, unit.unit, index)
    }
    if let match = earlierInTheYear(unit.unit, index) { return match }
    guard let count = count(before: index) else { return nil }
    guard let direction = self.token(index + 1), direction.has(.direction),
      let sign = vocabulary.directions[direction.word]
    else { return nil }
    let offset = signed(count.value, sign, unit.times)
    var date = ProseDate(count.start..<index + 2)
    date.isCirca = has(count.start - 1, .circa) && count.start - 1 >= floor
    if date.isCirca { date.tokens = count.start - 1..<index + 2 }
    date.limited = date.tokens
    date.confidence = 0.85
    if direction.has(.alone) {
      date.kind = .offset(offset, unit.unit)
      return ProseMatch(dates: [date], end: index + 2)
    }
    guard let anchor = anchor(from: index + 2) else {
      date.kind = count.isBare ? .neighbour(sign, unit.unit) : .offset(offset, unit.unit)
      return ProseMatch(dates: [date], end: index + 2)
    }
    date.kind = .anchored(offset, unit.unit, anchor)
    date.tokens = date.tokens.lowerBound..<anchor.upperBound
    date.limited = date.tokens
    return ProseMatch(dates: [date], end: anchor.upperBound)
  }

  private func isOpening(_ index: Int) -> Bool {
    token(index - 1).map { $0.kind == .sign || $0.sentence != tokens[index].sentence } ?? true
  }

  private func signed(_ count: ClosedRange<Int>, _ sign: Int, _ times: Int) -> ClosedRange<Int> {
    let (first, last) = (count.lowerBound * sign * times, count.upperBound * sign * times)
    return min(first, last)...max(first, last)
  }

  /// "The next day", "that same year", "the previous month".
  private func neighbourUnit(_ value: Int, _ unit: TimeUnit, _ index: Int) -> ProseMatch? {
    guard !tokens[index].has(.plural) else { return nil }
    var start = index - 1
    // "That day", "the same day", but not "same day delivery" nor "in that the year".
    if has(start, .that), value == 0 {
      guard !has(start - 1, .counted) else { return nil }
    } else if has(start - 1, .the) || has(start - 1, .that) {
      start -= 1
    } else if !has(start - 1, .temporal), !(tokens[start].isCapital && isOpening(start)) {
      return nil
    }
    guard start >= floor else { return nil }
    if let next = token(index + 1), next.kind == .word, next.isSpaced, !next.has(.function) {
      guard next.isCapital || value != 0 || has(index - 1, .that) else { return nil }
    }
    var date = ProseDate(start..<index + 1)
    date.kind = .neighbour(value, unit)
    date.confidence = 0.88
    date.isAttributive = tokens[index].isPossessive
    return ProseMatch(dates: [date], end: index + 1)
  }

  /// "Earlier in the year", "later in the month".
  private func earlierInTheYear(_ unit: TimeUnit, _ index: Int) -> ProseMatch? {
    guard unit == .month || unit == .year, has(index - 1, .the), has(index - 2, .inside),
      has(index - 3, [.comparative, .part]), index - 3 >= floor
    else { return nil }
    var date = ProseDate(index - 3..<index + 1)
    date.kind = .neighbour(0, unit)
    if let part = vocabulary.parts[tokens[index - 3].word] { date.part = part }
    date.confidence = 0.8
    return ProseMatch(dates: [date], end: index + 1)
  }

  /// "Two", "15", "a few", "the" (one) before a unit.
  private func count(before index: Int) -> (value: ClosedRange<Int>, start: Int, isBare: Bool)? {
    guard let token = token(index - 1), index - 1 >= floor else { return nil }
    // "The first several days" are no distance.
    if has(index - 2, [.ordinal, .neighbour]) { return nil }
    if let value = plainNumber(index - 1, digits: 1...3), !isPartOfNumber(index - 1) {
      return (value...value, index - 1, false)
    }
    guard token.kind == .word else { return nil }
    if token.has(.the) { return (1...1, index - 1, true) }
    if let vague = vocabulary.vagueNumbers[token.word] {
      return (vague, has(index - 2, .article) ? index - 2 : index - 1, false)
    }
    guard let value = vocabulary.numbers[token.word] else { return nil }
    // "Twenty-one", "a hundred".
    if isSign(index - 2, "-"),
      let tens = self.token(index - 3).flatMap({ vocabulary.numbers[$0.word] }),
      tens >= 20, tens < 100, value < 10
    {
      return (tens + value...tens + value, index - 3, false)
    }
    if value == 100, has(index - 2, .article) { return (value...value, index - 2, false) }
    return (value...value, index - 1, false)
  }

  /// The words that something is counted from, up to the next sign or verb; nil where there are none.
  private func anchor(from start: Int) -> Range<Int>? {
    guard let first = token(start), first.kind != .sign, first.isSpaced else { return nil }
    if first.has([.and, .verb]) { return nil }
    // "Two weeks after 25 August he left" counts from the date alone.
    let date = first.has(.article) ? start + 1 : start
    if date < tokens.count, !tokens[date].has(.unit), let match = core(at: date) {
      return start..<match.end
    }
    let isDetermined = first.has(.determiner) || first.isPossessive
    var end = start
    while end < tokens.count, end - start < 14 {
      let token = tokens[end]
      if token.sentence != first.sentence { break }
      if token.kind == .sign {
        // "June 28, 1941" and "Brest-Litovsk" go on, most signs do not.
        let joins = token.isSign("-") && !token.isSpaced
        let isDate =
          token.isSign(",") && plainNumber(end + 1, digits: 4...4) != nil && day(end - 1) != nil
        guard joins || isDate else { break }
      }
      if end > start, token.has([.verb, .perfect]), isDetermined || first.isCapital { break }
      if end > start, token.has([.and, .or, .temporal]), !token.has(.inside) {
        break
      }
      end += 1
    }
    return end > start ? start..<end : nil
  }
}
