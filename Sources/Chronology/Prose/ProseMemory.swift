/// Days that were told together with deeds, so that "the day after signing the treaty" finds the day on which
/// it was signed.
struct ProseMemory: Sendable {
  private struct Deed: Sendable {
    var stems: Set<Substring>
    var date: HistoricalDate
    var passage: Int
    var sentence: Int
  }

  private var deeds: [Deed] = []
  private var next = 0
  /// How many are kept; the oldest is forgotten first.
  private static let limit = 48
  /// How far from its date a word can stand.
  private static let reach = 24

  mutating func note(
    _ date: HistoricalDate,
    at index: Int,
    in passage: ReadPassage,
    _ vocabulary: DateVocabulary
  ) {
    guard date.isExact else { return }
    let sentence = passage.tokens[index].sentence
    var stems: Set<Substring> = []
    for place in max(0, index - Self.reach)..<min(passage.tokens.count, index + Self.reach)
    where passage.tokens[place].sentence == sentence {
      if let stem = vocabulary.stem(of: passage.tokens[place]) { stems.insert(stem) }
    }
    let deed = Deed(stems: stems, date: date, passage: passage.number, sentence: sentence)
    if deeds.count < Self.limit { deeds.append(deed) } else { deeds[next] = deed }
    next = (next + 1) % Self.limit
  }

  /// The one day that was told with all these words; nil where there is none, or more than one.
  func day(
    of words: Range<Int>,
    in passage: ReadPassage,
    _ vocabulary: DateVocabulary
  ) -> HistoricalDate? {
    let stems = Set(passage.tokens[words].compactMap { vocabulary.stem(of: $0) })
    guard stems.count > 1 else { return nil }
    // The sentence itself has the words, but not of the deed.
    let sentence = passage.tokens[words.lowerBound].sentence
    let found = deeds.filter {
      ($0.passage != passage.number || $0.sentence != sentence) && stems.isSubset(of: $0.stems)
    }
    guard let first = found.first, found.allSatisfy({ $0.date.hasSameBounds(as: first.date) })
    else {
      return nil
    }
    return first.date
  }
}
