extension KnowledgeBase {
  /// Writes a batch, or only tries what it would do: a dry run is the same run, rolled back, so that
  /// its report cannot differ.
  ///
  /// - Parameters:
  ///   - draft: Who writes, and why.
  ///   - isDryRun: Whether to take all of it back.
  ///   - body: What is written, and what is told of it.
  /// - Returns: What `body` returned, and the batch; nil after a dry run.
  /// - Throws: As ``write(_:_:)``.
  @discardableResult
  public func write<T>(
    _ draft: Batch.Draft,
    isDryRun: Bool,
    _ body: (Writer) throws -> T
  ) throws -> (report: T, batch: Batch.ID?) {
    var report: T?
    var batch: Batch.ID?
    do {
      try write(draft) { writer in
        report = try body(writer)
        if isDryRun { throw RolledBack() }
        batch = writer.batch
      }
    } catch is RolledBack {}
    guard let report else { throw RegestaError(.refused, "Nothing was done.") }
    return (report, batch)
  }

  private struct RolledBack: Error {}
}
