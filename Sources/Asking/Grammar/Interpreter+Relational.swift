internal import RegestaKit

extension Interpreter {
  /// The nouns at a word that say what a thing is to another: "author", "capital".
  func relationalNouns(_ at: Int, before limit: Int) -> [(phrase: RelationPhrase, length: Int)] {
    let head = AskingWords.spelling(words[at].lower)
    return lexicon.phrases(beginningWith: head).compactMap { phrase in
      guard phrase.form == .noun || phrase.form == .objectNoun else { return nil }
      let end = at + phrase.words.count
      guard end <= limit,
        zip(phrase.words, words[at..<end]).allSatisfy({ $0 == AskingWords.spelling($1.lower) })
      else { return nil }
      return (phrase, phrase.words.count)
    }
  }

  /// "The author of the draft", "Lithuania's capital", "the Lithuanian demands".
  func relational(
    _ noun: RelationPhrase,
    length: Int,
    at: Int,
    start: Int,
    owners: [Term],
    explained: Set<Int>,
    penalty: Double,
    before limit: Int,
    depth: Int
  ) throws -> [NounPhrase] {
    let end = at + length
    let isSubject = noun.form == .noun
    func phrase(_ other: Term, _ upper: Int, _ also: Set<Int>, _ score: Double) -> NounPhrase {
      let pattern = Pattern(
        relations: [noun.relation],
        words: wording(at..<end),
        subject: isSubject ? .anything : other,
        object: isSubject ? other : .anything
      )
      let description = Term.Description(
        words: wording(start..<upper),
        kinds: [],
        noun: nil,
        restrictions: [.claimed(pattern, isSubject: isSubject)],
        isOne: language.singular(words[end - 1].lower) == words[end - 1].lower
      )
      return NounPhrase(
        range: start..<upper,
        term: .described(description),
        explained: explained.union(at..<end).union(also),
        score: score * penalty,
        relational: NounPhrase.Relational(pattern: pattern, isSubject: isSubject)
      )
    }
    func fits(_ term: Term) -> Bool {
      let wanted =
        isSubject ? lexicon.objectKinds[noun.relation] : lexicon.subjectKinds[noun.relation]
      return self.fits(term, wanted ?? [])
    }
    // "Annexation", "capture", "signing": of what it is done to rather than of who does it.
    let lastWord = words[end - 1].lower
    let isDeed = ["ion", "ure", "ing", "ment", "sal"].contains { lastWord.hasSuffix($0) }
    // "The ratification of the treaty": the deed itself, done to it.
    func deed(_ other: Term, _ upper: Int, _ also: Set<Int>, _ score: Double) -> NounPhrase? {
      guard !isSubject, !fits(other) || isDeed, lexicon.relations[noun.relation]?.value == .entity,
        self.fits(other, lexicon.objectKinds[noun.relation] ?? [])
      else { return nil }
      var deed = phrase(.anything, upper, also, score)
      let pattern = Pattern(
        relations: [noun.relation],
        words: wording(at..<end),
        subject: .anything,
        object: other
      )
      deed.relational = NounPhrase.Relational(pattern: pattern, isSubject: true)
      if case .described(var description) = deed.term {
        description.restrictions = [.claimed(pattern, isSubject: true)]
        deed.term = .described(description)
      }
      return deed
    }
    var found: [NounPhrase] = [phrase(.anything, end, [], 0.6)]
    if end + 1 < limit, lexicon.relations[noun.relation]?.value != .entity,
      let preposition = preposition(end, before: limit),
      let other = try phrases(at: end + preposition.length, before: limit, depth: depth + 1).first
    {
      // "The damage of the war": whoever put a figure on it, and that it is of the war goes without saying.
      var value = phrase(
        .anything,
        other.range.upperBound,
        other.explained.union(end..<(end + preposition.length)),
        0.8
      )
      value.relational?.pattern.extras =
        !other.isName
        ? []
        : [
          Pattern.Extra(
            preposition: preposition.text,
            qualifiers: [],
            term: other.term,
            isLoose: true
          )
        ]
      if let relational = value.relational, case .described(var description) = value.term {
        description.restrictions = [.claimed(relational.pattern, isSubject: relational.isSubject)]
        value.term = .described(description)
      }
      found.append(value)
    }
    if let owner = owners.last, let deed = deed(owner, end, [], 0.94) { found.append(deed) }
    if let owner = owners.last, fits(owner) { found.append(phrase(owner, end, [], 0.95)) }
    if end + 1 < limit, language.prepositions[words[end].lower] != nil, words[end].lower != "by" {
      for other in try phrases(at: end + 1, before: limit, depth: depth + 1).prefix(3) {
        let also = other.explained.union([end])
        if words[end].lower == "of",
          let deed = deed(other.term, other.range.upperBound, also, min(0.94, other.score))
        {
          found.append(deed)
          if let done = try byHand(deed, of: noun, before: limit, depth: depth) {
            found.append(done)
          }
        }
        guard fits(other.term) else { continue }
        found.append(
          phrase(
            other.term,
            other.range.upperBound,
            other.explained.union([end]),
            min(0.95, other.score)
          )
        )
      }
    }
    return found
  }

  /// "The capture of Vilnius by the Poles": a deed with who did it.
  private func byHand(
    _ deed: NounPhrase,
    of noun: RelationPhrase,
    before limit: Int,
    depth: Int
  ) throws -> NounPhrase? {
    let by = deed.range.upperBound
    guard by + 1 < limit, words[by].lower == "by", var relational = deed.relational,
      let doer = try phrases(at: by + 1, before: limit, depth: depth + 1).first,
      fits(doer.term, lexicon.subjectKinds[noun.relation] ?? [])
    else { return nil }
    relational.pattern.subject = doer.term
    relational.isSubject = false
    var done = deed
    done.relational = relational
    done.range = deed.range.lowerBound..<doer.range.upperBound
    done.explained.formUnion(doer.explained)
    done.explained.insert(by)
    done.score = min(deed.score, doer.score)
    if case .described(var description) = done.term {
      description.words = wording(done.range)
      description.restrictions = [.claimed(relational.pattern, isSubject: true)]
      done.term = .described(description)
    }
    return done
  }

  /// Whether a term may be of one of the kinds that are wanted.
  func fits(_ term: Term, _ wanted: [String]) -> Bool {
    switch term {
    case .anything: true
    case .things(let things, _): things.contains { lexicon.fits($0.entity.kind, wanted) }
    case .all(let terms): terms.contains { fits($0, wanted) }
    case .described(let description): lexicon.meet(description.kinds, wanted)
    }
  }
}
