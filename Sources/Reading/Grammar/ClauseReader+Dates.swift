extension ClauseReader {
  mutating func attachDates() {
    guard !clauses.isEmpty else { return }
    for (place, chunk) in chunks.enumerated() {
      guard case .date(let date) = chunk, !isOfEvent(place) else { continue }
      // To the left, as long as no other clause begins between; else to the right.
      var owner: Int?
      var at = place - 1
      left: while at >= 0 {
        switch chunks[at] {
        case .verb(let verb):
          owner = clauses.firstIndex { $0.verb == verb }
          break left
        case .subordinator, .relative, .stop: break left
        case .conjunction:
          // "and on July 14 engaged": a verb follows that the date belongs to.
          if nextVerb(after: place, within: 4) != nil, !hasVerbBetween(at, place) { break left }
          at -= 1
        default: at -= 1
        }
      }
      if owner == nil, let right = nextVerb(after: place, within: .max) { owner = right }
      if let owner { clauses[owner].dates.append(date) }
    }
    shareDates()
    // "signed on X and ratified": a date at the head of the sentence is of all its main verbs.
    shareLeadingDates()
    shareTrailingDates()
    shareDatesOfWhen()
  }

  /// "occupied and annexed Estonia in August 1940": the first verb has no date of its own.
  mutating func shareTrailingDates() {
    for index in clauses.indices.dropLast().reversed()
    where clauses[index].dates.isEmpty && places[index + 1] == places[index] + 2
      && isAnd(places[index] + 1) && clauses[index + 1].subjects == clauses[index].subjects
    {
      clauses[index].dates = clauses[index + 1].dates
    }
  }

  /// "When France fell in June 1940, the government moved": both happened then.
  mutating func shareDatesOfWhen() {
    for index in clauses.indices.dropLast() {
      guard case .adverbial("when") = clauses[index].link, clauses[index].governor == nil,
        !clauses[index].dates.isEmpty, clauses[index + 1].dates.isEmpty,
        case .main = clauses[index + 1].link
      else { continue }
      clauses[index + 1].dates = clauses[index].dates
    }
    // "The treaty was terminated when Hanover was annexed in 1866"
    for index in clauses.indices.dropFirst() {
      guard case .adverbial("when") = clauses[index].link, !clauses[index].dates.isEmpty,
        clauses[index].governor == index - 1, clauses[index - 1].dates.isEmpty,
        case .main = clauses[index - 1].link
      else { continue }
      clauses[index - 1].dates = clauses[index].dates
    }
  }

  func nextVerb(after place: Int, within count: Int) -> Int? {
    var at = place + 1
    while at < chunks.count, at - place <= count {
      switch chunks[at] {
      case .verb(let verb): return clauses.firstIndex { $0.verb == verb }
      case .subordinator, .stop: return nil
      default: at += 1
      }
    }
    return nil
  }

  func hasVerbBetween(_ from: Int, _ to: Int) -> Bool {
    chunks[from..<to].contains {
      if case .verb = $0 { return true }
      return false
    }
  }

  mutating func shareLeadingDates() {
    guard
      let first = clauses.indices.first(where: { chunker.verbs[clauses[$0].verb].form == .finite })
    else { return }
    let leading = clauses[first].dates.filter { date in
      chunks.prefix(places[first]).indices.contains {
        if case .date(date) = chunks[$0] { return !isInBrackets($0) }
        return false
      }
    }
    guard !leading.isEmpty else { return }
    for index in clauses.indices where index > first && clauses[index].dates.isEmpty {
      if case .main = clauses[index].link {
        clauses[index].dates = leading
      }
    }
  }

  /// "ending the war (1919–1921)", "Karl Weber (1780 – 1842) was": the years are those of the war, of the life.
  private func isOfEvent(_ place: Int) -> Bool {
    guard let open = openBracket(before: place), open > 0,
      case .phrase(let number) = chunks[open - 1]
    else { return false }
    if rank(number) == .person { return true }
    return rank(number) == .event && !clauses.contains { $0.subjects.contains(number) }
  }

  /// The bracket that a date stands in, with nothing but dates before it.
  private func openBracket(before place: Int) -> Int? {
    for at in (0..<place).reversed() {
      switch chunks[at] {
      case .open: return at
      case .date, .comma, .other: continue
      default: return nil
      }
    }
    return nil
  }

  /// "The Treaty of London (April 26, 1915)": the day is of what stands before the bracket.
  private func isInBrackets(_ place: Int) -> Bool {
    for chunk in chunks[..<place].reversed() {
      switch chunk {
      case .open: return true
      case .close, .verb: return false
      default: continue
      }
    }
    return false
  }

  mutating func attachNotes() {
    var pending: [Int] = []
    for (place, chunk) in chunks.enumerated() {
      switch chunk {
      case .noteMark(let token): pending.append(token)
      default: continue
      }
      guard let mark = pending.popLast() else { continue }
      // A mark inside the sentence stands for the clause before it; at its end, for all of it.
      let isLast = place >= chunks.count - 2
      for index in clauses.indices {
        if isLast || places[index] < place { clauses[index].notes.append(mark) }
      }
    }
  }

  mutating func setSpan(_ index: Int) {
    var lower = clauses[index].span.lowerBound
    var upper = clauses[index].span.upperBound
    for number in clauses[index].subjects + clauses[index].objects + clauses[index].seconds
      + clauses[index].complements.flatMap(\.phrases)
    {
      let phrase = chunker.phrases[number]
      lower = min(lower, phrase.tokens.lowerBound)
      upper = max(upper, phrase.tokens.upperBound)
      for inner in phrase.of { upper = max(upper, chunker.phrases[inner].tokens.upperBound) }
    }
    for date in clauses[index].dates {
      lower = min(lower, chunker.dates[date].lowerBound)
      upper = max(upper, chunker.dates[date].upperBound)
    }
    clauses[index].span = lower..<upper
  }
}
