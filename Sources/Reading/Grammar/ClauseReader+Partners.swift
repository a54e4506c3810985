extension ClauseReader {
  mutating func findPartners(_ index: Int) {
    var at = places[index] + 1
    let limit = limit(of: index)
    var hasObject = false
    var isFirst = true
    while at < limit {
      switch chunks[at] {
      case .adverb(let word):
        if isFirst { clauses[index].particle = word }
        clauses[index].adverbs.append(word)
        at += 1
      case .noteMark, .other: at += 1
      case .phrase:
        let row = rowForwards(from: at, before: limit)
        // The subject of the next clause: "Germany invaded, and France declared".
        if isVerb(row.end), row.end == limit { return }
        if !hasObject {
          clauses[index].objects = row.phrases
          hasObject = true
        } else if clauses[index].seconds.isEmpty, clauses[index].complements.isEmpty {
          clauses[index].seconds = row.phrases
        } else {
          return
        }
        at = row.end
      case .preposition(let word, _):
        if isFirst { clauses[index].particle = word }
        guard at + 1 < limit else {
          if at + 1 == limit, isFirst { clauses[index].particle = word }
          return
        }
        if case .date = chunks[at + 1] {
          at += 2
          // "was from 1601 Hetman": what he was comes behind.
          hasObject = hasObject || !isCopula(index)
        } else if case .phrase = chunks[at + 1] {
          var row = rowForwards(from: at + 1, before: limit)
          takeSaid(index, &row.phrases)
          clauses[index].complements.append(
            Clause.Complement(preposition: word, phrases: place(row.phrases, word))
          )
          clauses[index].complements.endPair()
          at = row.end
          addToPair(index, &at, before: limit)
          hasObject = hasObject || word != "up" && word != "out" && word != "over" && word != "off"
          // "received from the Ottomans the Principality of Transylvania": the object comes last.
          if ["from", "to"].contains(word), clauses[index].objects.isEmpty, at < limit,
            isPhrase(at), !chunker.verbs[clauses[index].verb].isPassive
          {
            hasObject = false
          }
        } else if case .preposition = chunks[at + 1] {
          at += 1
        } else {
          return
        }
      case .date:
        at += 1
        hasObject = hasObject || !isCopula(index)
      case .comma:
        // Behind a comma only what a preposition ties goes on.
        guard at + 1 < limit else { return }
        // "at the Red House, Lisbon, Portugal on 3 May": the land of the town, and no more.
        if isLand(at + 1, index, before: limit) {
          at += 2
          continue
        }
        switch chunks[at + 1] {
        case .preposition, .date, .adverb: at += 1
        default: return
        }
        hasObject = true
      case .open:
        while at < limit {
          if case .close = chunks[at] { break }
          at += 1
        }
        at += 1
      default: return
      }
      isFirst = false
    }
  }

  /// "was a deputy to the Seimas and a member of the party": what is said of the subject goes on.
  private mutating func takeSaid(_ index: Int, _ row: inout [Int]) {
    guard isCopula(index), row.count > 1,
      let first = clauses[index].objects.first, isIndefinite(first), !isIndefinite(row[0])
    else { return }
    while row.count > 1, let last = row.last, isIndefinite(last) {
      clauses[index].objects.insert(last, at: 1)
      row.removeLast()
    }
  }

  private func isCopula(_ index: Int) -> Bool {
    ["be", "become"].contains(chunker.verbs[clauses[index].verb].lemma)
  }

  private func isIndefinite(_ number: Int) -> Bool {
    let phrase = chunker.phrases[number]
    return phrase.name == nil && ["a", "an"].contains(tokens[phrase.tokens.lowerBound].lower)
  }

  /// Where the next verb stands that is in no bracket: what "Prussia (acting for Hesse) and Spain" has in its bracket
  /// ends nothing.
  private func limit(of index: Int) -> Int {
    var depth = 0
    for at in (places[index] + 1)..<max(chunks.count, places[index] + 1) {
      switch chunks[at] {
      case .open: depth += 1
      case .close:
        // The verb itself stands in the bracket that ends here.
        if depth == 0 { return at }
        depth -= 1
      case .verb where depth == 0: return at
      default: continue
      }
    }
    return chunks.count
  }

  /// Whether a name behind a comma only says where the place before it lies.
  private func isLand(_ place: Int, _ index: Int, before limit: Int) -> Bool {
    guard let last = clauses[index].complements.last,
      ["in", "at", "near"].contains(last.preposition),
      case .phrase(let number) = chunks[place], chunker.phrases[number].name != nil,
      rank(number) != .person, rank(number) != .event, place + 1 < limit
    else { return false }
    switch chunks[place + 1] {
    case .comma, .date, .preposition("on", _), .preposition("in", _), .preposition("between", _):
      return true
    default: return false
    }
  }

  /// "between A on one side and B and C on the other": the row behind "and" goes on.
  private mutating func addToPair(_ index: Int, _ place: inout Int, before limit: Int) {
    guard
      let pair = clauses[index].complements.lastIndex(where: {
        $0.preposition == "between" && $0.phrases.count > 1
      }),
      let last = clauses[index].complements[pair].phrases.last
    else { return }
    // "between A and B (acting for D) and C"
    if place < limit, case .open = chunks[place],
      let close = chunks[place..<limit].firstIndex(where: {
        if case .close = $0 { return true }
        return false
      })
    {
      place = close + 1
    }
    while place < limit, isAnd(place) || isComma(place) && place + 1 < limit && isAnd(place + 1) {
      let next = isComma(place) ? place + 2 : place + 1
      guard next < limit, case .phrase(let other) = chunks[next], fits(last, other),
        !isVerb(next + 1)
      else { return }
      clauses[index].complements[pair].phrases.append(other)
      place = next + 1
    }
  }

  /// What stands before the first subject of the sentence.
  mutating func findLeading() {
    guard
      let first = clauses.indices.first(where: { chunker.verbs[clauses[$0].verb].form == .finite })
    else { return }
    var at = 0
    while at + 1 < places[first], case .preposition(let word, _) = chunks[at],
      case .phrase(let number) = chunks[at + 1]
    {
      clauses[first].leading.append(Clause.Complement(preposition: word, phrases: [number]))
      at += 2
    }
  }

  /// "would disarm and intern Polish forces": both have the object.
  mutating func shareObjects() {
    for index in clauses.indices.dropLast().reversed() {
      guard clauses[index].objects.isEmpty, clauses[index].complements.isEmpty,
        places[index + 1] == places[index] + 2, isAnd(places[index] + 1),
        chunker.verbs[clauses[index].verb].isPassive
          == chunker.verbs[clauses[index + 1].verb].isPassive
      else { continue }
      clauses[index].objects = clauses[index + 1].objects
      if clauses[index].complements.isEmpty {
        clauses[index].complements = clauses[index + 1].complements
      }
    }
  }

  /// "in Riga, Latvia": the first is the place, the second only says where that is.
  func place(_ row: [Int], _ preposition: String) -> [Int] {
    if ["in", "at", "near"].contains(preposition), row.count > 1, let first = row.first,
      rank(first) == .settlement, row.dropFirst().allSatisfy({ rank($0)?.isAgent ?? false })
    {
      return [first]
    }
    return row
  }
}
