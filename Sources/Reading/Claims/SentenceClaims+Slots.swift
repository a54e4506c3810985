internal import Chronology

extension SentenceClaims {
  func objects(_ clause: Clause, _ group: VerbGroup) -> [Int] {
    if group.isPassive { return clause.subjects }
    // "fought off a fleet": the particle looks like a preposition.
    if clause.objects.isEmpty, let particle = clause.particle,
      ["off", "up", "out"].contains(particle), let first = clause.complements.first,
      first.preposition == particle
    {
      return first.phrases
    }
    return clause.objects
  }

  func phrases(_ preposition: String, _ clause: Clause) -> [Int] {
    (clause.complements + clause.leading).filter { $0.preposition == preposition }
      .flatMap(\.phrases)
  }

  mutating func fillers(of slot: Slot, _ clause: Clause, _ group: VerbGroup) -> [Filler] {
    switch slot {
    case .subject, .eachSubject:
      return things(group.isPassive ? phrases("by", clause) : clause.subjects)
    case .object:
      return things(objects(clause, group))
    case .second:
      let seconds = group.isPassive ? clause.objects : clause.seconds
      return seconds.compactMap { office($0).map { .thing($0) } }
    case .date, .start, .end: return []
    case .eachOf(let word):
      let found = besideOr(word, clause)
      return found.isEmpty ? parties(clause, group) : things(found)
    case .objectOf:
      return objects(clause, group).flatMap { owners($0) }
    case .preposition("as"):
      return phrases("as", clause).compactMap { office($0).map { .thing($0) } }
    case .preposition("between"): return things(besideOr("between", clause))
    case .preposition(let word):
      return things(phrases(word, clause))
    case .anything("second"?):
      return clause.seconds.compactMap { anything($0) }.filter(isMatter).map { .thing($0) }
    case .anything(let word):
      let phrases = word.map { self.phrases($0, clause) } ?? objects(clause, group)
      return phrases.compactMap { anything($0) }.filter(isMatter).map { .thing($0) }
    case .scene:
      // "executed by order of the king": nobody is named who did it.
      let doers = phrases("by", clause).contains { number in
        chunker.phrases[number].name != nil || reference(number) != nil
      }
      return group.isPassive && !doers ? scene(clause) : []
    case .ownerOf("subject"):
      return clause.subjects.flatMap { owners($0) }
    case .ownerOf(let word):
      return phrases(word, clause).flatMap { owners($0) }
    case .of: return things(phrases("of", clause))
    case .named, .itself, .owner, .counted, .count: return []
    }
  }

  /// Somebody or a town is no undertaking.
  private func isMatter(_ reference: Reference) -> Bool {
    reference.pronoun != nil
      || !vocabulary.accepts(things[reference.thing].kind, ["agent", "settlement"])
  }

  /// What a preposition ties to the verb, or else to what the verb is said of: "relations between A and B began".
  private func besideOr(_ word: String, _ clause: Clause) -> [Int] {
    let own = phrases(word, clause)
    guard own.isEmpty else { return own }
    return clause.subjects.compactMap { chunker.placeOfPhrase[$0] }
      .flatMap { complements(after: $0) }
      .filter { $0.preposition == word }.flatMap(\.phrases)
  }

  /// "Diplomatic relations were established": in an article about a power, its own with the one spoken of most.
  private func parties(_ clause: Clause, _ group: VerbGroup) -> [Filler] {
    guard let topic = discourse.topic, vocabulary.isCase(things[topic].kind, of: "polity"),
      let relations = clause.subjects.first,
      NameFinder.lower(tokens, chunker.phrases[relations].tokens).hasSuffix("diplomatic relations"),
      phrases("with", clause).isEmpty, phrases("by", clause).isEmpty
    else { return [] }
    let other = discourse.mostSpokenOfText {
      $0 != topic && vocabulary.isCase(things[$0].kind, of: "state")
    }
    guard let other else { return [] }
    return [other, topic].map { .thing(Reference(thing: $0, score: 0.7, isReference: true)) }
  }

  mutating func things(_ phrases: [Int]) -> [Filler] {
    phrases.flatMap { phrase -> [Filler] in
      if let reference = reference(phrase) {
        return [.thing(reference)]
          + reference.others.map {
            var other = reference
            other.thing = $0
            return .thing(other)
          }
      }
      if let office = office(phrase) { return [.thing(office)] }
      return quantity(phrase).map { [$0] } ?? []
    }
  }

  /// What a phrase stands for, made of its words where they name nothing that is known.
  mutating func anything(_ number: Int) -> Reference? {
    if let found = reference(number) { return found }
    let phrase = chunker.phrases[number]
    guard !phrase.isPronoun, phrase.name == nil else { return nil }
    let head = tokens[phrase.head].lower
    // "pledged not to attack one another"
    guard !language.words.pronouns.contains(head) else { return nil }
    guard tokens[phrase.head].tag == .noun || tokens[phrase.head].tag == .properNoun else {
      return nil
    }
    let kind =
      language.forms.kindOfHead[head] ?? vocabulary.kindOfWord[head]
      ?? NameFinder.singular(head).flatMap { vocabulary.kindOfWord[$0] } ?? "thing"
    let found = resolver.described(by: phrase, kind: kind, &things)
    take(found, for: number)
    return found
  }

  /// The battle in which it happened: what the clause says, else what the text is about.
  mutating func scene(_ clause: Clause) -> [Filler] {
    for complement in clause.complements
    where ["in", "at", "during"].contains(complement.preposition) {
      for phrase in complement.phrases {
        if let found = reference(phrase), vocabulary.isCase(things[found.thing].kind, of: "event") {
          return [.thing(found)]
        }
      }
    }
    return topicScene
  }

  /// The battle or war that the text is about.
  var topicScene: [Filler] {
    guard let topic = discourse.topic,
      vocabulary.accepts(things[topic].kind, ["military-action", "conflict"])
    else { return [] }
    return [.thing(Reference(thing: topic, score: 0.8))]
  }

  /// "1000 soldiers".
  func quantity(_ phrase: Int) -> Filler? {
    let phrase = chunker.phrases[phrase]
    guard let number = phrase.number else { return nil }
    let digits = tokens[number].text.filter { $0 != "," }
    guard var value = Double(digits) else { return nil }
    if number + 1 <= phrase.head {
      value *= language.words.magnitudes[tokens[number + 1].lower] ?? 1
    }
    let unit = phrase.head > number ? tokens[phrase.head].lower : nil
    return .quantity(value, unit: unit, wording: NameFinder.text(tokens, phrase.tokens))
  }

  /// The same, with the others of its row: "the invasion of A and B", "the invasion and annexation of A".
  mutating func owners(_ number: Int, at place: Int) -> [Filler] {
    let chunks = chunker.chunks
    var last = number
    var at = place + 1
    if chunker.phrases[number].of.isEmpty, at + 1 < chunks.count,
      case .conjunction("and") = chunks[at],
      case .phrase(let next) = chunks[at + 1], !chunker.phrases[next].of.isEmpty,
      language.frames.byNoun[tokens[chunker.phrases[next].head].lower] != nil
    {
      last = next
      at += 2
    }
    var found = owners(last)
    guard let first = chunker.phrases[last].of.last, let head = named(first) else { return found }
    while at + 1 < chunks.count, case .phrase(let next) = chunks[at + 1], let other = named(next),
      vocabulary.isCase(other, of: "place") == vocabulary.isCase(head, of: "place"),
      vocabulary.isCase(other, of: "polity") == vocabulary.isCase(head, of: "polity")
    {
      var isLast = true
      switch chunks[at] {
      case .conjunction("and"), .conjunction(Chunker.joining): break
      case .comma: isLast = false
      default: return found
      }
      // "the invasion of Poland and France declared war": the next clause begins.
      if at + 2 < chunks.count, case .verb(let verb) = chunks[at + 2], isLast,
        chunker.verbs[verb].form == .finite
      {
        return found
      }
      found += things([next])
      at += 2
    }
    return found
  }

  /// The kind of what a phrase names.
  private func named(_ phrase: Int) -> String? {
    chunker.phrases[phrase].name.map { things[$0.thing].kind }
  }

  /// Whose a phrase is, or what "of" ties to it.
  mutating func owners(_ number: Int) -> [Filler] {
    let phrase = chunker.phrases[number]
    if !phrase.of.isEmpty {
      let found = phrase.of.compactMap { reference($0) }
      if !found.isEmpty { return found.map { .thing($0) } }
      // "the restoration of Estonia's independence"
      let inner = phrase.of.filter {
        language.forms.attributes.contains(tokens[chunker.phrases[$0].head].lower)
      }.compactMap { resolver.owner(of: chunker.phrases[$0], things, discourse) }
      if !inner.isEmpty { return inner.map { .thing($0) } }
    }
    return resolver.owner(of: phrase, things, before(number)).map { [.thing($0)] } ?? []
  }
}
