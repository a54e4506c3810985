/// What came of taking another copy of a base in.
public struct CopyMergeReport: Hashable, Sendable {
  /// Up to where both copies are the same.
  public var past: CommonPast
  /// The batches of the other copy that this one did not know.
  public var batches: [Batch] = []
  /// By table, in their order: what came and what was found here.
  public var tables: [Count] = []
  /// Where the two do not go together.
  public var conflicts: [CopyConflict] = []
  /// Merges that had been taken back, and whose work was done again first.
  public var redone: [Batch.ID] = []
  /// The batch that was written; nil when there was nothing to write, and after a dry run.
  public var batch: Batch.ID?

  /// What came of the rows of a table.
  public struct Count: Hashable, Sendable {
    /// The table.
    public var table: String
    /// Rows that came.
    public var added = 0
    /// New rows that both have.
    public var same = 0
    /// Rows of both that were changed here as they were there.
    public var changed = 0
  }

  /// Whether the other copy had nothing that this one does not.
  public var isEmpty: Bool { batches.isEmpty && redone.isEmpty }

  mutating func count(_ table: String, _ field: WritableKeyPath<Count, Int>) {
    if let place = tables.firstIndex(where: { $0.table == table }) {
      tables[place][keyPath: field] += 1
    } else {
      var count = Count(table: table)
      count[keyPath: field] = 1
      tables.append(count)
    }
  }
}
