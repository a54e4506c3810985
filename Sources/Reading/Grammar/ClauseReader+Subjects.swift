extension ClauseReader {
  mutating func findSubject(_ index: Int) {
    let group = chunker.verbs[clauses[index].verb]
    switch group.form {
    case .infinitive: infinitive(index)
    case .gerund, .participle: participle(index)
    case .finite: finite(index)
    }
  }

  mutating func infinitive(_ index: Int) {
    clauses[index].link = .infinitive
    let place = places[index]
    // "would disarm and intern": the second is done by whom the first is.
    if index > 0, place >= 1, isAnd(place - 1),
      tokens[chunker.verbs[clauses[index].verb].tokens.lowerBound].tag == .baseVerb
    {
      clauses[index].subjects = clauses[index - 1].subjects
      clauses[index].link = clauses[index - 1].link
      clauses[index].governor = clauses[index - 1].governor
      clauses[index].isContinuation = true
      return
    }
    // "agreed to open ... and to suggest": the governor is the nearest verb before.
    guard index > 0 else { return }
    let governor = index - 1
    if case .infinitive = clauses[governor].link, hasConjunction(between: governor, index) {
      clauses[index].subjects = clauses[governor].subjects
      clauses[index].governor = clauses[governor].governor
      return
    }
    clauses[index].governor = governor
    let lemma = chunker.verbs[clauses[governor].verb].lemma
    let between = phrases(from: places[governor] + 1, to: place)
    if objectControl.contains(lemma), !chunker.verbs[clauses[governor].verb].isPassive,
      let object = between.first
    {
      clauses[index].subjects = row(from: object, before: place)
    } else {
      clauses[index].subjects = clauses[governor].subjects
      if !between.isEmpty { clauses[index].score *= 0.9 }
    }
  }

  mutating func finite(_ index: Int) {
    let place = places[index]
    var at = place - 1
    var sawComma = false
    var aside: Range<Int>?
    while at >= 0 {
      switch chunks[at] {
      case .adverb, .noteMark, .other: at -= 1
      case .date:
        at -= 1
        if at >= 0, case .preposition = chunks[at] { at -= 1 }
      case .close:
        while at >= 0 {
          if case .open = chunks[at] { break }
          at -= 1
        }
        at -= 1
      case .relative(let word):
        relative(index, at, word)
        return
      case .conjunction:
        shareSubject(index)
        return
      case .comma:
        if at == place - 1, isRowOfVerbs(index, at) {
          shareSubject(index)
          return
        }
        if at == place - 1 || isOnlyAdverbs(at + 1, place), let opening = openingComma(before: at) {
          aside = opening + 1..<at
          at = opening - 1
          sawComma = true
          continue
        }
        at -= 1
        sawComma = true
      case .phrase(let number):
        let row = rowBackwards(endingAt: at, clause: index)
        let start = row.start
        // "The treaty, concluding the war, was signed": what the participle has is not who is spoken of.
        if start > 1, sawComma, case .verb(let verb) = chunks[start - 1], isComma(start - 2),
          chunker.verbs[verb].form == .gerund
        {
          at = start - 3
          continue
        }
        if start > 0, case .preposition(let word, _) = chunks[start - 1] {
          // "In Tallinn, Estonia, Latvia and Lithuania agreed": the row minus its first.
          if row.phrases.count > 1, sawComma == false, let split = splitPlace(row.phrases, word) {
            clauses[index].subjects = split
            setLink(index, before: start - 1)
            return
          }
          // "was occupied by Sweden and Warsaw was taken": the last of what looks like a row begins the next clause.
          if row.phrases.count > 1, !sawComma, let last = row.phrases.last, isToldBefore(start) {
            clauses[index].subjects = [last]
            setLink(index, before: at)
            return
          }
          at = start - 2
          continue
        }
        clauses[index].subjects = row.phrases.isEmpty ? [number] : row.phrases
        if let last = row.phrases.last, let aside { addAside(index, last, aside) }
        if sawComma { clauses[index].score *= 0.9 }
        setLink(index, before: start)
        setRelativeObject(index, before: start)
        return
      case .verb:
        if index > 0 {
          if sawComma || at < place - 1 { clauses[index].score *= 0.7 }
          clauses[index].subjects = inverted(index) ?? clauses[index - 1].subjects
        }
        return
      case .subordinator("that") where at == place - 1 && at > 1 && isComma(at - 1):
        relative(index, at, "that")
        return
      case .subordinator, .stop, .open, .preposition:
        if let after = inverted(index) { clauses[index].subjects = after }
        setLink(index, before: at + 1)
        return
      }
    }
    if let after = inverted(index) { clauses[index].subjects = after }
  }

  /// Whether a finite verb stands before a place in the same clause, and not one of saying.
  private func isToldBefore(_ place: Int) -> Bool {
    for at in (0..<place).reversed() {
      switch chunks[at] {
      case .verb(let verb) where chunker.verbs[verb].form == .finite:
        return !attributing.contains(chunker.verbs[verb].lemma)
      case .subordinator, .relative, .stop, .comma, .open: return false
      default: continue
      }
    }
    return false
  }

  /// "and suggested": the subject of the verb before.
  mutating func shareSubject(_ index: Int) {
    var before = index - 1
    let isBehindComma = isBehindComma(index)
    while before >= 0 {
      if chunker.verbs[clauses[before].verb].form == .finite,
        !(isBehindComma && isInside(before))
      {
        clauses[index].subjects = clauses[before].subjects
        clauses[index].otherSubject = clauses[before].otherSubject
        clauses[index].link = clauses[before].link
        clauses[index].governor = clauses[before].governor
        clauses[index].score = clauses[before].score * 0.92
        // "that X did and Y did" holds both under one verb of saying.
        return
      }
      before -= 1
    }
    if let after = inverted(index) { clauses[index].subjects = after }
  }

  /// "transported troops, fought off a fleet, and protected": the verb before has the same subject.
  private func isRowOfVerbs(_ index: Int, _ comma: Int) -> Bool {
    guard index > 0, chunker.verbs[clauses[index - 1].verb].form == .finite else { return false }
    if case .relative = clauses[index - 1].link { return false }
    guard let opening = openingComma(before: comma) else {
      return !chunks[..<comma].contains {
        if case .subordinator = $0 { return true }
        return false
      }
    }
    if case .relative = chunks[opening + 1] { return false }
    return places[index - 1] > opening
  }

  /// ", and suggested", ", but also included": it goes on with the main clause.
  private func isBehindComma(_ index: Int) -> Bool {
    var at = places[index] - 1
    while at > 0 {
      switch chunks[at] {
      case .adverb, .noteMark, .date, .preposition: at -= 1
      case .conjunction: return isComma(at - 1)
      default: return false
      }
    }
    return false
  }

  /// Whether a clause stands inside another that comes before it in the sentence.
  private func isInside(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch clauses[index].link {
    case .relative, .content: return true
    default: return false
    }
  }

  mutating func setLink(_ index: Int, before place: Int) {
    var at = place - 1
    while at >= 0 {
      switch chunks[at] {
      case .subordinator(let word):
        if word == "that" || word == "whether" {
          clauses[index].link = .content
          if index > 0 { clauses[index].governor = index - 1 }
        } else {
          clauses[index].link = .adverbial(word)
          clauses[index].governor = index > 0 ? index - 1 : nil
        }
        return
      case .adverb, .comma, .date, .noteMark: at -= 1
      case .relative(let word):
        clauses[index].link = word == "where" ? .adverbial("where") : .relative
        return
      case .verb(let verb):
        // "believed the treaty was void": a verb of saying without "that".
        if at == place - 1, chunker.verbs[verb].form == .finite, index > 0 {
          clauses[index].link = .content
          clauses[index].governor = index - 1
        }
        return
      default: return
      }
    }
  }

  /// "Thus began the war": what stands behind verbs that take no object.
  func inverted(_ index: Int) -> [Int]? {
    let group = chunker.verbs[clauses[index].verb]
    guard ["begin", "start", "come", "follow", "be", "end"].contains(group.lemma) else {
      return nil
    }
    let place = places[index] + 1
    guard place < chunks.count, case .phrase(let number) = chunks[place] else { return nil }
    return [number]
  }
}
