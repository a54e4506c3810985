internal import SQLite

extension KnowledgeBase {
  /// Another reader of the same base, for another thread, that sees what this one sees while it is within ``read(_:)``.
  ///
  /// It holds its own snapshot until it is let go.
  ///
  /// - Returns: Nil where no second reader can see the same: within a batch, without a file, where a part of the base
  ///   is thought away, or when the file cannot be opened again or has been written since.
  package func secondReader() -> KnowledgeBase? {
    guard !path.isEmpty, !isWriting, !isNarrowed, !isSandboxed, connection.isInTransaction else {
      return nil
    }
    // Who writes may be waiting for this one to end, so that waiting for them would be in vain.
    guard let other = try? KnowledgeBase(path: path, busyTimeout: .zero),
      (try? other.connection.execute("BEGIN")) != nil,
      let (head, otherHead) = try? (self.head(), other.head()), head == otherHead
    else { return nil }
    return other
  }
}
