internal import SQLite

extension KnowledgeBase {
  /// Writes in one batch and one transaction: all of `body`'s work is kept, or none.
  ///
  /// - Parameters:
  ///   - draft: Who writes, and why.
  ///   - body: What is written. An error thrown here takes everything back.
  /// - Returns: What `body` returned.
  /// - Throws: What `body` threw, or a ``RegestaError`` of kind `busy`, `cannotWrite`, `diskFull`,
  ///   `badInput`, or `refused` inside another `write`.
  public func write<T>(_ draft: Batch.Draft, _ body: (Writer) throws -> T) throws -> T {
    try write(draft, deferringReferences: false, body)
  }

  /// The same; references may be proved at the end and not row by row, for batches of very many rows.
  package func write<T>(
    _ draft: Batch.Draft,
    deferringReferences: Bool,
    _ body: (Writer) throws -> T
  ) throws -> T {
    guard !isWriting else {
      throw RegestaError(
        .refused,
        "A batch is open already; one batch cannot be written inside another.",
        hint: "Write with the writer of the open batch, or after it has ended."
      )
    }
    isWriting = true
    defer {
      isWriting = false
      bulk?.endIgnoringChecks()
      bulk = nil
    }
    return try Self.translating(path, writing: true) {
      // SQLite takes this only outside of a transaction.
      if deferringReferences { try connection.execute("PRAGMA foreign_keys = 0") }
      defer { if deferringReferences { try? connection.execute("PRAGMA foreign_keys = 1") } }
      return try connection.write {
        let references = deferringReferences ? try ReferenceProof(connection) : nil
        try connection.run(
          """
          INSERT INTO batch (kind, at, who, why, file, file_sha256, options, undoes)
          VALUES (\(draft.kind.rawValue), strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), \(draft.who),
            \(draft.why), \(draft.file), \(draft.fileHash), \(draft.options),
            \(draft.undoes?.rawValue))
          """
        )
        let batch = Batch.ID(Int(connection.lastInsertedRowID))
        let writer = try Writer(self, batch: batch)
        let result = try body(writer)
        try endBulkWriting()
        try references?.prove()
        try writer.refreshLabels(language: try meta("language") ?? "en")
        try close(batch)
        return result
      }
    }
  }

  /// Writes the hash of a batch, after which it does not change.
  private func close(_ batch: Batch.ID) throws {
    let hash = try BatchChain(connection).hash(of: batch)
    try connection.run("UPDATE batch SET hash = \(hash) WHERE id = \(batch.rawValue)")
  }
}
