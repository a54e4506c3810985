internal import SQLite

/// Something that became of a claim after it was recorded.
public struct ClaimChange: Hashable, Sendable {
  /// The batch that did it.
  public var batch: Batch
  /// What of it changed: `status`, `subject` ...
  public var field: String
  /// What it was before, as the log has it.
  public var old: String?
  /// What it is since.
  public var new: String?
}

extension KnowledgeBase {
  /// What became of a claim after it was recorded, in the order of time.
  ///
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func changes(of claim: Claim.ID) throws -> [ClaimChange] {
    try read {
      let rows = try connection.rows(
        """
        SELECT batch, field, old, new FROM change
         WHERE item = 'claim' AND item_id = \(claim.rawValue) ORDER BY id
        """
      ) {
        (
          batch: Batch.ID(try $0.int(0)), field: try $0.text(1), old: try $0.optionalText(2),
          new: try $0.optionalText(3)
        )
      }
      return try rows.compactMap { row in
        try batch(row.batch).map {
          ClaimChange(batch: $0, field: row.field, old: row.old, new: row.new)
        }
      }
    }
  }
}
