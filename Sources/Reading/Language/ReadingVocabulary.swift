public import RegestaKit
internal import SQLite

/// What a reader knows of a base: its kinds and relations, and whom it has by which name.
public struct ReadingVocabulary {
  /// Each kind with all kinds it is a case of, itself included.
  let ancestors: [String: Set<String>]
  /// What each kind's key and labels are called, in small letters.
  let kindOfWord: [String: String]
  let relations: [String: KnownRelation]
  /// Who has a name, given folded.
  let named: (String) throws -> [KnownThing]

  struct KnownRelation {
    var relation: Relation
    var subjects: [String]
    var objects: [String]
  }

  /// An entity of the base that has a name.
  public struct KnownThing: Hashable, Sendable {
    /// Its number.
    public var entity: Entity.ID
    /// Its kind's key.
    public var kind: String
    /// The name it is shown by.
    public var label: String

    /// An entity as a value.
    public init(entity: Entity.ID, kind: String, label: String) {
      self.entity = entity
      self.kind = kind
      self.label = label
    }
  }

  /// What is known of a base. It reads the base's names only as a text asks for them.
  public init(of base: KnowledgeBase) throws {
    let kinds = try base.kinds()
    var ancestors: [String: Set<String>] = [:]
    var words: [String: String] = [:]
    for kind in kinds {
      ancestors[kind.key] = (kind.parent.flatMap { ancestors[$0] } ?? []).union([kind.key])
      for word in [kind.label, kind.plural] where words[word.lowercased()] == nil {
        words[word.lowercased()] = kind.key
      }
    }
    self.ancestors = ancestors
    let connection = base.connection
    for row in try connection.rows(
      "SELECT k.key, p.text FROM phrase AS p JOIN kind AS k ON k.id = p.kind ORDER BY p.id",
      { (try $0.text(0), try $0.text(1)) }
    ) where words[row.1.lowercased()] == nil {
      words[row.1.lowercased()] = row.0
    }
    kindOfWord = words
    var sides: [String: [String: [String]]] = [:]
    for row in try connection.rows(
      """
      SELECT r.key, rk.side, k.key FROM relation_kind AS rk JOIN relation AS r ON r.id = rk.relation
        JOIN kind AS k ON k.id = rk.kind
      """,
      { (try $0.text(0), try $0.text(1), try $0.text(2)) }
    ) {
      sides[row.0, default: [:]][row.1, default: []].append(row.2)
    }
    relations = Dictionary(
      uniqueKeysWithValues: try base.relations().map { relation in
        let sides = sides[relation.key] ?? [:]
        return (
          relation.key,
          KnownRelation(
            relation: relation,
            subjects: sides["subject"] ?? [],
            objects: sides["object"] ?? []
          )
        )
      }
    )
    named = { folded in
      try connection.rows(
        """
        SELECT DISTINCT e.id, k.key, e.label FROM name AS n JOIN entity AS e ON e.id = n.entity
          JOIN kind AS k ON k.id = e.kind JOIN claim AS c ON c.id = n.claim
         WHERE n.folded = \(folded) AND e.status = 1 AND c.status = 1 LIMIT 8
        """
      ) { row in
        KnownThing(
          entity: Entity.ID(try row.int(0)),
          kind: try row.text(1),
          label: try row.text(2)
        )
      }
    }
  }

  /// Whether a kind is one of these or a case of one; no kinds given allow all.
  func accepts(_ kind: String, _ allowed: [String]) -> Bool {
    guard !allowed.isEmpty else { return true }
    guard let ancestors = ancestors[kind] else { return false }
    return allowed.contains { ancestors.contains($0) }
  }

  /// Whether a kind is another or a case of it.
  func isCase(_ kind: String, of other: String) -> Bool {
    ancestors[kind]?.contains(other) ?? false
  }
}
