/// Says which things the phrases of a sentence stand for.
struct PhraseThings {
  /// A thing that a phrase stands for.
  struct Reference {
    var thing: Int
    var score: Double
    /// Whose it is: Poland of "Polish forces". It can stand in where a power is wanted.
    var owner: Int?
    /// The phrase only points back.
    var isReference = false
    /// "the Poles": a people, or the power of that name.
    var isPlural = false
    /// What else it stands for, where it stands for a row: "an area" behind four provinces.
    var others: [Int] = []
    /// "it", "they": what it stands for depends on what the relation wants.
    var pronoun: String?
    /// "its": another than the subject is meant where the relation wants two.
    var possessive: String?
    /// The pronoun is the subject of its verb, also of a passive one.
    var isSubject = false
  }

  let language: LanguageData
  let vocabulary: ReadingVocabulary
  let tokens: [Token]
  let phrases: [NounPhrase]

  /// What a phrase stands for; nil when nobody can say.
  func reference(
    to number: Int,
    _ things: inout ThingTable,
    _ discourse: Discourse
  ) -> Reference? {
    let phrase = phrases[number]
    if let name = phrase.name {
      var reference = Reference(thing: name.thing, score: name.score, isPlural: name.isPeople)
      if name.isAdjective { reference.score *= 0.6 }
      return reference
    }
    if phrase.isPronoun { return pronoun(phrase, things, discourse) }
    return described(phrase, &things, discourse)
  }

  // MARK: pronouns

  // MARK: descriptions

  func described(
    _ phrase: NounPhrase,
    _ things: inout ThingTable,
    _ discourse: Discourse
  ) -> Reference? {
    let head = tokens[phrase.head].lower
    if let several = several(phrase, head, &things, discourse) { return several }
    // "the town of Ostrow" is Ostrow.
    if language.forms.settlements[head] != nil, phrase.possessor == nil,
      let first = phrase.of.first,
      let name = phrases[first].name, !name.isAdjective
    {
      return Reference(thing: name.thing, score: name.score)
    }
    if let kind = language.forms.pointers[head], phrase.isDefinite, phrase.of.isEmpty,
      phrase.inner.isEmpty
    {
      return pointsBack(kind, head, things, discourse)
    }
    let isOnlyName = language.forms.capitalOnly.contains(head) && !tokens[phrase.head].isCapitalised
    guard
      let kind = isOnlyName ? nil : language.forms.kindOfHead[head] ?? vocabulary.kindOfWord[head]
    else { return nil }
    // "a state of war" is no state.
    if head == "state", phrase.of.contains(where: { phrases[$0].name == nil }) { return nil }
    if let owner = owner(of: phrase, things, discourse) {
      return owned(phrase, kind, owner, &things)
    }
    // "the treaty": the last one spoken of.
    let pointsByItself = ["this", "that"].contains(tokens[phrase.tokens.lowerBound].lower)
    let isNamed = tokens[phrase.tokens.lowerBound..<phrase.head].contains {
      $0.isCapitalised && $0.tag == .properNoun
    }
    if phrase.isDefinite, !isNamed, phrase.of.isEmpty || pointsByItself, !isCounted(phrase),
      !isAnother(phrase, kind),
      endOfPlace(phrase, kind) == nil,
      let back = pointsBack(kind, head, things, discourse)
    {
      return back
    }
    return unnamed(phrase, kind, &things)
  }

  /// "an armistice", "the American legation": a thing that the text gives no name.
  private func unnamed(
    _ phrase: NounPhrase,
    _ kind: String,
    _ things: inout ThingTable
  ) -> Reference? {
    // "the crusaders": who they are is said before or behind.
    let isGroup = kind == "group" && phrase.isDefinite && phrase.isPlural
    guard vocabulary.accepts(kind, Self.describable) || isGroup || isSaidWhose(phrase),
      isGroup || !phrase.isPlural || kind == "negotiation"
        || vocabulary.isCase(kind, of: "undertaking"),
      !vocabulary.isCase(kind, of: "military-force") || isSaidWhose(phrase)
    else { return nil }
    var start = phrase.tokens.lowerBound
    while start < phrase.head, tokens[start].tag == .determiner { start += 1 }
    var end = phrase.head + 1
    if let first = phrase.of.first { end = max(end, phrases[first].tokens.upperBound) }
    if let place = endOfPlace(phrase, kind) { end = place }
    let name = NameFinder.text(tokens, start..<end)
    let isSpecific = end - start > 1 || phrase.isDefinite
    if phrase.isDefinite, let known = things.find(name) {
      return Reference(thing: known, score: 0.7)
    }
    let thing =
      phrase.isDefinite
      ? things.add(name, kind: kind, score: 0.7, isDescribed: true)
      : things.addVague(name, kind: kind, score: 0.7)
    return Reference(thing: thing, score: isSpecific ? 0.72 : 0.62)
  }

  /// "an Imperial force under Wallenstein", "a combined army led by Krag": whose it is makes it one.
  private func isSaidWhose(_ phrase: NounPhrase) -> Bool {
    var next = phrase.head + 1
    if next < tokens.count, tokens[next].tag == .comma { next += 1 }
    guard phrase.head - phrase.tokens.lowerBound > 1, !phrase.isPlural, next + 1 < tokens.count
    else {
      return false
    }
    return tokens[next].lower == "under" && tokens[next + 1].isCapitalised
      || ["led", "commanded", "headed"].contains(tokens[next].lower)
        && tokens[next + 1].lower == "by"
  }

  /// Where "in Krakow" ends behind "the Consulate": of such bodies there is one in each town.
  private func endOfPlace(_ phrase: NounPhrase, _ kind: String) -> Int? {
    var end = phrase.head + 1
    guard phrase.of.isEmpty, vocabulary.isCase(kind, of: "organisation"),
      end + 1 < tokens.count, ["in", "at"].contains(tokens[end].lower),
      tokens[end + 1].tag == .properNoun, !language.words.months.contains(tokens[end + 1].lower)
    else { return nil }
    end += 1
    while end < tokens.count, tokens[end].tag == .properNoun { end += 1 }
    return end
  }

  /// "the first treaty between A and B" is one of several, and was not spoken of before.
  private func isCounted(_ phrase: NounPhrase) -> Bool {
    phrase.head + 1 < tokens.count && tokens[phrase.head + 1].lower == "between"
      && tokens[phrase.tokens].contains { language.words.ordinals.contains($0.lower) }
  }

  /// "the treaties" are not the one treaty spoken of, nor is "the new Conservative government" the one before.
  private func isAnother(_ phrase: NounPhrase, _ kind: String) -> Bool {
    if phrase.isPlural, vocabulary.isCase(kind, of: "agreement") { return true }
    return tokens[phrase.tokens.lowerBound..<phrase.head].contains { token in
      language.words.others.contains(token.lower)
    }
  }

  private func isClaimed(_ phrase: NounPhrase) -> Bool {
    tokens[phrase.tokens].contains { $0.lower == "claimed" }
  }

  /// A thing made of the words of a phrase.
  func described(by phrase: NounPhrase, kind: String, _ things: inout ThingTable) -> Reference {
    var start = phrase.tokens.lowerBound
    while start < phrase.head, tokens[start].tag == .determiner { start += 1 }
    var end = phrase.head + 1
    if let first = phrase.of.first { end = max(end, phrases[first].tokens.upperBound) }
    let name = NameFinder.text(tokens, start..<end)
    let thing =
      things.find(name)
      ?? things.add(name, kind: kind, score: kind == "thing" ? 0.36 : 0.7, isDescribed: true)
    return Reference(thing: thing, score: 0.75)
  }

  /// Kinds of things that a text may speak of without a name.
  private static let describable = [
    "agreement", "document", "government", "ministry", "parliament", "delegation", "commission",
    "organisation",
    "conflict", "conference", "meeting", "negotiation", "revolution", "clause", "state",
    "partition", "plan",
    "undertaking", "census", "object", "building", "dependency", "election", "coalition",
  ]

  /// Who owns a phrase: by adjective, possessive, pronoun or "of".
  func owner(
    of phrase: NounPhrase,
    _ things: ThingTable,
    _ discourse: Discourse
  ) -> Reference? {
    if let name = phrase.possessor { return Reference(thing: name.thing, score: name.score) }
    if let name = phrase.inner.last, name.isAdjective || name.isPeople {
      return Reference(thing: name.thing, score: name.score)
    }
    if let pronoun = phrase.possessivePronoun {
      var owner = pointed(by: tokens[pronoun].lower, things, discourse)
      owner?.possessive = tokens[pronoun].lower
      return owner
    }
    for number in phrase.of {
      if let name = phrases[number].name { return Reference(thing: name.thing, score: name.score) }
    }
    return nil
  }

  private func owned(
    _ phrase: NounPhrase,
    _ kind: String,
    _ owner: Reference,
    _ things: inout ThingTable
  ) -> Reference? {
    let isOfPowers = language.forms.ofPowers.contains { vocabulary.isCase(kind, of: $0) }
    guard vocabulary.isCase(things[owner.thing].kind, of: "agent")
    else { return unnamed(phrase, kind, &things) }
    guard isOfPowers else {
      guard vocabulary.accepts(kind, Self.describable) || isClaimed(phrase),
        !phrase.isPlural || vocabulary.isCase(kind, of: "undertaking")
      else { return nil }
      var start = phrase.tokens.lowerBound
      while start < phrase.head, tokens[start].tag == .determiner { start += 1 }
      var end = phrase.head + 1
      if let first = phrase.of.first { end = max(end, phrases[first].tokens.upperBound) }
      if let place = endOfPlace(phrase, kind) { end = place }
      let thing = things.add(
        NameFinder.text(tokens, start..<end),
        kind: kind,
        score: 0.72,
        isDescribed: true
      )
      return Reference(thing: thing, score: 0.75, owner: owner.thing)
    }
    var start = phrase.tokens.lowerBound
    while start < phrase.head, tokens[start].tag == .determiner || tokens[start].tag == .number {
      start += 1
    }
    var name = NameFinder.text(tokens, start..<phrase.head + 1)
    if phrase.possessivePronoun != nil || phrase.inner.isEmpty {
      name = "\(name) of \(things[owner.thing].names[0])"
    }
    let known = things.find(name)
    let thing = known ?? things.add(name, kind: kind, score: 0.8, isDescribed: true)
    return Reference(
      thing: thing,
      score: 0.82 * owner.score.squareRoot(),
      owner: owner.thing,
      isPlural: phrase.isPlural
    )
  }

  /// What the text is about is meant rather than something of its kind that was mentioned in passing.
  private func isOutshone(
    _ trace: Discourse.Trace,
    by topic: Int?,
    _ discourse: Discourse,
    fits: (Int) -> Bool
  ) -> Bool {
    guard let topic, topic != trace.thing, fits(topic) else { return false }
    return !trace.isSubject && trace.sentence < discourse.sentence
  }

  private func pointsBack(
    _ kind: String,
    _ head: String,
    _ things: ThingTable,
    _ discourse: Discourse
  ) -> Reference? {
    func fits(_ other: String) -> Bool {
      vocabulary.isCase(other, of: kind)
        || (kind == "agreement" && vocabulary.isCase(other, of: "treaty"))
        || (kind == "city" && other == "settlement") || (kind == "town" && other == "settlement")
        || (kind == "treaty" && vocabulary.isCase(other, of: "agreement"))
    }
    // Of organisations there are many kinds: the word itself must be in the name.
    let needsWord = vocabulary.isCase(kind, of: "organisation")
    let trace = discourse.latest { trace in
      fits(things[trace.thing].kind)
        && (!needsWord
          || things[trace.thing].names.contains {
            $0.lowercased().split(separator: " ").contains { $0 == head }
          })
    }
    if let trace,
      !isOutshone(trace, by: discourse.topic, discourse, fits: { fits(things[$0].kind) })
    {
      return Reference(thing: trace.thing, score: 0.78, isReference: true)
    }
    if let topic = discourse.topic, fits(things[topic].kind) {
      return Reference(thing: topic, score: 0.8, isReference: true)
    }
    return nil
  }
}
