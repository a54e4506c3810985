/// What ``Suggestions`` needs to know of every name.
///
/// Names in question come by the hundred, so one profile is filled with one after the other, in the same memory.
struct NameProfile {
  private static let lengthThatCounts = 256
  private static let wordsThatCount = 16

  /// The folded name.
  private(set) var folded = ""
  /// The scalars of the folded name without its spaces.
  private(set) var letters: [UInt32] = []
  /// Where its words lie among the letters, without stop words.
  private(set) var words: [Range<Int>] = []

  init() {}

  init(_ name: String) { fill(with: name) }

  mutating func fill(with name: String) {
    // Cut before folding, so that a text given by mistake costs no more than a name.
    let cut =
      name.utf8.count <= Self.lengthThatCounts
      ? name : String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.lengthThatCounts)))
    folded = NameFolding.fold(cut)
    letters.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    var start = 0
    for scalar in folded.unicodeScalars {
      if scalar != " " {
        letters.append(scalar.value)
      } else {
        addWord(from: start)
        start = letters.count
      }
    }
    addWord(from: start)
    keepTellingWords()
  }

  private mutating func addWord(from start: Int) {
    if start < letters.count { words.append(start..<letters.count) }
  }

  private mutating func keepTellingWords() {
    var telling = 0
    for word in words where !isStopWord(word) {
      words[telling] = word
      telling += 1
    }
    if telling > 0 { words.removeLast(words.count - telling) }
    if words.count > Self.wordsThatCount { words.removeLast(words.count - Self.wordsThatCount) }
  }

  private func isStopWord(_ word: Range<Int>) -> Bool {
    guard word.count <= Self.longestStopWord else { return false }
    return Self.stopWords.contains { $0.elementsEqual(letters[word]) }
  }

  private static let stopWords = NameFolding.stopWords.map { $0.unicodeScalars.map(\.value) }
  private static let longestStopWord = stopWords.map(\.count).max() ?? 0
}
