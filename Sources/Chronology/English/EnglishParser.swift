/// Finds the phrases of an English wording; what they mean is decided later, when all are known.
struct EnglishParser {
  let input: String
  let tokens: [Token]
  /// The order of day and month between slashes, where the context tells it.
  let order: DateContext.NumericOrder?
  var position = 0

  init(input: String, tokens: [Token], order: DateContext.NumericOrder?) {
    self.input = input
    self.tokens = tokens
    self.order = order
  }

  /// The wording as a whole; all of it must be understood.
  mutating func parse() throws(DateError) -> Wording {
    guard !tokens.isEmpty else { throw error("there is no date in an empty text") }
    if tokens.contains(where: { Lexicon.rulers.contains($0.word ?? "") }) {
      throw error(
        "years of a ruler or a dynasty are no date by themselves; write the years they stand for"
      )
    }
    while let word = peek()?.word, Lexicon.activity.contains(word) { position += 1 }
    let wording = try parseWording()
    guard isAtEnd else { throw unexpected() }
    return wording
  }

  private mutating func parseWording() throws(DateError) -> Wording {
    if take("always") { return .stretch(.open, .open) }
    if take("since") { return .stretch(try parseEnd(), .open) }
    if take("until") || take("till") {
      return .stretch(.open, try parseEnd())
    }
    let isFrom = take("from")
    let start = try parseEnd()
    if take("onwards") || take("onward") || isFrom && take("on") {
      return .stretch(start, .open)
    }
    if takeLink() {
      if isAtEnd { return .stretch(start, .open) }
      let end = try parseEnd()
      guard case .phrase(var first) = start, case .phrase(var last) = end else {
        return .stretch(start, end)
      }
      try share(&first, &last)
      return .stretch(.phrase(first), .phrase(last))
    }
    guard case .phrase(let phrase) = start else {
      return .one(Phrase(offset: 0, kind: .unknown))
    }
    return isFrom ? .stretch(start, .unknown) : .one(try parseAlternatives(phrase))
  }

  /// An end of a stretch: a phrase, the present, or an unknown date.
  private mutating func parseEnd() throws(DateError) -> Wording.End {
    if let end = takeOne(of: Lexicon.ends) { return end }
    return .phrase(try parsePhrase())
  }

  /// A dash or a word between the two ends of a stretch.
  private mutating func takeLink() -> Bool {
    take("-") || takeOne(of: Lexicon.links) != nil
  }

  /// "July or August 1920", "1858/1860": one of several, sharing what comes last; "1230 x 1240": between.
  private mutating func parseAlternatives(_ first: Phrase) throws(DateError) -> Phrase {
    if take("x") {
      var (first, last) = (first, try parsePhrase())
      try share(&first, &last)
      return Phrase(offset: first.offset, kind: .between([first, last]))
    }
    var phrases = [first]
    while take("or") || take("/") { phrases.append(try parsePhrase()) }
    guard phrases.count > 1 else { return first }
    for index in phrases.indices.dropFirst().reversed() {
      var pair = (phrases[index - 1], phrases[index])
      try share(&pair.0, &pair.1)
      (phrases[index - 1], phrases[index]) = pair
    }
    return Phrase(offset: first.offset, kind: .either(phrases))
  }

  /// One phrase, with all that is said before and after it.
  mutating func parsePhrase() throws(DateError) -> Phrase {
    var phrase = Phrase(offset: peek()?.offset ?? input.utf8.count)
    try parsePrefixes(&phrase)
    try parseCore(&phrase)
    parseSuffixes(&phrase)
    return phrase
  }

  private mutating func parsePrefixes(_ phrase: inout Phrase) throws(DateError) {
    while let token = peek() {
      if isRelative { return }
      if takeAboutOrOn() {
        phrase.isCirca = true
      } else if let bound = takeOne(of: Lexicon.bounds) {
        guard phrase.bound == nil else { throw error("two limits of one date", at: token.offset) }
        phrase.bound = bound
      } else if takePart(&phrase) {
        continue
      } else if let word = token.word, Lexicon.circa.contains(word) {
        phrase.isCirca = true
        position += 1
      } else if let word = token.word, Lexicon.doubt.contains(word) {
        phrase.isUncertain = true
        position += 1
        _ = take(":")
      } else if take("~") {
        phrase.isCirca = true
      } else if let word = token.word, Lexicon.fillers.contains(word) || word == "a" {
        position += 1
      } else if let word = token.word, ["day", "month", "time"].contains(word),
        ["in", "of"].contains(peek(1)?.word)
      {
        position += 2
      } else {
        return
      }
    }
  }

  /// "on or about", "in or around".
  private mutating func takeAboutOrOn() -> Bool {
    guard ["on", "in"].contains(peek()?.word), peek(1)?.word == "or",
      Lexicon.circa.contains(peek(2)?.word ?? "")
    else { return false }
    position += 3
    return true
  }

  /// "early", "mid-", "end of", "first half of", "2nd quarter of".
  private mutating func takePart(_ phrase: inout Phrase) -> Bool {
    guard let token = peek(), phrase.part == nil else { return false }
    if let word = token.word, let part = Lexicon.parts[word] {
      position += 1
      phrase.part = part
      phrase.isEdge = Lexicon.edges.contains(word)
    } else if let part = dividedPart {
      position += 2
      phrase.part = part
    } else {
      return false
    }
    // "mid-July", but "early-" alone stands before another part.
    if peek()?.kind == .sign("-"), peek(1)?.word.map({ Lexicon.parts[$0] == nil }) ?? true {
      position += 1
    }
    _ = take(words: ["part", "of"]) || take("of") || take("in")
    return true
  }

  /// A half or a quarter by its number: "first half", "last quarter".
  private var dividedPart: TimePart? {
    guard let noun = peek(1)?.word, peek(2) != nil else { return nil }
    let number: Int
    switch peek()?.kind {
    case .word("last"): number = 0
    case .word(let word): number = Lexicon.ordinals[word] ?? -1
    case .number(let value, _, .ordinal): number = value
    default: return nil
    }
    switch (noun, number) {
    case ("half", 1): return .firstHalf
    case ("half", 2), ("half", 0): return .secondHalf
    case ("third", 1): return .early
    case ("third", 2): return .mid
    case ("third", 3), ("third", 0): return .late
    case ("quarter", 1): return .firstQuarter
    case ("quarter", 2): return .secondQuarter
    case ("quarter", 3): return .thirdQuarter
    case ("quarter", 4), ("quarter", 0): return .lastQuarter
    default: return nil
    }
  }

  private mutating func parseSuffixes(_ phrase: inout Phrase) {
    while let token = peek() {
      if takeMark(&phrase) { continue }
      if phrase.bound == nil, let bound = takeOne(of: Lexicon.boundsBehind) {
        phrase.bound = bound
      } else if take("?") || take(words: ["(", "?", ")"])
        || take(words: ["(", "uncertain", ")"]) || take(words: ["[", "?", "]"])
      {
        phrase.isUncertain = true
      } else if take("~") {
        phrase.isCirca = true
      } else if take("%") {
        phrase.isCirca = true
        phrase.isUncertain = true
      } else if let word = token.word, Lexicon.circa.contains(word) {
        phrase.isCirca = true
        position += 1
      } else if phrase.part == nil, let part = Lexicon.parts[token.word ?? ""],
        peek(1).map({ $0.kind == .sign("-") || $0.kind == .sign("?") }) ?? true
      {
        phrase.part = part
        position += 1
      } else {
        return
      }
    }
  }

  /// "(O.S.)", "N.S.", "(Julian calendar)".
  mutating func takeMark(_ phrase: inout Phrase) -> Bool {
    let start = position
    let isOpened = take("(") || take("[")
    guard let calendar = takeOne(of: Lexicon.marks) else {
      position = start
      return false
    }
    _ = take("calendar")
    if isOpened, !take(")"), !take("]") {
      position = start
      return false
    }
    phrase.mark = calendar
    return true
  }
}

// MARK: - The cursor

extension EnglishParser {
  var isAtEnd: Bool { position >= tokens.count }

  func peek(_ ahead: Int = 0) -> Token? {
    position + ahead < tokens.count ? tokens[position + ahead] : nil
  }

  /// Takes words or signs, all or none.
  mutating func take(words: [String]) -> Bool {
    for (index, word) in words.enumerated() {
      guard let token = peek(index), token.word == word || token.isSign(word) else { return false }
    }
    position += words.count
    return true
  }

  /// Takes one word or sign.
  mutating func take(_ word: String) -> Bool {
    guard let token = peek(), token.word == word || token.isSign(word) else { return false }
    position += 1
    return true
  }

  /// Takes the first wording of a table that is written here.
  mutating func takeOne<Value>(of table: WordTable<Value>) -> Value? {
    guard let word = peek()?.word else { return nil }
    for entry in table.entries(beginning: word) where take(words: entry.words) {
      return entry.value
    }
    return nil
  }

  func error(_ message: String, at offset: Int? = nil) -> DateError {
    DateError(message, in: input, at: offset ?? peek()?.offset ?? input.utf8.count)
  }

  func unexpected() -> DateError {
    guard let token = peek() else { return error("the date is not finished") }
    let end = peek(1)?.offset ?? input.utf8.count
    let text = String(decoding: Array(input.utf8)[token.offset..<end], as: UTF8.self)
    return error("“\(trimmed(text))” does not belong to a date here")
  }
}

extension Token {
  var word: String? {
    if case .word(let word) = kind { word } else { nil }
  }

  /// Whether it is a sign of ASCII; the dashes are all `-`.
  func isSign(_ text: String) -> Bool {
    guard case .sign(let sign) = kind else { return false }
    return text.utf8.count == 1 && text.utf8.first == sign.asciiValue
  }
}
