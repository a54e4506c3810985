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

  func readPhrases(at start: Int, before limit: Int, depth: Int) throws -> [NounPhrase] {
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
  func deed(
    _ at: Int,
    start: Int,
    before limit: Int,
    depth: Int,
    as form: VerbForm = .gerund
  ) throws -> NounPhrase? {
    guard at + 1 < limit, language.form(words[at].lower)?.contains(form) ?? false,
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

  func readThing(_ range: Range<Int>, depth: Int) throws -> NounPhrase? {
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
  func similar(_ range: Range<Int>) throws -> NounPhrase? {
    guard takesLikeness,
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
  func antecedent(before index: Int) -> Term? {
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

  /// Whether something in a stretch stands for what was spoken of before.
  func hasPronoun(_ range: Range<Int>) -> Bool {
    range.contains { index in
      let lower = words[index].lower
      return language.pronouns.contains(lower) && !language.articles.contains(lower)
    }
  }

  func pronoun(_ at: Int, start: Int) -> NounPhrase? {
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

  static func score(_ how: Mention.How) -> Double {
    switch how {
    case .name: 1
    case .people: 0.95
    case .adjective: 0.5
    }
  }

  /// A name with what stands behind it: an owner's noun, or a kind in apposition.
  func extended(
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

  /// The best few, longest first where they are as sure.
  static func best(_ phrases: [NounPhrase]) -> [NounPhrase] {
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
