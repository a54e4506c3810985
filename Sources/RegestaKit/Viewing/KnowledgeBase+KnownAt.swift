public import Chronology
internal import SQLite

extension KnowledgeBase {
  /// The last batch that was closed on a day or before, in UTC, as were all before it.
  ///
  /// Batches follow each other by number, whatever the clock said. Where it was put back, what came after
  /// counts as recorded no earlier than what stood before it: nothing is told of a day that may not have
  /// been known on it.
  ///
  /// - Returns: nil when the base was not there yet.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func lastBatch(by day: Day) throws -> Batch.ID? {
    try read {
      try connection.first(
        """
        SELECT max(id) FROM batch
         WHERE hash IS NOT NULL AND date(at) <= date(\(day.number))
           AND id < ifnull((SELECT min(id) FROM batch WHERE date(at) > date(\(day.number))),
                           9223372036854775807)
        """
      ) { try $0.optionalInt(0).map(Batch.ID.init(rawValue:)) } ?? nil
    }
  }

  /// Reads the base as it was when a batch had been closed, and as somebody sees it.
  ///
  /// Claims, things, sources, citations, disputes and positions are as they were then, and things are called
  /// what they were called. Kinds, relations, kept questions, passages and what a merge redirected in
  /// qualifiers are as they are now.
  ///
  /// - Parameters:
  ///   - view: What is left out; nil to leave nothing out. See ``viewpoint(of:)``, to be asked in a reading
  ///     of the same time.
  ///   - batch: The last batch that counts; nil for the base as it is.
  ///   - body: What is read. It must not write.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; ``RegestaError``: `notFound` for a batch that is not there, `refused`
  ///   inside another such reading.
  public func read<T>(
    as view: Viewpoint?,
    after batch: Batch.ID?,
    _ body: () throws -> T
  ) throws -> T {
    try read {
      var shadow = Shadow()
      if let batch { shadow = try past(after: batch) }
      if let view {
        let rejected = view.rejections.map(\.claim)
        let known = try read(through: shadow) {
          try claims(ClaimQuery(ids: rejected, includesNames: true)).map(\.id)
        }
        shadow.retract(Retraction(claims: Set(known)))
      }
      return try read(through: shadow, body)
    }
  }

  /// What is otherwise now than it was when a batch had been closed.
  private func past(after batch: Batch.ID) throws -> Shadow {
    guard try self.batch(batch) != nil else {
      throw RegestaError(
        .notFound,
        "There is no batch \(batch).",
        hint: "See them with: regesta log"
      )
    }
    var shadow = Shadow(lastBatch: batch)
    // What the first later change of each field found is what it was.
    let changes = try connection.rows(
      """
      SELECT h.item, h.item_id, h.field, h.old, min(h.id) FROM change AS h
       WHERE h.batch > \(batch.rawValue)
         AND h.item IN ('claim', 'entity', 'citation', 'source', 'dispute', 'position')
         AND h.field NOT GLOB 'qualifier *'
       GROUP BY h.item, h.item_id, h.field
      """
    ) {
      (
        item: try $0.text(0), id: try $0.int(1), field: try $0.text(2),
        old: try $0.optionalText(3)
      )
    }
    for change in changes {
      if change.field == "record" {
        guard let columns = LoggedRecord.columns[change.item],
          let record = change.old.flatMap(LoggedRecord.init), record.values.count == columns.count
        else {
          throw RegestaError(.damaged, "The log of \(change.item) \(change.id) cannot be read.")
        }
        for (column, value) in zip(columns, record.values) {
          shadow.set(change.item, change.id, column, to: value)
        }
      } else {
        let value = change.old.map { Int64($0).map(Value.integer) ?? .text($0) } ?? .null
        shadow.set(change.item, change.id, change.field, to: value)
      }
    }
    for (id, label) in try read(through: shadow, { try labels(changedAfter: batch) }) {
      shadow.set("entity", id, "label", to: .text(label))
    }
    return shadow
  }

  /// What things are called in the base as it is read, of those whose names have come or gone since.
  private func labels(changedAfter batch: Batch.ID) throws -> [(id: Int, label: String)] {
    let language = try meta("language") ?? "en"
    return try connection.rows(
      """
      WITH renamed (id) AS (
        SELECT n.entity FROM main.claim AS c JOIN name AS n ON n.claim = c.id
         WHERE c.batch > \(batch.rawValue)
        UNION
        SELECT n.entity FROM change AS h JOIN name AS n ON n.claim = h.item_id
         WHERE h.item = 'claim' AND h.batch > \(batch.rawValue))
      SELECT e.id, \(Writer.label(of: "e", language: language))
        FROM renamed AS r JOIN entity AS e ON e.id = r.id
      """
    ) { (id: try $0.int(0), label: try $0.text(1)) }
  }
}
