/// Lists that say who or what a phrase without a name means.
extension SentenceClaims {
  /// "other states, including France and Spain", "three treaties resulted: A, B and C": of those that the words do
  /// not name, these.
  mutating func listed(by number: Int) -> Reference? {
    let phrase = chunker.phrases[number]
    guard phrase.name == nil, let place = chunker.placeOfPhrase[number] else { return nil }
    // "those who supported the French, including Jefferson"
    if ["those", "others", "many", "some"].contains(tokens[phrase.head].lower),
      let including = chunker.chunks.indices.first(where: { at in
        guard at > place, case .preposition("including", _) = chunker.chunks[at] else {
          return false
        }
        return true
      })
    {
      return row(members(from: including + 1))
    }
    guard phrase.isPlural, !phrase.isPronoun else { return nil }
    var at = place + 1
    if at < chunker.chunks.count, case .comma = chunker.chunks[at] { at += 1 }
    if at < chunker.chunks.count, case .preposition("including", _) = chunker.chunks[at] {
      return row(members(from: at + 1))
    }
    guard phrase.possessor == nil, phrase.of.isEmpty, let colon = colon(after: place) else {
      return nil
    }
    let members = members(from: colon + 1)
    return members.count > 1 && isLast(members) ? row(members) : nil
  }

  /// "each of the signatories—France, Spain and Portugal—would": they signed the treaty spoken of.
  mutating func readMembers(_ number: Int, at place: Int) {
    let phrase = chunker.phrases[number]
    var head = tokens[phrase.head].lower
    if language.frames.byNoun[head] == nil { head = NameFinder.singular(head) ?? head }
    guard phrase.name == nil, phrase.isPlural, place + 2 < chunker.chunks.count else { return }
    switch chunker.chunks[place + 1] {
    case .comma, .open, .stop: break
    // "Signatories included France, Spain and Portugal"
    case .verb(let verb) where ["include", "be", "comprise"].contains(chunker.verbs[verb].lemma):
      break
    default: return
    }
    let members = members(from: place + 2)
    guard members.count > 1 else { return }
    for frame in language.frames.byNoun[head] ?? [] {
      guard frame.wanted[.itself] == ["agent"], let wanted = frame.wanted[.of] else { continue }
      let last = members.last.map { chunker.phrases[$0].tokens.upperBound } ?? phrase.head + 1
      let manner = Manner(
        score: frame.score * 0.95,
        span: phrase.tokens.lowerBound..<last,
        pattern: head
      )
      for claim in frame.claims {
        make(claim, manner, wanted: frame.wanted) { claims, slot in
          switch slot {
          case .itself: return claims.things(members)
          case .of:
            let said = claims.owners(number)
            return said.isEmpty ? claims.spokenOf(wanted, before: number) : said
          default: return []
          }
        }
      }
    }
  }

  /// "the Ionian Islands (Corfu, Ithaca and Paxos)": they are parts of it.
  mutating func readParts(_ number: Int, at place: Int) {
    let phrase = chunker.phrases[number]
    guard phrase.name != nil, phrase.isPlural, let whole = reference(number),
      vocabulary.isCase(things[whole.thing].kind, of: "place"), place + 2 < chunker.chunks.count,
      case .open = chunker.chunks[place + 1]
    else { return }
    let parts = members(from: place + 2)
    guard parts.count > 1 else { return }
    for part in parts {
      guard let inside = reference(part) else { continue }
      let span = phrase.tokens.lowerBound..<chunker.phrases[part].tokens.upperBound
      say(inside.thing, "part-of", whole.thing, score: 0.74, span, "in brackets")
    }
  }

  /// The last thing of one of the kinds that was spoken of.
  private func spokenOf(_ kinds: [String], before number: Int) -> [Filler] {
    var discourse = discourse
    for earlier in 0..<number {
      guard let found = references[earlier] else { continue }
      discourse.note(found.thing, isSubject: false, isPlural: false)
    }
    let found = discourse.latest(within: 3) { vocabulary.accepts(things[$0.thing].kind, kinds) }
    return found.map { [.thing(Reference(thing: $0.thing, score: 0.75, isReference: true))] } ?? []
  }

  private func row(_ members: [Int]) -> Reference? {
    let names = members.compactMap { chunker.phrases[$0].name }
    guard let first = names.first else { return nil }
    return Reference(
      thing: first.thing,
      score: first.score * 0.9,
      isPlural: true,
      others: names.dropFirst().map(\.thing)
    )
  }

  /// The names that stand in a row from a place on.
  private func members(from start: Int) -> [Int] {
    var members: [Int] = []
    var at = start
    while at < chunker.chunks.count {
      switch chunker.chunks[at] {
      case .phrase(let number):
        let phrase = chunker.phrases[number]
        if let name = phrase.name, !name.isAdjective {
          members.append(number)
        } else if members.isEmpty || !isOffice(tokens[phrase.head].lower, phrase) {
          // "Frederick William, Elector of Brandenburg, and": what he is stands beside him.
          return members
        }
      case .comma, .conjunction("and"): break
      default: return members
      }
      at += 1
    }
    return members
  }

  /// Where a colon stands behind a place.
  private func colon(after place: Int) -> Int? {
    chunker.chunks.indices.first { at in
      guard at > place, case .stop = chunker.chunks[at] else { return false }
      return at + 1 < chunker.chunks.count
    }
  }

  /// Whether nothing stands behind a row but the end of the sentence.
  private func isLast(_ members: [Int]) -> Bool {
    guard let last = members.last, let place = chunker.placeOfPhrase[last] else { return false }
    return chunker.chunks[(place + 1)...].allSatisfy {
      switch $0 {
      case .stop, .noteMark, .close, .other: true
      default: false
      }
    }
  }

  /// "the Japanese-controlled island of Yap": Japan controls it.
  mutating func readCompound(_ number: Int) {
    let phrase = chunker.phrases[number]
    guard let own = reference(number) else { return }
    for token in tokens[phrase.tokens.lowerBound...phrase.head] {
      let halves = token.lower.split(separator: "-").map(String.init)
      guard halves.count == 2, let relation = language.frames.compounds[halves[1]],
        let power = power(called: halves[0]), power != own.thing
      else { continue }
      say(power, relation, own.thing, score: 0.78 * own.score, phrase.tokens, "compound")
    }
  }
}
