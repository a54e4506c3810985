internal import SQLite

extension KnowledgeBase {
  /// All batches, the first first.
  public func batches() throws -> [Batch] {
    try batches(where: "1")
  }

  /// The last batch; nil of a base without any.
  public func lastBatch() throws -> Batch? {
    try batches(where: "id = (SELECT max(id) FROM batch)").first
  }

  /// The batch with this number.
  public func batch(_ id: Batch.ID) throws -> Batch? {
    try batches(where: "id = \(id.rawValue)").first
  }

  /// The batch that recorded a claim.
  public func batch(of claim: Claim.ID) throws -> Batch? {
    try batches(where: "id = (SELECT batch FROM claim WHERE id = \(claim.rawValue))").first
  }

  /// What a batch brought in, by kind of thing: how many rows it wrote, and how many it changed.
  ///
  /// - Returns: Pairs such as ("claims", 12), without those of which there are none.
  public func contents(of batch: Batch.ID) throws -> [(thing: String, count: Int)] {
    // What is only proposed is counted as candidates alone.
    let known: [String: SQL] = [
      "claim": "status <> 0", "entity": "status <> 0",
      "citation":
        "EXISTS (SELECT 1 FROM claim AS c WHERE c.id = citation.claim AND c.status <> 0)",
    ]
    let tables: [(table: String, thing: String)] = [
      ("kind", "kinds"), ("relation", "relations"), ("entity", "entities"), ("claim", "claims"),
      ("source", "sources"), ("passage", "passages"), ("citation", "citations"),
      ("mention", "mentions"), ("candidate", "candidates"),
      ("dispute", "disputes"), ("position", "positions"), ("alignment", "alignments"),
      ("question", "questions"),
      ("change", "changes to earlier rows"),
    ]
    return try tables.compactMap { table, thing in
      let count = try connection.first(
        """
        SELECT count(*) FROM \(raw: table)
         WHERE batch = \(batch.rawValue) AND \(known[table] ?? "1")
        """
      ) { try $0.int(0) }
      guard let count, count > 0 else { return nil }
      return (thing, count)
    }
  }

  /// The claims that a batch recorded, whatever became of them, in the order of their numbers.
  ///
  /// - Parameters:
  ///   - batch: The batch.
  ///   - last: Only those behind this one.
  ///   - limit: At most so many.
  ///   - includesCandidates: Also what is only proposed.
  /// - Returns: The claims.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func claims(
    recordedBy batch: Batch.ID,
    after last: Claim.ID? = nil,
    limit: Int? = nil,
    includesCandidates: Bool = true
  ) throws -> [Claim] {
    try read {
      let ids = try connection.rows(
        """
        SELECT id FROM claim
         WHERE batch = \(batch.rawValue) AND id > \(last?.rawValue ?? 0)
           AND (status <> 0 OR \(includesCandidates)) ORDER BY id LIMIT \(limit ?? -1)
        """
      ) { Claim.ID(try $0.int(0)) }
      return try claims(
        ClaimQuery(
          statuses: Set(Status.allCases),
          ids: ids,
          includesNames: true,
          order: .number
        )
      )
    }
  }

  func batches(where condition: SQL) throws -> [Batch] {
    try connection.rows(
      """
      SELECT id, kind, at, who, why, file, file_sha256, undoes, hash FROM batch
       WHERE \(condition) ORDER BY id
      """
    ) { row in
      Batch(
        id: Batch.ID(try row.int(0)),
        kind: Batch.Kind(rawValue: try row.text(1)) ?? .edit,
        at: try row.text(2),
        who: try row.text(3),
        why: try row.optionalText(4),
        file: try row.optionalText(5),
        fileHash: try row.optionalText(6),
        undoes: try row.optionalInt(7).map(Batch.ID.init(rawValue:)),
        hash: try row.optionalText(8)
      )
    }
  }
}
