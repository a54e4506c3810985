internal import Names
internal import RegestaKit

extension NameFinder {
  static let placePrepositions: [String: Double] = [
    "in": 2, "at": 2, "near": 2, "outside": 2, "around": 1, "towards": 1.5, "toward": 1.5,
    "from": 0.7,
    "to": 0.7, "into": 1.5, "through": 1, "across": 1, "between": 0.3, "south": 1, "off": 1,
  ]

  /// Endings of words that are no family names: "Straits Question".
  static let nounEndings = ["tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship"]

  mutating func voteByPlace(
    _ number: Int,
    _ range: Range<Int>,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) {
    guard things[number].kindScore < 0.5 else { return }
    let place = range.count == 1 ? "settlement" : "place"
    var before = range.lowerBound - 1
    if before >= sentence.lowerBound, tokens[before].lower == "the" { before -= 1 }
    if before >= sentence.lowerBound {
      let word = tokens[before].lower
      if let weight = Self.placePrepositions[word] { things.vote(place, weight, for: number) }
      if word == "of", before > sentence.lowerBound,
        let kind = forms.settlements[tokens[before - 1].lower]
      {
        things.vote(kind, 4, for: number)
      }
      if word == "by" { things.vote("person", 1, for: number) }
      if let kind = forms.settlements[word], kind == "city" || kind == "town" || kind == "village" {
        things.vote(kind, 2, for: number)
      }
    }
    if range.upperBound < sentence.upperBound {
      let next = tokens[range.upperBound]
      if next.tag == .finiteVerb || next.tag == .auxiliary {
        things.vote("person", 0.6, for: number)
      }
    }
    if isSaidPerson(range, tokens, sentence) { things.makePerson(number, score: 0.7) }
    if let kind = saidKind(range, tokens, sentence) { things.vote(kind, 2.5, for: number) }
    if range.count >= 2, tokens[range].allSatisfy({ $0.tag == .properNoun }),
      !Self.nounEndings.contains(where: { tokens[range.upperBound - 1].lower.hasSuffix($0) })
    {
      things.vote("person", 0.7, for: number)
    }
  }

  /// "X was a Polish general", "X, a Polish general", "the historian X", "X (9 August 1864 – 2 January 1939)".
  private func isSaidPerson(_ range: Range<Int>, _ tokens: [Token], _ sentence: Range<Int>) -> Bool
  {
    if range.lowerBound > sentence.lowerBound,
      forms.persons.contains(tokens[range.lowerBound - 1].lower)
    {
      return true
    }
    var place = range.upperBound
    guard place + 2 < sentence.upperBound else { return false }
    if tokens[place].tag == .openBracket, isLife(place + 1, tokens, sentence) { return true }
    // An aside in brackets may stand between.
    if tokens[place].tag == .openBracket {
      while place < sentence.upperBound, tokens[place].tag != .closeBracket { place += 1 }
      place += 1
    }
    guard place + 2 < sentence.upperBound,
      tokens[place].tag == .comma || tokens[place].lemma == "be",
      ["a", "an", "the"].contains(tokens[place + 1].lower)
    else { return false }
    place += 2
    let end = min(sentence.upperBound, place + 6)
    while place < end, [.adjective, .noun, .properNoun].contains(tokens[place].tag) {
      if forms.persons.contains(tokens[place].lower) { return true }
      place += 1
    }
    return false
  }

  /// The kind of "Gran Colombia was a centralist country", "Narva is a town".
  private func saidKind(_ range: Range<Int>, _ tokens: [Token], _ sentence: Range<Int>) -> String? {
    var place = range.upperBound
    guard place + 2 < sentence.upperBound, tokens[place].lemma == "be",
      ["a", "an", "the"].contains(tokens[place + 1].lower)
    else { return nil }
    place += 2
    var kind: String?
    while place < sentence.upperBound, [.adjective, .noun].contains(tokens[place].tag) {
      let word = tokens[place].lower
      kind = forms.settlements[word] ?? forms.pointers[word] ?? forms.kindOfHead[word]
      place += 1
    }
    return kind
  }

  /// "9 August 1864 – 2 January 1939", "1864–1939", "born 1864".
  private func isLife(_ start: Int, _ tokens: [Token], _ sentence: Range<Int>) -> Bool {
    if ["born", "b", "b."].contains(tokens[start].lower) { return true }
    let end = min(sentence.upperBound, start + 9)
    var years = 0
    for place in start..<end {
      if tokens[place].tag == .closeBracket { return years == 2 }
      if tokens[place].kind == .number {
        years += tokens[place].text.split(separator: "–").filter { $0.count == 4 }.count
      }
    }
    return false
  }

  /// "Adams, Franklin and John Jay": in a row with a person, who is unknown is one too.
  mutating func voteByRows(_ mentions: [NameMention], _ tokens: [Token]) {
    for (one, other) in zip(mentions, mentions.dropFirst()) {
      let start = one.tokens.upperBound
      let end = other.title?.lowerBound ?? other.tokens.lowerBound
      guard start < end, end - start <= 2,
        tokens[start..<end].allSatisfy({ $0.tag == .comma || $0.lower == "and" }),
        tokens[end - 1].lower == "and" || mentions.last?.thing != other.thing
      else { continue }
      let kinds = [things[one.thing].kind, things[other.thing].kind]
      for (kind, thing) in zip(kinds.reversed(), [one.thing, other.thing])
      where kind == "person" && things[thing].kindScore < 0.35 {
        things.vote("person", 1.2, for: thing)
      }
    }
  }
}
