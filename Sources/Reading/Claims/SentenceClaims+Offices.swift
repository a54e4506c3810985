internal import Chronology

extension SentenceClaims {
  /// The office that a phrase stands for: "Prime Minister", "head of state", "the first U.S. Minister to Hungary".
  mutating func office(_ number: Int) -> Reference? {
    let phrase = chunker.phrases[number]
    guard phrase.name == nil || phrase.name?.isAdjective == true else { return nil }
    var start = phrase.tokens.lowerBound
    // "the country's first prime minister"
    if let owner = (start..<phrase.head).last(where: { tokens[$0].tag == .possessive }) {
      start = owner
    }
    while start <= phrase.head,
      tokens[start].tag == .determiner || tokens[start].tag == .possessive
        || isOrdinal(tokens[start])
        || phrase.inner.contains(where: { $0.tokens.contains(start) })
    { start += 1 }
    guard start <= phrase.head else { return nil }
    return office(start..<phrase.head + 1, of: phrase, to: accreditation(number))
  }

  /// "first", "26th", "sole".
  private func isOrdinal(_ token: Token) -> Bool {
    language.words.ordinals.contains(token.lower) || token.kind == .number
  }

  /// Hungary of "the first U.S. Minister to Hungary".
  private func accreditation(_ number: Int) -> NameMention? {
    guard let place = chunker.placeOfPhrase[number], place + 2 < chunker.chunks.count,
      case .preposition("to", _) = chunker.chunks[place + 1],
      case .phrase(let second) = chunker.chunks[place + 2],
      let name = chunker.phrases[second].name, !name.isAdjective,
      vocabulary.isCase(things[name.thing].kind, of: "polity")
    else { return nil }
    return name
  }

  mutating func office(
    _ words: Range<Int>,
    of phrase: NounPhrase,
    to land: NameMention? = nil
  ) -> Reference? {
    var name = NameFinder.lower(tokens, words)
    var text = NameFinder.text(tokens, words)
    if phrase.isPlural, !isOffice(name, phrase), let one = NameFinder.singular(name) {
      // "became the dukes of Courland": each holds the office of one.
      name = one
      text = NameFinder.singular(text) ?? text
    }
    guard isOffice(name, phrase) else { return nil }
    var end = words.upperBound
    var power: Reference?
    for inner in phrase.of {
      let inside = chunker.phrases[inner]
      if let name = inside.name {
        power = Reference(thing: name.thing, score: name.score)
      } else {
        text += " of " + NameFinder.text(tokens, inside.tokens)
      }
      end = max(end, inside.tokens.upperBound)
    }
    if power == nil { power = resolver.owner(of: withoutOf(phrase), things, discourse) }
    if let found = power, vocabulary.isCase(things[found.thing].kind, of: "agent"),
      things[found.thing].kind != "person"
    {
      text += " of \(things[found.thing].names[0])"
    } else if let found = power, !phrase.of.isEmpty,
      things[found.thing].kind == "thing"
        || things[found.thing].kind == "person" && things[found.thing].kindScore < 0.6
        || vocabulary.isCase(things[found.thing].kind, of: "place")
    {
      // "Archbishop of York", "Earl of Kent"
      text += " of \(things[found.thing].names[0])"
      power = nil
    } else {
      power = nil
      let last = name.split(separator: " ").last.map(String.init) ?? name
      if !language.forms.sovereigns.contains(name),
        language.forms.ranks.contains(name) || language.forms.ranks.contains(last)
      {
        return nil
      }
    }
    if let land {
      text += " to \(things[land.thing].names[0])"
      end = max(end, land.tokens.upperBound)
    }
    let thing =
      things.find(text) ?? things.add(text, kind: "office", score: 0.85, isDescribed: true)
    mentionOffice(words.lowerBound..<end, thing)
    return Reference(thing: thing, score: power == nil ? 0.8 : 0.88, owner: power?.thing)
  }

  /// Whether words name an office, with what may stand before or behind its word.
  func isOffice(_ name: String, _ phrase: NounPhrase) -> Bool {
    let offices = language.forms.offices
    if offices.contains(name) { return true }
    if let first = phrase.of.first, chunker.phrases[first].name == nil {
      let full = name + " of " + NameFinder.lower(tokens, chunker.phrases[first].tokens)
      if offices.contains(full) { return true }
    }
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1, words.count <= 6 else { return false }
    for start in words.indices {
      for end in (start + 1)...words.count
      where (start == 0 || end == words.count)
        && offices.contains(words[start..<end].joined(separator: " "))
      {
        return true
      }
    }
    return false
  }

  /// "Soviet Foreign Minister Molotov", "Lithuania's Foreign minister, Augustinas Voldemaras".
  mutating func readOffice(_ number: Int) {
    let phrase = chunker.phrases[number]
    guard let name = phrase.name, let title = name.title, things[name.thing].kind == "person" else {
      return
    }
    var end = title.upperBound
    while end > title.lowerBound, tokens[end - 1].tag == .comma { end -= 1 }
    let words = NameFinder.lower(tokens, title.lowerBound..<end)
    if language.forms.rulers.contains(words) {
      let power = resolver.owner(of: withoutOf(phrase), things, discourse)?.thing ?? land(of: name)
      if let power { say(name.thing, "rules", power, score: 0.82, phrase.tokens, "title") }
    }
    guard let office = office(title.lowerBound..<end, of: withoutOf(phrase)) else { return }
    say(
      name.thing,
      "holds-office",
      office.thing,
      score: 0.86,
      phrase.tokens,
      "title",
      manner: meanwhile(phrase.tokens)
    )
  }

  /// Pomerania of "Eric II of Pomerania".
  func land(of name: NameMention) -> Int? {
    guard let of = name.tokens.first(where: { tokens[$0].lower == "of" }),
      of + 1 < name.tokens.upperBound
    else { return nil }
    return things.find(NameFinder.text(tokens, of + 1..<name.tokens.upperBound))
  }

  /// "Ignace Paderewski, Poland's Prime Minister"; "the U.S. Commissioner at Riga, Evan Young".
  mutating func readOfficeBeside(_ number: Int, _ person: Reference) {
    guard things[person.thing].kind == "person", let office = office(number) else { return }
    let phrase = chunker.phrases[number]
    var manner = meanwhile(phrase.tokens)
    // "King of Poland from 1333 to 1370"
    if let place = chunker.placeOfPhrase[number] {
      let own = dates(of: phrase, at: place).filter { $0.role != .point }
      if !own.isEmpty {
        manner.dates = own
        manner.isMeanwhile = false
      }
    }
    sayOffice(person.thing, office, score: 0.85, phrase.tokens, "apposition", manner)
  }

  /// "with Harry E. Carlson as Chargé d'Affaires", "the Commissioner at Riga, Evan Young,".
  mutating func readOfficeAround(_ number: Int, at place: Int) {
    guard let name = chunker.phrases[number].name, things[name.thing].kind == "person" else {
      return
    }
    let chunks = chunker.chunks
    if place + 2 < chunks.count, case .preposition("as", _) = chunks[place + 1],
      case .phrase(let second) = chunks[place + 2], let office = office(second)
    {
      let span =
        chunker.phrases[number].tokens.lowerBound..<chunker.phrases[second].tokens.upperBound
      var manner = Manner(span: span, pattern: "as")
      manner.dates = dates
      say(name.thing, "holds-office", office.thing, score: 0.85, span, "as", manner: manner)
    }
    guard place >= 2, case .comma = chunks[place - 1], name.title == nil else { return }
    var at = place - 2
    if at >= 2, case .phrase = chunks[at], case .preposition = chunks[at - 1] { at -= 2 }
    guard case .phrase(let before) = chunks[at], chunker.phrases[before].name == nil,
      chunker.phrases[before].isDefinite || !chunker.phrases[before].inner.isEmpty,
      let office = office(before)
    else { return }
    let span = chunker.phrases[before].tokens.lowerBound..<chunker.phrases[number].tokens.upperBound
    sayOffice(name.thing, office, score: 0.84, span, "apposition", meanwhile(span))
  }

  /// Says that somebody holds an office; who is king of a land rules it.
  mutating func sayOffice(
    _ person: Int,
    _ office: Reference,
    score: Double,
    _ span: Range<Int>,
    _ pattern: String,
    _ manner: Manner
  ) {
    say(person, "holds-office", office.thing, score: score, span, pattern, manner: manner)
    guard let power = office.owner, vocabulary.accepts(things[power].kind, ["polity", "place"]),
      let word = things[office.thing].names[0].lowercased().split(separator: " ").first,
      language.forms.rulers.contains(String(word))
    else { return }
    say(person, "rules", power, score: score - 0.05, span, pattern, manner: manner)
  }

  /// How an office named in passing is said: it was held when the clause around has it.
  func meanwhile(_ span: Range<Int>) -> Manner {
    var manner = Manner(span: span, pattern: "")
    let isUntimely = tokens[span].contains { language.words.untimely.contains($0.lower) }
    guard !isUntimely, let clause = clauses.last(where: { $0.span.overlaps(span) }) ?? clauses.last,
      let above = self.manner(of: clause), above.modality == .asserted,
      chunker.verbs[clause.verb].lemma != "bear"
    else { return manner }
    manner.dates = above.dates.filter { $0.role == .point }
    manner.isMeanwhile = true
    return manner
  }

  /// Adds a claim between two things that are known.
  mutating func say(
    _ subject: Int,
    _ relation: String,
    _ object: Int,
    score: Double,
    _ span: Range<Int>,
    _ pattern: String,
    manner: Manner? = nil
  ) {
    guard let claim = ClaimPattern("self \(relation) of") else { return }
    var used = manner ?? Manner(span: span, pattern: pattern)
    used.score *= score
    used.pattern = pattern
    make(claim, used) { _, slot in
      let thing = slot == .itself ? subject : object
      return [.thing(Reference(thing: thing, score: 1))]
    }
  }
}
