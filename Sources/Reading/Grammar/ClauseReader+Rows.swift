extension ClauseReader {
  func isComma(_ place: Int) -> Bool {
    if case .comma = chunks[place] { return true }
    return false
  }

  func isPhrase(_ place: Int) -> Bool {
    if case .phrase = chunks[place] { return true }
    return false
  }

  func isAnd(_ place: Int) -> Bool {
    if case .conjunction(let word) = chunks[place] {
      return ["and", "or", "&", "nor", Chunker.joining].contains(word)
    }
    return false
  }

  /// "as well as": the row may go on with "and".
  func isWidening(_ place: Int) -> Bool {
    if case .conjunction(Chunker.joining) = chunks[place] { return true }
    return false
  }

  func isVerb(_ place: Int) -> Bool {
    guard place < chunks.count else { return false }
    switch chunks[place] {
    case .verb(let number): return chunker.verbs[number].form == .finite
    case .adverb: return isVerb(place + 1)
    default: return false
    }
  }

  func isOnlyAdverbs(_ from: Int, _ to: Int) -> Bool {
    (from..<to).allSatisfy {
      if case .adverb = chunks[$0] { return true }
      return false
    }
  }

  /// The row of joined phrases that ends at a place: "A, B and C", from its first.
  func rowBackwards(endingAt place: Int, clause: Int?) -> (phrases: [Int], start: Int) {
    guard case .phrase(let last) = chunks[place] else { return ([], place) }
    var phrases = [last]
    var start = place
    // Only a row with "and" before its last member is one.
    guard place >= 2, isAnd(place - 1) || (place >= 3 && isAnd(place - 1)),
      case .phrase(let second) = chunks[place - 2 - (isComma(place - 2) ? 1 : 0)]
    else { return (phrases, start) }
    let at = place - 2 - (isComma(place - 2) ? 1 : 0)
    guard fits(second, last) else { return (phrases, start) }
    // "had discussed an alliance, and a treaty was signed": the first is what the verb before has.
    // "he lobbied the government and a treaty was signed": so is it where nothing says what follows.
    if clause != nil, at > 0, isVerb(at - 1), isComma(place - 2) || !isSaying(at - 1) {
      return (phrases, start)
    }
    phrases.insert(second, at: 0)
    start = at
    while start >= 2, isComma(start - 1), case .phrase(let next) = chunks[start - 2],
      fits(next, second)
    {
      phrases.insert(next, at: 0)
      start -= 2
    }
    return (phrases, start)
  }

  /// Whether a verb says what a clause behind it tells: "said Poland and Lithuania were".
  private func isSaying(_ place: Int) -> Bool {
    guard case .verb(let number) = chunks[place] else { return true }
    return attributing.contains(chunker.verbs[number].lemma)
  }

  /// Whether two phrases may stand in one row.
  func fits(_ one: Int, _ other: Int) -> Bool {
    guard let left = rank(one), let right = rank(other) else {
      // "21,000 men and the Russians": how many and who are no row.
      return isCount(one) == isCount(other) || !isNamed(one) && !isNamed(other)
    }
    if left == right || left == .other || right == .other { return true }
    let places: [NounPhrase.Rank] = [.settlement, .place]
    return places.contains(left) && places.contains(right)
      || left.isAgent && right.isAgent
      || places.contains(left) && right == .agent || left == .agent && places.contains(right)
  }

  private func isCount(_ number: Int) -> Bool {
    chunker.phrases[number].number != nil && !isNamed(number)
  }

  private func isNamed(_ number: Int) -> Bool { chunker.phrases[number].name != nil }

  /// "in Tallinn, Estonia, Latvia and Lithuania": who is left when the town is taken off.
  func splitPlace(_ row: [Int], _ preposition: String) -> [Int]? {
    guard ["in", "at", "near"].contains(preposition), let first = row.first,
      rank(first) == .settlement || rank(first) == .place,
      row.count > 1, row.dropFirst().allSatisfy({ rank($0)?.isAgent ?? false })
    else { return nil }
    return Array(row.dropFirst())
  }

  /// The row that begins with a phrase: as far as it is joined before `limit`.
  func row(from first: Int, before limit: Int) -> [Int] {
    guard
      let place = chunks.firstIndex(where: {
        if case .phrase(first) = $0 { return true }
        return false
      })
    else { return [first] }
    return rowForwards(from: place, before: limit).phrases
  }

  func rowForwards(from place: Int, before limit: Int) -> (phrases: [Int], end: Int) {
    guard case .phrase(let first) = chunks[place] else { return ([], place) }
    var phrases = [first]
    var end = place + 1
    var pending: [Int] = []
    var at = place + 1
    while at < limit {
      if case .open = chunks[at] {
        while at < limit {
          if case .close = chunks[at] { break }
          at += 1
        }
        at += 1
        continue
      }
      if isAnd(at), at + 1 < limit, case .phrase(let last) = chunks[at + 1], fits(first, last),
        !isVerb(at + 2)
      {
        phrases += pending + [last]
        pending = []
        end = at + 2
        // "A, as well as B and C" goes on.
        guard isWidening(at) else { return (phrases, end) }
        at = end
        continue
      }
      if isComma(at), at + 1 < limit, case .phrase(let next) = chunks[at + 1], fits(first, next) {
        pending.append(next)
        at += 2
        continue
      }
      if isComma(at), at + 2 < limit, isAnd(at + 1), case .phrase(let last) = chunks[at + 2],
        fits(first, last), !isVerb(at + 3)
      {
        phrases += pending + [last]
        pending = []
        end = at + 3
        guard isWidening(at + 1) else { return (phrases, end) }
        at = end
        continue
      }
      break
    }
    return (phrases, end)
  }

  func phrases(from start: Int, to end: Int) -> [Int] {
    guard start < end else { return [] }
    return chunks[start..<end].compactMap {
      if case .phrase(let number) = $0 { return number }
      return nil
    }
  }

  func hasConjunction(between one: Int, _ other: Int) -> Bool {
    chunks[places[one]..<places[other]].contains {
      if case .conjunction = $0 { return true }
      return false
    }
  }

  /// The phrase that prepositions tie a phrase to: the treaty of "the treaty between A and B".
  func owner(ofPhraseAt place: Int) -> Int? {
    var at = rowBackwards(endingAt: place, clause: nil).start
    while at >= 2, case .preposition(let word, _) = chunks[at - 1], word != "with", word != "by",
      case .phrase(let number) = chunks[at - 2]
    {
      let before = at - 2
      guard before >= 2, case .preposition = chunks[before - 1] else { return number }
      at = before
    }
    return nil
  }

  func phraseBeforeBracket(endingAt place: Int) -> Int? {
    var at = place
    while at >= 0 {
      if case .open = chunks[at] { break }
      at -= 1
    }
    guard at > 0, case .phrase(let number) = chunks[at - 1] else { return nil }
    return number
  }

  /// The comma before the relative clause of a verb: ", which ended", ", in which the army was defeated".
  private func commaOfRelative(before verb: Int) -> Int? {
    var at = verb - 1
    while at > 1 {
      switch chunks[at] {
      case .relative:
        if case .preposition = chunks[at - 1] { at -= 1 }
        return isComma(at - 1) ? at - 1 : nil
      case .phrase, .adverb, .date, .preposition, .conjunction: at -= 1
      default: return nil
      }
    }
    return nil
  }

  /// The comma that opens what the comma at `place` closes: "X, the capital of Y, was".
  func openingComma(before place: Int) -> Int? {
    // ", signed by A, B and C, ended": the aside begins at its participle or relative, rows and all.
    var at = place - 1
    opening: while at > 1 {
      switch chunks[at] {
      case .verb(let verb):
        guard chunker.verbs[verb].form != .infinitive else { break opening }
        if isComma(at - 1), chunker.verbs[verb].form == .participle { return at - 1 }
        guard chunker.verbs[verb].form == .finite, let comma = commaOfRelative(before: at) else {
          break opening
        }
        return comma
      case .stop, .subordinator: break opening
      default: at -= 1
      }
    }
    at = place - 1
    while at > 0 {
      switch chunks[at] {
      case .comma:
        // A row with "and" is no aside.
        return at
      case .stop, .subordinator: return nil
      default: at -= 1
      }
    }
    return nil
  }

  /// "between the Cossacks, led by X, aided by the Tatars, and a Polish army": what "and" joins behind asides.
  mutating func completePairs() {
    for index in clauses.indices {
      guard
        let pair = clauses[index].complements.firstIndex(where: {
          $0.preposition == "between" && $0.phrases.count == 1
        }),
        let place = chunker.placeOfPhrase[clauses[index].complements[pair].phrases[0]],
        let end = endOfAsides(after: place), case .phrase(let other) = chunks[end + 1]
      else { continue }
      clauses[index].complements[pair].phrases.append(other)
      for later in clauses.indices where places[later] > place && places[later] < end {
        for number in clauses[later].complements.indices {
          clauses[later].complements[number].phrases.removeAll { $0 == other }
        }
      }
    }
  }

  /// Where ", and" stands behind asides that begin with participles.
  private func endOfAsides(after place: Int) -> Int? {
    var at = place + 1
    if at < chunks.count, case .open = chunks[at] {
      while at < chunks.count {
        if case .close = chunks[at] { break }
        at += 1
      }
      at += 1
    }
    guard at + 1 < chunks.count, isComma(at) else { return nil }
    switch chunks[at + 1] {
    case .verb(let verb) where chunker.verbs[verb].form == .participle: break
    // ", under the leadership of X, and"
    case .preposition("under", _): break
    default: return nil
    }
    while at + 2 < chunks.count {
      if case .verb(let verb) = chunks[at], chunker.verbs[verb].form == .finite { return nil }
      if isComma(at), isAnd(at + 1), isPhrase(at + 2), !isVerb(at + 3) { return at + 1 }
      at += 1
    }
    return nil
  }
}
