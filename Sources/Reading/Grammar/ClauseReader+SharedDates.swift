extension ClauseReader {
  /// Dates of one verb that are another's too.
  mutating func shareDates() {
    for index in clauses.indices.dropFirst() {
      shareWithin(index)
      shareFromCleft(index)
      shareFromParticiple(index)
    }
    for index in clauses.indices.dropLast() { shareBackwards(index) }
  }

  /// "arrived on May 11 and established a mission": what follows with the same subject was then too.
  private mutating func shareWithin(_ index: Int) {
    guard isJoined(index), clauses[index].dates.isEmpty, !clauses[index - 1].dates.isEmpty else {
      return
    }
    clauses[index].dates = clauses[index - 1].dates
    clauses[index].hasSharedDates = true
  }

  /// "occupied and annexed Estonia in August": both verbs stand side by side and have the date behind.
  private mutating func shareBackwards(_ index: Int) {
    guard isJoined(index + 1), clauses[index].dates.isEmpty,
      places[index + 1] - places[index] <= 2, !clauses[index + 1].hasSharedDates
    else { return }
    clauses[index].dates = clauses[index + 1].dates
  }

  /// "it was not until 1921 that it recognised Hungary"
  private mutating func shareFromCleft(_ index: Int) {
    guard clauses[index].dates.isEmpty, !clauses[index - 1].dates.isEmpty,
      chunker.verbs[clauses[index - 1].verb].lemma == "be",
      let subject = clauses[index - 1].subjects.first,
      tokens[chunker.phrases[subject].head].lower == "it"
    else { return }
    clauses[index].dates = clauses[index - 1].dates
  }

  /// "signed a treaty establishing relations on 29 August": the date behind is the main verb's too.
  private mutating func shareFromParticiple(_ index: Int) {
    let group = chunker.verbs[clauses[index].verb]
    let isCalled = group.form == .participle && ["know", "call"].contains(group.lemma)
    guard case .relative = clauses[index].link, group.form == .gerund || isCalled,
      clauses[index - 1].dates.isEmpty, places[index - 1] < places[index],
      chunker.verbs[clauses[index - 1].verb].form == .finite
    else { return }
    clauses[index - 1].dates = clauses[index].dates
  }

  /// Whether a clause goes on with "and" and the subject of the one before.
  private func isJoined(_ index: Int) -> Bool {
    guard index > 0, clauses[index].subjects == clauses[index - 1].subjects,
      !clauses[index].subjects.isEmpty,
      chunker.verbs[clauses[index].verb].form == .finite,
      chunker.verbs[clauses[index - 1].verb].form == .finite
    else { return false }
    return chunks[places[index - 1]..<places[index]].contains {
      if case .conjunction("and") = $0 { return true }
      return false
    }
  }
}
