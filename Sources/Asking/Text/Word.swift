/// A word of a question.
struct Word: Hashable, Sendable {
  /// As it was typed.
  let text: String
  /// In lower case.
  let lower: String
  /// Without case, accents and alphabet, as names are compared.
  let folded: String
  /// Where it stands, in Unicode scalars of the question.
  let range: Range<Int>
  /// Whether it was typed with a capital.
  let isCapital: Bool
}
