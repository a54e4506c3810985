internal import SQLite

/// What two states of a base differ in.
public struct Difference: Hashable, Sendable {
  /// Claims that are known in the later state and were not in the earlier.
  public var added: [Claim]
  /// Claims that were known in the earlier state and are not in the later.
  public var removed: [Claim]
}

extension KnowledgeBase {
  /// What the base knew after one batch and what it knew after another.
  ///
  /// - Parameters:
  ///   - earlier: The state after this batch; nil for the state before the first.
  ///   - later: The state after this batch.
  /// - Returns: What came to be known and what ceased to be.
  /// - Throws: ``RegestaError`` of kind `notFound`.
  public func difference(from earlier: Batch.ID?, to later: Batch.ID) throws -> Difference {
    try read {
      for id in [earlier, later].compactMap({ $0 }) where try batch(id) == nil {
        throw RegestaError(
          .notFound,
          "There is no batch \(id).",
          hint: "See them with: regesta log"
        )
      }
      let (from, to) = (earlier?.rawValue ?? 0, later.rawValue)
      let changed = try connection.rows(
        """
        SELECT id, before, after FROM (
          SELECT c.id, \(Self.isKnown(after: from)) AS before, \(Self.isKnown(after: to)) AS after
            FROM claim AS c
           WHERE c.batch > \(min(from, to))
              OR c.id IN (SELECT item_id FROM change WHERE item = 'claim' AND field = 'status'
                             AND batch > \(min(from, to))))
         WHERE before <> after ORDER BY id
        """
      ) { (id: Claim.ID(try $0.int(0)), isAdded: try $0.bool(2)) }
      func claims(_ isAdded: Bool) throws -> [Claim] {
        let ids = changed.filter { $0.isAdded == isAdded }.map(\.id)
        return try self.claims(
          ClaimQuery(statuses: Set(Status.allCases), ids: ids, includesNames: true)
        )
      }
      return Difference(added: try claims(true), removed: try claims(false))
    }
  }

  /// Whether `claim AS c` was recorded knowledge when a batch had ended: 1 or 0.
  ///
  /// The status then is what the first later change found, or else the status now.
  static func isKnown(after batch: Int) -> SQL {
    """
    (c.batch <= \(batch) AND coalesce(
      (SELECT CAST(h.old AS INTEGER) FROM change AS h
        WHERE h.item = 'claim' AND h.item_id = c.id AND h.field = 'status' AND h.batch > \(batch)
        ORDER BY h.id LIMIT 1), c.status) = 1)
    """
  }
}
