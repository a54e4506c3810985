internal import Names
internal import RegestaKit

extension NameFinder {
  static let longestKnown = 8

  mutating func knownName(
    at index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) throws -> NameMention? {
    var end = min(sentence.upperBound, index + Self.longestKnown)
    for place in index..<end
    where tokens[place].kind == .punctuation
      && !["'", "’"].contains(tokens[place].text)
    {
      end = place
      break
    }
    while end > index {
      let last = tokens[end - 1]
      if last.kind == .word || last.kind == .number, last.tag != .possessive,
        end - index == 1 || last.isCapitalised || forms.kindOfHead[last.lower] != nil
          || last.kind == .number,
        isName(tokens, index..<end)
      {
        let text = Self.text(tokens, index..<end)
        if let mention = try known(text, index..<end, tokens, sentence) { return mention }
      }
      end -= 1
    }
    return nil
  }

  /// A name has capitals: a base's words for a thing ("Lithuanian authority over the Vilnius Region") are no
  /// name where a text says the same of itself.
  func isName(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    range.dropFirst().dropLast().allSatisfy { place in
      let token = tokens[place]
      return token.isCapitalised || token.kind != .word
        || language.words.nobiliary.contains(token.lower)
        || ["of", "the", "and", "for"].contains(token.lower)
        || forms.kindOfHead[token.lower] != nil && tokens[place - 1].isCapitalised
    }
  }

  mutating func known(
    _ text: String,
    _ range: Range<Int>,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) throws -> NameMention? {
    let folded = NameFolding.fold(text)
    guard folded.count > 1 else { return nil }
    // A longer name goes on with more capital words: "Warsaw" is not the whole of "Warsaw Uprising".
    // "Roman Dmowski" is no Dmowski of Rome.
    if range.count == 1, forms.givenNames.contains(text), powers.byAdjective[folded] != nil,
      continues(tokens, range, sentence), let next = Optional(tokens[range.upperBound].lower),
      forms.kindOfHead[next] == nil, !forms.offices.contains(next), next != "catholic"
    {
      return nil
    }
    // "Genoa Conference" is not held by Genoa's name alone.
    if range.count == 1, powers.byName[folded] != nil, beginsHeaded(tokens, range, sentence) {
      return nil
    }
    if let power = powers.byName[folded], !goesOnWithOf(tokens, range, sentence) {
      if powers.byAdjective[folded] != nil, isBeforeName(tokens, range, sentence) {
        return try people([power], folded, range, isAdjective: true)
      }
      return NameMention(tokens: range, thing: try thing(ofPower: power), score: 0.97)
    }
    if range.count <= 2, let choices = powers.byPeople[folded],
      folded.last == "s" || isAfterThe(tokens, range),
      !isBeforeName(tokens, range, sentence)
    {
      return try people(choices, folded, range, isAdjective: false)
    }
    if range.count <= 2, let choices = powers.byAdjective[folded] {
      return try people(choices, folded, range, isAdjective: true)
    }
    if range.count <= 2, let choices = powers.byPeople[folded] {
      return try people(choices, folded, range, isAdjective: isBeforeName(tokens, range, sentence))
    }
    guard !continues(tokens, range, sentence) else { return nil }
    let entities = try lookUp(folded)
    guard let first = entities.first else { return known(toAll: text, folded, range) }
    if range.count == 1, tokens[range.lowerBound].tag != .properNoun { return nil }
    let thing = things.add(
      text,
      kind: first.kind,
      score: 0.95,
      entity: first.entity
    )
    var mention = NameMention(
      tokens: range,
      thing: thing,
      score: entities.count == 1 ? 0.95 : 0.6
    )
    for other in entities.dropFirst() {
      let number = things.add(
        other.label,
        kind: other.kind,
        score: 0.9,
        entity: other.entity
      )
      if number != thing {
        mention.alternatives.append(Reading.Mention.Alternative(thing: number, score: 0.3))
      }
    }
    return mention
  }

  /// A name that everybody knows, unless the text has a person of that name.
  mutating func known(toAll text: String, _ folded: String, _ range: Range<Int>) -> NameMention? {
    guard let kind = language.known.kinds[folded], things.person(ofSurname: text) == nil else {
      return nil
    }
    let thing = things.add(text, kind: kind, score: 0.9)
    return NameMention(tokens: range, thing: thing, score: 0.9)
  }

  mutating func lookUp(_ folded: String) throws -> [ReadingVocabulary.KnownThing] {
    if let found = known[folded] { return found }
    let found = try vocabulary.named(folded)
    known[folded] = found
    return found
  }

  /// More capital words follow: what was found is the beginning of a longer name.
  func continues(_ tokens: [Token], _ range: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard range.upperBound < sentence.upperBound else { return false }
    let next = tokens[range.upperBound]
    return next.tag == .properNoun && next.kind == .word && next.tag != .possessive
  }

  /// "Grand Duchy of Finland" is not the Grand Duchy that everybody means.
  private func goesOnWithOf(_ tokens: [Token], _ range: Range<Int>, _ sentence: Range<Int>) -> Bool
  {
    guard range.upperBound + 1 < sentence.upperBound, tokens[range.upperBound].lower == "of",
      tokens[range.upperBound + 1].isCapitalised
    else { return false }
    return forms.kindOfHead[tokens[range.upperBound - 1].lower] != nil
  }

  /// "Genoa Conference", "Texas Revolution": an event or body is named after a power.
  private func beginsHeaded(_ tokens: [Token], _ range: Range<Int>, _ sentence: Range<Int>) -> Bool
  {
    guard range.upperBound < sentence.upperBound, isNameWord(tokens[range.upperBound]) else {
      return false
    }
    let end = endOfRun(tokens, from: range.lowerBound, sentence)
    guard let kind = forms.kindOfHead[tokens[end - 1].lower] else { return false }
    return ["event", "agreement", "conflict", "document", "plan"].contains {
      vocabulary.isCase(kind, of: $0)
    }
  }

  func isAfterThe(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && tokens[range.lowerBound - 1].lower == "the"
  }

  func isBeforeName(_ tokens: [Token], _ range: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard range.upperBound < sentence.upperBound else { return false }
    let next = tokens[range.upperBound]
    return next.kind == .word && next.tag.isNominal && next.tag != .determiner
      && next.tag != .possessive
  }

  mutating func thing(ofPower number: Int) throws -> Int {
    let power = powers.all[number]
    if let known = things.find(power.name) { return known }
    let entity = try lookUp(NameFolding.fold(power.name)).first {
      vocabulary.isCase($0.kind, of: power.isPeople ? "people" : "agent")
    }
    return things.add(
      power.name,
      kind: entity?.kind ?? power.kind,
      score: 0.97,
      entity: entity?.entity,
      power: number
    )
  }

  mutating func people(
    _ choices: [Int],
    _ folded: String,
    _ range: Range<Int>,
    isAdjective: Bool
  ) throws -> NameMention? {
    let power = try power(of: folded, among: choices)
    return NameMention(
      tokens: range,
      thing: try thing(ofPower: power),
      score: isAdjective ? 0.9 : 0.85,
      isAdjective: isAdjective,
      isPeople: !isAdjective
    )
  }

  /// Of several powers with one adjective, the one that the text names first.
  mutating func power(of folded: String, among choices: [Int]) throws -> Int {
    if let known = powerOfAdjective[folded] { return known }
    guard let first = things.firstNamed(choices + (powers.kin[folded] ?? []), powers) else {
      return choices[0]
    }
    powerOfAdjective[folded] = first.power
    return first.power
  }
}
