internal import SQLite

extension KnowledgeBase {
  /// All batches, the newest first.
  public func batches(limit: Int? = nil) throws -> [Batch] {
    try read {
      try connection.rows(
        "\(raw: Self.batchSelect) ORDER BY id DESC LIMIT \(limit ?? -1)",
        Self.batch
      )
    }
  }

  /// The batch with this number.
  public func batch(_ id: Batch.ID) throws -> Batch? {
    try read {
      try connection.first("\(raw: Self.batchSelect) WHERE id = \(id.rawValue)", Self.batch)
    }
  }

  /// What a batch holds.
  public func contents(of batch: Batch.ID) throws -> Batch.Contents {
    let number = batch.rawValue
    return try read {
      try connection.first(
        """
        SELECT (SELECT count(*) FROM kind WHERE batch = \(number)),
               (SELECT count(*) FROM relation WHERE batch = \(number)),
               (SELECT count(*) FROM entity WHERE batch = \(number)),
               (SELECT count(*) FROM claim WHERE batch = \(number)),
               (SELECT count(*) FROM source WHERE batch = \(number)),
               (SELECT count(*) FROM citation WHERE batch = \(number)),
               (SELECT count(*) FROM dispute WHERE batch = \(number)),
               (SELECT count(*) FROM position WHERE batch = \(number)),
               (SELECT count(*) FROM passage WHERE batch = \(number)),
               (SELECT count(*) FROM change WHERE batch = \(number))
        """
      ) { row in
        Batch.Contents(
          kinds: try row.int(0),
          relations: try row.int(1),
          entities: try row.int(2),
          claims: try row.int(3),
          sources: try row.int(4),
          citations: try row.int(5),
          disputes: try row.int(6),
          positions: try row.int(7),
          passages: try row.int(8),
          changes: try row.int(9)
        )
      } ?? Batch.Contents()
    }
  }

  private static let batchSelect =
    "SELECT id, kind, at, who, why, file, file_sha256, undoes, hash FROM batch"

  private static func batch(_ row: borrowing Row) throws -> Batch {
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

extension Batch {
  /// How much a batch added, and how many changes it made in what was there before.
  public struct Contents: Hashable, Sendable {
    /// Kinds added.
    public var kinds = 0
    /// Relations added.
    public var relations = 0
    /// Entities added.
    public var entities = 0
    /// Claims added, names and identifiers among them.
    public var claims = 0
    /// Sources added.
    public var sources = 0
    /// Citations added.
    public var citations = 0
    /// Disputes opened.
    public var disputes = 0
    /// Positions taken.
    public var positions = 0
    /// Passages stored.
    public var passages = 0
    /// Changes in rows that were there before.
    public var changes = 0

    /// Nothing.
    public init() {}

    init(
      kinds: Int,
      relations: Int,
      entities: Int,
      claims: Int,
      sources: Int,
      citations: Int,
      disputes: Int,
      positions: Int,
      passages: Int,
      changes: Int
    ) {
      self.kinds = kinds
      self.relations = relations
      self.entities = entities
      self.claims = claims
      self.sources = sources
      self.citations = citations
      self.disputes = disputes
      self.positions = positions
      self.passages = passages
      self.changes = changes
    }
  }
}
