/// Of what "who", "which" and "that" speak.
extension ClauseReader {
  /// "who", "which", "that": the phrase before.
  mutating func relative(_ index: Int, _ at: Int, _ word: String) {
    clauses[index].link = .relative
    // "argue that it was the army which attacked" says that the army attacked.
    if index > 0, chunker.verbs[clauses[index - 1].verb].lemma == "be",
      let first = clauses[index - 1].subjects.first,
      tokens[chunker.phrases[first].head].lower == "it"
    {
      clauses[index].link = clauses[index - 1].link
      clauses[index].governor = clauses[index - 1].governor
    }
    var place = at - 1
    if place >= 0, case .preposition = chunks[place] {
      // "in which X signed": the subject would stand between.
      return
    }
    while place >= 0 {
      switch chunks[place] {
      case .comma, .noteMark: place -= 1
      case .close:
        if let number = phraseBeforeBracket(endingAt: place) { clauses[index].subjects = [number] }
        return
      case .phrase where asideOfParticiple(endingAt: place) != nil:
        // "a duchy, then known as Livonia, that existed": the duchy did.
        place = (asideOfParticiple(endingAt: place) ?? place) - 1
      case .phrase(let number):
        // "was a Polish politician who served as": he of whom it is said.
        if let said = saidOf(number, before: index)
          ?? owner(ofPhraseAt: place).flatMap({ saidOf($0, before: index) })
        {
          clauses[index].subjects = said
          return
        }
        // ", A and B, who took part": both did.
        let row = place < at - 1 ? rowBackwards(endingAt: place, clause: nil).phrases : []
        clauses[index].subjects =
          row.count > 1 && row.allSatisfy { rank($0) != nil } ? row : [number]
        clauses[index].otherSubject = owner(ofPhraseAt: place)
        return
      case .date:
        place -= 1
        if place >= 0, case .preposition = chunks[place] { place -= 1 }
      case .verb:
        // "A commission was created which evaluated".
        if index > 0 { clauses[index].subjects = clauses[index - 1].subjects }
        return
      default: return
      }
    }
  }

  /// The comma that opens an aside of a participle with its complement, which ends before another comma.
  func asideOfParticiple(endingAt place: Int) -> Int? {
    guard place + 1 < chunks.count, isComma(place + 1), place > 2,
      case .preposition = chunks[place - 1], case .verb(let verb) = chunks[place - 2],
      chunker.verbs[verb].form == .participle
    else { return nil }
    var at = place - 3
    while at > 0, case .adverb = chunks[at] { at -= 1 }
    return at > 0 && isComma(at) ? at : nil
  }

  /// Of whom a phrase without a name is said: "X" of "X was a politician who".
  func saidOf(_ number: Int, before index: Int) -> [Int]? {
    // "was a duchy, then known as Livonia, that": what stands between is an aside.
    guard index > 0, chunker.phrases[number].name == nil,
      let copula = clauses[..<index].lastIndex(where: {
        chunker.verbs[$0.verb].form == .finite
      }),
      chunker.verbs[clauses[copula].verb].lemma == "be",
      clauses[copula].objects.contains(number), !clauses[copula].subjects.isEmpty,
      clauses[copula].subjects.allSatisfy({ chunker.phrases[$0].name != nil })
    else { return nil }
    return clauses[copula].subjects
  }
}
