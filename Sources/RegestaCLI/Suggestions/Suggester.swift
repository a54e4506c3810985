/// Finds which of the known words was meant by one that is not known.
package struct Suggester {
  private let candidates: [(word: String, folded: [Unicode.Scalar])]

  package init(_ words: [String]) {
    candidates = words.map { ($0, FoldedText.of($0)) }
  }

  /// The likeliest words, best first; equals in the order they were given.
  ///
  /// A word counts as meant when it is a few slips away, one for every three letters but at least
  /// one, or when what was typed is its beginning, or a whole part of it between hyphens.
  package func suggestions(for typed: String, limit: Int = 3) -> [String] {
    let typed = FoldedText.of(typed)
    guard !typed.isEmpty else { return [] }
    let scored = candidates.enumerated().compactMap { index, candidate in
      score(typed, candidate.folded).map { (score: $0, index: index, word: candidate.word) }
    }
    let sorted = scored.sorted { ($0.score, $0.index) < ($1.score, $1.index) }
    guard let best = sorted.first else { return [] }
    // What is much worse than the best only distracts from it.
    return sorted.prefix(limit).filter { $0.score <= best.score * 2 + 1 }.map(\.word)
  }

  /// Twice the slips, with small changes for signs of what was meant; `nil` when not meant at all.
  private func score(_ typed: [Unicode.Scalar], _ candidate: [Unicode.Scalar]) -> Int? {
    if typed == candidate { return 0 }
    let allowed = max(1, max(typed.count, candidate.count) / 3)
    var best = EditDistance.between(typed, candidate, limit: allowed).map { distance in
      // Hands seldom miss the first letter.
      distance * 2 + (typed.first == candidate.first ? 0 : 1)
    }
    if typed.count >= 2, candidate.starts(with: typed) {
      best = min(best ?? .max, 2)
    } else if typed.count >= 3, contains(part: typed, candidate) || contains(part: candidate, typed)
    {
      best = min(best ?? .max, 3)
    }
    return best
  }

  /// Whether `part` is one of the parts of `whole` between hyphens.
  private func contains(part: [Unicode.Scalar], _ whole: [Unicode.Scalar]) -> Bool {
    whole.split(separator: "-").contains { Array($0) == part }
  }
}
