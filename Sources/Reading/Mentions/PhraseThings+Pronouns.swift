/// What pronouns stand for.
extension PhraseThings {
  func pronoun(
    _ phrase: NounPhrase,
    _ things: ThingTable,
    _ discourse: Discourse
  ) -> Reference? {
    let word = tokens[phrase.head].lower
    var reference = pointed(by: word, things, discourse)
    reference?.pronoun = word
    return reference
  }

  /// What "it", "he", "they" and "its", "his", "their" stand for.
  ///
  /// `suits` says whether a thing may stand there.
  func pointed(
    by word: String,
    _ things: ThingTable,
    _ discourse: Discourse,
    suits: (Int) -> Bool = { _ in true }
  ) -> Reference? {
    switch word {
    case "he", "she", "him", "his", "her", "himself", "herself":
      // "Ambrosio was Viceroy until his death"
      let own = discourse.last(within: 0) {
        $0.isSubject && things[$0.thing].kind == "person" && suits($0.thing)
      }
      if word != "he", word != "she", let own {
        return Reference(thing: own.thing, score: 0.78, isReference: true)
      }
      // In the life of somebody, "he" is he as long as he is spoken of.
      if let topic = discourse.topic, things[topic].kind == "person", suits(topic),
        discourse.last(within: 1, where: { $0.thing == topic && $0.isSubject }) != nil
      {
        return Reference(thing: topic, score: 0.78, isReference: true)
      }
      let last = discourse.last { things[$0.thing].kind == "person" && suits($0.thing) }
      if let last { return Reference(thing: last.thing, score: 0.75, isReference: true) }
      guard let topic = discourse.topic, things[topic].kind == "person", suits(topic) else {
        return nil
      }
      return Reference(thing: topic, score: 0.72, isReference: true)
    case "it", "its", "itself":
      let last = discourse.last(within: 1) {
        !$0.isPlural && !$0.isInRow && things[$0.thing].kind != "person" && suits($0.thing)
      }
      if let last { return Reference(thing: last.thing, score: 0.62, isReference: true) }
      // "Venezuela and Ecuador left it. It was dissolved": neither of the two, but what the text is about.
      guard let topic = discourse.topic, things[topic].kind != "person", suits(topic),
        discourse.last(within: 4, where: { $0.thing == topic }) != nil
      else { return nil }
      return Reference(thing: topic, score: 0.56, isReference: true)
    case "they", "them", "their", "themselves":
      return discourse.last(within: 1) {
        ($0.isPlural || vocabulary.isCase(things[$0.thing].kind, of: "military-force"))
          && suits($0.thing)
      }
      .map { Reference(thing: $0.thing, score: 0.6, isReference: true, isPlural: true) }
    default: return nil
    }
  }
}
