/// Whose deeds participles and infinitives tell.
extension ClauseReader {
  mutating func participle(_ index: Int) {
    if isRowOfPassives(index) {
      shareSubject(index)
      return
    }
    clauses[index].link = .participle
    let place = places[index]
    guard place > 0 else {
      // "Fought from 28 to 30 June, the battle took place": what follows the comma.
      if let comma = (place..<chunks.count).first(where: { isComma($0) }),
        let phrase = (comma + 1..<min(comma + 3, chunks.count)).first(where: { isPhrase($0) }),
        case .phrase(let number) = chunks[phrase]
      {
        clauses[index].subjects = [number]
        clauses[index].score = 0.85
      }
      return
    }
    switch chunks[place - 1] {
    case .phrase(let number):
      clauses[index].subjects = [number]
      clauses[index].otherSubject = owner(ofPhraseAt: place - 1)
      clauses[index].link = .relative
      // "an alliance between A, B and C formed in 1920": the alliance was.
      let start = rowBackwards(endingAt: place - 1, clause: nil).start
      if start < place - 1, start > 0, case .preposition("between", _) = chunks[start - 1],
        let other = clauses[index].otherSubject
      {
        clauses[index].subjects = [other]
        clauses[index].otherSubject = nil
      }
    case .open where place > 1:
      // "the Treaty of Kars (signed on October 13)"
      if case .phrase(let number) = chunks[place - 2] { clauses[index].subjects = [number] }
      clauses[index].link = .relative
    case .noteMark where place > 1:
      if case .phrase(let number) = chunks[place - 2] { clauses[index].subjects = [number] }
    case .close:
      if let number = phraseBeforeBracket(endingAt: place - 1) {
        clauses[index].subjects = [number]
      }
      clauses[index].link = .relative
    case .comma:
      let group = chunker.verbs[clauses[index].verb]
      let isDescribing = chunker.language.words.describing.contains(tokens[group.head].lower)
      if group.form == .participle || isDescribing, place > 1,
        case .phrase(let number) = chunks[place - 2], !isDescribing || rank(number) != .person
      {
        clauses[index].subjects = [number]
        clauses[index].otherSubject = owner(ofPhraseAt: place - 2)
        clauses[index].link = .relative
        clauses[index].score = 0.85
      } else if index > 0 {
        clauses[index].subjects = clauses[index - 1].subjects
        clauses[index].governor = index - 1
        clauses[index].score = 0.8
      } else if place > 1, case .phrase(let number) = chunks[place - 2] {
        // "The treaty, ending the war, was signed"
        clauses[index].subjects = [number]
        clauses[index].score = 0.8
      }
    case .preposition(let word, _)
    where !["by", "in", "after", "before", "while", "without", "from", "upon", "on"].contains(word):
      // "the request of attacking": nobody attacked.
      return
    case .preposition, .conjunction, .subordinator:
      if case .preposition("without", _) = chunks[place - 1] { clauses[index].isWithout = true }
      if index > 0 {
        clauses[index].subjects = clauses[index - 1].subjects
        clauses[index].governor = index - 1
        clauses[index].score = 0.75
      }
    default:
      if index > 0 {
        clauses[index].subjects = clauses[index - 1].subjects
        clauses[index].score = 0.6
      }
    }
  }

  /// "After defeating the Swedes, Russia occupied Livonia": who did it is named behind the comma.
  mutating func lookAhead() {
    guard
      let main = clauses.indices.first(where: { chunker.verbs[clauses[$0].verb].form == .finite }),
      case .main = clauses[main].link
    else { return }
    for index in clauses.indices.prefix(main)
    where clauses[index].subjects.isEmpty && chunker.verbs[clauses[index].verb].form == .gerund {
      let subjects = clauses[main].subjects
      // "rejecting membership, the Presidents and": where the one ends and the other begins is not told.
      guard clauses[index].objects.count < 2 else { continue }
      clauses[index].subjects = subjects
      clauses[index].governor = main
      clauses[index].score = 0.8
    }
  }

  /// "was founded in 1955 and dissolved in 1991": the second has the auxiliary of the first.
  func isRowOfPassives(_ index: Int) -> Bool {
    guard index > 0, chunker.verbs[clauses[index].verb].form == .participle,
      chunker.verbs[clauses[index - 1].verb].isPassive
    else { return false }
    var at = places[index] - 1
    while at > 0, case .adverb = chunks[at] { at -= 1 }
    return isAnd(at) && chunker.verbs[clauses[index - 1].verb].form == .finite
  }
}
