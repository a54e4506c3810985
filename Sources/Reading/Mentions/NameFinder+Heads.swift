internal import Names
internal import RegestaKit

extension NameFinder {
  func isHead(_ token: Token) -> Bool { forms.kindOfHead[token.lower] != nil }

  /// Where a title begins inside a row of capital words; one that ends the row counts where `isAtEnd` says so.
  func innerTitle(
    _ start: Int,
    _ end: Int,
    _ tokens: [Token],
    isAtEnd: Bool = false
  ) -> Int? {
    guard end - start > 1 else { return nil }
    for place in (start + 1)..<end {
      guard let titles = forms.titles[tokens[place].lower] else { continue }
      for title in titles
      where place + title.count < end + (isAtEnd && title.count > 1 ? 1 : 0)
        && (0..<title.count).allSatisfy({ tokens[place + $0].lower == title[$0] })
      {
        return place
      }
    }
    return nil
  }

  /// "Riga Treaty", "Baltic Sea", "River Vistula", "Kaunas gubernya".
  mutating func headed(
    _ start: Int,
    _ end: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> NameMention? {
    var end = end
    if end < sentence.upperBound, !tokens[end].isCapitalised,
      let kind = forms.kindOfHead[tokens[end].lower],
      Self.smallHeads.contains(kind)
    {
      end += 1
    }
    guard end - start > 1 else { return nil }
    // "World War II": the number is behind the word that says what it is.
    let isCounted = end - start > 2 && Self.isRomanNumber(tokens[end - 1])
    let last = tokens[end - (isCounted ? 2 : 1)]
    let first = tokens[start]
    var kind = forms.kindOfHead[last.lower]
    if kind == nil || forms.givenNames.contains(first.text) {
      kind = Self.leading.contains(first.lower) ? forms.kindOfHead[first.lower] : nil
    }
    if first.lower == "mount" { kind = "place" }
    // "Consulate General"
    if kind == nil, forms.titleTails.contains(last.lower) {
      kind = forms.kindOfHead[tokens[end - 2].lower]
    }
    guard let kind, kind != "plan" || end - start > 1 else { return nil }
    // "Baltic Sea Fleet of X": a name may go on behind "of" where it is of the kind.
    if end + 1 < sentence.upperBound, tokens[end].lower == "of", isNameWord(tokens[end + 1]),
      last.lower == "ministry" || last.lower == "party" || Self.goingOn.contains(kind)
        || language.words.ordinals.contains(first.lower) && forms.namedWithOf.contains(kind)
    {
      end = endOfRun(tokens, from: end + 1, sentence)
    }
    // "The Soviet-Lithuanian Treaty of 1920": the year is of the name.
    if end + 1 < sentence.upperBound, tokens[end].lower == "of", tokens[end + 1].kind == .number,
      tokens[end + 1].range.count == 4, vocabulary.isCase(kind, of: "event") || kind == "law"
    {
      return named(start, end, ofYear: tokens, sentence, kind)
    }
    let range = start..<end
    let thing = things.add(Self.text(tokens, range), kind: kind, score: 0.85)
    return NameMention(tokens: range, thing: thing, score: 0.88)
  }

  /// "II", "IV".
  static func isRomanNumber(_ token: Token) -> Bool {
    token.text.count <= 5 && token.text.allSatisfy { "IVX".contains($0) }
  }

  /// "the Russo-Japanese War of 1904–05": the years are of the name, and without them it is the same war.
  private mutating func named(
    _ start: Int,
    _ end: Int,
    ofYear tokens: [Token],
    _ sentence: Range<Int>,
    _ kind: String
  ) -> NameMention {
    var last = end + 2
    if last + 1 < sentence.upperBound, tokens[last].tag == .dash, tokens[last + 1].kind == .number {
      last += 2
    }
    let name = Self.text(tokens, start..<end)
    let full = Self.text(tokens, start..<last)
    if let known = things.find(full) {
      return NameMention(tokens: start..<last, thing: known, score: 0.88)
    }
    if let bare = things.find(name),
      !things[bare].names.contains(where: { $0.hasPrefix(name + " of ") })
    {
      things.addName(full, to: bare)
      return NameMention(tokens: start..<last, thing: bare, score: 0.88)
    }
    let thing = things.add(full, kind: kind, score: 0.85)
    things.addName(name, to: thing)
    return NameMention(tokens: start..<last, thing: thing, score: 0.88)
  }

  /// Kinds whose names go on behind "of": "Free State of Fiume", "Free City of Danzig".
  static let goingOn: Set<String> = ["state", "city", "dependency"]

  /// Heads that make a name with a small letter too.
  static let smallHeads: Set<String> = [
    "gubernya", "voivodeship", "administrative-region", "river", "lake", "fortress", "island",
    "movement", "political-party", "family",
  ]
  /// Heads that stand before the name.
  static let leading: Set<String> = [
    "river", "lake", "cape", "fort", "castle", "operation", "mount", "army",
    "article", "annex",
  ]
}
