internal import Names
internal import RegestaKit

extension NameFinder {
  /// "Treaty of Riga", "battle of Świecino".
  mutating func headOf(
    at index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> NameMention? {
    let head = tokens[index]
    guard let kind = forms.kindOfHead[head.lower], forms.namedWithOf.contains(kind),
      index + 2 < sentence.upperBound, tokens[index + 1].lower == "of"
    else { return nil }
    if !head.isCapitalised {
      guard ["battle", "siege", "treaty", "armistice"].contains(head.lower),
        tokens[index].tag != .finiteVerb
      else { return nil }
    }
    var start = index + 2
    if tokens[start].lower == "the", start + 1 < sentence.upperBound { start += 1 }
    guard tokens[start].isCapitalised || tokens[start].kind == .number else { return nil }
    var end = endOfRun(
      tokens,
      from: start,
      sentence,
      allowsOf: kind == "ministry" || kind == "state"
    )
    // "Under the Treaty of Addis Ababa Italy recognised": the subject begins.
    if end - start > 1, end < sentence.upperBound,
      [.finiteVerb, .auxiliary, .modal].contains(tokens[end].tag),
      powers.byName[NameFolding.fold(tokens[end - 1].text)] != nil,
      powers.byName[NameFolding.fold(Self.text(tokens, start..<end))] == nil
    {
      end -= 1
    }
    guard end > start else { return nil }
    // "an early battle of the Great Northern War" is none of that name.
    if !head.isCapitalised, let inner = forms.kindOfHead[tokens[end - 1].lower],
      vocabulary.isCase(inner, of: "event")
    {
      return nil
    }
    end = endOfMatters(end, tokens, sentence)
    if start == index + 2 { end = endOfPeoples(start..<end, tokens, sentence) }
    let range = index..<end
    let isOfPower = powers.byName[NameFolding.fold(Self.text(tokens, start..<end))] != nil
    let ownKind = isOfPower ? kind : forms.kindWithOf[head.lower] ?? kind
    let thing = things.add(Self.text(tokens, range), kind: ownKind, score: 0.92)
    return NameMention(tokens: range, thing: thing, score: 0.92)
  }

  /// Where "Amity and Commerce", "Friendship, Commerce, and Consular Rights" end.
  private func endOfMatters(_ end: Int, _ tokens: [Token], _ sentence: Range<Int>) -> Int {
    guard forms.matters.contains(tokens[end - 1].lower) else { return end }
    var end = end
    while true {
      var next = end
      while next < sentence.upperBound, next - end < 2,
        tokens[next].tag == .comma || tokens[next].lower == "and"
      { next += 1 }
      guard next > end, next < sentence.upperBound, tokens[next].isCapitalised,
        forms.matters.contains(tokens[next].lower)
      else { return end }
      end = endOfRun(tokens, from: next, sentence)
      guard end > next else { return next }
    }
  }

  /// Where "Serbs, Croats and Slovenes" ends: the peoples of a kingdom of several.
  private func endOfPeoples(_ first: Range<Int>, _ tokens: [Token], _ sentence: Range<Int>) -> Int {
    func isPeople(_ place: Int) -> Bool {
      place < sentence.upperBound && tokens[place].isCapitalised
        && tokens[place].lower.hasSuffix("s")
        && powers.byPeople[NameFolding.fold(tokens[place].text)] != nil
    }
    guard first.count == 1, isPeople(first.lowerBound) else { return first.upperBound }
    var end = first.upperBound
    var at = end
    while at + 1 < sentence.upperBound, tokens[at].tag == .comma || tokens[at].lower == "and" {
      at += tokens[at].tag == .comma && tokens[at + 1].lower == "and" ? 2 : 1
      guard isPeople(at) else { break }
      if tokens[at - 1].lower == "and" { end = at + 1 }
      at += 1
    }
    return end
  }

  /// "163rd Infantry Division".
  mutating func numbered(
    at index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> NameMention? {
    guard ["st", "nd", "rd", "th"].contains(where: { tokens[index].lower.hasSuffix($0) }),
      index + 1 < sentence.upperBound, isNameWord(tokens[index + 1])
    else { return nil }
    let end = endOfRun(tokens, from: index + 1, sentence)
    guard let kind = forms.kindOfHead[tokens[end - 1].lower],
      vocabulary.isCase(kind, of: "military-force")
    else { return nil }
    let range = index..<end
    let thing = things.add(Self.text(tokens, range), kind: kind, score: 0.88)
    return NameMention(tokens: range, thing: thing, score: 0.88)
  }

  /// "the League" for the League of Nations: the last thing whose name begins or ends with the word; "the Covenant of
  /// the League" only says whose it is.
  func shortened(_ token: Token) -> NameMention? {
    let thing = things.things.indices.last { number in
      guard things[number].kind != "person" else { return false }
      let words = things[number].names[0].split(separator: " ")
      let isOf = words.contains("of")
      return words.first.map { $0 == token.text } ?? false
        || !isOf && words.contains { $0 == token.text }
        || isOf && (words.split(separator: "of").first?.contains { $0 == token.text } ?? false)
    }
    guard let thing else { return nil }
    return NameMention(tokens: 0..<0, thing: thing, score: 0.72)
  }

  func isNameWord(_ token: Token) -> Bool {
    guard token.kind == .word, token.isCapitalised, token.tag != .possessive else { return false }
    switch token.tag {
    case .properNoun, .noun, .adjective: return !language.words.weekdays.contains(token.lower)
    default: return false
    }
  }

  /// Where a row of capital words ends.
  func endOfRun(
    _ tokens: [Token],
    from start: Int,
    _ sentence: Range<Int>,
    allowsOf: Bool = false
  ) -> Int {
    var end = start
    while end < sentence.upperBound {
      let token = tokens[end]
      if isNameWord(token) {
        // "During World War II Hungary": the number ends the name.
        if end - start > 1, Self.isRomanNumber(tokens[end - 1]), isHead(tokens[end - 2]) { break }
        // "a Consulate January 16": a date begins.
        if language.words.months.contains(token.lower), end > start || start > sentence.lowerBound,
          end + 1 < sentence.upperBound, tokens[end + 1].kind == .number
        {
          break
        }
        end += 1
      } else if end > start, let next = endOfNobiliary(tokens, from: end, sentence) {
        end = next
      } else if end > start, token.kind == .word, end + 1 < sentence.upperBound,
        isNameWord(tokens[end + 1]),
        language.words.nobiliary.contains(token.lower)
          || (allowsOf && (token.lower == "of" || token.lower == "and" || token.lower == "for"))
      {
        end += 2
      } else if end - start > 1, token.tag == .comma, end + 1 < sentence.upperBound,
        ["jr.", "sr.", "jr", "sr"].contains(tokens[end + 1].lower)
      {
        // "Edward Page, Jr."
        end += 2
      } else if end > start, token.kind == .number, token.range.count <= 3,
        token.text.unicodeScalars.allSatisfy(Tokenizer.isDigit),
        tokens[end - 1].lower == "no." || forms.kindOfHead[tokens[end - 1].lower] == "clause"
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// What the text is about, called by its last word alone or with a word more between: "Kapodistrias", "Ioannis
  /// Antoniou Kapodistrias" in an article on Ioannis Kapodistrias.
  private func topicCalled(by range: Range<Int>, _ tokens: [Token]) -> Int? {
    guard let topic = things.topic, ["thing", "person"].contains(things[topic].kind) else {
      return nil
    }
    let words = things[topic].names[0].split(separator: " ")
    guard words.count > 1, words[words.count - 1] == tokens[range.upperBound - 1].text,
      range.count == 1
        || range.count > 2 && words.count == 2 && words[0] == tokens[range.lowerBound].text,
      things.find(Self.text(tokens, range)) == nil
    else { return nil }
    return topic
  }

  /// Behind "von der" and the name word that follows: "Rüdiger von der Goltz".
  private func endOfNobiliary(_ tokens: [Token], from start: Int, _ sentence: Range<Int>) -> Int? {
    var end = start
    while end < sentence.upperBound, language.words.nobiliary.contains(tokens[end].lower),
      !tokens[end].isCapitalised
    { end += 1 }
    guard end - start > 1, end < sentence.upperBound, isNameWord(tokens[end]) else { return nil }
    return end + 1
  }

  mutating func run(
    at index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) throws -> NameMention? {
    let isFirst = index == sentence.lowerBound
    var end = endOfRun(tokens, from: index, sentence)
    guard end > index else { return nil }
    // Months are dates, not names, unless a head word makes a name of them: "November Uprising", and no "November
    // Poland".
    if language.words.months.contains(tokens[index].lower) {
      let isDay = index > sentence.lowerBound && tokens[index - 1].kind == .number
      if isDay || !isHead(tokens[end - 1]) || end - index == 1 { return nil }
    }
    // "On Christmas Eve British and American negotiators": the adjective belongs to what follows.
    if end - index > 1, end < sentence.upperBound, !tokens[end].isCapitalised,
      tokens[end].kind == .word, tokens[end].tag != .finiteVerb, tokens[end].tag != .auxiliary,
      tokens[end].tag != .preposition,
      powers.byAdjective[NameFolding.fold(tokens[end - 1].text)] != nil
    {
      end -= 1
    }
    if let person = title(at: index, end, tokens, sentence) { return person }
    // "Ambassador Extraordinary and Plenipotentiary"
    if end - index == 1, forms.titleTails.contains(tokens[index].lower) { return nil }
    // A title inside the row: "Soviet Foreign Minister Molotov" begins another name there.
    if let inner = innerTitle(index, end, tokens) { end = inner }
    if isFirst, end - index == 1, !seenCapital.contains(tokens[index].lower),
      !isNameAtHead(tokens, index, sentence)
    {
      return nil
    }
    if isFirst, end - index > 1, !seenCapital.contains(tokens[index].lower),
      language.words.adjectives.contains(tokens[index].lower)
        || language.words.verbs[tokens[index].lower] != nil
    {
      return nil
    }
    if isOffice(index..<end, tokens) { return nil }
    // "Grand Master": the second word of an office is no name of its own.
    if !isFirst, end - index == 1, tokens[index - 1].isCapitalised,
      isOffice(index - 1..<end, tokens)
    {
      return nil
    }
    if let headed = headed(index, end, tokens, sentence) { return headed }
    let range = index..<end
    if let person = person(range, tokens, sentence) { return person }
    let text = Self.text(tokens, range)
    if range.count == 1, isHead(tokens[index]), things.find(text) == nil {
      guard index > 0, tokens[index - 1].tag == .determiner, var mention = shortened(tokens[index])
      else { return nil }
      mention.tokens = range
      return mention
    }
    if let topic = topicCalled(by: range, tokens) {
      things.addName(text, to: topic)
      return NameMention(tokens: range, thing: topic, score: 0.82)
    }
    // "Menelik" of "Menelik II"; "Bolívar" of "Simón Bolívar", whom nothing has called a person yet.
    if range.count == 1, things.find(text) == nil,
      let known = things.ruler(ofGivenName: text) ?? things.unnamedPerson(ofSurname: text)
    {
      return NameMention(tokens: range, thing: known, score: 0.8)
    }
    if range.count == 1, let known = things.person(ofSurname: text) {
      things.addName(text, to: known)
      return NameMention(tokens: range, thing: known, score: 0.85)
    }
    if let found = things.find(text) {
      voteByPlace(found, range, tokens, sentence)
      return NameMention(tokens: range, thing: found, score: 0.8)
    }
    let number = things.add(text, kind: "thing", score: 0.2)
    voteByPlace(number, range, tokens, sentence)
    return NameMention(tokens: range, thing: number, score: 0.7)
  }

  /// "President", "Prime Minister": an office, and no name of its own.
  func isOffice(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound + 1, forms.titleTails.contains(tokens[end - 1].lower) { end -= 1 }
    let words = Self.lower(tokens, range.lowerBound..<end)
    let longer = min(tokens.count, range.lowerBound + 4)
    let isOfMore = (range.upperBound..<max(range.upperBound, longer)).contains {
      forms.offices.contains(Self.lower(tokens, range.lowerBound..<$0 + 1))
    }
    return forms.offices.contains(words) || isOfMore
      || (range.count == 1 && forms.titles[words] != nil
        && !forms.givenNames.contains(tokens[range.lowerBound].text))
  }

  /// Endings that common nouns have and names seldom.
  static let commonEndings = [
    "s", "tion", "sion", "ment", "ness", "ity", "ing", "ism", "ance", "ence", "ly", "ed", "ship",
    "hood",
  ]

  /// A single capital word at a sentence's head that is a name all the same.
  func isNameAtHead(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    if forms.givenNames.contains(tokens[index].text) { return true }
    guard index + 1 < sentence.upperBound else { return false }
    let text = tokens[index].text
    // "Riga was captured": no common word has been seen that looks so.
    let next = tokens[index + 1]
    if next.tag == .auxiliary || next.tag == .finiteVerb || next.tag == .comma,
      next.tag == .comma
        || !Self.commonEndings.contains(where: { tokens[index].lower.hasSuffix($0) }),
      forms.kindOfHead[tokens[index].lower] == nil,
      vocabulary.kindOfWord[tokens[index].lower] == nil,
      !language.words.adverbs.contains(tokens[index].lower), tokens[index].tag == .properNoun
    {
      return true
    }
    if things.find(text) != nil || things.person(ofSurname: text) != nil { return true }
    return tokens[index + 1].tag == .possessive
      || (!text.unicodeScalars.allSatisfy(\.isASCII) && tokens[index + 1].tag != .noun)
  }
}
