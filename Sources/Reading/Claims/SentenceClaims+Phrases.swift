internal import Chronology

extension SentenceClaims {
  /// Holds phrases against the patterns that hang on no verb.
  mutating func readPhrases() {
    for place in chunker.chunks.indices {
      guard case .phrase(let number) = chunker.chunks[place] else { continue }
      readPhrase(number, at: place)
      for inner in chunker.phrases[number].of {
        readOffice(inner)
        readWordBefore(inner)
      }
    }
  }

  mutating func readPhrase(_ number: Int, at place: Int) {
    let phrase = chunker.phrases[number]
    let itself = apposed(to: number, at: place) ?? besideItself(number)
    var head = tokens[phrase.head].lower
    if phrase.isPlural, let singular = NameFinder.singular(head),
      language.frames.byNoun[head] == nil
    {
      head = singular
    }
    let own = reference(number)
    let isOfItsName = own.map { things[$0.thing].isDescribed } ?? false
    for frame in language.frames.byNoun[head] ?? [] where isBehind(frame, place) {
      // "Polish forces" says by its words alone whose they are.
      if isOfItsName, phrase.of.isEmpty, frame.wanted[.named] != nil { continue }
      if let modifier = frame.modifier, !hasModifier(modifier, phrase) { continue }
      if frame.modifier == nil, hasModifier("claimed", phrase) { continue }
      read(frame, phrase, number, at: place, itself: itself, named: own, pattern: head)
    }
    if let own, !own.isReference, phrase.name?.isAdjective != true, !isAlias(place) {
      for frame in language.frames.byKind
      where isBehind(frame, place) && vocabulary.accepts(things[own.thing].kind, frame.kinds)
        && (frame.except.isEmpty || !vocabulary.accepts(things[own.thing].kind, frame.except))
        && (phrase.name != nil || phrase.isDefinite
          || !vocabulary.isCase(things[own.thing].kind, of: "agreement")
          || !things[own.thing].isDescribed)
      {
        read(
          frame,
          phrase,
          number,
          at: place,
          itself: itself,
          named: own,
          pattern: "of a kind"
        )
      }
    }
    readOffice(number)
    if let itself { readOfficeBeside(number, itself) }
    readWordBefore(number)
    readIncluded(number, at: place)
    readMembers(number, at: place)
    readParts(number, at: place)
    readCompound(number)
    readOfficeAround(number, at: place)
    readLife(number, at: place)
    readCommander(number, at: place)
    readYear(number, at: place)
    readStrength(number)
    readPair(number)
    readRegion(number, at: place)
  }

  /// "also known as the Treaty of Bakan in China": what is so called did not take place there.
  private func isAlias(_ place: Int) -> Bool {
    guard place > 1, case .preposition("as", _) = chunker.chunks[place - 1],
      case .verb(let verb) = chunker.chunks[place - 2]
    else { return false }
    return language.forms.calling.contains(tokens[chunker.verbs[verb].head].lower)
  }

  /// "the Soviet invasion and annexation of Estonia": the second noun has the owner of the first.
  func sharingOwner(_ number: Int, at place: Int) -> Int {
    let phrase = chunker.phrases[number]
    guard phrase.name == nil, phrase.inner.isEmpty, phrase.possessivePronoun == nil, place > 1,
      case .conjunction("and") = chunker.chunks[place - 1],
      case .phrase(let other) = chunker.chunks[place - 2], chunker.phrases[other].name == nil,
      language.frames.byNoun[tokens[chunker.phrases[other].head].lower] != nil
    else { return number }
    return other
  }

  /// Who a phrase of kinship or office is, where the name follows: "his eldest son, John".
  private func besideItself(_ number: Int) -> Reference? {
    guard chunker.phrases[number].name == nil, let found = references[number],
      things[found.thing].kind == "person", !found.isReference
    else { return nil }
    return found
  }

  mutating func read(
    _ frame: NounFrame,
    _ phrase: NounPhrase,
    _ number: Int,
    at place: Int,
    itself: Reference?,
    named: Reference?,
    pattern: String
  ) {
    let manner = Manner(
      score: frame.score,
      span: phrase.tokens,
      dates: dates(of: phrase, at: place),
      pattern: pattern
    )
    let complements = self.complements(after: place)
    for claim in frame.claims {
      if claim.object == .count {
        makeCounts(claim, manner, of: phrase.of, topicScene) { _, slot in
          slot == .named ? named.map { [.thing($0)] } ?? [] : []
        }
        continue
      }
      make(claim, manner, wanted: frame.wanted) { claims, slot in
        switch slot {
        case .itself: return itself.map { [.thing($0)] } ?? []
        case .named: return named.map { [.thing($0)] } ?? []
        case .of:
          return claims.owners(number, at: place)
        case .preposition("under"):
          // "under the command of X" and "under X".
          return complements.filter { $0.preposition == "under" }.flatMap(\.phrases)
            .flatMap { inner -> [Filler] in
              claims.language.forms.commands.contains(
                claims.tokens[claims.chunker.phrases[inner].head].lower
              )
                ? claims.owners(inner) : claims.referents([inner])
            }
        case .owner:
          // With "of" the owner is the other one: "the Soviet invasion of Finland".
          return claims.resolver.owner(
            of: claims.withoutOf(
              claims.chunker.phrases[claims.sharingOwner(number, at: place)]
            ),
            claims.things,
            claims.before(number)
          ).map { [.thing($0)] } ?? claims.doer(of: number)
        case .preposition("as"):
          return complements.filter { $0.preposition == "as" }.flatMap(\.phrases)
            .compactMap { claims.office($0).map { .thing($0) } }
        case .preposition(let word), .eachOf(let word):
          return claims.referents(complements.filter { $0.preposition == word }.flatMap(\.phrases))
        default: return []
        }
      }
    }
  }

  /// "Spain completed the occupation of Sicily": who did it is the subject of a verb that adds nothing.
  private mutating func doer(of number: Int) -> [Filler] {
    let clause = clauses.first {
      $0.objects.contains(number) && !chunker.verbs[$0.verb].isPassive
        && !chunker.verbs[$0.verb].isNegated && chunker.verbs[$0.verb].form == .finite
        && chunker.verbs[$0.verb].modal == nil
        && language.frames.light.contains(chunker.verbs[$0.verb].lemma)
    }
    return clause.map { things($0.subjects) } ?? []
  }

  /// Whether the preposition stands before a phrase that its pattern wants.
  private func isBehind(_ frame: NounFrame, _ place: Int) -> Bool {
    guard !frame.behind.isEmpty else { return true }
    guard place > 0, case .preposition(let word, _) = chunker.chunks[place - 1] else {
      return false
    }
    return frame.behind.contains(word)
  }

  /// What phrases stand for, all of it where they stand for a row.
  private mutating func referents(_ phrases: [Int]) -> [Filler] {
    things(phrases.filter { reference($0) != nil })
  }

  func hasModifier(_ word: String, _ phrase: NounPhrase) -> Bool {
    tokens[phrase.tokens.lowerBound..<phrase.head].contains { $0.lower == word }
  }

  func withoutOf(_ phrase: NounPhrase) -> NounPhrase {
    var phrase = phrase
    phrase.of = []
    return phrase
  }

  /// The dates in a phrase, or behind it and what prepositions tie to it: "the 1939 attack", "the defeat at Warsaw in
  /// August 1920".
  func dates(of phrase: NounPhrase, at place: Int) -> [FoundDate] {
    var at = place + 1
    var found: [FoundDate] = []
    for index in dates.indices
    where phrase.name == nil && chunker.dates[index].overlaps(phrase.tokens) {
      found.append(dates[index])
      found[found.count - 1].isInName = false
    }
    guard found.isEmpty else { return found }
    if let index = datesOfHappening(at: place) ?? datesOfClause(with: place) { return index }
    while at < chunker.chunks.count {
      switch chunker.chunks[at] {
      case .preposition: at += 1
      case .open where at == place + 1 && isOnlyDate(at): at += 1
      case .phrase where found.isEmpty: at += 1
      case .date(let number):
        found.append(dates[number])
        at += 1
      default: return found
      }
    }
    return found
  }

  /// "Castellan of Lwów (from 1590)"
  private func isOnlyDate(_ place: Int) -> Bool {
    var hasDate = false
    for chunk in chunker.chunks[(place + 1)...] {
      switch chunk {
      case .date: hasDate = true
      case .preposition, .comma: continue
      case .close: return hasDate
      default: return false
      }
    }
    return false
  }

  /// "The invasion of Poland began on 1 September 1939": when the verb says that it was.
  private func datesOfHappening(at place: Int) -> [FoundDate]? {
    guard case .phrase(let number) = chunker.chunks[place],
      let clause = clauses.first(where: { $0.subjects.contains(number) }),
      language.frames.happening.contains(chunker.verbs[clause.verb].lemma),
      !chunker.verbs[clause.verb].isNegated, !clause.dates.isEmpty
    else { return nil }
    return clause.dates.map { dates[$0] }
  }

  /// "ended in August 1848 with the signing of the armistice": it was signed then.
  private func datesOfClause(with place: Int) -> [FoundDate]? {
    guard case .phrase(let number) = chunker.chunks[place],
      let clause = clauses.first(where: {
        $0.complements.contains { $0.preposition == "with" && $0.phrases.contains(number) }
      }), !clause.dates.isEmpty,
      language.frames.byNoun[tokens[chunker.phrases[number].head].lower] != nil
    else { return nil }
    return clause.dates.map { dates[$0] }.filter { $0.role == .point }
  }

  /// What prepositions tie to the phrase at a place, as far as the next verb.
  func complements(after place: Int) -> [Clause.Complement] {
    var found: [Clause.Complement] = []
    var at = place + 1
    // "the Assembly (TBMM), under": what stands in brackets parts nothing.
    if at < chunker.chunks.count, case .open = chunker.chunks[at],
      let close = chunker.chunks[at...].firstIndex(where: {
        if case .close = $0 { return true }
        return false
      })
    {
      at = close + 1
    }
    // "the War of 1828, between A and B": the year is of its name.
    while at < chunker.chunks.count, let end = endOfDate(at) { at = end }
    // ", under the command of", ", between A and B": the comma does not part it.
    if at + 1 < chunker.chunks.count, case .comma = chunker.chunks[at],
      case .preposition(let word, _) = chunker.chunks[at + 1], word == "under" || word == "between"
    {
      at += 1
    }
    while at + 1 < chunker.chunks.count, case .preposition(let word, _) = chunker.chunks[at],
      case .phrase(let first) = chunker.chunks[at + 1]
    {
      var row = [first]
      at += 2
      // "between A and B", "between A, B, and C"
      let isOpen = found.contains { $0.preposition == "between" && $0.phrases.count == 1 }
      while let next = nextOfRow(at, isLong: word == "between" || isOpen) {
        row.append(next.phrase)
        at = next.end
      }
      found.append(Clause.Complement(preposition: word, phrases: row))
      found.endPair()
      if found.count > 3 { break }
    }
    return found
  }

  private func endOfDate(_ place: Int) -> Int? {
    if case .date = chunker.chunks[place] { return place + 1 }
    guard place + 1 < chunker.chunks.count, case .preposition("of", _) = chunker.chunks[place],
      case .date = chunker.chunks[place + 1]
    else { return nil }
    return place + 2
  }

  /// The member that a row goes on with, and where it ends.
  private func nextOfRow(_ place: Int, isLong: Bool) -> (phrase: Int, end: Int)? {
    let chunks = chunker.chunks
    var at = place
    var isJoined = false
    if isLong, at < chunks.count, case .comma = chunks[at] {
      at += 1
      isJoined = true
    }
    if at < chunks.count, case .conjunction("and") = chunks[at] {
      at += 1
      isJoined = true
    }
    guard isJoined, at < chunks.count, case .phrase(let phrase) = chunks[at] else { return nil }
    return (phrase, at + 1)
  }
}
