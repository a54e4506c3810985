internal import Names
internal import SQLite

extension KnowledgeBase {
  /// The entities that go by a name or by one like it, best first.
  ///
  /// Case, accents, alphabet and spelling families do not count (`lossowski`, `Вильнюс`, `wilno`);
  /// slips of the pen are found last, and not looked for where the name is there as it was written or three
  /// have words that are written or begin so.
  ///
  /// - Parameters:
  ///   - text: A name, part of one, or a key.
  ///   - kind: Only entities of this kind, by key.
  ///   - limit: At most so many.
  ///   - includesProposed: Also what only a reading speaks of, by the names that it gives.
  ///   - likeness: Names that are only written alike must be so alike, from 0 to 1, and are looked for however many begin
  ///     as was written; nil where those do without them.
  /// - Returns: Each entity once, by its surest match.
  /// - Throws: ``RegestaError`` of kind `notFound` when there is no such kind, `damaged` or `busy`.
  public func search(
    _ text: String,
    kind: String? = nil,
    limit: Int = 20,
    includesProposed: Bool = false,
    likeness: Double? = nil
  ) throws -> [SearchHit] {
    try read {
      var found = SearchFindings(query: text, kind: try kind.map { try kindsBelow($0) })
      found.includesProposed = includesProposed
      found.leastLikeness = likeness ?? 0
      if let entity = try entity(key: text) { found.add(entity, name: entity.label, .exact) }
      let folded = NameFolding.fold(text)
      guard !folded.isEmpty else { return found.best(limit) }

      try addBearers(of: folded, to: &found, limit: limit)
      let words = NameFolding.tokens(text)
      // What is longer than any name is at most the same as one.
      guard folded.unicodeScalars.count <= Self.longestQuery, !words.isEmpty else {
        return found.best(limit)
      }
      if found.count < limit {
        let expression = "folded : \(Self.all(words.map(Self.quoted)))"
        try add(to: &found, .words, matching: expression, limit: limit)
      }
      if found.count < limit {
        let beginnings = words.map { Self.quoted($0) + " *" }
        let expression = "folded : \(Self.all(beginnings))"
        try add(to: &found, .beginning, matching: expression, limit: limit)
      }
      if found.count < limit {
        let keys = SoundKey.keys(ofEachWordOf: text).map { keys in
          "(" + keys.map(Self.quoted).joined(separator: " OR ") + ")"
        }
        if !keys.isEmpty {
          try add(to: &found, .sound, matching: "sound : \(Self.all(keys))", limit: limit)
        }
      }
      // Whoever wrote a name as it is did not mean another that is written like it; nor, as a rule, did one who
      // wrote the beginning of several.
      let isBeginning = likeness == nil && found.countAsWritten >= Self.tellingBeginnings
      if found.count < limit, !found.hasExact, !isBeginning {
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
  /// Where so many have the words, or words that begin so, there was no slip of the pen.
  private static let tellingBeginnings = 3

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

  static let nameSelect = """
    SELECT e.id, e.key, e.label, k.key, c.text, length(CAST(n.folded AS BLOB))
      FROM name AS n JOIN claim AS c ON c.id = n.claim
      JOIN entity AS e ON e.id = n.entity JOIN kind AS k ON k.id = e.kind
    """

  /// Things by the very name.
  private func addBearers(of folded: String, to found: inout SearchFindings, limit: Int) throws {
    let most = min(max(limit, 0), 1_000_000) * 4
    try add(
      to: &found,
      .exact,
      """
      \(raw: Self.nameSelect)
       WHERE n.folded = \(folded) AND \(found.statusCondition) AND \(found.kindCondition)
       ORDER BY n.claim LIMIT \(most)
      """
    )
  }

  /// Things by what the words of their names are. The search is walked in the order of claims, in which it lies:
  /// who looks for two letters need not have all names that begin with them put in order first.
  ///
  /// Of the first names so found the shortest are the nearest, and of no more than are wanted is read whose they are.
  private func add(
    to found: inout SearchFindings,
    _ match: SearchHit.Match,
    matching expression: String,
    limit: Int
  ) throws {
    let names = try connection.rows(
      """
      SELECT n.claim, n.entity, length(CAST(n.folded AS BLOB))
        FROM name_words AS w CROSS JOIN name AS n ON n.claim = w.rowid
       WHERE w.name_words MATCH \(expression) ORDER BY w.rowid LIMIT \(Self.mostNames)
      """
    ) { (claim: try $0.int(0), entity: Entity.ID(try $0.int(1)), length: try $0.int(2)) }
    for name in names.sorted(by: { ($0.length, $0.claim) < ($1.length, $1.claim) })
    where !found.contains(name.entity) {
      if found.count >= limit { return }
      let query: SQL = """
        \(raw: Self.nameSelect)
         WHERE n.claim = \(name.claim) AND \(found.statusCondition) AND \(found.kindCondition)
        """
      try add(to: &found, match, query)
    }
    guard names.count == Self.mostNames, found.count < limit else { return }
    // Most of the first ones were of other kinds, or are no knowledge.
    try add(
      to: &found,
      match,
      """
      SELECT e.id, e.key, e.label, k.key, c.text, length(CAST(n.folded AS BLOB))
        FROM name_words AS w CROSS JOIN name AS n ON n.claim = w.rowid
        CROSS JOIN claim AS c ON c.id = n.claim CROSS JOIN entity AS e ON e.id = n.entity
        CROSS JOIN kind AS k ON k.id = e.kind
       WHERE w.name_words MATCH \(expression) AND \(found.statusCondition) AND \(found.kindCondition)
       ORDER BY w.rowid LIMIT \(Self.mostNames)
      """
    )
  }

  /// So many names are looked at for each way in which they can be meant.
  private static let mostNames = 200

  private func add(
    to found: inout SearchFindings,
    _ match: SearchHit.Match,
    _ query: SQL
  ) throws {
    try connection.forEach(query) { row in
      let entity = try Self.entity(from: row, at: 0)
      found.add(entity, name: try row.text(4), match, length: try row.int(5))
      return .next
    }
  }

  static func quoted(_ word: String) -> String {
    "\"" + word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func all(_ terms: [String]) -> String {
    "(" + terms.joined(separator: " AND ") + ")"
  }
}
