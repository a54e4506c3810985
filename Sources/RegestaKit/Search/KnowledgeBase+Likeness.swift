internal import Names
internal import SQLite

/// Names that are written like what was asked for.
extension KnowledgeBase {
  /// Names that share runs of three letters, and those that a slip left without any: those with the most in common are
  /// compared in full.
  func addSimilar(to found: inout SearchFindings, folded: String, limit: Int) throws {
    let letters = Array(folded.unicodeScalars)
    guard letters.count >= 3 else { return }
    var runs: Set<String> = []
    for start in 0...(letters.count - 3) {
      var run = ""
      run.unicodeScalars.append(contentsOf: letters[start..<(start + 3)])
      runs.insert(run)
    }
    var names = try alike(runs.sorted().prefix(60))
    let known = Set(names.map(\.claim))
    names += try withHiddenSlips(folded).filter { !known.contains($0.claim) }
    let ranked = Suggestions.rank(
      folded,
      among: names.map(\.folded),
      limit: names.count,
      atLeast: max(found.leastLikeness, Suggestions.threshold)
    )
    var texts: Set<String> = []
    var count = 0
    var least = 0.0
    for suggestion in ranked {
      // Who bears one of the names in question is found, however many they are.
      if count == limit, suggestion.score < least { break }
      let named = try connection.first(
        """
        \(raw: Self.nameSelect)
         WHERE n.claim = \(names[suggestion.index].claim)
           AND \(found.statusCondition) AND \(found.kindCondition)
        """
      ) { (entity: try Self.entity(from: $0, at: 0), name: try $0.text(4)) }
      guard let named, count < limit || texts.contains(named.name) else { continue }
      if count < limit {
        count += 1
        least = suggestion.score
        texts.insert(named.name)
      }
      found.add(named.entity, name: named.name, .similar, score: suggestion.score)
    }
  }

  /// The names that have most of some runs of three letters in common, with the claims that give them.
  ///
  /// Rare runs tell most, and are quickly gone through; a common one is asked for together with the others.
  private func alike(_ runs: some Sequence<String>) throws -> [(claim: Int, folded: String)] {
    var rare: [[Int]] = []
    var common: [String] = []
    for run in runs {
      let claims = try claims(named: Self.quoted(run))
      if claims.count >= Self.commonRun {
        common.append(run)
      } else {
        rare.append(claims)
      }
    }
    var shared = SharedRuns()
    for claims in rare.sorted(by: { ($0.count, $0.first ?? 0) < ($1.count, $1.first ?? 0) }) {
      if shared.count + claims.count > Self.mostLooked { break }
      shared.add(claims)
    }
    if !common.isEmpty {
      let all = common.map(Self.quoted)
      shared.add(try claims(named: all.joined(separator: " AND ")), runs: common.count)
      if shared.count == 0 { shared.add(try claims(named: all.joined(separator: " OR "))) }
    }
    // The folded names alone tell which are near, and lie close together in the file: a claim and an entity
    // are only read of those.
    let list = shared.best(Self.mostCompared).numberList()
    return try connection.rows(
      "SELECT n.claim, n.folded FROM json_each(\(list)) AS near JOIN name AS n ON n.claim = near.value"
    ) { (claim: try $0.int(0), folded: try $0.text(1)) }
  }

  /// The names with a word that is a slip away from a short one and has no run of letters in common with it.
  private func withHiddenSlips(_ folded: String) throws -> [(claim: Int, folded: String)] {
    let words = HiddenSlips.of(folded)
    guard !words.isEmpty else { return [] }
    let expression = "folded : (" + words.map(Self.quoted).joined(separator: " OR ") + ")"
    return try connection.rows(
      """
      SELECT n.claim, n.folded FROM name_words AS w CROSS JOIN name AS n ON n.claim = w.rowid
       WHERE w.name_words MATCH \(expression) ORDER BY w.rowid LIMIT \(Self.mostCompared)
      """
    ) { (claim: try $0.int(0), folded: try $0.text(1)) }
  }

  /// The claims that give names with some runs of three letters, as many as make a run a common one.
  private func claims(named expression: String) throws -> [Int] {
    try connection.rows(
      """
      SELECT rowid FROM name_trigrams WHERE name_trigrams MATCH \(expression) LIMIT \(Self.commonRun)
      """
    ) { try $0.int(0) }
  }

  /// A run that so many names have is common.
  private static let commonRun = 2000
  /// About how often names are met in going through what they share, and how many of them are compared in full.
  private static let mostLooked = 12_000
  private static let mostCompared = 400
}
