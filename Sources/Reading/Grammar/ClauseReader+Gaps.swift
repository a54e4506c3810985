extension ClauseReader {
  /// "was ratified by Estonia on 13 February and by Latvia on 1 March", "the French lost 21,000 men and the Russians
  /// 30,000": what "and" adds without a verb is a clause of its own, with the verb of the one before.
  mutating func fillGaps() {
    for index in clauses.indices {
      let end = index + 1 < places.count ? places[index + 1] : chunks.count
      splitRow(index, before: end)
      let start = places[index] + 1
      guard start < end, end == chunks.count || !isVerb(end),
        let place = (start..<end).first(where: { isAnd($0) && $0 + 2 < end })
      else { continue }
      guard var added = withOtherPartner(index, place) ?? withOtherSubject(index, place, end)
      else { continue }
      added.dates = takeDates(of: index, in: place..<end)
      added.score = clauses[index].score * 0.9
      clauses.append(added)
      places.append(places[index])
    }
  }

  /// "ratified by Poland on 15 April, by Russia on 14 April": what stands behind each comma has a date of its own.
  private mutating func splitRow(_ index: Int, before end: Int) {
    let starts = (places[index] + 1..<max(end, places[index] + 1)).filter { place in
      guard isComma(place), place + 2 < end, case .preposition(let word, _) = chunks[place + 1],
        case .phrase(let first) = chunks[place + 2]
      else { return false }
      let same = clauses[index].complements.filter { $0.preposition == word }
      return same.count > 1 && same.dropFirst().contains { $0.phrases.contains(first) }
    }
    guard !starts.isEmpty, let joined = (starts[0]..<end).first(where: { isAnd($0) }) ?? starts.last
    else { return }
    for (number, start) in starts.enumerated() {
      let stop = number + 1 < starts.count ? starts[number + 1] : max(joined, start + 1)
      let segment = start..<(stop > start + 1 ? stop : end)
      guard case .preposition(let word, _) = chunks[start + 1],
        case .phrase(let first) = chunks[start + 2],
        let own = clauses[index].complements.firstIndex(where: { $0.phrases.contains(first) })
      else { continue }
      let dates = takeDates(of: index, in: segment)
      guard !dates.isEmpty else { continue }
      let partner = clauses[index].complements.remove(at: own)
      var added = clauses[index]
      added.complements.removeAll { $0.preposition == word }
      added.complements.append(partner)
      added.dates = dates
      added.score *= 0.92
      clauses.append(added)
      places.append(places[index])
    }
  }

  /// Takes the dates that stand in a part of the sentence from a clause.
  private mutating func takeDates(of index: Int, in part: Range<Int>) -> [Int] {
    let later = clauses[index].dates.filter { date in
      chunks[part].contains {
        if case .date(date) = $0 { return true }
        return false
      }
    }
    clauses[index].dates.removeAll { later.contains($0) }
    return later
  }

  /// "and by Latvia": another behind the same preposition.
  private func withOtherPartner(_ index: Int, _ place: Int) -> Clause? {
    guard case .preposition(let word, _) = chunks[place + 1], case .phrase = chunks[place + 2],
      clauses[index].complements.contains(where: { $0.preposition == word }),
      place + 3 == chunks.count || !isVerb(place + 3)
    else { return nil }
    var clause = clauses[index]
    clause.complements.removeAll { $0.preposition == word }
    clause.complements.append(
      Clause.Complement(
        preposition: word,
        phrases: rowForwards(from: place + 2, before: chunks.count).phrases
      )
    )
    return clause
  }

  /// "and Latvia on 1 March", "and the Russians 30,000": another subject with a date or a number.
  private func withOtherSubject(_ index: Int, _ place: Int, _ end: Int) -> Clause? {
    let group = chunker.verbs[clauses[index].verb]
    guard group.form == .finite, !group.isPassive, case .phrase(let subject) = chunks[place + 1],
      rank(subject)?.isAgent ?? false
    else { return nil }
    var clause = clauses[index]
    clause.subjects = [subject]
    switch chunks[place + 2] {
    case .preposition where place + 3 < end:
      guard case .date = chunks[place + 3] else { return nil }
    case .date: break
    case .phrase(let count) where chunker.phrases[count].number != nil:
      clause.objects = [count]
    default: return nil
    }
    return clause
  }
}
