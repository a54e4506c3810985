internal import Reading
internal import RegestaKit

extension Interpreter {
  /// The ways to read a stretch as a clause, best first.
  ///
  /// - Parameters:
  ///   - range: The stretch.
  ///   - gap: What is missing in it; nil where all of it is there.
  ///   - depth: How deep it stands in other clauses.
  /// - Returns: The readings, each with the words that it accounts for.
  /// - Throws: a `RegestaError` when the base cannot be read.
  func clauses(_ range: Range<Int>, gap: Gap?, depth: Int = 0) throws -> [ClauseReading] {
    let stretch = ReadingMemory.Stretch(range: range, depth: depth, gap: gap)
    if let known = memory.clauses[stretch] { return known }
    let readings = try readClauses(range, gap: gap, depth: depth)
    memory.clauses[stretch] = readings
    return readings
  }

  func readClauses(_ range: Range<Int>, gap: Gap?, depth: Int) throws -> [ClauseReading] {
    guard !range.isEmpty, depth < 3 else { return [] }
    var readings: [ClauseReading] = []
    for at in range {
      for match in matches(at, in: range) {
        for takesAll in [true, false] {
          readings += try self.readings(
            match,
            in: range,
            gap: gap,
            takesAll: takesAll,
            depth: depth
          )
        }
      }
    }
    readings += try copulas(range, gap: gap, depth: depth)
    var seen: Set<ClauseReading> = []
    return
      readings
      .filter { seen.insert($0).inserted }
      .map { reading in
        var reading = reading
        let missing = unexplained(range, reading.explained).count
        reading.score -= 0.22 * Double(missing)
        return reading
      }
      .sorted { $0.score > $1.score }
      .prefix(24).map { $0 }
  }

  func readings(
    _ match: PhraseMatch,
    in range: Range<Int>,
    gap: Gap?,
    takesAll: Bool,
    depth: Int
  ) throws -> [ClauseReading] {
    let left = try slots(range.lowerBound..<match.start, takesAll: takesAll, depth: depth + 1)
    var right = try slots(
      match.end..<(match.tail?.lowerBound ?? range.upperBound),
      takesAll: takesAll,
      depth: depth + 1
    )
    if let tail = match.tail {
      right.append(
        try slots(tail.upperBound..<range.upperBound, takesAll: takesAll, depth: depth + 1)
      )
    }
    // "Is in": where, must stand behind it.
    if match.phrase.words.count == 1, language.prepositions[match.phrase.words[0]] != nil,
      gap == nil, right.slots.first?.phrase == nil || right.slots.first?.preposition != nil
    {
      return []
    }
    var roles = Roles(match: match, relation: lexicon.relations[match.phrase.relation])
    roles.take(left: left, right: right)
    var all: [Roles] = []
    // "What was Lithuania promised": the one before the verb is given it.
    if let gap, var given = Optional(roles), given.receive(gap) { all.append(given) }
    // "With whom did Lithuania sign the treaty": who signed it with Lithuania.
    if let gap, var shared = Optional(roles), shared.join(gap) { all.append(shared) }
    if roles.fill(gap) {
      all.append(roles)
    } else if let gap, roles.share(gap) {
      // "What did they get from the treaty": what is asked for is itself of the treaty.
      all.append(roles)
    }
    let isNegated = (range.lowerBound..<match.start).contains {
      language.negations.contains(words[$0].lower)
    }
    return all.compactMap { roles in
      guard var reading = reading(roles, words: wording(match.start..<match.end)) else {
        return nil
      }
      reading.explained.formUnion(left.explained)
      reading.explained.formUnion(right.explained)
      reading.explained.formUnion(match.words)
      reading.pattern.isNegated = isNegated
      return reading
    }
  }

  /// Makes a pattern of what stands where; nil where the kinds forbid it altogether.
  func reading(_ roles: Roles, words: String) -> ClauseReading? {
    let key = roles.match.phrase.relation
    guard let relation = lexicon.relations[key] else { return nil }
    var pattern = Pattern(
      relations: [key],
      words: words,
      subject: roles.subject ?? .anything,
      object: roles.object ?? .anything
    )
    pattern.time = roles.time
    var score = 0.9 + 0.04 * Double(roles.match.phrase.words.count - 1)
    var misfits = 0
    if !fits(pattern.subject, lexicon.subjectKinds[key] ?? []) {
      if relation.value == .quantity || relation.value == .text {
        // "The damage was estimated at": what it is of, and not who says so.
        if !isNoun(pattern.subject, of: key) {
          pattern.extras.append(
            Pattern.Extra(preposition: "of", qualifiers: [], term: pattern.subject, isLoose: true)
          )
        }
        pattern.subject = .anything
      } else {
        misfits += 1
      }
    }
    if relation.value == .entity {
      if !fits(pattern.object, lexicon.objectKinds[key] ?? []) { misfits += 1 }
    } else if roles.object != nil {
      misfits += 1
    }
    score -= 0.4 * Double(misfits)
    score -= 0.1 * Double(roles.leftOver)
    for slot in roles.extras {
      pattern.extras += extras(slot)
      // A thing without a preposition that is neither subject nor object hangs in the air.
      score -= slot.preposition == nil ? 0.3 : 0.03
    }
    for phrase in roles.phrases { score -= 0.2 * (1 - phrase.score) }
    switch roles.match.phrase.form {
    case .label, .inverse: score -= 0.03
    case .passive: score -= 0.01
    default: break
    }
    guard score > 0.1 else { return nil }
    return ClauseReading(pattern: pattern, asked: roles.asked, explained: [], score: score)
  }

  /// Whether a term is but the noun for what a relation gives: "the damage".
  func isNoun(_ term: Term, of relation: String) -> Bool {
    guard case .described(let description) = term, description.restrictions.isEmpty else {
      return false
    }
    let words = QuestionText(description.words).words.map { AskingWords.spelling($0.lower) }
    return words.last.map { last in
      lexicon.phrases(beginningWith: last).contains {
        $0.relation == relation && $0.form == .objectNoun && $0.words == [last]
      }
    } ?? false
  }

  /// A phrase with a preposition; of several things, each.
  func extras(_ slot: Slot) -> [Pattern.Extra] {
    let preposition = slot.preposition ?? ""
    var terms = [slot.phrase?.term ?? .anything]
    if case .all(let several) = terms[0] { terms = several }
    return terms.map { term in
      Pattern.Extra(
        preposition: preposition,
        qualifiers: language.prepositions[preposition] ?? [],
        term: term.owner.map { .all([term, $0]) } ?? term,
        isLoose: preposition.isEmpty || language.loosePrepositions.contains(preposition)
      )
    }
  }

}
