/// Cuts a tagged sentence into phrases, verbs and what stands between them.
struct Chunker {
  let language: LanguageData
  let tokens: [Token]
  let sentence: Range<Int>
  let names: [NameMention]
  /// The dates of the sentence, as ranges of tokens, in order.
  let dates: [Range<Int>]

  /// What kind of thing a name names, as far as is known; rows are joined by it.
  let rank: (NameMention) -> NounPhrase.Rank?

  var chunks: [Chunk] = []
  var phrases: [NounPhrase] = []
  /// Where each phrase stands in the chunks; nil behind "of".
  private(set) var placeOfPhrase: [Int?] = []
  var verbs: [VerbGroup] = []

  init(
    _ language: LanguageData,
    _ tokens: [Token],
    _ sentence: Range<Int>,
    names: [NameMention],
    dates: [Range<Int>],
    rank: @escaping (NameMention) -> NounPhrase.Rank?
  ) {
    self.language = language
    self.tokens = tokens
    self.sentence = sentence
    self.names = names
    self.dates = dates
    self.rank = rank
    read()
    placeOfPhrase = Array(repeating: nil, count: phrases.count)
    for (place, chunk) in chunks.enumerated() {
      if case .phrase(let number) = chunk { placeOfPhrase[number] = place }
    }
  }

  private mutating func read() {
    var index = sentence.lowerBound
    var nextName = 0
    var nextDate = 0
    while index < sentence.upperBound {
      while nextName < names.count, start(of: names[nextName]) < index { nextName += 1 }
      while nextDate < dates.count, dates[nextDate].lowerBound < index { nextDate += 1 }
      if nextDate < dates.count, dates[nextDate].lowerBound == index,
        !isInsidePhrase(dates[nextDate])
      {
        chunks.append(.date(nextDate))
        index = max(index + 1, dates[nextDate].upperBound)
        continue
      }
      if let end = verb(at: index) {
        index = end
        continue
      }
      // "most of the island": of what is said, and no phrase of its own.
      if language.words.quantifiers.contains(tokens[index].lower), index + 2 < sentence.upperBound,
        tokens[index + 1].lower == "of"
      {
        index += 2
        continue
      }
      if let end = phrase(at: index) {
        index = end
        continue
      }
      if let end = joining(at: index) {
        chunks.append(.conjunction(Self.joining))
        index = end
        continue
      }
      chunks.append(single(index))
      index += 1
    }
  }

  private func start(of name: NameMention) -> Int {
    name.title?.lowerBound ?? name.tokens.lowerBound
  }

  /// "the 1940 Moscow Peace Treaty": a year that belongs to the words behind it.
  private func isInsidePhrase(_ date: Range<Int>) -> Bool {
    guard date.count == 1, date.upperBound < sentence.upperBound,
      date.lowerBound > sentence.lowerBound
    else { return false }
    let next = tokens[date.upperBound]
    let before = tokens[date.lowerBound - 1]
    return (next.tag == .noun || next.tag == .properNoun || next.tag == .adjective)
      && (before.tag == .determiner || before.tag == .possessive || before.tag == .adjective)
  }

  /// The conjunction that words such as "as well as" make together.
  static let joining = "as well as"

  /// "as well as", "along with": where a row of words ends that joins like "and".
  private func joining(at index: Int) -> Int? {
    guard let rows = language.words.joiners[tokens[index].lower] else { return nil }
    for row in rows where index + row.count < sentence.upperBound {
      if row.indices.allSatisfy({ tokens[index + $0].lower == row[$0] }) {
        return index + row.count
      }
    }
    return nil
  }

  private func single(_ index: Int) -> Chunk {
    let token = tokens[index]
    switch token.tag {
    // "an agreement among A, B and C" is one between them.
    case .preposition where token.lower == "among" || token.lower == "amongst":
      return .preposition("between", index)
    case .preposition: return .preposition(token.lower, index)
    case .to: return .preposition("to", index)
    case .conjunction: return .conjunction(token.lower)
    case .comma: return .comma
    case .colon: return .stop
    case .subordinator: return .subordinator(token.lower)
    case .relativePronoun: return .relative(token.lower)
    case .openBracket: return .open
    case .closeBracket: return .close
    case .dash: return .comma
    case .adverb, .negation, .adjective: return .adverb(token.lower)
    case .noteMark: return .noteMark(index)
    case .stop: return .stop
    default: return .other
    }
  }

  // MARK: verbs

  // MARK: phrases

  private mutating func phrase(at start: Int) -> Int? {
    let token = tokens[start]
    if token.tag == .pronoun {
      guard token.lower != "there" else { return nil }
      var phrase = NounPhrase(tokens: start..<start + 1, head: start)
      phrase.isPronoun = true
      phrase.isPlural = ["they", "them", "themselves", "we", "us"].contains(token.lower)
      append(phrase)
      return start + 1
    }
    var end = start
    var inner: [NameMention] = []
    var possessor: NameMention?
    var name: NameMention?
    var number: Int?
    loop: while end < sentence.upperBound {
      if let mention = names.first(where: { self.start(of: $0) == end }) {
        // Two names side by side are two phrases, unless the first is an adjective or owns the second.
        if let before = name, before.tokens.upperBound == end, !before.isAdjective { break loop }
        if let before = name { inner.append(before) }
        if let power = mention.power {
          let first = mention.tokens.lowerBound..<mention.tokens.lowerBound + 1
          inner.append(NameMention(tokens: first, thing: power, score: 0.9, isAdjective: true))
        }
        name = mention
        end = mention.tokens.upperBound
        if end < sentence.upperBound, tokens[end].tag == .possessive {
          possessor = mention
          inner.append(mention)
          name = nil
          end += 1
        } else if end < sentence.upperBound, isPluralPossessive(end) {
          possessor = mention
          inner.append(mention)
          name = nil
          end += 1
        }
        continue
      }
      let word = tokens[end]
      if end > start, dates.contains(where: { $0.lowerBound == end && !isInsidePhrase($0) }) {
        break loop
      }
      switch word.tag {
      case .determiner:
        guard end == start || tokens[end - 1].tag == .determiner || tokens[end - 1].lower == "all"
        else { break loop }
      case .possessive:
        guard end > start else { break loop }
      case .number:
        if name != nil, name?.isAdjective == false { break loop }
        number = end
      // "about 9,000 men": how exact the number is belongs to it.
      case .adverb where name == nil && isBeforeNumber(end):
        break
      case .adjective, .noun, .properNoun:
        // A name ends its phrase unless it is an adjective: "Poland troops" is none.
        if let before = name {
          guard before.isAdjective || before.isPeople || word.tag == .noun else { break loop }
          inner.append(before)
          name = nil
        }
      case .conjunction where word.lower == "and" && isJoinedAdjective(end, start):
        break
      default: break loop
      }
      end += 1
    }
    guard end > start else { return nil }
    // What ends in a determiner or a possessive is no phrase.
    var last = end - 1
    while last > start, [.determiner, .possessive, .conjunction].contains(tokens[last].tag) {
      last -= 1
    }
    // "attacked the Poles first": how, not whom.
    while last > start, language.words.trailing.contains(tokens[last].lower),
      tokens[last - 1].tag != .determiner
    {
      last -= 1
    }
    guard
      tokens[last].tag != .determiner
        || ["that", "this", "these", "those", "all", "both"].contains(tokens[last].lower)
    else { return nil }
    var phrase = NounPhrase(tokens: start..<last + 1, head: last)
    phrase.name = name
    phrase.inner = inner
    phrase.possessor = possessor
    phrase.number = number
    let first = tokens[start]
    if first.tag == .determiner {
      phrase.isDefinite = ["the", "this", "that", "these", "those"].contains(first.lower)
      if language.words.possessivePronouns.contains(first.lower) {
        phrase.possessivePronoun = start
        phrase.isDefinite = true
      }
    }
    let head = tokens[last].lower
    phrase.isPlural = head.hasSuffix("s") && !head.hasSuffix("ss")
    append(phrase)
    return last + 1
  }

  private func isBeforeNumber(_ index: Int) -> Bool {
    var next = index
    while next < sentence.upperBound, tokens[next].tag == .adverb { next += 1 }
    return next < sentence.upperBound && tokens[next].kind == .number
      && !dates.contains { $0.contains(next) }
  }

  /// "the Bolsheviks' offer"
  private func isPluralPossessive(_ index: Int) -> Bool {
    tokens[index].tag == .quote
      && Tokenizer.isApostrophe(tokens[index].text.unicodeScalars.first ?? " ")
      && tokens[index - 1].lower.hasSuffix("s")
      && tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
      && index + 1 < sentence.upperBound && tokens[index + 1].tag.isNominal
  }

  /// "cultural and historical property": both adjectives are of one phrase.
  private func isJoinedAdjective(_ index: Int, _ start: Int) -> Bool {
    guard index > start, index + 2 < sentence.upperBound, tokens[index - 1].tag == .adjective else {
      return false
    }
    return tokens[index + 1].tag == .adjective
      && (tokens[index + 2].tag == .noun || tokens[index + 2].tag == .adjective)
  }

  /// Adds a phrase; behind "of" it belongs to the phrase before.
  private mutating func append(_ phrase: NounPhrase) {
    let number = phrases.count
    phrases.append(phrase)
    if joinAdjectives(number) || joinRow(behindOf: number) { return }
    if case .preposition(let word, _)? = chunks.last, chunks.count > 1,
      case .phrase(let owner) = chunks[chunks.count - 2],
      word == "of" || word == "from" && isStandIn(owner) && phrases[number].name != nil
    {
      phrases[owner].of.append(number)
      chunks.removeLast()
      return
    }
    chunks.append(.phrase(number))
  }

  /// "delegates from Latvia": those of Latvia.
  func isStandIn(_ number: Int) -> Bool {
    phrases[number].name == nil
      && language.forms.standIns.contains(tokens[phrases[number].head].lower)
  }
}
