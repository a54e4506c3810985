internal import SQLite

/// A reason against merging two entities, which a person may overrule.
public struct MergeObstacle: Hashable, Sendable {
  /// What sort of reason it is.
  public var kind: Kind
  /// The reason, in one sentence.
  public var reason: String

  /// The reasons there are.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Neither kind is a case of the other.
    case kinds
    /// They have different numbers in a scheme in which a thing has one.
    case identifiers
    /// Somebody has decided that they are not the same.
    case decided
    /// A claim relates the one to the other, as nothing is related to itself.
    case related
  }
}

extension KnowledgeBase {
  /// What speaks against merging one entity into another.
  ///
  /// - Returns: Nothing when nothing does.
  /// - Throws: ``RegestaError`` of kind `notFound`.
  public func obstacles(merging one: Entity.ID, into other: Entity.ID) throws -> [MergeObstacle] {
    try read { try MergeJudge(connection).obstacles(one, other) }
  }
}

/// Looks for what speaks against a merge.
struct MergeJudge {
  let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func obstacles(_ one: Entity.ID, _ other: Entity.ID) throws -> [MergeObstacle] {
    try kinds(one, other) + identifiers(one, other) + decided(one, other) + related(one, other)
  }

  /// How the kind of one stands to that of another.
  enum Kinship { case same, finer, coarser, strange }

  func kinship(_ one: Entity.ID, _ other: Entity.ID) throws -> Kinship {
    let found = try connection.first(
      """
      SELECT a.kind = b.kind,
             EXISTS (SELECT 1 FROM kind_tree WHERE kind = a.kind AND ancestor = b.kind),
             EXISTS (SELECT 1 FROM kind_tree WHERE kind = b.kind AND ancestor = a.kind)
        FROM entity AS a, entity AS b WHERE a.id = \(one.rawValue) AND b.id = \(other.rawValue)
      """
    ) { (same: try $0.bool(0), below: try $0.bool(1), above: try $0.bool(2)) }
    guard let found else { throw RegestaError(.notFound, "There is no entity \(one).") }
    return found.same ? .same : found.below ? .finer : found.above ? .coarser : .strange
  }

  private func kinds(_ one: Entity.ID, _ other: Entity.ID) throws -> [MergeObstacle] {
    guard try kinship(one, other) == .strange else { return [] }
    let labels = try connection.rows(
      """
      SELECT e.label || ' is of the kind ' || k.label FROM entity AS e JOIN kind AS k ON k.id = e.kind
       WHERE e.id IN (\(one.rawValue), \(other.rawValue)) ORDER BY e.id <> \(one.rawValue)
      """
    ) { try $0.text(0) }
    return [MergeObstacle(kind: .kinds, reason: labels.joined(separator: ", ") + ".")]
  }

  private func identifiers(_ one: Entity.ID, _ other: Entity.ID) throws -> [MergeObstacle] {
    try connection.rows(
      """
      SELECT r.key, min(a.text), min(b.text)
        FROM relation AS r
        JOIN claim AS a ON a.relation = r.id AND a.subject = \(one.rawValue)
        JOIN claim AS b ON b.relation = r.id AND b.subject = \(other.rawValue)
       WHERE r.value = 'identifier' AND r.functional = 1
         AND a.status = 1 AND a.denied = 0 AND b.status = 1 AND b.denied = 0
         AND NOT EXISTS (SELECT 1 FROM claim AS s JOIN claim AS t ON t.text = s.text
                          WHERE s.relation = r.id AND s.subject = \(one.rawValue) AND s.status = 1
                            AND t.relation = r.id AND t.subject = \(other.rawValue)
                            AND t.status = 1)
       GROUP BY r.id ORDER BY r.id
      """
    ) {
      MergeObstacle(
        kind: .identifiers,
        reason: "They have different numbers: \(try $0.text(0)) \(try $0.text(1)) "
          + "and \(try $0.text(2))."
      )
    }
  }

  private func decided(_ one: Entity.ID, _ other: Entity.ID) throws -> [MergeObstacle] {
    guard let why = try connection.reasonApart(one, other) else { return [] }
    let because = why.isEmpty ? "." : ": \(why)."
    return [
      MergeObstacle(kind: .decided, reason: "It was decided that they are not the same\(because)")
    ]
  }

  private func related(_ one: Entity.ID, _ other: Entity.ID) throws -> [MergeObstacle] {
    try connection.rows(
      """
      SELECT a.id, a.sentence FROM all_claims AS a
       WHERE a.id IN (
         SELECT id FROM claim WHERE subject = \(one.rawValue) AND object = \(other.rawValue)
         UNION SELECT id FROM claim WHERE subject = \(other.rawValue) AND object = \(one.rawValue))
         AND a.status = 'recorded' AND a.denied = 0 AND a.relation_key <> 'same-as'
       ORDER BY a.id LIMIT 5
      """
    ) {
      MergeObstacle(
        kind: .related,
        reason: "claim:\(try $0.int(0)) relates them: \"\(try $0.text(1))\"."
      )
    }
  }
}
