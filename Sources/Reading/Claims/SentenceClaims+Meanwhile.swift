internal import Chronology

extension SentenceClaims {
  /// The manner of what words say in passing: it was so when what the clause around them tells happened.
  ///
  /// "Secretary of State Robert Lansing received the note on 31 January": he held the office that day.
  func meanwhile(_ words: Range<Int>, isPast: Bool = false) -> Manner {
    var manner = Manner(span: words, pattern: "")
    manner.isMoment = true
    guard !isPast, let clause = clause(around: words) else { return manner }
    // What is planned or only said by others happened at no such time.
    guard let around = self.manner(of: clause), around.modality == .asserted else { return manner }
    let points = around.dates.filter { $0.role == .point }
    guard points.count == 1 else { return manner }
    manner.dates = points
    return manner
  }

  /// The clause whose words are the fewest of those that hold some words.
  func clause(around words: Range<Int>) -> Clause? {
    clauses.filter {
      $0.span.lowerBound <= words.lowerBound && $0.span.upperBound >= words.upperBound
    }.min { $0.span.count < $1.span.count }
  }

  /// "former President", "future Mayor": not at the time told of.
  func isPast(_ words: Range<Int>) -> Bool {
    let before = max(chunker.sentence.lowerBound, words.lowerBound - 1)
    return tokens[before..<words.upperBound].contains {
      language.words.untimely.contains($0.lower)
    }
  }
}
