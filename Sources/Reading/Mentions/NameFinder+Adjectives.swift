internal import Names
internal import RegestaKit

extension NameFinder {
  /// "Latvian Soviet Socialist Republic", "Estonian War of Independence": the adjective of a power before a name
  /// that common words make belongs to the name.
  mutating func adjectived(
    at index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) throws -> NameMention? {
    guard let adjective = adjective(at: index, tokens, sentence) else { return nil }
    let start = adjective.tokens.upperBound
    guard let end = try endOfCommonName(start, tokens, sentence),
      var mention = ofCause(index..<end, start, tokens, sentence)
        ?? headed(index, end, tokens, sentence)
    else { return nil }
    mention.power = try thing(ofPower: try power(of: adjective.folded, among: adjective.choices))
    return mention
  }

  /// The adjective of a power at a place: "Latvian", "East German".
  private func adjective(
    at index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> (tokens: Range<Int>, folded: String, choices: [Int])? {
    for end in [index + 2, index + 1] where end < sentence.upperBound {
      let folded = NameFolding.fold(Self.text(tokens, index..<end))
      if let choices = powers.byAdjective[folded] { return (index..<end, folded, choices) }
    }
    return nil
  }

  /// Where a name of common words ends that begins here: "Soviet Socialist Republic", "War of Independence"; nil
  /// where it begins with a name of its own, a title or an office ("Polish Vilnius Region", "Foreign Minister").
  private mutating func endOfCommonName(
    _ start: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) throws -> Int? {
    guard start + 1 < sentence.upperBound, isNameWord(tokens[start]) else { return nil }
    if isOfCause(start, tokens, sentence) { return start + 3 }
    let end = endOfRun(tokens, from: start, sentence)
    // "Livonian War"
    if end - start == 1, let kind = forms.kindOfHead[tokens[start].lower],
      vocabulary.isCase(kind, of: "conflict")
    {
      return end
    }
    guard end - start > 1, isHead(tokens[end - 1]), forms.titles[tokens[start].lower] == nil,
      innerTitle(start, end, tokens) == nil, !isOffice(start..<end, tokens),
      !forms.givenNames.contains(tokens[start].text)
    else { return nil }
    for last in (start + 1)..<end
    where try isOwnName(NameFolding.fold(Self.text(tokens, start..<last))) {
      return nil
    }
    return end
  }

  /// Whether words are the name of something that stands alone, and not a word like "Soviet" or "National".
  private mutating func isOwnName(_ folded: String) throws -> Bool {
    if powers.byAdjective[folded] != nil { return false }
    if powers.byName[folded] != nil || language.known.kinds[folded] != nil { return true }
    return try things.find(folded) != nil || !lookUp(folded).isEmpty
  }

  /// "War of Independence".
  private func isOfCause(_ head: Int, _ tokens: [Token], _ sentence: Range<Int>) -> Bool {
    head + 2 < sentence.upperBound && isHead(tokens[head]) && tokens[head + 1].lower == "of"
      && tokens[head + 2].isCapitalised && forms.causes.contains(tokens[head + 2].lower)
  }

  /// "Estonian War of Independence".
  private mutating func ofCause(
    _ range: Range<Int>,
    _ head: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> NameMention? {
    guard isOfCause(head, tokens, sentence), let kind = forms.kindOfHead[tokens[head].lower] else {
      return nil
    }
    let thing = things.add(Self.text(tokens, range), kind: kind, score: 0.9)
    return NameMention(tokens: range, thing: thing, score: 0.9)
  }
}
