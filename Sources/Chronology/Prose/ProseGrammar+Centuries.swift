extension ProseGrammar {
  /// "1850s", "1930's".
  func decadeCore(at index: Int) -> ProseMatch? {
    let value = tokens[index].value
    guard (3...4).contains(tokens[index].digits), value % 10 == 0, value > 0, value <= 2100 else {
      return nil
    }
    var date = ProseDate(index..<index + 1)
    date.kind = .decade(value)
    if isEra(index + 1) {
      date.isBeforeCommonEra = vocabulary.eras[tokens[index + 1].word] ?? false
      date.tokens = index..<index + 2
    }
    return ProseMatch(dates: [date], end: date.tokens.upperBound)
  }

  /// "17th century", "the seventeenth and eighteenth centuries", "10th-17th centuries", "mid-17th-century".
  func centuryCore(at index: Int) -> ProseMatch? {
    guard let first = ordinal(at: index) else { return nil }
    var next = index + first.length
    if let before = token(index - 1), before.kind == .number { return nil }
    var second: (value: Int, place: Range<Int>)?
    var link = FoundDate.Expression.Kind.single
    if isSign(next, "-") || has(next, [.and, .or, .to]), let other = ordinal(at: next + 1) {
      link = has(next, .and) ? .list : has(next, .or) ? .alternatives : .range
      second = (other.value, next + 1..<next + 1 + other.length)
      next += 1 + other.length
    }
    if isSign(next, "-"), token(next + 1)?.isSpaced == false { next += 1 }
    guard has(next, .century) else { return nil }
    next += 1
    var isBefore = false
    if isEra(next) {
      isBefore = vocabulary.eras[tokens[next].word] ?? false
      next += 1
    }
    var date = ProseDate(index..<(second == nil ? next : index + first.length))
    date.kind = .century(first.value)
    date.isBeforeCommonEra = isBefore
    var match = ProseMatch(dates: [date], link: link, end: next)
    if let second {
      var last = ProseDate(second.place.lowerBound..<next)
      last.kind = .century(second.value)
      last.isBeforeCommonEra = isBefore
      match.dates.append(last)
    }
    return match
  }

  private func ordinal(at index: Int) -> (value: Int, length: Int)? {
    guard let token = token(index) else { return nil }
    if token.kind == .number, token.ending == .ordinal, (1...40).contains(token.value) {
      return (token.value, 1)
    }
    guard token.kind == .word else { return nil }
    if let tens = vocabulary.numbers[token.word], tens > 10, tens < 100, tens % 10 == 0 {
      let next = isSign(index + 1, "-") ? 2 : 1
      guard let ones = self.token(index + next).flatMap({ vocabulary.ordinals[$0.word] }),
        (1...9).contains(ones)
      else { return nil }
      return (tens + ones, next + 1)
    }
    guard let value = vocabulary.ordinals[token.word], value > 0 else { return nil }
    return (value, 1)
  }

  /// "AD 64".
  func eraFirstCore(at index: Int) -> ProseMatch? {
    guard isEra(index), vocabulary.eras[tokens[index].word] == false,
      let value = plainNumber(index + 1, digits: 1...4), value > 0, !isPartOfNumber(index + 1)
    else { return nil }
    var date = ProseDate(index..<index + 2)
    date.year = value
    return ProseMatch(dates: [date], end: index + 2)
  }
}
