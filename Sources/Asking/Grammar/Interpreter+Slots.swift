internal import Reading
internal import RegestaKit

extension Interpreter {
  /// The parts of a stretch beside its verb.
  struct Slots: Hashable, Sendable {
    var slots: [Slot] = []
    var explained: Set<Int> = []
    /// A preposition with nothing behind it: "in" of "which city did they meet in".
    var stranded: [String] = []

    /// Adds those of the stretch behind.
    mutating func append(_ other: Slots) {
      slots += other.slots
      explained.formUnion(other.explained)
      stranded += other.stranded
    }
  }

  /// Cuts a stretch into things, prepositions and times; with `takesAll`, phrases are as long as they can be.
  func slots(_ range: Range<Int>, takesAll: Bool, depth: Int) throws -> Slots {
    let stretch = ReadingMemory.Stretch(range: range, depth: depth, takesAll: takesAll)
    if let known = memory.slots[stretch] { return known }
    let slots = try readSlots(range, takesAll: takesAll, depth: depth)
    memory.slots[stretch] = slots
    return slots
  }

  private func readSlots(_ range: Range<Int>, takesAll: Bool, depth: Int) throws -> Slots {
    var result = Slots()
    // "To start talks": the preposition before a verb that says nothing.
    var pending: String?
    var at = range.lowerBound
    while at < range.upperBound {
      if let time = time(from: at, before: range.upperBound) {
        result.slots.append(Slot(time: time.window))
        result.explained.formUnion(time.range)
        at = time.range.upperBound
        continue
      }
      if let preposition = preposition(at, before: range.upperBound) {
        let from = at + preposition.length
        if preposition.text == "to", from + 1 < range.upperBound, isLightVerb(from) {
          result.explained.formUnion(at...from)
          pending = "to"
          at = from + 1
          continue
        }
        // "Planned to occupy Lithuania": what is planned has no preposition.
        if preposition.text == "to", at == range.lowerBound,
          let deed = try deed(from, start: at, before: range.upperBound, depth: depth, as: .base)
        {
          result.slots.append(Slot(preposition: nil, phrase: deed))
          result.explained.formUnion(at..<from)
          result.explained.formUnion(deed.explained)
          at = deed.range.upperBound
          continue
        }
        if let phrase = try phrase(
          at: from,
          before: range.upperBound,
          takesAll: takesAll,
          depth: depth
        ) {
          result.slots.append(Slot(preposition: preposition.text, phrase: phrase))
          result.explained.formUnion(at..<from)
          result.explained.formUnion(phrase.explained)
          at = max(phrase.range.upperBound, at + 1)
          continue
        }
        result.stranded.append(preposition.text)
        result.explained.formUnion(at..<from)
        at = from
        continue
      }
      if let phrase = try phrase(at: at, before: range.upperBound, takesAll: takesAll, depth: depth)
      {
        result.slots.append(Slot(preposition: pending, phrase: phrase))
        pending = nil
        result.explained.formUnion(phrase.explained)
        at = max(phrase.range.upperBound, at + 1)
        continue
      }
      if isLoose(at) || isLightVerb(at) { result.explained.insert(at) }
      at += 1
    }
    return result
  }

  /// "To start talks": the noun says it all.
  private func isLightVerb(_ at: Int) -> Bool {
    at > 0 && words[at - 1].lower == "to" && language.lightVerbs.contains(lemma(at))
  }

  /// One thing, or several with "and" between them.
  private func phrase(
    at start: Int,
    before limit: Int,
    takesAll: Bool,
    depth: Int
  ) throws -> NounPhrase? {
    let all = try phrases(at: start, before: limit, depth: depth)
    guard var phrase = takesAll ? all.first : (all.first { $0.isName } ?? all.last) else {
      return nil
    }
    if !takesAll, !phrase.isName {
      // The shortest that still has its noun.
      phrase =
        all.min { ($0.range.upperBound, -$0.score) < ($1.range.upperBound, -$1.score) } ?? phrase
    }
    var terms = [phrase.term]
    var end = phrase.range.upperBound
    while end + 1 < limit {
      var next = end
      while next < limit,
        words[next].lower == "," || language.conjunctions.contains(words[next].lower)
      {
        next += 1
      }
      guard next > end, next < limit,
        let other = try phrases(at: next, before: limit, depth: depth).first(where: {
          $0.isName == phrase.isName
        }),
        other.isName
      else { break }
      terms.append(other.term)
      phrase.explained.formUnion(other.explained)
      phrase.explained.formUnion(end..<next)
      phrase.score = min(phrase.score, other.score)
      end = other.range.upperBound
    }
    if terms.count > 1 {
      phrase.term = .all(terms)
      phrase.range = start..<end
      phrase.relational = nil
    }
    return phrase
  }

  /// The longest preposition at a word.
  func preposition(_ at: Int, before limit: Int) -> (text: String, length: Int)? {
    for length in stride(from: min(4, limit - at), to: 0, by: -1) {
      let text = words[at..<(at + length)].map(\.lower).joined(separator: " ")
      if language.prepositions[text] != nil { return (text, length) }
    }
    return nil
  }
}
