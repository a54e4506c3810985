/// What ``Suggestions`` needs to know of every name.
struct NameProfile {
  private static let lengthThatCounts = 256
  private static let wordsThatCount = 16

  /// The folded name.
  let folded: String
  /// The scalars of the folded name without its spaces.
  let letters: [UInt32]
  /// The scalars of each word, without stop words.
  let words: [[UInt32]]

  init(_ name: String) {
    // Cut before folding, so that a text given by mistake costs no more than a name.
    let cut =
      name.utf8.count <= Self.lengthThatCounts
      ? name : String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.lengthThatCounts)))
    folded = NameFolding.fold(cut)
    let scalars = folded.unicodeScalars.map(\.value)
    let words = scalars.split(separator: Self.space).map(Array.init)
    letters = scalars.filter { $0 != Self.space }
    let telling = words.filter { !Self.stopWords.contains($0) }
    self.words = Array((telling.isEmpty ? words : telling).prefix(Self.wordsThatCount))
  }

  private static let space = Unicode.Scalar(" ").value
  private static let stopWords = NameFolding.stopWords.map { $0.unicodeScalars.map(\.value) }
}
