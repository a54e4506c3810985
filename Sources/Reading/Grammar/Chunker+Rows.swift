extension Chunker {
  /// "the French, Italian and Serbian troops": the adjectives before belong to the phrase.
  ///
  /// - Returns: whether the phrase found its place behind an "of".
  mutating func joinAdjectives(_ number: Int) -> Bool {
    guard phrases[number].name == nil, phrases[number].isPlural, phrases[number].possessor == nil,
      phrases[number].inner.last?.isAdjective == true, case .conjunction("and")? = chunks.last
    else { return false }
    var keep = chunks.count - 1
    if keep > 0, case .comma = chunks[keep - 1] { keep -= 1 }
    guard keep > 0, case .phrase(let first) = chunks[keep - 1] else { return false }
    if let last = phrases[first].of.last, isAdjectiveAlone(last) {
      chunks.removeSubrange(keep...)
      phrases[first].of.removeLast()
      phrases[first].of.append(number)
      take([last], into: number)
      return true
    }
    var members: [Int] = []
    while keep > 0, case .phrase(let before) = chunks[keep - 1], isAdjectiveAlone(before) {
      members.insert(before, at: 0)
      keep -= 1
      guard keep > 1, case .comma = chunks[keep - 1], case .phrase(let next) = chunks[keep - 2],
        isAdjectiveAlone(next)
      else { break }
      keep -= 1
    }
    guard !members.isEmpty else { return false }
    chunks.removeSubrange(keep...)
    take(members, into: number)
    return false
  }

  private mutating func take(_ members: [Int], into number: Int) {
    phrases[number].tokens =
      phrases[members[0]].tokens.lowerBound..<phrases[number].tokens.upperBound
    phrases[number].isDefinite = phrases[members[0]].isDefinite
    phrases[number].joined = members.compactMap { phrases[$0].name }
  }

  /// "French" of "the French and American governments".
  private func isAdjectiveAlone(_ number: Int) -> Bool {
    guard let name = phrases[number].name, phrases[number].inner.isEmpty,
      name.isAdjective || name.isPeople
    else { return false }
    let word = NameFinder.text(tokens, name.tokens)
    return language.powers.byAdjective[ThingTable.key(word)] != nil
  }

  /// "the annexation of A, B and C": what is joined behind "of" belongs there too.
  mutating func joinRow(behindOf number: Int) -> Bool {
    guard let name = phrases[number].name, !name.isAdjective, let own = rank(name),
      case .conjunction("and")? = chunks.last
    else { return false }
    var row = [number]
    var at = chunks.count - 2
    if at >= 0, case .comma = chunks[at] { at -= 1 }
    while at >= 0, case .phrase(let before) = chunks[at] {
      if let last = phrases[before].of.last {
        guard let other = phrases[last].name, !other.isAdjective, isLike(other, own),
          isOpen(before, at: at, row)
        else { return false }
        phrases[before].of += row
        chunks.removeSubrange((at + 1)...)
        return true
      }
      guard let other = phrases[before].name, !other.isAdjective, isLike(other, own), at > 0,
        case .comma = chunks[at - 1]
      else { return false }
      row.insert(before, at: 0)
      at -= 2
    }
    return false
  }

  /// Whether a name is of a rank, as far as anybody knows: in a row with known lands the unknown are lands.
  private func isLike(_ name: NameMention, _ own: NounPhrase.Rank) -> Bool {
    guard let rank = rank(name) else { return false }
    return rank == own || rank == .other || own == .other
  }

  /// Whether a row behind "of" goes on here: before a verb it may begin the next clause instead.
  private func isOpen(_ owner: Int, at place: Int, _ row: [Int]) -> Bool {
    if isStandIn(owner) { return true }
    guard let last = row.last else { return false }
    var next = phrases[last].tokens.upperBound
    while next < sentence.upperBound, tokens[next].tag == .adverb { next += 1 }
    guard next < sentence.upperBound,
      [.finiteVerb, .auxiliary, .modal].contains(tokens[next].tag)
    else { return true }
    // "was an alliance of A, B and C formed in": what is said of the subject goes on.
    if place > 0, case .verb(let verb) = chunks[place - 1], verbs[verb].lemma == "be" {
      return true
    }
    guard row.count == 1 else { return false }
    return !chunks[..<place].contains {
      if case .verb = $0 { return true }
      return false
    }
  }
}
