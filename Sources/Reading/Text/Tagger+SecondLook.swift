extension Tagger {
  /// "forces sent by the duke": a past form that is no verb of its own sentence.
  func isReducedClause(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    guard let form = words.verbs[tokens[index].lower]?.form, form.contains(.participle),
      index > sentence.lowerBound, index + 1 < sentence.upperBound
    else { return false }
    let before = tokens[index - 1].tag
    guard [.noun, .properNoun, .closeBracket, .comma, .noteMark, .quote, .number].contains(before)
    else { return false }
    let next = tokens[index + 1]
    if next.lower == "by" { return true }
    if hasOwnSubject(tokens, index, sentence) { return false }
    guard
      words.prepositions.contains(next.lower) || next.lower == "to"
        || (next.kind == .number && next.range.count <= 4) || words.months.contains(next.lower)
    else { return false }
    if hasFiniteVerb(tokens, before: index, sentence) {
      return before != .comma || !isInRowOfVerbs(tokens, index, sentence)
    }
    // "an alliance between A, B and C formed in 1920"
    if before != .comma, isBehindCopula(tokens, index, sentence, needsPair: true) { return true }
    if before == .comma, !isInRowOfVerbs(tokens, index, sentence),
      isBehindClause(tokens, index, sentence) || isBehindCopula(tokens, index, sentence)
    {
      return true
    }
    // ", signed in Riga, came into force": another verb follows behind the next comma.
    if before == .comma,
      let comma = (index + 1..<sentence.upperBound).first(where: { tokens[$0].tag == .comma })
    {
      let isInside = !tokens[index + 1..<comma].contains {
        [.finiteVerb, .auxiliary, .modal].contains($0.tag)
      }
      var after = comma + 1
      while after < sentence.upperBound, tokens[after].tag == .adverb { after += 1 }
      if isInside, after < sentence.upperBound,
        [.finiteVerb, .auxiliary, .modal].contains(tokens[after].tag)
      {
        return true
      }
    }
    // ", signed in 1763 by A, B and C, ended": the verb of the sentence comes behind a comma.
    if before == .comma, isBeforeVerbBehindComma(tokens, index, sentence) { return true }
    // Another verb follows before the clause ends.
    var place = index + 1
    while place < sentence.upperBound {
      switch tokens[place].tag {
      case .finiteVerb, .auxiliary, .modal: return true
      case .comma, .colon, .conjunction, .subordinator, .relativePronoun, .stop: return false
      default: place += 1
      }
    }
    return false
  }

  /// "was an agreement between A, B, and C, signed in Riga": the clause has its verb already, and no aside ends here.
  private func isBehindClause(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    var place = index - 2
    var isAside = true
    while place >= sentence.lowerBound {
      switch tokens[place].tag {
      case .finiteVerb, .auxiliary, .modal: return !isAside
      case .relativePronoun, .subordinator, .colon, .noteMark, .closeBracket: return false
      case .comma: isAside = false
      default: break
      }
      place -= 1
    }
    return false
  }

  /// Whether no verb stands before, and the only one behind follows a comma: between the two is an aside.
  private func isBeforeVerbBehindComma(
    _ tokens: [Token],
    _ index: Int,
    _ sentence: Range<Int>
  ) -> Bool {
    let isVerb: (Int) -> Bool = { [.finiteVerb, .auxiliary, .modal].contains(tokens[$0].tag) }
    guard !(sentence.lowerBound..<index).contains(where: isVerb) else { return false }
    var place = index + 1
    while place < sentence.upperBound, !isVerb(place) {
      switch tokens[place].tag {
      case .colon, .subordinator, .relativePronoun, .stop: return false
      default: place += 1
      }
    }
    guard place < sentence.upperBound else { return false }
    place -= 1
    while place > index, tokens[place].tag == .adverb { place -= 1 }
    return tokens[place].tag == .comma
  }

  /// "was founded in 1955 and dissolved in 1991": the second has the auxiliary of the first.
  func isRowOfPassives(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    guard let form = words.verbs[tokens[index].lower]?.form, form.contains(.participle),
      index > sentence.lowerBound
    else { return false }
    var place = index - 1
    while place > sentence.lowerBound, tokens[place].tag == .adverb { place -= 1 }
    guard tokens[place].lower == "and", !takesObject(tokens, index, sentence),
      !words.intransitive.contains(tokens[index].lemma)
    else { return false }
    // Only adverbs, dates and what prepositions tie stand between.
    while place > sentence.lowerBound {
      place -= 1
      switch tokens[place].tag {
      case .participle:
        return place > sentence.lowerBound
          && words.auxiliaries[before(tokens, place, sentence).lower] == "be"
      case .finiteVerb, .baseVerb, .modal, .auxiliary, .gerund, .subordinator, .relativePronoun,
        .colon, .stop, .to:
        return false
      default: break
      }
    }
    return false
  }

  /// Whether what follows a verb is what it is done to.
  private func takesObject(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    var next = index + 1
    while next < sentence.upperBound, tokens[next].tag == .adverb { next += 1 }
    guard next < sentence.upperBound else { return false }
    if words.months.contains(tokens[next].lower) { return false }
    return [.determiner, .noun, .properNoun, .adjective, .pronoun].contains(tokens[next].tag)
  }

  /// "more than 1,000", "up to 500", "as many as 80 men": words that say how exact a number is.
  func markApproximation(_ tokens: inout [Token], before number: Int, _ sentence: Range<Int>) {
    for row in words.approximations where number - row.count >= sentence.lowerBound {
      let start = number - row.count
      guard row.indices.allSatisfy({ tokens[start + $0].lower == row[$0] }) else { continue }
      // "around 1920" is a date; "around 1000 soldiers" is not.
      if row.count == 1, tokens[number].range.count == 4,
        number + 1 >= sentence.upperBound || tokens[number + 1].tag != .noun
      {
        continue
      }
      for place in start..<number { tokens[place].tag = .adverb }
      return
    }
  }

  /// "was a treaty between A and B, signed in Riga": what is said has its verb, and this one has no object.
  private func isBehindCopula(
    _ tokens: [Token],
    _ index: Int,
    _ sentence: Range<Int>,
    needsPair: Bool = false
  ) -> Bool {
    guard !words.intransitive.contains(tokens[index].lemma) else { return false }
    var place = index - 1
    var hasPair = !needsPair
    while place > sentence.lowerBound {
      switch tokens[place].tag {
      case .auxiliary:
        return hasPair && tokens[place].lemma == "be"
          && [.determiner, .properNoun, .noun].contains(tokens[place + 1].tag)
      case .finiteVerb, .modal, .participle, .gerund, .baseVerb, .relativePronoun, .subordinator,
        .colon:
        return false
      default:
        if tokens[place].lower == "between" { hasPair = true }
        place -= 1
      }
    }
    return false
  }

  /// "left Riga, marched to Pskov and took it": a row of verbs goes on with "and" and another.
  private func isInRowOfVerbs(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    var place = index + 1
    while place + 1 < sentence.upperBound, tokens[place].tag != .stop {
      if tokens[place].tag == .conjunction {
        var next = place + 1
        while next + 1 < sentence.upperBound, tokens[next].tag == .adverb { next += 1 }
        if [.finiteVerb, .participle].contains(tokens[next].tag) { return true }
      }
      place += 1
    }
    return false
  }

  /// "the government that the United States established in Manila": a verb behind "that" and a subject is finite.
  private func hasOwnSubject(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    var place = index - 1
    while place > sentence.lowerBound, index - place < 8,
      [.noun, .properNoun, .adjective, .determiner, .possessive].contains(tokens[place].tag)
    {
      place -= 1
    }
    guard place > sentence.lowerBound, place < index - 1 else { return false }
    return ["that", "which", "whom"].contains(tokens[place].lower)
      && (tokens[place].tag == .relativePronoun || tokens[place].tag == .subordinator)
  }

  /// "after the war" or "after the army left".
  func resolveSubordinator(
    _ tokens: inout [Token],
    _ index: Int,
    _ sentence: Range<Int>
  ) {
    guard tokens[index].tag == .preposition || tokens[index].tag == .subordinator,
      words.prepositions.contains(tokens[index].lower)
        || Self.bothWays.contains(tokens[index].lower)
    else { return }
    var place = index + 1
    var hasSubject = false
    while place < sentence.upperBound {
      switch tokens[place].tag {
      case .finiteVerb, .auxiliary, .modal:
        tokens[index].tag = hasSubject ? .subordinator : .preposition
        return
      case .comma, .colon, .conjunction, .subordinator, .relativePronoun, .stop, .dash, .gerund:
        tokens[index].tag = .preposition
        return
      default:
        if tokens[place].tag.isNominal || tokens[place].tag == .pronoun { hasSubject = true }
        place += 1
      }
    }
    tokens[index].tag = .preposition
  }

  static let bothWays: Set<String> = ["after", "before", "since", "until", "till", "as", "than"]
}
