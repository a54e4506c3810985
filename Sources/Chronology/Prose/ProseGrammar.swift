/// Finds the dates in the tokens of one text, from left to right; what they mean is decided later.
///
/// Each function looks at a bounded number of tokens, so that the work grows with the text alone.
struct ProseGrammar {
  let tokens: [ProseToken]
  let vocabulary: DateVocabulary
  /// In a heading, a number of four digits needs less around it to be a year.
  let isHeading: Bool
  /// The end of the date before, where no other can begin.
  var floor = 0
  /// The last token of a year found alone: "1955, 1956 and 1957" go on from it.
  var lastYear = -1
  /// The parenthesis that stands open.
  private var opening: Int?

  init(tokens: [ProseToken], vocabulary: DateVocabulary, isHeading: Bool = false) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    self.isHeading = isHeading
  }

  /// All expressions of the text, in order.
  mutating func matches() -> [ProseMatch] {
    var found: [ProseMatch] = []
    var index = 0
    while index < tokens.count {
      if isAddress(at: index) {
        index = endOfAddress(from: index)
        floor = index
        continue
      }
      guard var match = expression(at: index) else {
        noteParenthesis(index)
        index += 1
        continue
      }
      finish(&match)
      // One that is not closed for long has been forgotten.
      let isAside = opening.map { index - $0 < 60 } ?? false
      for date in match.dates.indices { match.dates[date].isAside = isAside }
      for inside in index..<match.end { noteParenthesis(inside) }
      found.append(match)
      index = max(match.end, index + 1)
      floor = index
    }
    return found
  }

  private mutating func noteParenthesis(_ index: Int) {
    if tokens[index].isSign("(") { opening = index }
    if tokens[index].isSign(")") { opening = nil }
  }

  /// One date or several that belong together, beginning at a token.
  private mutating func expression(at index: Int) -> ProseMatch? {
    guard var match = core(at: index) else { return nil }
    noteYear(match)
    addPrefixes(to: &match.dates[0])
    // "Between 5 and 11 September": the two days came as a list.
    if match.link == .list, match.dates.count == 2, has(index - 1, .between) {
      match.link = .between
    }
    while match.dates.count < 12, let link = link(at: match.end) {
      guard let next = next(after: link, of: match) else { break }
      guard join(&match, next, link) else { break }
      noteYear(match)
    }
    share(&match)
    return match
  }

  mutating func noteYear(_ match: ProseMatch) {
    guard let last = match.dates.last, last.month == nil, last.year != nil else { return }
    lastYear = match.end - 1
  }

  /// A date without what stands before it.
  func core(at index: Int) -> ProseMatch? {
    let token = tokens[index]
    switch token.kind {
    case .sign: return nil
    case .number: return numberCore(at: index)
    case .word:
      if token.classes.isEmpty { return nil }
      if token.has([.month, .shortMonth]), let match = monthCore(at: index) { return match }
      if token.has(.season), let match = seasonCore(at: index) { return match }
      if token.has(.unit), let match = relativeCore(at: index) { return match }
      if token.has(.ordinal), let match = centuryCore(at: index) { return match }
      if token.has(.era), let match = eraFirstCore(at: index) { return match }
      return nil
    }
  }

  // MARK: - Looking at tokens

  func token(_ index: Int) -> ProseToken? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  func has(_ index: Int, _ classes: WordClass) -> Bool {
    tokens.indices.contains(index) && tokens[index].has(classes)
  }

  func isSign(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    tokens.indices.contains(index) && tokens[index].isSign(scalar)
  }

  /// A number without anything written onto it, or before it without a space.
  func plainNumber(_ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard let token = token(index), token.kind == .number, token.ending == .none,
      digits.contains(token.digits), token.value >= 0
    else { return nil }
    return token.value
  }

  /// The day of a month: "12", "12th".
  func day(_ index: Int) -> Int? {
    guard let token = token(index), token.kind == .number, token.digits <= 2,
      token.ending == .none || token.ending == .ordinal, (1...31).contains(token.value)
    else { return nil }
    return token.value
  }

  func month(_ index: Int) -> Int? {
    guard let token = token(index), token.kind == .word, token.isCapital,
      token.has([.month, .shortMonth]), !token.isPossessive
    else { return nil }
    return vocabulary.months[token.word]
  }

  /// The year that follows a month or a day, and how many tokens it takes: "1920", ", 1920", "of 1920", "in 1941".
  func year(at index: Int) -> (year: Int, length: Int)? {
    var next = index
    if isSign(next, ",") || has(next, .of) { next += 1 }
    if has(next, .the), has(next + 1, .year) { next += 2 }
    if isEra(next), vocabulary.eras[tokens[next].word] == false { next += 1 }
    if let value = plainNumber(next, digits: 4...4), value >= 1000, !isPartOfNumber(next),
      !(value % 100 == 0 && has(next + 1, .counted))
    {
      return (value, next + 1 - index)
    }
    if let value = plainNumber(next, digits: 1...4), value > 0, isEra(next + 1) {
      return (value, next + 1 - index)
    }
    // "14 May 867", "14 October, 987." where nothing is counted.
    if let value = plainNumber(next, digits: 3...3), value > 99, !isPartOfNumber(next),
      next == index, !has(next + 1, .counted), !isPlural(next + 1)
    {
      return (value, next + 1 - index)
    }
    return nil
  }

  func isEra(_ index: Int) -> Bool {
    guard let token = token(index), token.has(.era), token.isCapital || token.has(.plainEra) else {
      return false
    }
    return vocabulary.eras[token.word] != nil
  }

  /// Whether a number is one part of a longer one: "3.5", "7:30", "1920/5".
  func isPartOfNumber(_ index: Int) -> Bool {
    func isTight(_ sign: Int, _ after: Int) -> Bool {
      guard let mark = token(sign), mark.kind == .sign, let next = token(after), !next.isSpaced,
        next.kind == .number
      else { return false }
      return mark.sign == "." || mark.sign == ":" || mark.sign == "," || mark.sign == "\u{B7}"
    }
    if let next = token(index + 1), !next.isSpaced, isTight(index + 1, index + 2) { return true }
    if let number = token(index), !number.isSpaced, let before = token(index - 2),
      before.kind == .number, isTight(index - 1, index)
    {
      return true
    }
    return isSign(index + 1, "%") || isSign(index - 1, "$") || isSign(index - 1, "\u{A3}")
      || isSign(index - 1, "\u{20AC}") || isSign(index - 1, "#")
  }

  /// Whether a word in lower case can be the plural of what a number counts.
  func isPlural(_ index: Int) -> Bool {
    guard let token = token(index), token.kind == .word, !token.isCapital, token.isSpaced else {
      return false
    }
    return token.word.utf8.count > 3 && token.word.hasSuffix("s") && !token.word.hasSuffix("ss")
      && !token.has([.function, .verb])
  }

  // MARK: - Addresses

  /// Whether an address of the net begins here; its numbers are no dates.
  private func isAddress(at index: Int) -> Bool {
    let word = tokens[index].word
    guard word == "http" || word == "https" || word == "www" else { return false }
    return isSign(index + 1, ":") || isSign(index + 1, ".")
  }

  private func endOfAddress(from index: Int) -> Int {
    var end = index + 1
    while end < tokens.count, !tokens[end].isSpaced { end += 1 }
    return end
  }
}
