/// What became of an older base.
public struct MigrationReport: Hashable, Sendable {
  /// The schema that it had.
  public var from: Int
  /// The schema that it has now, or would have.
  public var to: Int
  /// The batch that says so; nil where nothing had to be done.
  public var batch: Batch.ID?
  /// How many claims it holds, whatever their status.
  public var claims: Int
  /// How many batches were proved to hold what they were closed with.
  public var batches: Int
  /// The proof of what came out.
  public var soundness: Soundness
}
