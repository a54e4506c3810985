internal import Chronology
internal import Names
internal import Reading
internal import RegestaKit

extension Interpreter {
  // MARK: By kind

  /// Things by their kind and what is said of them: "the secret clause of the treaty".
  func described(
    at first: Int,
    start: Int,
    before limit: Int,
    owner: (term: Term, explained: Set<Int>)?,
    depth: Int
  ) throws -> [NounPhrase] {
    var found: [NounPhrase] = []
    var explained = owner?.explained ?? []
    explained.formUnion(start..<first)
    var restrictions: [Term.Restriction] = owner.map { [.touches($0.term)] } ?? []
    var owners: [Term] = owner.map { [$0.term] } ?? []
    var at = first
    var penalty = 1.0
    for _ in 0..<5 {
      guard at < limit else { break }
      if let (kinds, length) = kindNoun(at, before: limit) {
        let description = Term.Description(
          words: wording(start..<(at + length)),
          kinds: kinds,
          noun: noun(at..<(at + length), kinds),
          restrictions: restrictions,
          isOne: isOne(at + length - 1)
        )
        let phrase = NounPhrase(
          range: start..<(at + length),
          term: .described(description),
          explained: explained.union(at..<(at + length)),
          score: 0.9 * penalty
        )
        found += try modified(phrase, before: limit, depth: depth)
        if let named = try calledSo(start..<(at + length), explained) { found.append(named) }
        // "General Żeligowski", "the city of Vilnius": the kind says what the name is.
        found += try named(phrase, at: at + length, before: limit)
      }
      for relational in relationalNouns(at, before: limit) {
        found += try self.relational(
          relational.phrase,
          length: relational.length,
          at: at,
          start: start,
          owners: owners,
          explained: explained,
          penalty: penalty,
          before: limit,
          depth: depth
        )
      }
      let next = modifier(at, before: limit)
      guard let next else { break }
      switch next.what {
      case .term(let term):
        restrictions.append(.touches(term))
        owners.append(term)
        explained.formUnion(at..<(at + next.length))
      case .time(let time):
        restrictions.append(.dated(time))
        explained.formUnion(at..<(at + next.length))
      case .word(let word):
        restrictions.append(.named(word))
        explained.insert(at)
        penalty *= 0.8
      }
      at += next.length
      if at < limit, words[at].lower == "'s" { at += 1 }
    }
    return found
  }

  /// "Lithuania's foreign minister", "the Lithuanian delegation": a name with all of these words, whatever their order.
  func calledSo(_ range: Range<Int>, _ explained: Set<Int>) throws -> NounPhrase? {
    var texts: [String] = []
    var at = range.lowerBound
    while at < range.upperBound {
      if words[at].lower == "'s" || language.articles.contains(words[at].lower) {
        at += 1
      } else if let mention = mentions[at]?.first(where: { $0.range.upperBound <= range.upperBound }
      ),
        let thing = mention.things.first
      {
        texts.append(thing.entity.label)
        at = mention.range.upperBound
      } else {
        texts.append(words[at].text)
        at += 1
      }
    }
    guard texts.count > 1 else { return nil }
    let things = try linker.things(withWords: texts).filter { $0.score >= 0.8 }
    guard let best = things.first else { return nil }
    return NounPhrase(
      range: range,
      term: .things(things.filter { $0.score >= best.score - 0.05 }, words: wording(range)),
      explained: Set(range),
      score: 0.97,
      isName: true
    )
  }

  enum Modifier {
    case term(Term)
    case time(TimeWindow)
    case word(String)
  }

  /// A word before a noun: "Soviet", "1920", "secret".
  func modifier(_ at: Int, before limit: Int) -> (what: Modifier, length: Int)? {
    if let mention = (mentions[at] ?? []).first(where: { $0.range.upperBound < limit }) {
      return (.term(.things(mention.things, words: wording(mention.range))), mention.range.count)
    }
    let lower = words[at].lower
    if let date = try? HistoricalDate(english: words[at].text), lower.allSatisfy(\.isNumber) {
      return (.time(TimeWindow(date, words: lower)), 1)
    }
    guard at + 1 < limit, language.prepositions[lower] == nil, lower != ",", lower != "'s",
      language.auxiliaries[lower] == nil, !language.modals.contains(lower),
      language.asked[lower] == nil, !language.conjunctions.contains(lower),
      language.form(lower)?.isDisjoint(with: [.past, .base, .present]) ?? true,
      !words[at].folded.isEmpty
    else { return nil }
    return (.word(words[at].folded), 1)
  }

  /// The kinds that the longest noun at a word stands for.
  func kindNoun(_ at: Int, before limit: Int) -> (kinds: [String], length: Int)? {
    for length in stride(from: min(lexicon.longestKindNoun, limit - at), to: 0, by: -1) {
      let part = words[at..<(at + length)]
      guard part.allSatisfy({ !$0.folded.isEmpty }) else { continue }
      let text = part.map(\.folded).joined(separator: " ")
      if let kinds = lexicon.kindNouns[text] { return (kinds, length) }
      if length == 1, language.personNouns.contains(words[at].lower) { return (["person"], 1) }
    }
    return nil
  }

  /// The noun as a part of names, where it is but a synonym of a kind: "talks" may also be called so that are no
  /// negotiation. Never for agents and places.
  func noun(_ range: Range<Int>, _ kinds: [String]) -> String? {
    let text = words[range].map(\.folded).joined(separator: " ")
    let isOwn = kinds.contains { key in
      lexicon.kinds[key].map {
        NameFolding.fold($0.label) == text || NameFolding.fold($0.plural) == text
      } ?? false
    }
    guard !isOwn, kinds.allSatisfy({ !lexicon.fits($0, ["agent", "place"]) && $0 != "thing" })
    else { return nil }
    return text
  }

  func isOne(_ at: Int) -> Bool {
    let lower = words[at].lower
    return language.singular(lower) == lower
  }

  /// A kind with the name of what is of it.
  func named(_ phrase: NounPhrase, at: Int, before limit: Int) throws -> [NounPhrase] {
    guard case .described(let description) = phrase.term else { return [] }
    var at = at
    var explained = phrase.explained
    if at < limit, words[at].lower == "of" {
      explained.insert(at)
      at += 1
    }
    return (mentions[at] ?? []).compactMap { mention in
      guard mention.how == .name, mention.range.upperBound <= limit else { return nil }
      let fitting = mention.things.filter { thing in
        description.kinds.isEmpty || lexicon.fits(thing.entity.kind, description.kinds)
      }
      guard !fitting.isEmpty else { return nil }
      return NounPhrase(
        range: phrase.range.lowerBound..<mention.range.upperBound,
        term: .things(fitting, words: wording(mention.range)),
        explained: explained.union(mention.range),
        score: 1,
        isName: true
      )
    }
  }
}
