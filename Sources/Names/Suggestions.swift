/// A name that may have been meant, and how near it is.
public struct Suggestion: Hashable, Sendable {
  /// The candidate as it was given.
  public let text: String
  /// Its place among the candidates, from 0.
  public let index: Int
  /// From 0 to 1; 1 when query and candidate fold to the same.
  public let score: Double

  /// Makes a suggestion; only tests and other rankings need to.
  public init(text: String, index: Int, score: Double) {
    self.text = text
    self.index = index
    self.score = score
  }
}

/// Did-you-mean: which of the known names comes nearest to what was typed.
///
/// It serves short lists (commands, columns, formats) and the candidates that an index has found
/// among many names. The cost is some microseconds a candidate.
///
///     Suggestions.rank("shwo", among: ["search", "show", "sql"]).first?.text        // "show"
///     Suggestions.rank("wilno", among: ["Kaunas", "Vilnius"]).first?.text           // "Vilnius"
///     Suggestions.rank("lossowski", among: ["Piotr Łossowski"]).first?.score        // 0.82…
///
/// A candidate's score is the best of these, in the folded forms, spaces not counted:
///
/// | likeness | score |
/// |---|---|
/// | the same | 1; but for spaces 0.98 |
/// | *d* slips (``EditDistance``), up to a third of the longer name and 8 | 1 - *d* / length |
/// | the query (two letters or more) begins the candidate | 0.70 to 0.95, by the share that is typed |
/// | the candidate (three letters or more) begins the query | 0.60 to 0.85, by its share |
/// | the query's words among the candidate's, in any order, whole, begun or with slips | up to 0.95 |
/// | they sound alike (``SoundKey``, four sounds or more) | 0.70 to 0.90, by their trigrams |
/// | shared ``Trigrams`` | 0.9 × Dice coefficient |
///
/// Equal scores are ordered by the length of the common beginning, then by the candidates' order, so
/// that the answer is always the same. Only the first 256 scalars and 16 words of a name count.
public enum Suggestions {
  /// The score from which a candidate is worth showing.
  public static let threshold = 0.55

  /// The candidates nearest to `query`, best first.
  ///
  /// - Parameters:
  ///   - query: What was typed. Nothing is near to a query that folds to nothing.
  ///   - candidates: Known names; a name given twice can be suggested twice.
  ///   - limit: How many to return at most.
  ///   - threshold: The lowest score to return, from 0 to 1.
  /// - Returns: At most `limit` suggestions; none if nothing is near.
  public static func rank(
    _ query: String,
    among candidates: some Sequence<String>,
    limit: Int = 3,
    atLeast threshold: Double = threshold
  ) -> [Suggestion] {
    let wanted = NameQuery(query)
    guard limit > 0, !wanted.name.letters.isEmpty else { return [] }

    var found: [(suggestion: Suggestion, beginning: Int)] = []
    var profile = NameProfile()
    var next = 0
    for candidate in candidates {
      let index = next
      next += 1
      profile.fill(with: candidate)
      let score = wanted.likeness(to: profile, atLeast: threshold)
      guard score >= threshold, score > 0 else { continue }
      found.append(
        (
          Suggestion(text: candidate, index: index, score: score),
          zip(wanted.name.letters, profile.letters).prefix { $0 == $1 }.count
        )
      )
    }
    found.sort { one, other in
      if one.suggestion.score != other.suggestion.score {
        return one.suggestion.score > other.suggestion.score
      }
      if one.beginning != other.beginning { return one.beginning > other.beginning }
      return one.suggestion.index < other.suggestion.index
    }
    return found.prefix(limit).map(\.suggestion)
  }
}
