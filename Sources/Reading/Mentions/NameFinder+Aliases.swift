internal import Names
internal import RegestaKit

extension NameFinder {
  /// "(USSR)", "(now Gdansk)", "(or "Lit-Bel", for short)" right behind a name.
  ///
  /// - Returns: where the bracket ends.
  mutating func alias(
    of mention: NameMention,
    after index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> Int? {
    guard index + 2 < sentence.upperBound, !mention.isAdjective else { return nil }
    addCalled(mention, after: index, tokens, sentence)
    addOther(mention, after: index, tokens, sentence)
    guard tokens[index].tag == .openBracket else { return nil }
    guard
      let close = (index + 1..<min(index + 10, sentence.upperBound)).first(where: {
        tokens[$0].tag == .closeBracket
      })
    else { return nil }
    var names: [Range<Int>] = []
    var place = index + 1
    while place < close {
      if isNameWord(tokens[place]) {
        let end = min(close, max(place + 1, endOfRun(tokens, from: place, sentence)))
        names.append(place..<end)
        place = end
      } else if tokens[place].kind == .number || tokens[place].tag == .finiteVerb
        || tokens[place].tag == .auxiliary
        || language.words.months.contains(tokens[place].lower)
      {
        return nil
      } else {
        place += 1
      }
    }
    guard names.count == 1 || (names.count == 2 && tokens[index + 1].lower == "in"),
      let last = names.last
    else { return nil }
    let text = Self.text(tokens, last)
    guard powers.byAdjective[NameFolding.fold(text)] == nil,
      things.find(text) == nil || things.find(text) == mention.thing,
      forms.titles[tokens[last.lowerBound].lower] == nil,
      // Two powers are two.
      powers.byName[NameFolding.fold(text)].map({ $0 == things[mention.thing].power }) ?? true
    else { return nil }
    let isPerson = things[mention.thing].kind == "person"
    guard !isPerson else { return nil }
    things.addName(text, to: mention.thing)
    return close + 1
  }

  /// "(also known as the Memel Territory or Memelland)", ", then called Livonia,": other names of the same thing.
  private mutating func addCalled(
    _ mention: NameMention,
    after index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) {
    guard tokens[index].tag == .openBracket || tokens[index].tag == .comma else { return }
    var place = index + 1
    let words = index + 1..<min(index + 5, sentence.upperBound)
    guard let called = words.first(where: { forms.calling.contains(tokens[$0].lower) }),
      tokens[place..<called].allSatisfy({ $0.kind == .word && !$0.isCapitalised })
    else { return }
    place = called + 1
    while place < sentence.upperBound, place - called < 16 {
      let word = tokens[place]
      if isNameWord(word) {
        let end = endOfCalled(place, tokens, sentence)
        addAlias(Self.text(tokens, place..<end), to: mention.thing)
        place = end
      } else if ["as", "the", "or", "simply", "and"].contains(word.lower) || word.tag == .quote
        || word.tag == .comma && isListOfNames(place + 1, tokens, sentence)
      {
        place += 1
      } else {
        return
      }
    }
  }

  /// "The Treaty of Moscow or Treaty of Brotherhood was": one thing of two names, which have the same head.
  private mutating func addOther(
    _ mention: NameMention,
    after index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) {
    var place = index
    if tokens[place].tag == .comma { place += 1 }
    if place < sentence.upperBound, tokens[place].lower == "or" { place += 1 }
    if place < sentence.upperBound, tokens[place].lower == "the" { place += 1 }
    guard place > index, place + 1 < sentence.upperBound, isNameWord(tokens[place]),
      tokens[index..<place].contains(where: { $0.lower == "or" })
    else { return }
    let end = endOfCalled(place, tokens, sentence)
    func head(_ range: Range<Int>) -> String? {
      tokens[range].first { isHead($0) }?.lower
    }
    guard let own = head(mention.tokens), own == head(place..<end) else { return }
    addAlias(Self.text(tokens, place..<end), to: mention.thing)
  }

  /// ", the Florida Purchase Treaty, or": more names follow the comma.
  private func isListOfNames(_ place: Int, _ tokens: [Token], _ sentence: Range<Int>) -> Bool {
    guard place + 1 < sentence.upperBound else { return false }
    return tokens[place].lower == "or"
      || tokens[place].lower == "the" && isNameWord(tokens[place + 1])
        && tokens[place..<min(place + 8, sentence.upperBound)].contains { $0.lower == "or" }
  }

  /// Where a name ends, "Treaty of Zara" included.
  private func endOfCalled(_ start: Int, _ tokens: [Token], _ sentence: Range<Int>) -> Int {
    let end = endOfRun(tokens, from: start, sentence)
    guard end + 1 < sentence.upperBound, tokens[end].lower == "of", isHead(tokens[end - 1]),
      isNameWord(tokens[end + 1])
    else { return end }
    return endOfRun(tokens, from: end + 1, sentence)
  }

  private mutating func addAlias(_ text: String, to number: Int) {
    let folded = NameFolding.fold(text)
    guard things[number].kind != "person" || text.contains(" "),
      powers.byAdjective[folded] == nil, things.find(text) == nil,
      powers.byName[folded].map({ $0 == things[number].power }) ?? true
    else { return }
    things.addName(text, to: number)
  }

  /// "Kaunas, Vilnius, Grodno and Suwałki gubernyas": each is a gubernya.
  mutating func distributeHeads(
    _ mentions: inout [NameMention],
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) {
    var index = 0
    while index < mentions.count {
      defer { index += 1 }
      let last = mentions[index]
      let end = last.tokens.upperBound
      var headToken = end - 1
      var isOutside = false
      if tokens[headToken].tag == .closeBracket || forms.kindOfHead[tokens[headToken].lower] == nil
      {
        var place = end
        if place < sentence.upperBound, tokens[place].tag == .openBracket {
          while place < sentence.upperBound, tokens[place].tag != .closeBracket { place += 1 }
          place += 1
        }
        guard place < sentence.upperBound else { continue }
        headToken = place
        isOutside = true
      }
      let head = tokens[headToken]
      guard head.lower.hasSuffix("s"), let kind = forms.kindOfHead[head.lower],
        let singular = Self.singular(head.lower), forms.kindOfHead[singular] == kind,
        Self.distributed.contains(kind)
      else { continue }
      // Backwards over ", X" and "and X".
      var members = [index]
      var start = last.tokens.lowerBound
      while let first = members.first, first > 0 {
        let before = mentions[first - 1]
        let gap = tokens[before.tokens.upperBound..<start]
        guard gap.count <= 2, !gap.isEmpty,
          gap.allSatisfy({ $0.tag == .comma || $0.lower == "and" || $0.lower == "or" })
        else { break }
        members.insert(first - 1, at: 0)
        start = before.tokens.lowerBound
      }
      guard members.count > 1 else { continue }
      let shown =
        head.isCapitalised ? singular.prefix(1).uppercased() + singular.dropFirst() : singular
      for member in members {
        var text = Self.text(tokens, mentions[member].tokens)
        if member == index, !isOutside {
          text = Self.text(tokens, mentions[member].tokens.lowerBound..<headToken)
        }
        mentions[member].thing = things.add("\(text) \(shown)", kind: kind, score: 0.9)
        mentions[member].isAdjective = false
        mentions[member].isPeople = false
        mentions[member].score = 0.88
      }
      if isOutside { mentions[index].tokens = last.tokens.lowerBound..<headToken + 1 }
    }
  }

  static let distributed: Set<String> = [
    "gubernya", "voivodeship", "administrative-region", "war", "river", "lake", "treaty", "region",
    "military-unit", "battle",
  ]

  static func singular(_ word: String) -> String? {
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.hasSuffix("s"), word.count > 3 { return String(word.dropLast()) }
    return nil
  }

  /// The words of tokens in small letters, single spaces between them.
  static func lower(_ tokens: [Token], _ range: Range<Int>) -> String {
    tokens[range].map(\.lower).joined(separator: " ")
  }

  /// The words of tokens as they stand, single spaces between them.
  static func text(_ tokens: [Token], _ range: Range<Int>) -> String {
    var text = ""
    for place in range {
      if place > range.lowerBound,
        tokens[place].range.lowerBound > tokens[place - 1].range.upperBound
      {
        text += " "
      }
      text += tokens[place].text
    }
    return text
  }
}
