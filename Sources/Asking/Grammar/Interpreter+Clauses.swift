internal import Reading
internal import RegestaKit

extension Interpreter {
  /// The ways to read a stretch as a clause, best first.
  ///
  /// - Parameters:
  ///   - range: The stretch.
  ///   - gap: What is missing in it; nil where all of it is there.
  func clauses(_ range: Range<Int>, gap: Gap?, depth: Int = 0) throws -> [ClauseReading] {
    guard !range.isEmpty, depth < 3 else { return [] }
    var readings: [ClauseReading] = []
    for at in range {
      for match in matches(at, in: range) {
        for takesAll in [true, false] {
          readings += try self.readings(match, in: range, gap: gap, takesAll: takesAll, depth: depth)
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

  /// A phrase of a relation found in a clause.
  struct PhraseMatch {
    var phrase: RelationPhrase
    var words: Set<Int>
    var start: Int
    var end: Int
    var isPassive: Bool
  }

  /// The relation phrases that begin at a word.
  private func matches(_ at: Int, in range: Range<Int>) -> [PhraseMatch] {
    let lower = words[at].lower
    guard !language.articles.contains(lower) else { return [] }
    let before = at > range.lowerBound ? words[at - 1].lower : nil
    let isBehindNounWord =
      before.map { (language.articles.contains($0) && $0 != "that") || language.prepositions[$0] != nil && $0 != "to" } ?? false
    return (lexicon.phrases[lemma(at)] ?? []).compactMap { phrase in
      guard phrase.form != .noun, phrase.form != .objectNoun else { return nil }
      if phrase.form == .verb, isBehindNounWord { return nil }
      var indices: Set<Int> = [at]
      var next = at + 1
      for word in phrase.words.dropFirst() {
        while next < range.upperBound, lemma(next) != word, isSkippable(next) {
          indices.insert(next)
          next += 1
        }
        guard next < range.upperBound, lemma(next) == word else { return nil }
        indices.insert(next)
        next += 1
      }
      let form = language.form(lower)
      let isParticiple = form?.contains(.participle) ?? false
      let hasBe = (range.lowerBound..<at).contains { lemma($0) == "be" } || isBehindBe(range)
      if phrase.needsBe, !hasBe, !isParticiple { return nil }
      // "The treaty signed by": a participle alone, where nothing else is its subject.
      let hasBy = (at + 1..<range.upperBound).contains { words[$0].lower == "by" }
      let isPassive = isParticiple && phrase.form == .verb && (hasBe || hasBy && !isActive(at, range))
      return PhraseMatch(phrase: phrase, words: indices, start: at, end: next, isPassive: isPassive)
    }
  }

  /// The auxiliary may stand before the stretch, taken by the form of the question: "when was | Vilnius taken".
  private func isBehindBe(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0 else { return false }
    return lemma(range.lowerBound - 1) == "be"
  }

  /// "did", "had", "who": signs that the verb is not passive.
  private func isActive(_ at: Int, _ range: Range<Int>) -> Bool {
    let from = max(0, range.lowerBound - 1)
    return (from..<at).contains { ["do", "have"].contains(lemma($0)) }
  }

  private func isSkippable(_ index: Int) -> Bool {
    language.articles.contains(words[index].lower)
      || language.loose.contains(words[index].lower) && words[index].lower != ","
  }

  private func readings(
    _ match: PhraseMatch, in range: Range<Int>, gap: Gap?, takesAll: Bool, depth: Int
  ) throws -> [ClauseReading] {
    let left = try slots(range.lowerBound..<match.start, takesAll: takesAll, depth: depth + 1)
    let right = try slots(match.end..<range.upperBound, takesAll: takesAll, depth: depth + 1)
    var roles = Roles(match: match, relation: lexicon.relations[match.phrase.relation])
    roles.take(left: left, right: right)
    guard roles.fill(gap) else { return [] }
    guard var reading = reading(roles, words: wording(match.start..<match.end)) else { return [] }
    reading.explained.formUnion(left.explained)
    reading.explained.formUnion(right.explained)
    reading.explained.formUnion(match.words)
    if (range.lowerBound..<match.start).contains(where: { language.negations.contains(words[$0].lower) }) {
      reading.pattern.isNegated = true
    }
    return [reading]
  }

  /// Makes a pattern of what stands where; nil where the kinds forbid it altogether.
  private func reading(_ roles: Roles, words: String) -> ClauseReading? {
    let key = roles.match.phrase.relation
    guard let relation = lexicon.relations[key] else { return nil }
    var pattern = Pattern(
      relations: [key], words: words, subject: roles.subject ?? .anything, object: roles.object ?? .anything)
    pattern.time = roles.time
    var score = 0.9 + 0.04 * Double(roles.match.phrase.words.count - 1)
    var misfits = 0
    if !fits(pattern.subject, lexicon.subjectKinds[key] ?? []) { misfits += 1 }
    if relation.value == .entity {
      if !fits(pattern.object, lexicon.objectKinds[key] ?? []) { misfits += 1 }
    } else if roles.object != nil {
      misfits += 1
    }
    score -= 0.4 * Double(misfits)
    score -= 0.1 * Double(roles.leftOver)
    for extra in roles.extras {
      pattern.extras.append(
        Pattern.Extra(
          preposition: extra.preposition ?? "",
          qualifiers: extra.preposition.flatMap { language.prepositions[$0] } ?? [],
          term: extra.phrase?.term ?? .anything))
      score -= 0.03
    }
    for phrase in roles.phrases { score -= 0.2 * (1 - phrase.score) }
    if roles.match.phrase.form == .passive { score -= 0.02 }
    guard score > 0.1 else { return nil }
    return ClauseReading(pattern: pattern, asked: roles.asked, explained: [], score: score)
  }

  /// "X was Y", with what Y says of X.
  private func copulas(_ range: Range<Int>, gap: Gap?, depth: Int) throws -> [ClauseReading] {
    var readings: [ClauseReading] = []
    for be in range where lemma(be) == "be" {
      readings += try copula(range.lowerBound..<be, be + 1..<range.upperBound, be: be, gap: gap, depth: depth)
    }
    if isBehindBe(range) {
      // "Was | Lenin the author of the draft": the two stand side by side.
      for cut in range.dropFirst() {
        readings += try copula(
          range.lowerBound..<cut, cut..<range.upperBound, be: range.lowerBound - 1, gap: gap, depth: depth)
      }
      readings += try copula(
        range.lowerBound..<range.lowerBound, range, be: range.lowerBound - 1, gap: gap, depth: depth)
    }
    return readings
  }

  private func copula(
    _ left: Range<Int>, _ right: Range<Int>, be: Int, gap: Gap?, depth: Int
  ) throws -> [ClauseReading] {
    guard !right.isEmpty, left.isEmpty == (gap != nil) else { return [] }
    let first: NounPhrase?
    if left.isEmpty {
      first = nil
    } else {
      guard let thing = try self.thing(left, depth: depth + 1) else { return [] }
      first = thing
    }
    let rest = try slots(right, takesAll: true, depth: depth + 1)
    let phrases = rest.slots.filter { $0.phrase != nil && $0.preposition == nil }
    guard phrases.count == 1, let phrase = phrases.first?.phrase else { return [] }
    let one = first?.term ?? gap?.term ?? .anything
    let times = rest.slots.compactMap(\.time)
    let extras = rest.slots.filter { $0.phrase != nil && $0.preposition != nil }
    let explained = rest.explained.union(first?.explained ?? []).union([be])
    var readings: [ClauseReading] = []
    func add(_ pattern: Pattern, asked: Query.Asked, _ score: Double) {
      var pattern = pattern
      if let time = times.first { pattern.time = time }
      for extra in extras {
        pattern.extras.append(
          Pattern.Extra(
            preposition: extra.preposition ?? "",
            qualifiers: extra.preposition.flatMap { language.prepositions[$0] } ?? [],
            term: extra.phrase?.term ?? .anything))
      }
      pattern.isNegated = (be..<right.upperBound).contains { language.negations.contains(words[$0].lower) }
      readings.append(ClauseReading(pattern: pattern, asked: asked, explained: explained, score: score))
    }
    let noGap = gap == nil
    // "The author of the draft": a claim with this end of it left open.
    if let relational = phrase.relational {
      var pattern = relational.pattern
      if relational.isSubject { pattern.subject = one } else { pattern.object = one }
      add(pattern, asked: noGap ? .claim : relational.isSubject ? .subject : .object, 0.9 * phrase.score)
    }
    // "Foreign minister of Lithuania": an office, and who holds it.
    for (key, phrases) in copulaRelations where phrases {
      guard fits(phrase.term, lexicon.objectKinds[key] ?? []), isSpecific(phrase.term),
        fits(one, lexicon.subjectKinds[key] ?? [])
      else { continue }
      add(
        Pattern(relations: [key], words: words[be].text, subject: one, object: phrase.term),
        asked: noGap ? .claim : .subject, 0.92 * phrase.score)
    }
    return readings
  }

  /// Relations for which the catalogue has the bare word "was".
  private var copulaRelations: [(String, Bool)] {
    (lexicon.phrases["be"] ?? []).filter { $0.form == .synonym && $0.words == ["be"] }
      .map { ($0.relation, true) }
  }

  private func isSpecific(_ term: Term) -> Bool {
    if case .anything = term { return false }
    return true
  }
}
