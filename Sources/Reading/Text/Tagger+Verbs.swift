extension Tagger {
  func verb(
    _ tokens: [Token],
    _ index: Int,
    _ sentence: Range<Int>
  ) -> (tag: WordClass, lemma: String?)? {
    let token = tokens[index]
    // "re-annexed" is "annexed" once more.
    let again = token.lower.hasPrefix("re-") ? words.verbs[String(token.lower.dropFirst(3))] : nil
    guard let verb = words.verbs[token.lower] ?? again else { return nil }
    let form = verb.form
    let before = before(tokens, index, sentence)
    let next = index + 1 < sentence.upperBound ? tokens[index + 1] : nil
    switch before.tag {
    case .conjunction
    where form.contains(.base) && isRowOfBareVerbs(tokens, index, sentence)
      && next?.tag != .conjunction:
      return (.baseVerb, verb.lemma)
    case .to: return form.contains(.base) ? (.baseVerb, verb.lemma) : nil
    case .modal: return form.contains(.base) ? (.baseVerb, verb.lemma) : nil
    case .auxiliary:
      switch before.lemma {
      case "do": return form.contains(.base) ? (.baseVerb, verb.lemma) : nil
      case "have": return form.contains(.participle) ? (.participle, verb.lemma) : nil
      default:
        if form.contains(.gerund) { return (.gerund, verb.lemma) }
        return form.contains(.participle) ? (.participle, verb.lemma) : nil
      }
    case .determiner, .possessive, .adjective, .number:
      // "the occupied territory", "the following year"; else a noun: "the attack".
      // "100 dead and 200 wounded": those who are it.
      if before.tag == .number, words.casualties.contains(token.lower) { return (.noun, nil) }
      if !form.isDisjoint(with: [.participle, .gerund]), form.isDisjoint(with: [.base, .present]) {
        let isBeforeNoun = next.map { isNounLike($0) } ?? false
        if isBeforeNoun || form.contains(.gerund) { return (.adjective, nil) }
        if before.tag == .number { return (.finiteVerb, verb.lemma) }
        return form.contains(.past) && before.tag != .determiner
          ? (.finiteVerb, verb.lemma) : (.noun, nil)
      }
      return nil
    default: break
    }
    if form.contains(.gerund) {
      return (.gerund, verb.lemma)
    }
    if form.contains(.past), form.isDisjoint(with: [.base, .present]) || !isNounPlace(before, next)
    {
      let isFirst = index == sentence.lowerBound
      if isFirst { return form.contains(.participle) ? (.participle, verb.lemma) : nil }
      // "(signed on 13 October)"
      if before.tag == .openBracket, form.contains(.participle) { return (.participle, verb.lemma) }
      if before.tag == .preposition { return form.contains(.participle) ? (.adjective, nil) : nil }
      return (.finiteVerb, verb.lemma)
    }
    if form.contains(.participle), form.isDisjoint(with: [.base, .present]) {
      return (.participle, verb.lemma)
    }
    return present(tokens, index, sentence, verb, before, next)
  }

  /// "claims", "force": verbs only where nothing else makes a clause of the words around.
  func present(
    _ tokens: [Token],
    _ index: Int,
    _ sentence: Range<Int>,
    _ verb: (lemma: String, form: VerbForm),
    _ before: Token,
    _ next: Token?
  ) -> (tag: WordClass, lemma: String?)? {
    guard let next else { return nil }
    switch before.tag {
    case .pronoun, .relativePronoun: return (.finiteVerb, verb.lemma)
    case .noun, .properNoun, .closeBracket, .noteMark, .comma, .quote:
      let isThird = verb.form.contains(.present)
      let isPlural = before.lower.hasSuffix("s") || before.tag == .comma
      guard isThird != isPlural || verb.form.contains(.past) else { return nil }
      let opensObject =
        words.determiners.contains(next.lower) || next.lower == "that"
        || (words.pronouns.contains(next.lower) && next.lower != "there")
        || (next.isCapitalised && next.kind == .word && before.tag != .properNoun)
        || (isThird && words.prepositions.contains(next.lower)
          && !hasOtherVerb(tokens, index, sentence))
      return opensObject && !hasFiniteVerb(tokens, before: index, sentence)
        ? (.finiteVerb, verb.lemma) : nil
    default: return nil
    }
  }

  /// Whether any other word of a sentence may be its verb: in "Kaunas lies at the river" none may.
  private func hasOtherVerb(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    sentence.contains { place in
      guard place != index else { return false }
      let lower = tokens[place].lower
      if words.auxiliaries[lower] != nil || words.modals.contains(lower) { return true }
      guard !tokens[place].isCapitalised else { return false }
      return words.verbs[lower].map { !$0.form.isDisjoint(with: [.past, .present]) } ?? false
    }
  }

  func hasFiniteVerb(_ tokens: [Token], before index: Int, _ sentence: Range<Int>) -> Bool {
    var place = index - 1
    while place >= sentence.lowerBound {
      switch tokens[place].tag {
      case .finiteVerb, .auxiliary, .modal: return true
      case .comma, .colon, .conjunction, .subordinator, .relativePronoun: return false
      default: place -= 1
      }
    }
    return false
  }

  /// "would disarm and *intern*", "to invade Poland and *annex*".
  func isRowOfBareVerbs(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    guard index - 1 >= sentence.lowerBound,
      tokens[index - 1].lower == "and" || tokens[index - 1].lower == "or",
      !tokens[index].isCapitalised
    else { return false }
    var place = index - 2
    while place >= sentence.lowerBound, index - place < 12 {
      switch tokens[place].tag {
      case .baseVerb: return true
      case .finiteVerb, .subordinator, .relativePronoun, .colon, .stop: return false
      default: place -= 1
      }
    }
    return false
  }

  func isNounPlace(_ before: Token, _ next: Token?) -> Bool {
    [.determiner, .possessive, .adjective, .preposition].contains(before.tag)
      || (next.map { words.auxiliaries[$0.lower] != nil } ?? false)
  }

  func isNounLike(_ token: Token) -> Bool {
    token.kind == .word && !words.determiners.contains(token.lower)
      && !words.pronouns.contains(token.lower) && !words.prepositions.contains(token.lower)
      && !words.conjunctions.contains(token.lower) && words.auxiliaries[token.lower] == nil
      && !words.modals.contains(token.lower) && token.lower != "'s" && token.lower != "’s"
      && !words.adverbs.contains(token.lower) && !words.relativePronouns.contains(token.lower)
  }

  /// The word before, adverbs and negations passed over.
  func before(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Token {
    var place = index - 1
    while place >= sentence.lowerBound {
      switch tokens[place].tag {
      case .adverb, .negation: place -= 1
      default: return tokens[place]
      }
    }
    var none = tokens[index]
    none.tag = .stop
    return none
  }
}
