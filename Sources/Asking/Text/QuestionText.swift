internal import Names

/// A question as it was typed, cut into words.
struct QuestionText: Sendable {
  /// The most characters that are looked at; nobody asks more in one breath.
  static let longest = 600
  /// The most words that are looked at.
  static let mostWords = 60

  let text: String
  let words: [Word]
  /// Whether there was more than is looked at.
  let isTooLong: Bool

  init(_ typed: String) {
    let scalars = Array(typed.unicodeScalars.prefix(Self.longest + 1))
    let kept = scalars.prefix(Self.longest)
    var text = ""
    text.unicodeScalars.append(contentsOf: kept)
    self.text = text
    let words = Self.cut(Array(kept))
    self.words = Array(words.prefix(Self.mostWords))
    isTooLong = scalars.count > Self.longest || words.count > Self.mostWords
  }

  /// The words of a text in lower case; plain ones are not looked at letter by letter.
  static func lowerWords(_ text: String) -> [String] {
    let isPlain = text.utf8.allSatisfy { byte in
      byte == UInt8(ascii: " ") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
    guard isPlain else { return QuestionText(text).allWords }
    return text.words
  }

  /// All words in lower case, the comma at the start too.
  var allWords: [String] { words.map(\.lower) }

  /// The words of a stretch, as they were typed.
  func wording(_ range: Range<Int>) -> String {
    guard let first = words[range].first, let last = words[range].last else { return "" }
    let scalars = Array(text.unicodeScalars)
    var wording = ""
    wording.unicodeScalars.append(
      contentsOf: scalars[first.range.lowerBound..<last.range.upperBound]
    )
    return wording
  }

  private static func cut(_ scalars: [Unicode.Scalar]) -> [Word] {
    var words: [Word] = []
    var start: Int?
    func isInside(_ index: Int) -> Bool {
      let scalar = scalars[index]
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
      if scalar.properties.canonicalCombiningClass != .notReordered { return true }
      // "Lit-Bel", "D.C.", "1,000": a mark between letters or figures belongs to them.
      guard index > 0, index + 1 < scalars.count, "-–.,&".unicodeScalars.contains(scalar) else {
        return false
      }
      let before = scalars[index - 1].properties
      let after = scalars[index + 1].properties
      if scalar == "," || scalar == "." {
        return before.numericType != nil && after.numericType != nil
          || scalar == "." && before.isAlphabetic && after.isAlphabetic
      }
      return (before.isAlphabetic || before.numericType != nil)
        && (after.isAlphabetic || after.numericType != nil)
    }
    func add(_ from: Int, _ to: Int) {
      guard from < to else { return }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars[from..<to])
      let lower = text.lowercased()
      words.append(
        Word(
          text: text,
          lower: lower,
          folded: NameFolding.fold(text),
          range: from..<to,
          isCapital: scalars[from].properties.isUppercase
        )
      )
    }
    var index = 0
    while index < scalars.count {
      if isInside(index) {
        if start == nil { start = index }
      } else {
        if let begun = start { add(begun, index) }
        start = nil
        // "Lithuania's" and "the Soviets' army" have an owner.
        if "'’".unicodeScalars.contains(scalars[index]), index > 0, isInside(index - 1) {
          let hasS =
            index + 1 < scalars.count && (scalars[index + 1] == "s" || scalars[index + 1] == "S")
          let end = hasS ? index + 2 : index + 1
          let closes = end >= scalars.count || !isInside(end)
          if closes, hasS || scalars[index - 1] == "s" {
            words.append(
              Word(text: "'s", lower: "'s", folded: "", range: index..<end, isCapital: false)
            )
            index = end
            continue
          }
          // "didn't" is "did not".
          if scalars[index + 1..<min(index + 2, scalars.count)].first == "t", let last = words.last,
            last.lower.hasSuffix("n")
          {
            words.removeLast()
            let verb = last.lower == "can" ? "can" : String(last.lower.dropLast())
            words.append(
              Word(text: verb, lower: verb, folded: verb, range: last.range, isCapital: false)
            )
            words.append(
              Word(text: "not", lower: "not", folded: "not", range: index..<end, isCapital: false)
            )
            index += 2
            continue
          }
        }
        if scalars[index] == "," || scalars[index] == ":" || scalars[index] == ";" {
          words.append(
            Word(text: ",", lower: ",", folded: "", range: index..<index + 1, isCapital: false)
          )
        }
      }
      index += 1
    }
    if let begun = start { add(begun, scalars.count) }
    while words.last?.lower == "," { words.removeLast() }
    return words
  }
}
