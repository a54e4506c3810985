/// Finds the dates in running text and says what they mean where they stand.
///
/// "In April" takes its year from what was told before, "on the 28th" its month, "the next day" the day that it
/// follows. `docs/dates.md` has the rules. The work grows with the length of the text and nothing else.
///
/// ```swift
/// let found = DateFinder().dates(in: [
///   ProsePassage("In 1919 the army moved east, and the town was taken in April.")
/// ])
/// // found[1].date is April 1919, found[1].isInferred is true.
/// ```
public struct DateFinder: Sendable {
  let vocabulary: DateVocabulary
  let context: DateContext

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - vocabulary: The words of the text's language.
  ///   - context: The calendar of dates that do not say it, how to read 7/8/1920, how much "circa" widens, and
  ///     the year for a text that never tells one.
  public init(_ vocabulary: DateVocabulary = .english, context: DateContext = .none) {
    self.vocabulary = vocabulary
    self.context = context
  }

  /// The dates of one text, its passages in order.
  public func dates(in passages: [ProsePassage]) -> [FoundDate] {
    var reader = reader()
    return passages.flatMap { reader.read(text: $0.text, headings: $0.headings) }
  }

  /// Begins to read a text passage by passage.
  public func reader() -> DateReader {
    DateReader(vocabulary: vocabulary, context: context)
  }
}
