extension PhraseThings {
  /// Phrases that stand for more than one: "French and Serbian troops", "representatives of A and B", "both countries".
  func several(
    _ phrase: NounPhrase,
    _ head: String,
    _ things: inout ThingTable,
    _ discourse: Discourse
  ) -> Reference? {
    if language.forms.people.contains(head),
      let persons = parties(phrase, ["person"], things, discourse)
    {
      return persons
    }
    if language.forms.standIns.contains(head) { return owners(phrase, things, discourse) }
    // "the navies of Britain and Japan": of each one, and the powers stand for them.
    if phrase.of.count > 1, phrase.isPlural, let kind = language.forms.kindOfHead[head],
      language.forms.ofPowers.contains(where: { vocabulary.isCase(kind, of: $0) })
    {
      return owners(phrase, things, discourse)
    }
    // "an alliance of A, B and C": the powers, where it has no name.
    if phrase.of.count > 1, let kind = language.forms.kindOfHead[head],
      ["alliance", "coalition"].contains(kind)
    {
      return owners(phrase, things, discourse)
    }
    // "the duchies of Holstein and Lauenburg": both.
    if phrase.of.count > 1, phrase.isPlural, let singular = NameFinder.singular(head),
      language.forms.settlements[singular] != nil || language.forms.kindOfHead[singular] != nil
    {
      let places = phrase.of.compactMap { phrases[$0].name }.filter { !$0.isAdjective }.map(\.thing)
      if places.count == phrase.of.count { return row(places, score: 0.75) }
    }
    if !phrase.joined.isEmpty { return joined(phrase, head, &things) }
    if language.forms.parties.contains(head) {
      return parties(phrase, ["polity"], things, discourse)
    }
    return nil
  }

  /// "the representatives of Poland": Poland.
  private func owners(
    _ phrase: NounPhrase,
    _ things: ThingTable,
    _ discourse: Discourse
  ) -> Reference? {
    var owners = names(phrase.of.compactMap { phrases[$0].name } + adjectives(phrase), things)
    for inner in phrase.of { owners += names(adjectives(phrases[inner]), things) }
    if owners.isEmpty, let owner = owner(of: phrase, things, discourse) { return owner }
    return row(owners, score: 0.75)
  }

  /// "French and Serbian troops": France, and the Serbian troops.
  private func joined(
    _ phrase: NounPhrase,
    _ head: String,
    _ things: inout ThingTable
  ) -> Reference? {
    var phrase = phrase
    let others = names(phrase.joined, things)
    phrase.joined = []
    if let last = phrase.inner.last { phrase.tokens = last.tokens.lowerBound..<phrase.head + 1 }
    guard var found = described(phrase, &things, Discourse()) else {
      return row(others + names(adjectives(phrase), things), score: 0.7)
    }
    found.others = others
    return found
  }

  /// "both countries", "the three powers": as many as are spoken of most.
  private func parties(
    _ phrase: NounPhrase,
    _ kinds: [String],
    _ things: ThingTable,
    _ discourse: Discourse
  ) -> Reference? {
    // "two new states" were not spoken of before.
    guard let count = count(of: phrase),
      !tokens[phrase.tokens].contains(where: { $0.tag == .adjective && $0.lower != "other" })
    else { return nil }
    let found = discourse.mostSpokenOf(count) {
      vocabulary.accepts(things[$0].kind, kinds)
    }
    return found.count == count ? row(found, score: 0.7, isReference: true) : nil
  }

  /// How many "both", "the two", "the three" say.
  func count(of phrase: NounPhrase) -> Int? {
    for place in phrase.tokens {
      if let count = language.words.counts[tokens[place].lower] { return count }
    }
    return nil
  }

  private func adjectives(_ phrase: NounPhrase) -> [NameMention] {
    phrase.joined + phrase.inner.suffix(1).filter(\.isAdjective)
  }

  private func names(_ names: [NameMention], _ things: ThingTable) -> [Int] {
    names.map(\.thing).filter { vocabulary.isCase(things[$0].kind, of: "agent") }
  }

  private func row(_ things: [Int], score: Double, isReference: Bool = false) -> Reference? {
    guard let first = things.first else { return nil }
    return Reference(
      thing: first,
      score: score,
      isReference: isReference,
      isPlural: true,
      others: Array(things.dropFirst())
    )
  }
}
