extension ClauseReader {
  /// "X and the other two commissioners, Y and Z, signed": Y and Z signed too; "the commander, X, signed": X did.
  mutating func addAside(_ index: Int, _ last: Int, _ aside: Range<Int>) {
    // "Latvia, together with Poland, captured": both did.
    if aside.count > 1, isWidening(aside.lowerBound), isPhrase(aside.lowerBound + 1) {
      let row = rowForwards(from: aside.lowerBound + 1, before: aside.upperBound)
      guard row.end == aside.upperBound, let first = row.phrases.first, fits(last, first) else {
        return
      }
      clauses[index].subjects += row.phrases
      return
    }
    guard chunker.phrases[last].name == nil, !aside.isEmpty, case .phrase = chunks[aside.lowerBound]
    else { return }
    let row = rowForwards(from: aside.lowerBound, before: aside.upperBound)
    guard row.end == aside.upperBound, row.phrases.allSatisfy({ rank($0)?.isAgent ?? false }) else {
      return
    }
    if row.phrases.count > 1, chunker.phrases[last].isPlural {
      clauses[index].subjects += row.phrases
    } else if row.phrases.count == 1 {
      clauses[index].otherSubject = row.phrases.first
    }
  }

  /// "the treaty that Poland signed", "which Poland signed", "the provisions the delegates had requested": the phrase
  /// before is what it is done to.
  mutating func setRelativeObject(_ index: Int, before start: Int) {
    let group = chunker.verbs[clauses[index].verb]
    guard !group.isPassive, group.lemma != "be", start > 0 else { return }
    var at = start - 1
    switch chunks[at] {
    case .subordinator("that"): at -= 1
    case .relative("which"), .relative("that"), .relative("whom"): at -= 1
    case .phrase: break
    default: return
    }
    if at > 0, isComma(at), at < start - 1 { at -= 1 }
    guard at >= 0, case .phrase(let number) = chunks[at], !chunker.phrases[number].isPronoun else {
      return
    }
    if case .subordinator = chunks[start - 1] {
      guard index == 0 || !isToldOf(index - 1, at) else { return }
    }
    if at == start - 1 {
      // Two phrases side by side: only behind a verb, and not behind a preposition of place or time.
      guard at > 0, case .verb = chunks[at - 1] else { return }
    }
    clauses[index].link = .relative
    clauses[index].governor = nil
    clauses[index].relativeObject = number
  }

  /// "informed Poland that": what follows is told, and no clause about Poland.
  private func isToldOf(_ index: Int, _ place: Int) -> Bool {
    guard places[index] < place else { return false }
    let lemma = chunker.verbs[clauses[index].verb].lemma
    return attributing.contains(lemma) || objectControl.contains(lemma)
  }

  /// "fled to Palermo, where he died": the place before is where it was.
  mutating func takeRelativePlace(_ index: Int) {
    guard case .adverbial("where") = clauses[index].link else { return }
    var at = places[index] - 1
    while at > 0 {
      if case .relative("where") = chunks[at] { break }
      if case .verb = chunks[at] { return }
      at -= 1
    }
    at -= 1
    if at > 0, isComma(at) { at -= 1 }
    guard at >= 0, case .phrase(let number) = chunks[at],
      rank(number) == .settlement || rank(number) == .place,
      !clauses[index].complements.contains(where: { ["in", "at"].contains($0.preposition) })
    else { return }
    clauses[index].complements.append(Clause.Complement(preposition: "in", phrases: [number]))
  }

  /// Gives a relative clause the phrase before it as its object, where it has none of its own.
  mutating func takeRelativeObject(_ index: Int) {
    guard let object = clauses[index].relativeObject, clauses[index].objects.isEmpty else { return }
    clauses[index].objects = [object]
    clauses[index].score *= 0.95
  }
}
