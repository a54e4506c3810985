/// Reads the passages of one text in order and carries from one to the next what was told.
public struct DateReader: Sendable {
  private let vocabulary: DateVocabulary
  private var resolver: ProseResolver

  /// How many passages have been read.
  public private(set) var passageCount = 0

  init(vocabulary: DateVocabulary, context: DateContext) {
    self.vocabulary = vocabulary
    resolver = ProseResolver(context: context, vocabulary: vocabulary)
  }

  /// The dates of the next passage, in the order of their words.
  ///
  /// - Parameters:
  ///   - text: The words of the passage.
  ///   - headings: The headings above it, the outermost first.
  /// - Returns: What was found; the count of passages is its ``FoundDate/passage``.
  public mutating func read(text: String, headings: [String] = []) -> [FoundDate] {
    defer { passageCount += 1 }
    if headings != resolver.told.headings { enter(headings) }
    let scalars = Array(text.unicodeScalars)
    let tokens = ProseTokenizer.tokens(of: scalars, vocabulary)
    var grammar = ProseGrammar(tokens: tokens, vocabulary: vocabulary)
    let matches = grammar.matches()
    resolver.told.beginPassage(passageCount, yearToCome: matches.lazy.compactMap(\.plainYear).first)
    var found: [FoundDate] = []
    found.reserveCapacity(matches.count)
    let passage = ReadPassage(number: passageCount, scalars: scalars, tokens: tokens)
    var loose: (index: Int, match: ProseMatch)?
    for match in matches {
      let first = found.count
      found += resolver.dates(of: match, in: passage)
      guard found.count > first else { continue }
      if let loose, Self.names(match, loose.match, tokens) {
        found[loose.index].takeDay(of: found[first])
      }
      loose = (first, match)
    }
    return found
  }

  /// Whether a date is the one before it, said again: "the next day, 30 June".
  private static func names(
    _ match: ProseMatch,
    _ before: ProseMatch,
    _ tokens: [ProseToken]
  ) -> Bool {
    guard let date = match.dates.first, match.dates.count == 1, date.precision == .day,
      date.isPlain, before.dates.count == 1, let loose = before.dates.first, loose.isCounted,
      date.limited.lowerBound == before.end + 1, tokens[before.end].isSign(",")
    else { return false }
    return true
  }

  /// What the headings date is what the passages below them begin with.
  private mutating func enter(_ headings: [String]) {
    var dated: [ToldTime.Heading?] = []
    for heading in headings {
      let scalars = Array(heading.unicodeScalars.prefix(2000))
      let tokens = ProseTokenizer.tokens(of: scalars, vocabulary)
      var grammar = ProseGrammar(tokens: tokens, vocabulary: vocabulary, isHeading: true)
      dated.append(ToldTime.Heading(grammar.matches()))
    }
    resolver.told.enter(headings, dated)
  }
}

/// A passage as it is read.
struct ReadPassage {
  let number: Int
  let scalars: [Unicode.Scalar]
  let tokens: [ProseToken]

  func range(_ tokens: Range<Int>) -> Range<Int> {
    guard let last = tokens.last, self.tokens.indices.contains(last) else { return 0..<0 }
    return self.tokens[tokens.lowerBound].start..<self.tokens[last].end
  }

  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  /// Whether a word of a class stands in the same sentence within so many tokens before or after a place.
  func has(_ classes: WordClass, near index: Int, before: Int, after: Int = 0) -> Bool {
    let sentence = tokens[index].sentence
    for place in max(0, index - before)..<min(tokens.count, index + after + 1)
    where tokens[place].sentence == sentence && tokens[place].has(classes) {
      return true
    }
    return false
  }
}

extension ProseMatch {
  /// The year of its first date, where that is written and no part of a name.
  var plainYear: Int? {
    guard let first = dates.first, !first.isInName, !first.isAttributive else { return nil }
    return first.astronomicalYear
  }
}
