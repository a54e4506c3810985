internal import Chronology

extension SentenceClaims {
  /// "Józef Piłsudski (1867–1935)".
  mutating func readLife(_ number: Int, at place: Int) {
    guard let own = reference(number), things[own.thing].kind == "person",
      chunker.phrases[number].name != nil
    else { return }
    let chunks = chunker.chunks
    guard place + 1 < chunks.count, case .open = chunks[place + 1] else { return }
    let close =
      chunks[(place + 1)...].firstIndex {
        if case .close = $0 { return true }
        return false
      } ?? chunks.count
    let inside = chunks[place + 1..<close].compactMap { chunk -> Int? in
      if case .date(let number) = chunk { return number }
      return nil
    }
    for (order, index) in inside.enumerated() where dates[index].isInParentheses {
      let date = dates[index]
      let relation: String
      switch date.role {
      case .birth, .from: relation = "born-on"
      case .death, .to: relation = "died-on"
      // "(9 August 1864 – 2 January 1939)"
      case .point where inside.count == 2: relation = order == 0 ? "born-on" : "died-on"
      default: continue
      }
      guard date.role != .from && date.role != .to || date.expression.kind == .range else {
        continue
      }
      // "(1907–09)" is a term of office.
      if inside.count == 2, isShort(inside.map { dates[$0].date }) { return }
      guard let pattern = ClaimPattern("self \(relation) date") else { continue }
      let manner = Manner(
        score: 0.9,
        span: chunker.phrases[number].tokens.lowerBound..<chunker.dates[index].upperBound,
        dates: [date],
        pattern: "life"
      )
      make(pattern, manner) { _, _ in [.thing(own)] }
    }
  }

  /// Whether two dates are too near to each other to be a life.
  private func isShort(_ dates: [HistoricalDate]) -> Bool {
    guard let first = dates.first, let last = dates.last else { return false }
    return last.latest.number - first.earliest.number < 15 * 365
  }

  /// "Riga, Latvia": the first lies in the second.
  mutating func readRegion(_ number: Int, at place: Int) {
    guard place >= 1, place + 2 < chunker.chunks.count,
      case .preposition(let word, _) = chunker.chunks[place - 1],
      ["in", "at", "near"].contains(word),
      case .comma = chunker.chunks[place + 1], case .phrase(let second) = chunker.chunks[place + 2]
    else { return }
    // "in Tallinn, Estonia, Latvia and Lithuania agreed": a row begins behind the comma.
    if place + 3 < chunker.chunks.count {
      switch chunker.chunks[place + 3] {
      case .verb: return
      case .conjunction:
        if place + 4 < chunker.chunks.count, case .phrase = chunker.chunks[place + 4] { return }
      case .comma:
        if place + 5 < chunker.chunks.count, case .conjunction = chunker.chunks[place + 5] {
          return
        }
      default: break
      }
    }
    guard let town = reference(number), let land = reference(second),
      vocabulary.isCase(things[town.thing].kind, of: "settlement"),
      vocabulary.accepts(things[land.thing].kind, ["polity", "region"])
    else { return }
    let span = chunker.phrases[number].tokens.lowerBound..<chunker.phrases[second].tokens.upperBound
    say(town.thing, "located-in", land.thing, score: 0.8, span, "town, land")
  }

  /// "Korsun Regiment (Colonel Ivan Gulyanitsky) - 3470 cossacks".
  mutating func readCommander(_ number: Int, at place: Int) {
    let chunks = chunker.chunks
    guard place + 3 < chunks.count, case .open = chunks[place + 1],
      case .phrase(let second) = chunks[place + 2], case .close = chunks[place + 3],
      let unit = reference(number),
      vocabulary.isCase(things[unit.thing].kind, of: "military-force"),
      let person = chunker.phrases[second].name, person.title != nil,
      things[person.thing].kind == "person"
    else { return }
    let span = chunker.phrases[number].tokens.lowerBound..<chunker.phrases[second].tokens.upperBound
    say(person.thing, "commander-of", unit.thing, score: 0.85, span, "in brackets")
    guard place + 5 < chunks.count, case .comma = chunks[place + 4],
      case .phrase(let third) = chunks[place + 5], let size = quantity(third),
      let pattern = ClaimPattern("self strength of")
    else { return }
    let whole = span.lowerBound..<chunker.phrases[third].tokens.upperBound
    make(pattern, Manner(score: 0.85, span: whole, pattern: "in brackets")) { _, slot in
      slot == .itself ? [.thing(unit)] : [size]
    }
  }

  /// "the Polish-Lithuanian Treaty", "Soviet-Lithuanian talks": both took part. Of a war the name is no news.
  mutating func readPair(_ number: Int) {
    let phrase = chunker.phrases[number]
    guard let own = reference(number) else { return }
    let kind = things[own.thing].kind
    let relation: String
    if vocabulary.isCase(kind, of: "agreement") {
      relation = "party-to"
    } else if vocabulary.isCase(kind, of: "negotiation") {
      relation = "negotiated-in"
    } else if vocabulary.isCase(kind, of: "conflict"), discourse.topic == own.thing {
      // A war that the text only mentions is not told of.
      relation = "belligerent-in"
    } else {
      return
    }
    for place in phrase.tokens {
      let parts = tokens[place].text.split { $0 == "-" || $0 == "–" }.map(String.init)
      guard parts.count == 2 else { continue }
      let powers = parts.compactMap { power(called: $0) }
      guard powers.count == 2 else { continue }
      for power in powers {
        say(power, relation, own.thing, score: 0.8, phrase.tokens, "pair")
      }
    }
  }

  /// The power of an adjective, when the text speaks of it.
  func power(called word: String) -> Int? {
    let powers = language.powers
    let folded = ThingTable.key(word)
    let choices = (powers.byAdjective[folded] ?? []) + (powers.kin[folded] ?? [])
    return things.firstNamed(choices + (powers.joining[folded].map { [$0] } ?? []), powers)?.thing
  }

  /// "the Constitution of 1791", "the war of 1904–05", "the Treaty of Zboriv (1649)": when it was.
  mutating func readYear(_ number: Int, at place: Int) {
    let phrase = chunker.phrases[number]
    guard let own = reference(number),
      vocabulary.accepts(things[own.thing].kind, ["event", "law"])
    else { return }
    let end = phrase.tokens.upperBound
    for index in dates.indices {
      let range = chunker.dates[index]
      let isBehind = dates[index].isInParentheses && range.lowerBound <= end + 3
      let isInside = phrase.name?.tokens.contains(range.lowerBound) ?? false
      guard range.lowerBound >= phrase.tokens.lowerBound,
        dates[index].isInName && range.lowerBound <= end + 1 || isInside
          || isBehind && phrase.name != nil && range.lowerBound >= end
      else { continue }
      var date = dates[index]
      date.isInName = false
      let slot = date.role == .from ? "began start" : date.role == .to ? "ended end" : "dated date"
      guard let pattern = ClaimPattern("self \(slot)") else { continue }
      let span = phrase.tokens.lowerBound..<max(range.upperBound, end)
      make(pattern, Manner(score: 0.8, span: span, dates: [date], pattern: "of a year")) { _, _ in
        [.thing(own)]
      }
    }
  }
}
