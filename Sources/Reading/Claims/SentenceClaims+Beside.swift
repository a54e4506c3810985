internal import Chronology

extension SentenceClaims {
  /// "Vilnius, the capital of Lithuania": the thing that a phrase is put beside.
  mutating func apposed(to number: Int, at place: Int) -> Reference? {
    let phrase = chunker.phrases[number]
    // The name stands in the phrase itself: "pianist Ignace Jan Paderewski".
    guard phrase.name == nil, place >= 2 else { return nil }
    guard case .comma = chunker.chunks[place - 1], let before = named(beforeCommaAt: place - 1)
    else { return nil }
    // A row is no apposition: it would go on with "and".
    if place + 1 < chunker.chunks.count, case .conjunction = chunker.chunks[place + 1],
      !isOffice(NameFinder.lower(tokens, phrase.head..<phrase.head + 1), phrase),
      !language.forms.titleTails.contains(tokens[phrase.head].lower)
    {
      return nil
    }
    return reference(before)
  }

  /// The name before a comma; over others that are put beside it ("Robert, Earl of Gloucester, half-brother of").
  private func named(beforeCommaAt comma: Int) -> Int? {
    var at = comma - 1
    while at >= 0, comma - at < 8, case .phrase(let before) = chunker.chunks[at] {
      if let name = chunker.phrases[before].name { return name.isAdjective ? nil : before }
      let head = tokens[chunker.phrases[before].head].lower
      guard language.frames.byNoun[head] != nil || isOffice(head, chunker.phrases[before]), at > 0,
        case .comma = chunker.chunks[at - 1]
      else { return nil }
      at -= 2
    }
    return nil
  }

  /// "a formal agreement, the Memel Convention, was signed": the agreement is the convention; "the Carnegie Endowment, an
  /// organization established in 1910": so is it the other way round.
  mutating func identifyNamed() {
    let chunks = chunker.chunks
    for place in chunks.indices.dropLast(2) {
      guard case .phrase(let first) = chunks[place], case .comma = chunks[place + 1],
        case .phrase(let number) = chunks[place + 2], let name = chunker.phrases[first].name,
        !name.isAdjective, chunker.phrases[first].head == name.tokens.upperBound - 1,
        ["a", "an"].contains(tokens[chunker.phrases[number].tokens.lowerBound].lower),
        chunker.phrases[number].inner.isEmpty, isUnnamed(number, like: name)
      else { continue }
      take(Reference(thing: name.thing, score: name.score * 0.95), for: number)
    }
    for place in chunks.indices.dropLast(3) {
      guard case .phrase(let number) = chunks[place], case .comma = chunks[place + 1],
        case .phrase(let second) = chunks[place + 2], case .comma = chunks[place + 3],
        let name = chunker.phrases[second].name, !name.isAdjective,
        chunker.phrases[second].head == name.tokens.upperBound - 1,
        !chunker.phrases[number].isPlural, isUnnamed(number, like: name),
        things[name.thing].kind != "person"
      else { continue }
      // A row would go on behind the comma.
      if place + 4 < chunks.count, case .conjunction = chunks[place + 4] { continue }
      take(Reference(thing: name.thing, score: name.score * 0.95), for: number)
    }
  }

  /// "by his eldest son, John": the son is John.
  mutating func identifyBeside() {
    let chunks = chunker.chunks
    for place in chunks.indices.dropLast(2) {
      guard case .phrase(let number) = chunks[place], case .comma = chunks[place + 1],
        case .phrase(let second) = chunks[place + 2], let name = chunker.phrases[second].name,
        things[name.thing].kind == "person", chunker.phrases[second].tokens == name.tokens
      else { continue }
      let phrase = chunker.phrases[number]
      guard phrase.name == nil, phrase.isDefinite || phrase.possessor != nil, !phrase.isPlural,
        let frames = language.frames.byNoun[tokens[phrase.head].lower],
        frames.contains(where: {
          $0.wanted[.itself] == ["person"] || $0.wanted[.itself] == ["agent"]
        })
      else { continue }
      // "his son, John and": a row.
      if place + 3 < chunks.count, case .conjunction = chunks[place + 3] { continue }
      take(Reference(thing: name.thing, score: name.score * 0.95), for: number)
    }
  }

  /// "the Soviet official Adolph Joffe", "British ally Portugal": the word before the name says what it is.
  mutating func readWordBefore(_ number: Int) {
    let phrase = chunker.phrases[number]
    guard let name = phrase.name, name.title == nil,
      vocabulary.isCase(things[name.thing].kind, of: "agent"),
      name.tokens.lowerBound > phrase.tokens.lowerBound
    else { return }
    readSmallOffice(phrase, name)
    let word = tokens[name.tokens.lowerBound - 1].lower
    var before = phrase
    before.name = nil
    before.head = name.tokens.lowerBound - 1
    let person = Reference(thing: name.thing, score: name.score)
    for frame in language.frames.byNoun[word] ?? [] {
      let manner = Manner(score: frame.score, span: phrase.tokens, pattern: word)
      for claim in frame.claims {
        make(claim, manner, wanted: frame.wanted) { claims, slot in
          switch slot {
          case .itself: return [.thing(person)]
          case .of, .owner:
            return claims.resolver.owner(of: before, claims.things, claims.before(number)).map {
              [.thing($0)]
            }
              ?? []
          default: return []
          }
        }
      }
    }
  }

  /// "the Swedish king Gustavus Adolphus": an office in small letters before the name.
  private mutating func readSmallOffice(_ phrase: NounPhrase, _ name: NameMention) {
    guard things[name.thing].kind == "person" else { return }
    let end = name.tokens.lowerBound
    var start = phrase.tokens.lowerBound
    for inner in phrase.inner { start = max(start, inner.tokens.upperBound) }
    while start < end,
      tokens[start].tag == .determiner || tokens[start].tag == .possessive
        || language.words.ordinals.contains(tokens[start].lower)
    { start += 1 }
    guard start < end, language.forms.offices.contains(NameFinder.lower(tokens, start..<end)) else {
      return
    }
    var before = phrase
    before.name = nil
    before.head = end - 1
    guard let office = office(start..<end, of: before) else { return }
    let manner = meanwhile(phrase.tokens)
    sayOffice(name.thing, office, score: 0.84, phrase.tokens, "title", manner)
  }

  /// "the Vilnius Region, including Lida and Vilnius": they lie in it.
  mutating func readIncluded(_ number: Int, at place: Int) {
    let chunks = chunker.chunks
    var at = place + 1
    if at < chunks.count, case .comma = chunks[at] { at += 1 }
    guard at + 1 < chunks.count, case .preposition("including", _) = chunks[at],
      let whole = reference(number),
      vocabulary.accepts(things[whole.thing].kind, ["place", "polity"])
    else { return }
    at += 1
    while at < chunks.count {
      switch chunks[at] {
      case .phrase(let part):
        if let inside = reference(part),
          vocabulary.isCase(things[inside.thing].kind, of: "place")
            || things[inside.thing].kindScore < 0.35
        {
          let span =
            chunker.phrases[number].tokens.lowerBound..<chunker.phrases[part].tokens.upperBound
          say(inside.thing, "located-in", whole.thing, score: 0.78, span, "including")
        }
      case .comma, .conjunction("and"), .open, .close: break
      default: return
      }
      at += 1
    }
  }
}
