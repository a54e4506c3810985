internal import Chronology
internal import Names
internal import Reading
internal import RegestaKit

extension Interpreter {
  /// How deep phrases may stand in phrases.
  private static let deepest = 4

  /// The ways to read what begins at a word as a thing, best first; none reaches beyond `limit`.
  func phrases(at start: Int, before limit: Int, depth: Int = 0) throws -> [NounPhrase] {
    guard start < limit, depth < Self.deepest else { return [] }
    let stretch = ReadingMemory.Stretch(range: start..<limit, depth: depth)
    if let known = memory.phrases[stretch] { return known }
    let phrases = try readPhrases(at: start, before: limit, depth: depth)
    memory.phrases[stretch] = phrases
    return phrases
  }

  private func readPhrases(at start: Int, before limit: Int, depth: Int) throws -> [NounPhrase] {
    var at = start
    var before: Set<Int> = []
    var antecedent: Term?
    while at < limit, language.articles.contains(words[at].lower), words[at].lower != "'s" {
      if language.possessives.contains(words[at].lower) { antecedent = self.antecedent(before: at) }
      before.insert(at)
      at += 1
    }
    var found: [NounPhrase] = []
    if let antecedent, at < limit {
      found += try described(
        at: at,
        start: start,
        before: limit,
        owner: (antecedent, before),
        depth: depth
      )
    }
    // A name may begin with an article: "the Soviets".
    for place in Set([start, at]).sorted() where place < limit {
      for mention in mentions[place] ?? [] where mention.range.upperBound <= limit {
        let phrase = NounPhrase(
          range: start..<mention.range.upperBound,
          term: .things(mention.things, words: wording(mention.range)),
          explained: before.union(mention.range),
          score: Self.score(mention.how),
          isName: true
        )
        found += try extended(phrase, mention, before: limit, depth: depth)
      }
    }
    if at < limit {
      found += try described(at: at, start: start, before: limit, owner: nil, depth: depth)
      if found.isEmpty || before.isEmpty, let pronoun = pronoun(at, start: start) {
        found.append(pronoun)
      } else if at > start, found.isEmpty, let pronoun = pronoun(at - 1, start: start) {
        found.append(pronoun)
      }
    } else if let pronoun = pronoun(start, start: start) {
      found.append(pronoun)
    }
    if let deed = try deed(at, start: start, before: limit, depth: depth) { found.append(deed) }
    return Self.best(found)
  }

  /// "Occupying Lithuania": what is called so, and is of that.
  private func deed(_ at: Int, start: Int, before limit: Int, depth: Int) throws -> NounPhrase? {
    guard at + 1 < limit, language.form(words[at].lower)?.contains(.gerund) ?? false,
      let object = try phrases(at: at + 1, before: limit, depth: depth + 1).first
    else { return nil }
    let range = start..<object.range.upperBound
    let description = Term.Description(
      words: wording(range),
      kinds: [],
      noun: nil,
      restrictions: [.named(Self.stem(language.lemma(words[at].lower))), .touches(object.term)],
      isOne: true
    )
    return NounPhrase(
      range: range,
      term: .described(description),
      explained: object.explained.union(start...at),
      score: min(0.7, object.score)
    )
  }

  /// The ways to read a whole stretch as a thing, best first.
  func things(_ range: Range<Int>) throws -> [NounPhrase] {
    var found: [NounPhrase] = []
    if let best = try thing(range) { found.append(best) }
    found += try phrases(at: range.lowerBound, before: range.upperBound).filter { phrase in
      unexplained(range, phrase.explained).isEmpty && !found.contains(phrase)
    }
    return Array(found.prefix(6))
  }

  /// The way to read a whole stretch as a thing.
  func thing(_ range: Range<Int>, depth: Int = 0) throws -> NounPhrase? {
    let stretch = ReadingMemory.Stretch(range: range, depth: depth)
    if let known = memory.things[stretch] { return known }
    let thing = try readThing(range, depth: depth)
    memory.things[stretch] = .some(thing)
    return thing
  }

  private func readThing(_ range: Range<Int>, depth: Int) throws -> NounPhrase? {
    var range = range
    while let last = range.last, words[last].lower == "," { range = range.lowerBound..<last }
    while let first = range.first, words[first].lower == "," {
      range = first + 1..<range.upperBound
    }
    guard let first = range.first, preposition(first, before: range.upperBound) == nil else {
      return nil
    }
    let whole = try phrases(at: range.lowerBound, before: range.upperBound, depth: depth)
      .filter { unexplained(range, $0.explained).isEmpty }
    let list = try list(range, depth: depth)
    if let best = whole.first, list.map({ $0.score <= best.score }) ?? true { return best }
    if let list { return list }
    guard let similar = try similar(range) else { return nil }
    return similar
  }

  /// "A, B and C".
  func list(_ range: Range<Int>, depth: Int) throws -> NounPhrase? {
    let cuts = range.filter {
      language.conjunctions.contains(words[$0].lower) || words[$0].lower == ","
    }
    guard !cuts.isEmpty, depth < Self.deepest - 1 else { return nil }
    var terms: [Term] = []
    var explained = Set(cuts)
    var score = 1.0
    var from = range.lowerBound
    for cut in cuts + [range.upperBound] {
      defer { from = cut + 1 }
      guard from < cut else { continue }
      let part = try phrases(at: from, before: cut, depth: depth + 1)
        .first { unexplained(from..<cut, $0.explained).isEmpty }
      guard let part else { return nil }
      terms.append(part.term)
      explained.formUnion(part.explained)
      score = min(score, part.score)
    }
    guard terms.count > 1 else { return nil }
    return NounPhrase(range: range, term: .all(terms), explained: explained, score: score * 0.98)
  }

  /// What is called almost so.
  private func similar(_ range: Range<Int>) throws -> NounPhrase? {
    guard
      !range.contains(where: {
        language.asked[words[$0].lower] != nil || ["how", "when", "why"].contains(words[$0].lower)
      })
    else { return nil }
    let content = range.filter {
      !isLoose($0) && words[$0].lower != "'s" && language.prepositions[words[$0].lower] == nil
    }
    guard !content.isEmpty, content.count <= 8 else { return nil }
    let things = try linker.similar(content.map { words[$0].text }.joined(separator: " "))
    guard let best = things.first else { return nil }
    let near = things.filter { $0.score >= best.score - 0.05 }
    return NounPhrase(
      range: range,
      term: .things(near, words: wording(range)),
      explained: Set(range),
      score: best.score * 0.9,
      isName: true
    )
  }

  /// What "its" and "his" stand for: what was named last before, in the question or in the one before it.
  private func antecedent(before index: Int) -> Term? {
    for place in (0..<index).reversed() {
      if let mention = mentions[place]?.first(where: {
        $0.range.upperBound <= index && $0.how != .adjective
      }) {
        return .things(mention.things, words: wording(mention.range))
      }
      if let (kinds, length) = kindNoun(place, before: index),
        words[place].lower != words[index].lower
      {
        return .described(
          Term.Description(
            words: wording(place..<(place + length)),
            kinds: kinds,
            noun: nil,
            restrictions: [],
            isOne: true
          )
        )
      }
    }
    guard !previous.isEmpty else { return nil }
    return .things(
      previous.map { Term.Thing(entity: $0, actors: [], score: 0.9) },
      words: words[index].text
    )
  }

  private func pronoun(_ at: Int, start: Int) -> NounPhrase? {
    guard language.pronouns.contains(words[at].lower) else { return nil }
    let things = previous.map { Term.Thing(entity: $0, actors: [], score: 0.9) }
    let term: Term = things.isEmpty ? .anything : .things(things, words: words[at].text)
    return NounPhrase(
      range: start..<(at + 1),
      term: term,
      explained: Set(start...at),
      score: things.isEmpty ? 0.6 : 0.85
    )
  }

  private static func score(_ how: Mention.How) -> Double {
    switch how {
    case .name: 1
    case .people: 0.95
    case .adjective: 0.5
    case .similar: 0.6
    }
  }

  /// A name with what stands behind it: an owner's noun, or a kind in apposition.
  private func extended(
    _ phrase: NounPhrase,
    _ mention: Mention,
    before limit: Int,
    depth: Int
  ) throws -> [NounPhrase] {
    let end = phrase.range.upperBound
    var found = [phrase]
    if end + 1 < limit, words[end].lower == "'s" {
      found += try described(
        at: end + 1,
        start: phrase.range.lowerBound,
        before: limit,
        owner: (phrase.term, phrase.explained.union([end])),
        depth: depth
      )
    }
    return found
  }

  // MARK: By kind

  /// Things by their kind and what is said of them: "the secret clause of the treaty".
  private func described(
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
  private func calledSo(_ range: Range<Int>, _ explained: Set<Int>) throws -> NounPhrase? {
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

  private enum Modifier {
    case term(Term)
    case time(TimeWindow)
    case word(String)
  }

  /// A word before a noun: "Soviet", "1920", "secret".
  private func modifier(_ at: Int, before limit: Int) -> (what: Modifier, length: Int)? {
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
  private func noun(_ range: Range<Int>, _ kinds: [String]) -> String? {
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

  private func isOne(_ at: Int) -> Bool {
    let lower = words[at].lower
    return language.singular(lower) == lower
  }

  /// A kind with the name of what is of it.
  private func named(_ phrase: NounPhrase, at: Int, before limit: Int) throws -> [NounPhrase] {
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

  // MARK: Behind the noun

  /// A noun with what stands behind it, from nothing to as much as fits.
  private func modified(_ phrase: NounPhrase, before limit: Int, depth: Int) throws -> [NounPhrase]
  {
    var found = [phrase]
    var current = phrase
    for _ in 0..<3 {
      guard let next = try withNextModifier(current, before: limit, depth: depth) else { break }
      found.append(next)
      current = next
    }
    if let gerund = try withGerund(current, before: limit, depth: depth) { found.append(gerund) }
    if let relative = try withRelativeClause(current, before: limit, depth: depth) {
      found.append(relative)
    }
    return found
  }

  private func withNextModifier(
    _ phrase: NounPhrase,
    before limit: Int,
    depth: Int
  ) throws -> NounPhrase? {
    let at = phrase.range.upperBound
    guard at + 1 < limit, case .described(var description) = phrase.term,
      language.prepositions[words[at].lower] != nil, words[at].lower != "by",
      words[at].lower != "as"
    else { return nil }
    var next = phrase
    if words[at].lower == "to", language.form(words[at + 1].lower)?.contains(.base) ?? false,
      at + 2 < limit,
      let object = try phrases(at: at + 2, before: limit, depth: depth + 1).first
    {
      // "The plan to occupy Lithuania": called so, and of that.
      description.restrictions.append(.named(Self.stem(words[at + 1].lower)))
      description.restrictions.append(.touches(object.term))
      description.kinds = description.kinds.isEmpty ? [] : description.kinds
      next.range = phrase.range.lowerBound..<object.range.upperBound
      next.explained.formUnion(object.explained)
      next.explained.formUnion(at...(at + 1))
      next.term = .described(description)
      next.score = min(phrase.score, 0.85)
      return next
    }
    if let time = time(from: at, before: limit),
      words[at].lower == "of" || words[at].lower == "in"
        || words[at].lower == "from" || words[at].lower == "on"
    {
      description.restrictions.append(.dated(time.window))
      next.range = phrase.range.lowerBound..<time.range.upperBound
      next.explained.formUnion(time.range)
    } else {
      let inner = try phrases(at: at + 1, before: limit, depth: depth + 1)
      guard var chosen = inner.first else { return nil }
      // "Between Poland and Lithuania", "of Estonia, Latvia and Lithuania".
      let end = chosen.range.upperBound
      if end + 1 < limit, language.conjunctions.contains(words[end].lower),
        let second = try phrases(at: end + 1, before: limit, depth: depth + 1).first,
        second.isName == chosen.isName
      {
        description.restrictions.append(.touches(chosen.term))
        next.explained.formUnion(chosen.explained)
        next.explained.insert(end)
        chosen = second
      }
      if case .all(let several) = chosen.term {
        description.restrictions += several.map { .touches($0) }
      } else {
        description.restrictions.append(.touches(chosen.term))
      }
      next.range = phrase.range.lowerBound..<chosen.range.upperBound
      next.explained.formUnion(chosen.explained)
      next.score = min(phrase.score, chosen.score)
    }
    next.explained.insert(at)
    description.words = wording(next.range)
    next.term = .described(description)
    return next
  }

  /// The beginning that a verb and its nouns share: "occup" of "occupy" and "occupation".
  static func stem(_ verb: String) -> String {
    verb.count > 4 && (verb.hasSuffix("y") || verb.hasSuffix("e")) ? String(verb.dropLast()) : verb
  }

  /// "A note proposing a peace treaty": of it, in some way.
  private func withGerund(_ phrase: NounPhrase, before limit: Int, depth: Int) throws -> NounPhrase?
  {
    let at = phrase.range.upperBound
    guard at + 1 < limit, case .described(var description) = phrase.term,
      language.form(words[at].lower)?.contains(.gerund) ?? false,
      let object = try phrases(at: at + 1, before: limit, depth: depth + 1).first
    else { return nil }
    description.restrictions.append(.touches(object.term))
    var next = phrase
    next.term = .described(description)
    next.range = phrase.range.lowerBound..<object.range.upperBound
    next.explained.formUnion(object.explained)
    next.explained.insert(at)
    next.score = min(phrase.score, 0.7)
    return next
  }

  private func withRelativeClause(
    _ phrase: NounPhrase,
    before limit: Int,
    depth: Int
  ) throws -> NounPhrase? {
    let at = phrase.range.upperBound
    guard at + 1 < limit, depth < 2, case .described(var description) = phrase.term else {
      return nil
    }
    let lower = words[at].lower
    let isRelative = ["that", "which", "who", "whom", "where", "in"].contains(lower)
    let isParticiple = language.form(lower)?.contains(.participle) ?? false
    let isReduced = (mentions[at]?.isEmpty == false)
    guard isRelative || isParticiple || isReduced else { return nil }
    let from = isRelative ? at + 1 : at
    let gap = Gap(term: .anything, preposition: nil)
    let best = try clauses(from..<limit, gap: gap, depth: depth + 1)
      .filter { unexplained(from..<limit, $0.explained).isEmpty && $0.score > 0.6 }
      .first { $0.asked == .subject || $0.asked == .object }
    guard let best else { return nil }
    description.restrictions.append(.claimed(best.pattern, isSubject: best.asked == .subject))
    var next = phrase
    next.range = phrase.range.lowerBound..<limit
    next.explained.formUnion(best.explained)
    if isRelative { next.explained.insert(at) }
    next.term = .described(description)
    next.relational = NounPhrase.Relational(
      pattern: best.pattern,
      isSubject: best.asked == .subject
    )
    next.score = min(phrase.score, best.score)
    return next
  }

  /// The best few, longest first where they are as sure.
  private static func best(_ phrases: [NounPhrase]) -> [NounPhrase] {
    var seen: Set<NounPhrase> = []
    return
      phrases
      .filter { seen.insert($0).inserted }
      .sorted { left, right in
        (Double(left.explained.count) * 0.12 + left.score, left.range.upperBound)
          > (Double(right.explained.count) * 0.12 + right.score, right.range.upperBound)
      }
      .prefix(10).map { $0 }
  }
}
