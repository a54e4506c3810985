internal import Names
internal import SQLite

extension KnowledgeBase {
  /// The entities that go by a name or by one like it, best first.
  ///
  /// Case, accents, alphabet and spelling families do not count (`lossowski`, `Вильнюс`, `wilno`);
  /// slips of the pen are found last.
  ///
  /// - Parameters:
  ///   - text: A name, part of one, or a key.
  ///   - kind: Only entities of this kind, by key.
  ///   - limit: At most so many.
  ///   - includesProposed: Also what only a reading speaks of, by the names that it gives.
  ///   - likeness: Names that are only written alike must be so alike, from 0 to 1.
  /// - Returns: Each entity once, by its surest match.
  /// - Throws: ``RegestaError`` of kind `notFound` when there is no such kind, `damaged` or `busy`.
  public func search(
    _ text: String,
    kind: String? = nil,
    limit: Int = 20,
    includesProposed: Bool = false,
    likeness: Double = 0
  ) throws -> [SearchHit] {
    try read {
      var found = Findings(query: text, kind: try kind.map { try kindsBelow($0) })
      found.includesProposed = includesProposed
      found.leastLikeness = likeness
      if let entity = try entity(key: text) { found.add(entity, name: entity.label, .exact) }
      let folded = NameFolding.fold(text)
      guard !folded.isEmpty else { return found.best(limit) }

      try add(to: &found, .exact, where: "n.folded = \(folded)", limit: limit)
      let words = NameFolding.tokens(text)
      // What is longer than any name is at most the same as one.
      guard folded.unicodeScalars.count <= Self.longestQuery, !words.isEmpty else {
        return found.best(limit)
      }
      if found.count < limit {
        try add(to: &found, .words, matching: "folded : \(Self.all(words.map(Self.quoted)))")
      }
      if found.count < limit {
        let beginnings = words.map { Self.quoted($0) + " *" }
        try add(to: &found, .beginning, matching: "folded : \(Self.all(beginnings))")
      }
      if found.count < limit {
        let keys = SoundKey.keys(ofEachWordOf: text).map { keys in
          "(" + keys.map(Self.quoted).joined(separator: " OR ") + ")"
        }
        if !keys.isEmpty { try add(to: &found, .sound, matching: "sound : \(Self.all(keys))") }
      }
      // Whoever wrote a name as it is did not mean another that is written like it.
      if found.count < limit, !found.hasExact {
        try addSimilar(to: &found, folded: folded, limit: limit)
      }
      return found.best(limit)
    }
  }

  /// The one entity that is meant by a name or a key.
  ///
  /// A name is taken only when it is that entity's name without doubt: the same but for case,
  /// accents and alphabet, or all words of one name only. Anything looser is suggested, not guessed.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` or `ambiguous`, with suggestions.
  public func entity(named text: String) throws -> Entity {
    if let entity = try entity(key: text) { return entity }
    let hits = try search(text, limit: 12)
    for match in [SearchHit.Match.exact, .words] {
      let sure = hits.filter { $0.match == match }
      if sure.count == 1, let hit = sure.first { return hit.entity }
      if sure.count > 1 {
        // The one that bears the very name as its label goes before those that also have it.
        let folded = NameFolding.fold(text)
        let named = sure.filter { NameFolding.fold($0.entity.label) == folded }
        if named.count == 1, let hit = named.first { return hit.entity }
        throw RegestaError(
          .ambiguous,
          "\"\(text)\" names \(sure.count) entities.",
          hint: "Say which by its key.",
          suggestions: Self.suggestions(sure)
        )
      }
    }
    throw RegestaError(
      .notFound,
      "No entity is named \"\(text)\".",
      hint: hits.isEmpty ? "Look around with: regesta search WORD" : nil,
      suggestions: Self.suggestions(hits)
    )
  }

  private static func suggestions(_ hits: [SearchHit]) -> [RegestaError.Suggestion] {
    hits.prefix(5).map { hit in
      let label = hit.name == hit.entity.label ? hit.name : "\(hit.name) = \(hit.entity.label)"
      return .init(hit.entity.key, detail: "\(label) (\(hit.entity.kind))")
    }
  }

  // MARK: Below

  /// In scalars.
  private static let longestQuery = 256

  private func kindsBelow(_ key: String) throws -> Set<String> {
    let kinds = try connection.rows(
      """
      SELECT k.key FROM kind AS a JOIN kind_tree AS t ON t.ancestor = a.id
        JOIN kind AS k ON k.id = t.kind WHERE a.key = \(key)
      """
    ) { try $0.text(0) }
    guard !kinds.isEmpty else {
      let all = try self.kinds().map(\.key)
      let near = Suggestions.rank(key, among: all, limit: 3)
      throw RegestaError(
        .notFound,
        "There is no kind \"\(key)\".",
        suggestions: near.map { RegestaError.Suggestion($0.text) }
      )
    }
    return Set(kinds)
  }

  private static let nameSelect = """
    SELECT e.id, e.key, e.label, k.key, c.text
      FROM name AS n JOIN claim AS c ON c.id = n.claim
      JOIN entity AS e ON e.id = n.entity JOIN kind AS k ON k.id = e.kind
    """

  private func add(
    to found: inout Findings,
    _ match: SearchHit.Match,
    where condition: SQL,
    limit: Int
  ) throws {
    try connection.forEach(
      """
      \(raw: Self.nameSelect)
       WHERE \(condition) AND \(found.statusCondition) AND \(found.kindCondition)
       ORDER BY n.claim LIMIT \(min(max(limit, 0), 1_000_000) * 4)
      """
    ) { row in
      found.add(try Self.entity(from: row, at: 0), name: try row.text(4), match)
      return .next
    }
  }

  private func add(
    to found: inout Findings,
    _ match: SearchHit.Match,
    matching expression: String
  ) throws {
    try add(
      to: &found,
      match,
      where: "n.claim IN (SELECT rowid FROM name_words WHERE name_words MATCH \(expression))",
      limit: 50
    )
  }

  /// Names that share runs of three letters: those with the most in common are compared in full.
  private func addSimilar(to found: inout Findings, folded: String, limit: Int) throws {
    let letters = Array(folded.unicodeScalars)
    guard letters.count >= 3 else { return }
    var runs: Set<String> = []
    for start in 0...(letters.count - 3) {
      var run = ""
      run.unicodeScalars.append(contentsOf: letters[start..<(start + 3)])
      runs.insert(run)
    }
    let names = try alike(runs.sorted().prefix(60))
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
    var rare: [(run: String, count: Int)] = []
    var common: [String] = []
    for run in runs {
      let count =
        try connection.first(
          """
          SELECT count(*) FROM (SELECT 1 FROM name_trigrams WHERE name_trigrams MATCH \(Self.quoted(run))
                                 LIMIT \(Self.commonRun))
          """
        ) { try $0.int(0) } ?? 0
      if count >= Self.commonRun {
        common.append(run)
      } else if count > 0 {
        rare.append((run, count))
      }
    }
    var shared: [Int: Int] = [:]
    func note(_ expression: String, weight: Int) throws {
      try connection.forEach(
        """
        SELECT rowid FROM name_trigrams WHERE name_trigrams MATCH \(expression) LIMIT \(Self.commonRun)
        """
      ) { row in
        shared[try row.int(0), default: 0] += weight
        return .next
      }
    }
    for (run, count) in rare.sorted(by: { ($0.count, $0.run) < ($1.count, $1.run) }) {
      if shared.count + count > Self.mostLooked { break }
      try note(Self.quoted(run), weight: 1)
    }
    if !common.isEmpty {
      try note(common.map(Self.quoted).joined(separator: " AND "), weight: common.count)
      if shared.isEmpty { try note(common.map(Self.quoted).joined(separator: " OR "), weight: 1) }
    }
    let best = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostCompared)
    // The folded names alone tell which are near, and lie close together in the file: a claim and an entity
    // are only read of those.
    return try best.map(\.key).sorted().compactMap { claim in
      try connection.first("SELECT folded FROM name WHERE claim = \(claim)") {
        (claim: claim, folded: try $0.text(0))
      }
    }
  }

  /// A run that so many names have is common.
  private static let commonRun = 2000
  /// About how many names are gone through for what they share, and how many of them are compared in full.
  private static let mostLooked = 6000
  private static let mostCompared = 400

  private static func quoted(_ word: String) -> String {
    "\"" + word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func all(_ terms: [String]) -> String {
    "(" + terms.joined(separator: " AND ") + ")"
  }
}

/// What a search has found so far: each entity once, by its surest match.
private struct Findings {
  let folded: String
  let kinds: Set<String>?
  var includesProposed = false
  var leastLikeness = 0.0
  private var hits: [Entity.ID: SearchHit] = [:]

  init(query: String, kind: Set<String>?) {
    folded = NameFolding.fold(query)
    kinds = kind
  }

  var count: Int { hits.count }

  /// Whether something bears the very name.
  var hasExact: Bool { hits.values.contains { $0.match == .exact } }

  /// The condition on `claim AS c` and `entity AS e`.
  var statusCondition: SQL {
    includesProposed
      ? "(c.status = 1 AND e.status = 1 OR c.status = 0 AND e.status = 0)"
      : "c.status = 1 AND e.status = 1"
  }

  /// The condition on `kind AS k`.
  var kindCondition: SQL {
    guard let kinds else { return "1" }
    return "k.key IN \(list: kinds.sorted())"
  }

  mutating func add(
    _ entity: Entity,
    name: String,
    _ match: SearchHit.Match,
    score: Double? = nil
  ) {
    if let kinds, !kinds.contains(entity.kind) { return }
    // Within one kind of match, the name that has the least beside what was asked for comes first.
    let score = score ?? Double(folded.utf8.count) / Double(max(name.utf8.count, 1))
    let hit = SearchHit(entity: entity, name: name, match: match, score: min(score, 1))
    guard let known = hits[entity.id] else {
      hits[entity.id] = hit
      return
    }
    if match < known.match || match == known.match && hit.score > known.score {
      hits[entity.id] = hit
    }
  }

  func best(_ limit: Int) -> [SearchHit] {
    let sorted = hits.values.sorted { left, right in
      (left.match.rawValue, -left.score, left.entity.id)
        < (right.match.rawValue, -right.score, right.entity.id)
    }
    return Array(sorted.prefix(max(limit, 0)))
  }
}
