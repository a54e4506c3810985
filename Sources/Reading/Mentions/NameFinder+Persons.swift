internal import Names
internal import RegestaKit

extension NameFinder {
  /// "General Joseph Pilsudski".
  mutating func title(
    at index: Int,
    _ end: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> NameMention? {
    if language.words.ordinals.contains(tokens[index].lower), index + 1 < sentence.upperBound,
      let named = title(at: index + 1, end, tokens, sentence)
    {
      var named = named
      named.title = named.title.map { index..<$0.upperBound }
      return named
    }
    guard let titles = forms.titles[tokens[index].lower] else { return nil }
    for title in titles where index + title.count <= sentence.upperBound {
      let isHere = (0..<title.count).allSatisfy { tokens[index + $0].lower == title[$0] }
      guard isHere else { continue }
      var start = index + title.count
      while start < sentence.upperBound, forms.titleTails.contains(tokens[start].lower) {
        start += 1
      }
      start = endOfTitle(start, tokens, sentence)
      // "Foreign minister, Augustinas Voldemaras"
      if start < sentence.upperBound, tokens[start].tag == .comma { start += 1 }
      guard start < sentence.upperBound, isNameWord(tokens[start]) else { continue }
      // Titles in a row: "Acting Secretary of State William Phillips", "Prince General X".
      if let deeper = self.title(at: start, 0, tokens, sentence) {
        return NameMention(
          tokens: deeper.tokens,
          thing: deeper.thing,
          score: deeper.score,
          title: index..<(deeper.title?.upperBound ?? start)
        )
      }
      let row = endOfRun(tokens, from: start, sentence)
      // "appointed Count Károlyi Prime Minister": another title begins.
      let stop = innerTitle(start, row, tokens, isAtEnd: true) ?? row
      if tokens[start - 1].tag == .comma, stop - start < 2 { continue }
      guard stop > start, !isHead(tokens[stop - 1]), !isOffice(start..<stop, tokens) else {
        continue
      }
      // "Prime Minister of Poland" names no person; "Poland" here is a power.
      if powers.byName[NameFolding.fold(Self.text(tokens, start..<stop))] != nil { continue }
      // "Czar Peter the Great"
      let isGiven = stop - start == 1 && forms.givenNames.contains(tokens[start].text)
      let whole = isGiven ? withEpithet(start..<stop, tokens, sentence) : start..<stop
      let mention = addPerson(whole, tokens, sentence, score: 0.93)
      return NameMention(
        tokens: mention.tokens,
        thing: mention.thing,
        score: 0.93,
        title: index..<start
      )
    }
    return nil
  }

  /// Where a title ends that goes on with what it is for: "Secretary *of State* Robert Lansing",
  /// "Minister *of Foreign Affairs*, Lennart Meri", "Commissar *of Foreign Affairs of Soviet Russia* Georgy Chicherin".
  func endOfTitle(_ start: Int, _ tokens: [Token], _ sentence: Range<Int>) -> Int {
    var start = start
    while start + 1 < sentence.upperBound, ["of", "for", "to"].contains(tokens[start].lower) {
      var at = start + 1
      if tokens[at].lower == "the" { at += 1 }
      guard at < sentence.upperBound, isNameWord(tokens[at]) else { return start }
      let end = endOfRun(tokens, from: at, sentence)
      // The person's name begins at a given name or an initial.
      let name = (at + 1..<max(at + 1, end)).first {
        forms.givenNames.contains(tokens[$0].text)
          || (tokens[$0].text.hasSuffix(".") && tokens[$0].text.count <= 3)
      }
      // "Minister to Prussia Norman B. Judd": the name begins before its initial.
      if let name {
        let isInitial = tokens[name].text.hasSuffix(".") && tokens[name].text.count <= 3
        return isInitial && name - 1 > at ? name - 1 : name
      }
      guard end < sentence.upperBound else { return start }
      let goesOn =
        ["of", "for"].contains(tokens[end].lower)
        || (tokens[end].tag == .comma && end + 2 < sentence.upperBound
          && isNameWord(tokens[end + 1])
          && isNameWord(tokens[end + 2]))
      guard goesOn else { return start }
      start = end
    }
    return start
  }

  /// A row of words that is a person's name by its given name, initials or number.
  mutating func person(
    _ range: Range<Int>,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> NameMention? {
    let first = tokens[range.lowerBound]
    let isInitial = first.text.hasSuffix(".") && first.text.count <= 3
    let hasGiven = forms.givenNames.contains(first.text)
    let last = tokens[range.upperBound - 1]
    let hasNumber = Self.isRoman(last.text)
    if hasGiven, range.count == 1 { return byGivenName(range, tokens, sentence) }
    guard (isInitial && range.count > 1) || (hasGiven && range.count > 1) || (hasNumber && hasGiven)
    else { return nil }
    return addPerson(range, tokens, sentence, score: 0.88)
  }

  /// "Henry", "Henry the Lion", "Ermengarde of Maine".
  private mutating func byGivenName(
    _ range: Range<Int>,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> NameMention? {
    let word = tokens[range.lowerBound].text
    let whole = withEpithet(range, tokens, sentence)
    if whole == range {
      let text = Self.text(tokens, range)
      if things.find(text) == nil, let known = things.person(ofSurname: text) {
        return NameMention(tokens: range, thing: known, score: 0.85)
      }
      if let known = things.person(ofGivenName: word) {
        return NameMention(tokens: range, thing: known, score: 0.82)
      }
    }
    let mention = addPerson(whole, tokens, sentence, score: whole == range ? 0.75 : 0.88)
    things.call(mention.thing, by: word)
    return mention
  }

  /// A given name or a number goes on with "the Lion", "of Maine".
  private func withEpithet(
    _ range: Range<Int>,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> Range<Int> {
    guard range.upperBound + 1 < sentence.upperBound,
      ["of", "the"].contains(tokens[range.upperBound].lower),
      isNameWord(tokens[range.upperBound + 1]),
      tokens[range.upperBound].lower == "of"
        || !isOffice(range.upperBound + 1..<range.upperBound + 2, tokens)
    else { return range }
    return range.lowerBound..<endOfRun(tokens, from: range.upperBound + 1, sentence)
  }

  mutating func addPerson(
    _ range: Range<Int>,
    _ tokens: [Token],
    _ sentence: Range<Int>,
    score: Double
  ) -> NameMention {
    var range = range
    let hasNumber = Self.isRoman(tokens[range.upperBound - 1].text)
    // "Eric II of Pomerania", "Casimir IV the Jagiellon".
    if hasNumber { range = withEpithet(range, tokens, sentence) }
    let text = Self.text(tokens, range)
    if range.count == 1, things.find(text) == nil, let known = things.person(ofSurname: text) {
      return NameMention(tokens: range, thing: known, score: score)
    }
    // A fuller or shorter name of one who is known: same family name, and initials that agree.
    if range.count > 1, things.find(text) == nil,
      let known = things.person(ofSurname: tokens[range.upperBound - 1].text),
      Self.agree(things[known].names[0], text)
    {
      things.addName(text, to: known)
      return NameMention(tokens: range, thing: known, score: score)
    }
    // "Bernardo O'Higgins Riquelme" in an article on Bernardo O'Higgins.
    if range.count > 2, things.find(text) == nil, let topic = things.topic,
      ["thing", "person"].contains(things[topic].kind), things[topic].names[0].contains(" "),
      text.hasPrefix(things[topic].names[0] + " ")
    {
      things.makePerson(topic, score: score)
      things.addName(text, to: topic)
      return NameMention(tokens: range, thing: topic, score: score)
    }
    // The title has named this person, and nothing there said that it is one.
    if range.count > 1, things.find(text) == nil, let topic = things.topic,
      things[topic].kind == "thing",
      let own = things[topic].names[0].split(separator: " ").last,
      own == tokens[range.upperBound - 1].text, Self.agree(things[topic].names[0], text)
    {
      things.makePerson(topic, score: score)
      things.addName(text, to: topic)
      return NameMention(tokens: range, thing: topic, score: score)
    }
    let thing = things.add(text, kind: "person", score: score)
    things.makePerson(thing, score: score)
    let first = tokens[range.lowerBound].text
    if hasNumber || (range.count > 1 && things.person(ofGivenName: first) == nil) {
      things.call(thing, by: first)
    }
    return NameMention(tokens: range, thing: thing, score: score)
  }

  /// Whether two names of one family may be of one person.
  static func agree(_ one: String, _ other: String) -> Bool {
    let left = one.split(separator: " ").dropLast()
    let right = other.split(separator: " ").dropLast()
    guard let first = left.first, let second = right.first else { return true }
    // "Jan Karol" and "Jan Hieronimowicz" are two.
    let middles = zip(left.dropFirst(), right.dropFirst())
    if middles.contains(where: { $0.first != $1.first || $0.count > 2 && $1.count > 2 && $0 != $1 })
    {
      return false
    }
    return first.first == second.first
      && (first.hasSuffix(".") || second.hasSuffix(".") || first == second)
  }

  static func isRoman(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 6 && text.allSatisfy { "IVX".contains($0) }
  }
}
