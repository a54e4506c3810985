/// The words by which a language dates: tables, from which ``DateFinder`` reads.
///
/// The way of reading is the same for all languages that put day, month and year side by side; another
/// language is another set of tables.
public struct DateVocabulary: Sendable {
  /// What each word can be.
  let classes: [String: WordClass]
  /// The numbers of months, by all their spellings.
  let months: [String: Int]
  let seasons: [String: Season]
  let weekdays: [String: Weekday]
  /// Endings that a word can lose and still be of the same deed: "signing", "signed". The longest first.
  let suffixes: [String]
  let units: [String: (unit: TimeUnit, times: Int)]
  /// "seventeenth", also "last", which is 0.
  let ordinals: [String: Int]
  let numbers: [String: Int]
  let vagueNumbers: [String: ClosedRange<Int>]
  /// "next": 1, "same": 0, "previous": -1.
  let neighbours: [String: Int]
  /// "after": 1, "before": -1.
  let directions: [String: Int]
  /// Whether an era counts backward.
  let eras: [String: Bool]
  let parts: [String: TimePart]
  let bounds: [String: Phrase.Bound]
  let calendars: [String: CalendarSystem]

  /// The classes of a word, in lower case.
  func classes(of word: String) -> WordClass { classes[word] ?? [] }

  /// What a word has in common with others of its family; nil for words that mean little by themselves.
  func stem(of token: ProseToken) -> Substring? {
    guard token.kind == .word, token.word.utf8.count > 2, !token.has([.function, .determiner])
    else {
      return nil
    }
    for suffix in suffixes where token.word.hasSuffix(suffix) {
      let stem = token.word.dropLast(suffix.count)
      if stem.utf8.count > 2 { return stem }
    }
    return Substring(token.word)
  }
}
