internal import Names
internal import SQLite

/// A relation with all that the vocabulary says of it, and how much it is used.
public struct RelationProfile: Hashable, Sendable {
  /// The relation itself.
  public var relation: Relation
  /// The keys of the kinds that its subject may have; empty: any.
  public var subjectKinds: [String]
  /// The keys of the kinds that its object may have; empty: any.
  public var objectKinds: [String]
  /// The words by which people name it, in the order of recording.
  public var phrases: [Phrase]
  /// The relations directly below it.
  public var cases: [Relation]
  /// Recorded claims of this very relation.
  public var claims: Int
  /// Recorded claims of this relation and of all cases of it.
  public var claimsWithCases: Int

  /// A word for it.
  public struct Phrase: Hashable, Sendable {
    /// `verb`, `passive`, `noun`, `object-noun`, `synonym` or `cue`.
    public var form: String
    /// The word or words.
    public var text: String
    /// BCP 47.
    public var language: String
  }
}

extension KnowledgeBase {
  /// How many entities there are of each very kind, by the kind's key.
  public func entityCounts() throws -> [String: Int] {
    try counts(
      """
      SELECT k.key, count(*) FROM entity AS e JOIN kind AS k ON k.id = e.kind
       WHERE e.status = 1 AND e.merged_into IS NULL GROUP BY k.id
      """
    )
  }

  /// How many recorded claims there are of each very relation, by the relation's key.
  public func claimCounts() throws -> [String: Int] {
    try counts(
      """
      SELECT r.key, count(*) FROM claim AS c JOIN relation AS r ON r.id = c.relation
       WHERE c.status = 1 GROUP BY r.id
      """
    )
  }

  private func counts(_ sql: SQL) throws -> [String: Int] {
    let rows = try connection.rows(sql) { (key: try $0.text(0), count: try $0.int(1)) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.count) })
  }

  /// The one relation that is meant by a key, a label or an inverse label.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` or `ambiguous`, with suggestions.
  public func relation(named text: String) throws -> Relation {
    let all = try relations()
    if let relation = all.first(where: { $0.key == text }) { return relation }
    let folded = NameFolding.fold(text)
    let matches = all.filter { relation in
      [relation.key, relation.label, relation.inverse].contains {
        $0.map(NameFolding.fold) == folded
      }
    }
    if matches.count == 1 { return matches[0] }
    if matches.count > 1 {
      throw RegestaError(
        .ambiguous,
        "\"\(text)\" names \(matches.count) relations.",
        hint: "Say which by its key.",
        suggestions: matches.map { .init($0.key, detail: $0.description) }
      )
    }
    // Keys, labels and inverse labels in one list, three to a relation.
    let forms = all.flatMap { [$0.key, $0.label, $0.inverse ?? $0.label] }
    var seen: Set<String> = []
    let near = Suggestions.rank(text, among: forms, limit: 9).map { all[$0.index / 3] }
      .filter { seen.insert($0.key).inserted }
    throw RegestaError(
      .notFound,
      "There is no relation \"\(text)\".",
      hint: "List them with: regesta vocab relations",
      suggestions: near.prefix(3).map { .init($0.key, detail: $0.label) }
    )
  }

  /// All that the vocabulary says of a relation.
  public func profile(of relation: Relation) throws -> RelationProfile {
    try read {
      func kinds(_ side: String) throws -> [String] {
        try connection.rows(
          """
          SELECT k.key FROM relation_kind AS rk JOIN kind AS k ON k.id = rk.kind
           WHERE rk.relation = \(relation.id.rawValue) AND rk.side = \(side) ORDER BY k.id
          """
        ) { try $0.text(0) }
      }
      return RelationProfile(
        relation: relation,
        subjectKinds: try kinds("subject"),
        objectKinds: try kinds("object"),
        phrases: try connection.rows(
          """
          SELECT form, text, language FROM phrase
           WHERE relation = \(relation.id.rawValue) ORDER BY id
          """
        ) {
          RelationProfile.Phrase(
            form: try $0.text(0),
            text: try $0.text(1),
            language: try $0.text(2)
          )
        },
        cases: try relations().filter { $0.parent == relation.key },
        claims: try claimCounts()[relation.key] ?? 0,
        claimsWithCases: try connection.first(
          """
          SELECT count(*) FROM relation_tree AS t JOIN claim AS c ON c.relation = t.relation
           WHERE t.ancestor = \(relation.id.rawValue) AND c.status = 1
          """
        ) { try $0.int(0) } ?? 0
      )
    }
  }
}
