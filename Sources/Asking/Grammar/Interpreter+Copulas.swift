internal import RegestaKit

extension Interpreter {
  /// "X was Y", with what Y says of X.
  func copulas(_ range: Range<Int>, gap: Gap?, depth: Int) throws -> [ClauseReading] {
    var readings: [ClauseReading] = []
    for be in range where lemma(be) == "be" {
      readings += try copula(
        range.lowerBound..<be,
        be + 1..<range.upperBound,
        be: be,
        gap: gap,
        depth: depth
      )
    }
    if isBehindBe(range) {
      // "Was | Lenin the author of the draft": the two stand side by side.
      for cut in range.dropFirst() {
        readings += try copula(
          range.lowerBound..<cut,
          cut..<range.upperBound,
          be: range.lowerBound - 1,
          gap: gap,
          depth: depth
        )
      }
      readings += try copula(
        range.lowerBound..<range.lowerBound,
        range,
        be: range.lowerBound - 1,
        gap: gap,
        depth: depth
      )
    }
    return readings
  }

  func copula(
    _ left: Range<Int>,
    _ right: Range<Int>,
    be: Int,
    gap: Gap?,
    depth: Int
  ) throws -> [ClauseReading] {
    guard !right.isEmpty, left.isEmpty == (gap != nil),
      !left.contains(where: { language.asked[words[$0].lower] != nil || words[$0].lower == "how" })
    else { return [] }
    let first: NounPhrase?
    if left.isEmpty {
      first = nil
    } else {
      guard let thing = try self.thing(left, depth: depth + 1) else { return [] }
      first = thing
    }
    let rest = try slots(right, takesAll: true, depth: depth + 1)
    let phrases = rest.slots.filter { $0.phrase != nil && $0.preposition == nil }
    let one = first?.term ?? gap?.term ?? .anything
    let times = rest.slots.compactMap(\.time)
    var extras = rest.slots.filter { $0.phrase != nil && $0.preposition != nil }
    var explained = rest.explained.union(first?.explained ?? []).union([be])
    var found: NounPhrase? = phrases.count == 1 ? phrases.first?.phrase : nil
    if found?.relational == nil,
      !(found?.isName ?? false) || !unexplained(right, explained).isEmpty || !extras.isEmpty
    {
      // "The Soviet commissar of foreign affairs": a name whose words stand in another order.
      let bare = withoutTime(right)
      if let named = try thing(bare, depth: depth + 1), named.isName {
        found = named
        extras = []
        explained.formUnion(bare)
      }
    }
    guard let phrase = found else { return [] }
    var readings: [ClauseReading] = []
    func add(_ pattern: Pattern, asked: Query.Asked, _ score: Double) {
      var pattern = pattern
      if let time = times.first { pattern.time = time }
      for slot in extras { pattern.extras += self.extras(slot) }
      pattern.isNegated = (be..<right.upperBound).contains {
        language.negations.contains(words[$0].lower)
      }
      readings.append(
        ClauseReading(pattern: pattern, asked: asked, explained: explained, score: score)
      )
    }
    let noGap = gap == nil
    // "The author of the draft": a claim with this end of it left open.
    if let relational = phrase.relational {
      var pattern = relational.pattern
      if relational.isSubject { pattern.subject = one } else { pattern.object = one }
      // "The head", and somewhere "of the delegation": then the one was not read with the other.
      let other = relational.isSubject ? relational.pattern.object : relational.pattern.subject
      let isCut = other == .anything && !extras.isEmpty
      add(
        pattern,
        asked: noGap ? .claim : relational.isSubject ? .subject : .object,
        0.9 * phrase.score - (isCut ? 0.3 : 0)
      )
    }
    // "Foreign minister of Lithuania": an office, and who holds it.
    for key in copulaRelations {
      guard fits(phrase.term, lexicon.objectKinds[key] ?? []), isSpecific(phrase.term),
        fits(one, lexicon.subjectKinds[key] ?? [])
      else { continue }
      add(
        Pattern(relations: [key], words: words[be].text, subject: one, object: phrase.term),
        asked: noGap ? .claim : .subject,
        0.92 * phrase.score
      )
    }
    return readings
  }

  /// A stretch without the time that it ends with.
  func withoutTime(_ range: Range<Int>) -> Range<Int> {
    for start in range.dropFirst() {
      if let time = time(from: start, before: range.upperBound),
        time.range.upperBound == range.upperBound
      {
        return range.lowerBound..<start
      }
    }
    return range
  }

  /// Relations for which the catalogue has the bare word "was".
  var copulaRelations: [String] {
    lexicon.phrases(beginningWith: "be").filter { phrase in
      phrase.form == .synonym && phrase.words == ["be"]
        && lexicon.relations[phrase.relation]?.value == .entity
    }.map(\.relation)
  }

  func isSpecific(_ term: Term) -> Bool {
    if case .anything = term { return false }
    return true
  }
}
