internal import Names

/// Finds which of the known words was meant by one that is not known.
package struct Suggester {
  private let words: [String]

  package init(_ words: [String]) {
    self.words = words
  }

  /// The likeliest words, best first; what is much less likely than the best only distracts from it.
  package func suggestions(for typed: String, limit: Int = 3) -> [String] {
    let ranked = Suggestions.rank(typed, among: words, limit: limit)
    guard let best = ranked.first else { return [] }
    // `help` and `--help` are one thing to whoever mistyped it.
    var seen: Set<String> = []
    return ranked.filter { $0.score >= best.score - 0.2 }.map(\.text)
      .filter { seen.insert(NameFolding.fold($0)).inserted }
  }
}
