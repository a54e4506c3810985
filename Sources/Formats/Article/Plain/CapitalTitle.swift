/// A title that stands in capitals at the beginning of the first sentence: "The BATTLE OF GRUNWALD was".
///
/// Programs that make plain text of articles write bold words so.
struct CapitalTitle {
  /// The title in the usual letters.
  let title: String
  /// The text with the title, and other names in capitals, in the usual letters; as long as it was.
  let text: [Unicode.Scalar]

  /// Finds the title; nil when the text does not begin with one. The file's name helps with the letters:
  /// "Battle_of_Grunwald.txt".
  init?(_ scalars: [Unicode.Scalar], fileName: String?) {
    let runs = Self.runs(in: scalars)
    guard let first = runs.first, first.wordsBefore < 8, first.range.count > 3 else { return nil }
    let hints = Self.hints(fileName)
    var result = scalars
    for (index, run) in runs.enumerated() where index == 0 || run.words > 1 {
      Self.lower(run.range, in: &result, hints: hints)
    }
    text = result
    title = result[first.range].normalized
  }

  private struct Run {
    var range: Range<Int>
    var words: Int
    var wordsBefore: Int
  }

  /// Words in capitals that follow each other, in the first part of the text.
  private static func runs(in scalars: [Unicode.Scalar]) -> [Run] {
    var runs: [Run] = []
    var isOpen = false
    var index = 0
    var words = 0
    let limit = min(scalars.count, 2000)
    while index < limit {
      while index < limit, !scalars[index].isWordPart { index += 1 }
      let start = index
      while index < limit, scalars[index].isWordPart || isInner(index, scalars) { index += 1 }
      guard start < index else { break }
      let word = scalars[start..<index]
      let letters = word.filter(\.isLetter)
      let isCapital = !letters.isEmpty && letters.allSatisfy { !$0.isLower } && letters.count > 1
      let isNumber = isOpen && letters.isEmpty
      if isOpen, isCapital || isNumber, let last = runs.last,
        scalars[last.range.upperBound..<start].allSatisfy({ $0 == " " || $0.isDash || $0 == "\n" })
      {
        runs[runs.count - 1].range = last.range.lowerBound..<index
        runs[runs.count - 1].words += 1
      } else if isCapital {
        runs.append(Run(range: start..<index, words: 1, wordsBefore: words))
        isOpen = true
      } else {
        isOpen = false
      }
      words += 1
    }
    // A year after the name belongs to the sentence more often than to the name.
    return runs
  }

  private static func isInner(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard ["'", "’", "-", "."].contains(scalars[index]), index + 1 < scalars.count else {
      return false
    }
    return scalars[index + 1].isLetter
  }

  private static func hints(_ fileName: String?) -> [String: String] {
    let name = fileName?.split(separator: "/").last ?? ""
    let words = name.split { "_ .-".contains($0) }
    return Dictionary(words.map { ($0.lowercased(), String($0)) }) { first, _ in first }
  }

  private static let small: Set<String> = [
    "of", "the", "and", "in", "on", "at", "for", "to", "by", "from", "with", "a", "an", "or",
    "de", "la", "le", "du", "des", "von", "der", "den", "und", "i", "w", "z", "na", "ir", "и", "в",
  ]

  private static func lower(
    _ range: Range<Int>,
    in scalars: inout [Unicode.Scalar],
    hints: [String: String]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard scalars[index].isWordPart else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, scalars[index].isWordPart || scalars[index] == "'" {
        index += 1
      }
      let lowered = scalars[start..<index].map(\.lowered)
      if let hint = hints[lowered.string].map({ Array($0.unicodeScalars) }),
        hint.count == lowered.count
      {
        scalars.replaceSubrange(start..<index, with: hint)
      } else if start > range.lowerBound, small.contains(lowered.string) {
        scalars.replaceSubrange(start..<index, with: lowered)
      } else if !scalars[start..<index].allSatisfy({ ["I", "V", "X"].contains($0) }) {
        scalars.replaceSubrange(start + 1..<index, with: lowered.dropFirst())
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isWordPart: Bool {
    isLetter || isDigit || properties.generalCategory == .nonspacingMark
  }
}
