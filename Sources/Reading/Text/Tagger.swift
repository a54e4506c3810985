/// Says of each word what it does in its sentence: by lists, by form, and by the words around it.
///
/// It need not know all nouns: what is no small word and no verb in its place is one.
struct Tagger {
  let words: Words
  /// Words that the text has in small letters: with a capital at a sentence's head they are no names.
  let seenSmall: Set<String>

  /// Tags the words of one sentence.
  func tag(_ tokens: inout [Token], _ sentence: Range<Int>) {
    for index in sentence {
      let found = first(tokens, index, sentence)
      tokens[index].tag = found.tag
      if let lemma = found.lemma { tokens[index].lemma = lemma }
    }
    for index in sentence where tokens[index].kind == .number {
      markApproximation(&tokens, before: index, sentence)
    }
    for index in sentence where tokens[index].tag == .finiteVerb {
      if isReducedClause(tokens, index, sentence) || isRowOfPassives(tokens, index, sentence) {
        tokens[index].tag = .participle
      }
    }
    // "fighting broke out": what looks like a participle is the subject.
    for index in sentence.dropLast()
    where tokens[index].tag == .gerund
      && [.finiteVerb, .auxiliary, .modal].contains(tokens[index + 1].tag)
    {
      tokens[index].tag = .noun
    }
    for index in sentence where words.subordinators.contains(tokens[index].lower) {
      resolveSubordinator(&tokens, index, sentence)
    }
  }

  // MARK: one word

  func first(
    _ tokens: [Token],
    _ index: Int,
    _ sentence: Range<Int>
  ) -> (tag: WordClass, lemma: String?) {
    let token = tokens[index]
    switch token.kind {
    case .noteMark: return (.noteMark, nil)
    case .number: return (.number, nil)
    case .punctuation: return (Self.punctuation(token.text), nil)
    case .word: break
    }
    let lower = token.lower
    let isFirst = index == sentence.lowerBound || tokens[index - 1].tag == .quote
    let hasName = token.isCapitalised && !isFirst
    if lower == "'s" || lower == "’s" { return (.possessive, nil) }
    if lower.hasSuffix("n't") || lower.hasSuffix("n’t") { return (.auxiliary, "do") }
    if hasName, !isSmallWordInCapitals(token) {
      if words.months.contains(lower) || words.weekdays.contains(lower) {
        return (.properNoun, nil)
      }
      if lower == "us" || !isSmall(lower) || isInsideName(tokens, index) {
        return (.properNoun, nil)
      }
    }
    if lower == "to" { return (isInfinitive(tokens, index, sentence) ? .to : .preposition, nil) }
    if lower == "not" || lower == "never" { return (.negation, nil) }
    if words.modals.contains(lower) { return (.modal, nil) }
    if let lemma = words.auxiliaries[lower] { return auxiliary(tokens, index, sentence, lemma) }
    if lower == "that" { return (that(tokens, index, sentence), nil) }
    if lower == "her" || lower == "his" {
      let next = index + 1 < sentence.upperBound ? tokens[index + 1] : nil
      let isPronoun = next.map { $0.kind != .word || words.prepositions.contains($0.lower) } ?? true
      return (isPronoun ? .pronoun : .determiner, nil)
    }
    if words.relativePronouns.contains(lower) { return (.relativePronoun, nil) }
    if words.conjunctions.contains(lower) { return (.conjunction, nil) }
    if words.pronouns.contains(lower), lower != "one" && lower != "others" {
      return (.pronoun, nil)
    }
    if words.determiners.contains(lower) { return (.determiner, nil) }
    if words.prepositions.contains(lower) { return (.preposition, nil) }
    if words.subordinators.contains(lower) { return (.subordinator, nil) }
    if let verb = verb(tokens, index, sentence) { return verb }
    // "the first minister": behind an article it is no adverb.
    let isInPhrase =
      !isFirst
      && ([.determiner, .possessive, .adjective].contains(tokens[index - 1].tag)
        || tokens[index - 1].tag == .properNoun && lower.hasSuffix("ward"))
    if isInPhrase, words.adjectives.contains(lower) { return (.adjective, nil) }
    if words.adverbs.contains(lower) { return (.adverb, nil) }
    if words.adjectives.contains(lower) { return (.adjective, nil) }
    if lower.hasSuffix("ly"), lower.count > 4, !token.isCapitalised { return (.adverb, nil) }
    if token.isCapitalised, !isFirst || !seenSmall.contains(lower) { return (.properNoun, nil) }
    return (.noun, nil)
  }

  static func punctuation(_ text: String) -> WordClass {
    switch text {
    case ",": .comma
    case "(", "[": .openBracket
    case ")", "]": .closeBracket
    case "-", "–", "—": .dash
    case ":", ";": .colon
    case ".", "!", "?", "…": .stop
    case "\"", "“", "”", "«", "»", "„", "‘", "’", "'": .quote
    default: .other
    }
  }

  func isSmall(_ lower: String) -> Bool {
    words.determiners.contains(lower) || words.prepositions.contains(lower)
      || words.pronouns.contains(lower) || words.conjunctions.contains(lower)
      || words.subordinators.contains(lower) || words.relativePronouns.contains(lower)
      || words.modals.contains(lower) || words.auxiliaries[lower] != nil || lower == "to"
  }

  /// "THE TREATY WAS": capitals for their own sake.
  func isSmallWordInCapitals(_ token: Token) -> Bool {
    token.isAllCapitals && isSmall(token.lower) && token.lower != "us"
  }

  /// "The" of "The Hague", "Of" in a title: a capital word right after another.
  func isInsideName(_ tokens: [Token], _ index: Int) -> Bool {
    index > 0 && tokens[index - 1].tag == .properNoun
      && tokens[index - 1].range.upperBound + 1 == tokens[index].range.lowerBound
      && !words.auxiliaries.keys.contains(tokens[index].lower)
  }

  func isInfinitive(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    var next = index + 1
    while next < sentence.upperBound, words.adverbs.contains(tokens[next].lower) { next += 1 }
    guard next < sentence.upperBound, !tokens[next].isCapitalised else { return false }
    let lower = tokens[next].lower
    if words.auxiliaries[lower] != nil { return ["be", "have", "do", "get"].contains(lower) }
    guard let verb = words.verbs[lower], verb.form.contains(.base) else { return false }
    // "to war", "to power": nouns that are verbs too stand bare after verbs of motion.
    return !words.bareNouns.contains(lower)
  }

  func auxiliary(
    _ tokens: [Token],
    _ index: Int,
    _ sentence: Range<Int>,
    _ lemma: String
  ) -> (WordClass, String?) {
    // "had a strength": a verb of its own when no other follows.
    guard lemma != "be" else { return (.auxiliary, lemma) }
    var next = index + 1
    while next < sentence.upperBound,
      words.adverbs.contains(tokens[next].lower) || words.negations.contains(tokens[next].lower)
    { next += 1 }
    if next < sentence.upperBound {
      let lower = tokens[next].lower
      if words.auxiliaries[lower] != nil { return (.auxiliary, lemma) }
      if let verb = words.verbs[lower], !tokens[next].isCapitalised {
        let wanted: VerbForm = lemma == "have" || lemma == "get" ? .participle : .base
        if verb.form.contains(wanted) { return (.auxiliary, lemma) }
      }
      if lower == "to", lemma == "have" { return (.modal, lemma) }
    }
    switch tokens[index].lower {
    case "having", "doing", "getting": return (.gerund, lemma)
    case "done": return (.participle, lemma)
    default:
      let isBare = index > sentence.lowerBound && [.to, .modal].contains(tokens[index - 1].tag)
      return (isBare ? .baseVerb : .finiteVerb, lemma)
    }
  }

  func that(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> WordClass {
    let previous = index > sentence.lowerBound ? tokens[index - 1].tag : .stop
    guard index + 1 < sentence.upperBound else { return .pronoun }
    let next = tokens[index + 1]
    let isVerbNext =
      words.auxiliaries[next.lower] != nil || words.modals.contains(next.lower)
      || (words.verbs[next.lower].map { !$0.form.isDisjoint(with: [.past, .present]) }
        ?? false)
    switch previous {
    case .noun, .properNoun, .closeBracket, .noteMark:
      return isVerbNext ? .relativePronoun : .subordinator
    case .finiteVerb, .baseVerb, .participle, .gerund, .comma, .adverb, .adjective, .conjunction:
      return .subordinator
    default:
      return isVerbNext ? .pronoun : .determiner
    }
  }
}
