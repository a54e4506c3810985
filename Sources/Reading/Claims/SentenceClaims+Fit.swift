internal import Chronology
internal import RegestaKit

/// What may stand in the slots of a pattern.
extension SentenceClaims {
  /// "It entered into force": what was spoken of last that can.
  func pointed(
    _ reference: Reference,
    _ allowed: [String],
    _ wanted: [String]
  ) -> (thing: Int, score: Double)? {
    guard let word = reference.pronoun else { return nil }
    return resolver.pointed(by: word, things, discourse) { thing in
      vocabulary.accepts(things[thing].kind, allowed)
        && vocabulary.accepts(things[thing].kind, wanted)
    }.map { ($0.thing, $0.score * 0.95) }
  }

  mutating func object(
    _ filler: Filler,
    _ known: ReadingVocabulary.KnownRelation,
    _ wanted: [String],
    _ subject: Int
  ) -> (object: Reading.Object, score: Double, isInferred: Bool)? {
    switch (filler, known.relation.value) {
    case (.thing(let reference), .entity):
      var reference = reference
      if reference.isSubject, let fit = fit(reference, known.objects, wanted, &things),
        fit.thing != subject
      {
        return (.thing(fit.thing), fit.score, false)
      }
      let isOfSubject = reference.possessive != nil && reference.thing == subject
      if let word = isOfSubject ? reference.possessive : reference.pronoun, word != "he",
        word != "she", word != "him"
      {
        // "ratified it": not itself, and something that can be ratified.
        let found = resolver.pointed(by: word, things, discourseOfPronoun) { thing in
          thing != subject && vocabulary.accepts(things[thing].kind, known.objects)
            && vocabulary.accepts(things[thing].kind, wanted)
        }
        guard let found else { return nil }
        reference = found
      }
      guard let fit = fit(reference, known.objects, wanted, &things), fit.thing != subject else {
        return nil
      }
      return (.thing(fit.thing), fit.score, false)
    case (.date(let date), .date):
      return (.date(date.date), date.confidence, date.isInferred)
    case (.quantity(let number, let unit, let wording), .quantity):
      return (.quantity(number, unit: unit, wording: wording), 0.9, false)
    default: return nil
    }
  }

  /// The power that is governed from a town, where the text names it.
  func power(seatedIn thing: Int) -> Int? {
    guard let powers = language.powers.bySeat[ThingTable.key(things[thing].names[0])] else {
      return nil
    }
    return powers.lazy.compactMap { things.find(language.powers.all[$0].name) }.first
  }

  /// The thing in a slot, if its kind may stand there; a power may stand for its forces.
  func fit(
    _ reference: Reference,
    _ allowed: [String],
    _ wanted: [String],
    _ things: inout ThingTable
  ) -> (thing: Int, score: Double)? {
    func fits(_ thing: Int) -> Bool {
      let kind = things[thing].kind
      return vocabulary.accepts(kind, allowed) && vocabulary.accepts(kind, wanted)
    }
    if things[reference.thing].kind == "thing", allowed.isEmpty || allowed.contains("thing"),
      wanted.isEmpty
    {
      return (reference.thing, reference.score * 0.95)
    }
    if things[reference.thing].kindScore >= 0.35 {
      if fits(reference.thing) { return (reference.thing, reference.score) }
      // A power stands for its forces, and not for a place of its own.
      if let owner = reference.owner, !wanted.contains("place"), fits(owner),
        !vocabulary.accepts(things[reference.thing].kind, ["undertaking", "document", "plan"])
      {
        return (owner, reference.score * 0.85)
      }
      // "Washington and London agreed"
      if let power = power(seatedIn: reference.thing), fits(power) {
        return (power, reference.score * 0.75)
      }
      // Two capital words alone make no person: what the verb wants of it says more.
      if things[reference.thing].kindScore < 0.52, things[reference.thing].kind == "person",
        wanted.contains("place"), !vocabulary.accepts("person", wanted)
      {
        things[reference.thing].kind = "place"
        return (reference.thing, reference.score * 0.7)
      }
      return nil
    }
    let all = wanted.isEmpty ? allowed : wanted
    guard !all.isEmpty, all.count <= 6 else { return nil }
    // A name of which nobody knows the kind: what the relation wants is the best guess.
    if things[reference.thing].kind == "thing" {
      guard let kind = ["person", "settlement"].first(where: { vocabulary.accepts($0, all) }) else {
        return nil
      }
      // One word alone is a person only where something else says so.
      let votes = things[reference.thing].votes
      if kind == "person", !things[reference.thing].names[0].contains(" "),
        votes["person", default: 0] <= votes["settlement", default: 0]
      {
        return nil
      }
      things.vote(kind, 0.8, for: reference.thing)
      return (reference.thing, reference.score * 0.8)
    }
    return fits(reference.thing) ? (reference.thing, reference.score * 0.75) : nil
  }
}
