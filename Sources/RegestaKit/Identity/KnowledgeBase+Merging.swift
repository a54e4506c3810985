extension KnowledgeBase {
  /// Merges one entity into another in a batch of its own; see
  /// ``Writer/merge(_:into:force:why:)``.
  ///
  /// - Parameters:
  ///   - one: What ceases to stand for itself.
  ///   - other: What lives on.
  ///   - force: Whether to overrule what speaks against it.
  ///   - isDryRun: Only say what would be done.
  ///   - who: Who merges.
  ///   - why: Why, for the log.
  /// - Returns: What was done, and the batch; nil after a dry run.
  /// - Throws: As the writer's method and ``write(_:_:)``.
  @discardableResult
  public func merge(
    _ one: Entity.ID,
    into other: Entity.ID,
    force: Bool = false,
    isDryRun: Bool = false,
    who: String,
    why: String? = nil
  ) throws -> (report: MergeReport, batch: Batch.ID?) {
    try write(Batch.Draft(.merge, who: who, why: why), isDryRun: isDryRun) {
      try $0.merge(one, into: other, force: force, why: why)
    }
  }

  /// Takes a merge apart in a batch of its own; see ``Writer/split(_:why:)``.
  ///
  /// - Parameters:
  ///   - id: What was merged.
  ///   - isDryRun: Only say what would be done.
  ///   - who: Who splits.
  ///   - why: Why, for the log.
  /// - Returns: What was done, and the batch; nil after a dry run.
  /// - Throws: As the writer's method and ``write(_:_:)``.
  @discardableResult
  public func split(
    _ id: Entity.ID,
    isDryRun: Bool = false,
    who: String,
    why: String? = nil
  ) throws -> (report: SplitReport, batch: Batch.ID?) {
    try write(Batch.Draft(.split, who: who, why: why), isDryRun: isDryRun) {
      try $0.split(id, why: why)
    }
  }
}
