internal import SQLite

extension KnowledgeBase {
  /// Takes in what another copy of this base has and this one has not, claim by claim, in one batch.
  ///
  /// Both must have a past in common: the batches up to which their chains of hashes are the same. What is
  /// new there comes; what was changed there is changed here, unless this copy has changed it too or gone
  /// on using it. What does not go together becomes a dispute or a question and is told; nothing is lost.
  /// The batch remembers which of their rows are which here, so that the copy is known when it comes again,
  /// and the merge is known when this copy is taken in there.
  ///
  /// A merge of the same copy that was taken back is done again first, in a batch of its own.
  ///
  /// - Parameters:
  ///   - theirs: The other copy. It is only read.
  ///   - ancestor: What both were copied from, to be proved; nil when the chains alone may tell.
  ///   - file: The name of the other copy's file, for the log.
  ///   - fileHash: Its SHA-256.
  ///   - isDryRun: Only say what would be done.
  ///   - who: Who merges.
  ///   - why: Why, for the log.
  /// - Returns: What came, and where the two do not go together.
  /// - Throws: ``RegestaError``: `refused` when the two have no past in common, when the ancestor is none,
  ///   or when later work rests on a merge's being taken back; `damaged` when the other copy does not hold
  ///   what it was closed with; and as ``write(_:_:)``.
  @discardableResult
  public func merge(
    copy theirs: KnowledgeBase,
    ancestor: KnowledgeBase? = nil,
    file: String? = nil,
    fileHash: String? = nil,
    isDryRun: Bool = false,
    who: String,
    why: String? = nil
  ) throws -> CopyMergeReport {
    try theirs.read {
      let past = try commonPast(with: theirs, ancestor: ancestor)
      let known = try CopyKnowledge(self, theirs, past: past)
      try known.proveNews(in: theirs)
      let batches = try theirs.batches(where: "id > \(known.theirsKnown)")
      var report = CopyMergeReport(past: past)
      if batches.isEmpty, known.takenBack.isEmpty { return report }
      do {
        try Self.translating(path, writing: true) {
          try connection.write {
            for merge in known.takenBack {
              report.redone.append(try redo(merge, who: who, why: why))
            }
            if !batches.isEmpty {
              let redone = report.redone
              report =
                try bring(theirs, batches, file, fileHash, who: who, why: why) ?? report
              report.redone = redone
            }
            if isDryRun { throw DryRun() }
          }
        }
      } catch is DryRun {
        report.batch = nil
      }
      return report
    }
  }

  private struct DryRun: Error {}
  private struct NothingNew: Error {}

  /// Writes the batch; nil when it would hold nothing.
  private func bring(
    _ theirs: KnowledgeBase,
    _ batches: [Batch],
    _ file: String?,
    _ fileHash: String?,
    who: String,
    why: String?
  ) throws -> CopyMergeReport? {
    // What was redone counts now.
    let past = try commonPast(with: theirs, ancestor: nil)
    let known = try CopyKnowledge(self, theirs, past: past)
    let names = Set(batches.map(\.who)).sorted().joined(separator: ", ")
    let range =
      batches.count == 1
      ? "batch \(batches[0].id)" : "batches \(batches[0].id) to \(batches[batches.count - 1].id)"
    let draft = Batch.Draft(
      .merge,
      who: who,
      why: [why, "a copy's \(range), by \(names)"].compactMap(\.self).joined(separator: "; ")
    )
    do {
      return try write(draft) { writer in
        let merge = CopyMerge(self, theirs, known, writer)
        (merge.file, merge.fileHash) = (file, fileHash)
        merge.report.batches = batches
        try merge.run()
        let isIdle = batches.allSatisfy { batch in
          known.theirMerges.contains(batch.id.rawValue)
            || known.theirIdle.contains(batch.id.rawValue)
        }
        if isIdle, !merge.hasNews { throw NothingNew() }
        merge.report.batch = writer.batch
        return merge.report
      }
    } catch is NothingNew {
      return nil
    }
  }

  /// The last batch that this base has in common with a copy of it.
  ///
  /// - Parameters:
  ///   - theirs: The copy.
  ///   - ancestor: What both were copied from, to be proved; nil when the chains alone may tell.
  /// - Returns: The batch up to which both are the same.
  /// - Throws: ``RegestaError`` of kind `refused` when there is none, or the ancestor is none of both.
  public func commonPast(
    with theirs: KnowledgeBase,
    ancestor: KnowledgeBase? = nil
  ) throws -> CommonPast {
    guard let past = try CommonPast.find(connection, theirs.connection) else {
      throw RegestaError(
        .refused,
        "\(Self.named(theirs)) is no copy of \(Self.named(self)): the two have no batch in common.",
        hint: "What another base knows comes in by: regesta export -f jsonl, and regesta import"
      )
    }
    guard let ancestor else { return past }
    let last = try ancestor.connection.first(
      "SELECT id, hash FROM batch WHERE hash IS NOT NULL ORDER BY id DESC LIMIT 1"
    ) { (id: try $0.int(0), hash: try $0.text(1)) }
    for copy in [self, theirs] {
      guard let last, try copy.connection.hash(ofBatch: last.id) == last.hash else {
        let batch = last.map { "its last batch, \($0.id)," } ?? "what it holds"
        throw RegestaError(
          .refused,
          "\(Self.named(ancestor)) is not what both were copied from: "
            + "\(batch) is not in \(Self.named(copy)).",
          hint: "The two have their batches up to \(past.batch) in common; --base may be left out."
        )
      }
    }
    return past
  }

  private static func named(_ base: KnowledgeBase) -> String {
    base.path.isEmpty ? "a base" : base.path
  }
}

extension CopyKnowledge {
  /// Proves that what is new in the other copy is what it was closed with.
  func proveNews(in theirs: KnowledgeBase) throws {
    let chain = BatchChain(theirs.connection)
    for batch in try theirs.batches(where: "id > \(theirsKnown)") {
      guard let hash = batch.hash, try chain.hash(of: batch.id) == hash else {
        throw RegestaError(
          .damaged,
          "\(theirs.path.isEmpty ? "The other copy" : theirs.path): batch \(batch.id) does not hold "
            + "what it was closed with.",
          hint: "See what is wrong with it: regesta verify FILE"
        )
      }
    }
  }
}

extension KnowledgeBase {
  /// Where a batch that took another copy in found that the two do not go together.
  ///
  /// - Parameter batch: The batch.
  /// - Returns: What was told then, in that order; nothing of other batches.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func conflicts(of batch: Batch.ID) throws -> [CopyConflict] {
    try connection.rows(
      """
      SELECT c.value ->> '$.kind', c.value ->> '$.thing', c.value ->> '$.text', c.value ->> '$.dispute'
        FROM batch AS b, json_each(b.options, '$.copy.conflicts') AS c
       WHERE b.id = \(batch.rawValue) ORDER BY c.key
      """
    ) { row in
      // A kind that a later version knows is an identity in question, which is the least that it can be.
      CopyConflict(
        kind: CopyConflict.Kind(rawValue: try row.text(0)) ?? .identity,
        thing: try row.text(1),
        text: try row.text(2),
        dispute: try row.optionalText(3)
      )
    }
  }
}
