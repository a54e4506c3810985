internal import Reading
internal import RegestaKit

extension Interpreter {
  // MARK: Behind the noun

  /// A noun with what stands behind it, from nothing to as much as fits.
  func modified(_ phrase: NounPhrase, before limit: Int, depth: Int) throws -> [NounPhrase] {
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

  func withNextModifier(
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
  func withGerund(_ phrase: NounPhrase, before limit: Int, depth: Int) throws -> NounPhrase? {
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

  func withRelativeClause(
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
}
