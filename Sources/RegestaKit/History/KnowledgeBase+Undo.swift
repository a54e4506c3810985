internal import SQLite

extension KnowledgeBase {
  /// Takes a batch back, in a batch of its own; taking that one back does the work again.
  ///
  /// What the batch added is retracted, what it changed gets the value it had. Nothing is deleted.
  /// Kinds and relations that it added stay, as words that nothing is said with.
  ///
  /// - Parameters:
  ///   - batch: The batch to take back.
  ///   - cascading: Later batches that rest on it are taken back first, the latest before the
  ///     others; otherwise they are a reason to refuse.
  ///   - who: Who takes it back.
  ///   - why: Why it is taken back.
  /// - Returns: The batches that were taken back, in the order in which it was done.
  /// - Throws: ``RegestaError`` of kind `notFound`; or `refused`, with the batches that rest on it as
  ///   suggestions, or because it has been taken back already.
  @discardableResult
  public func undo(
    _ batch: Batch.ID,
    cascading: Bool = false,
    who: String,
    why: String? = nil
  ) throws -> [Batch.ID] {
    let order = try undoOrder(of: batch, cascading: cascading)
    try takeBack(order, .undo, who) { why ?? "takes back batch \($0)" }
    return order
  }

  /// Takes batches back, all of them or none.
  func takeBack(
    _ order: [Batch.ID],
    _ kind: Batch.Kind,
    _ who: String,
    why: (Batch.ID) -> String
  ) throws {
    try Self.translating(path, writing: true) {
      try connection.write {
        for id in order {
          var draft = Batch.Draft(kind, who: who, why: why(id))
          draft.undoes = id
          try write(draft) { writer in try writer.takeBack(id) }
        }
      }
    }
  }

  /// The batches that ``undo(_:cascading:who:why:)`` would take back, in its order.
  ///
  /// - Throws: ``RegestaError`` as it would.
  public func undoOrder(of batch: Batch.ID, cascading: Bool = false) throws -> [Batch.ID] {
    guard let wanted = try self.batch(batch) else {
      throw RegestaError(
        .notFound,
        "There is no batch \(batch).",
        hint: "See them with: regesta log"
      )
    }
    guard wanted.kind != .`init` else {
      throw RegestaError(
        .refused,
        "Batch \(batch) is the base's beginning and cannot be taken back.",
        hint: "Make another base with: regesta init FILE"
      )
    }
    guard wanted.kind != .migrate else {
      throw RegestaError(
        .refused,
        "Batch \(batch) tells of a migration; an older schema does not come back.",
        hint: "The base as it was before is the copy that the migration kept."
      )
    }
    if let undone = try effectiveUndo(of: batch) {
      throw RegestaError(
        .refused,
        "Batch \(batch) has been taken back already, by batch \(undone).",
        hint: "To do its work again: regesta redo \(batch)"
      )
    }
    var order: [Batch.ID] = []
    try addDependents(of: batch, to: &order)
    order.append(batch)
    guard cascading || order.count == 1 else {
      let later = order.dropLast().sorted()
      throw RegestaError(
        .refused,
        "Later work rests on batch \(batch): \(later.count == 1 ? "batch" : "batches") "
          + later.map(\.description).joined(separator: ", ") + ".",
        hint: "Take those back first, or all at once with --cascade.",
        suggestions: try later.compactMap { id in
          try self.batch(id).map {
            .init("batch:\(id)", detail: $0.why ?? $0.file ?? $0.kind.rawValue)
          }
        }
      )
    }
    return order
  }

  /// The batch by which a batch stands taken back: the last undo of it that is not itself undone.
  public func effectiveUndo(of batch: Batch.ID) throws -> Batch.ID? {
    let undos = try connection.rows(
      "SELECT id FROM batch WHERE undoes = \(batch.rawValue) ORDER BY id DESC"
    ) { Batch.ID(try $0.int(0)) }
    return try undos.first { try effectiveUndo(of: $0) == nil }
  }

  /// Adds the live batches that rest on a batch, each before those that it rests on.
  private func addDependents(of batch: Batch.ID, to order: inout [Batch.ID]) throws {
    for later in try dependents(of: batch).sorted(by: >) where !order.contains(later) {
      if try effectiveUndo(of: later) != nil { continue }
      // What takes back later work leaves nothing that could rest on this.
      if let target = try self.batch(later)?.undoes, target > batch { continue }
      try addDependents(of: later, to: &order)
      if !order.contains(later) { order.append(later) }
    }
  }

  /// The later batches that use what a batch added, or changed again what it changed.
  private func dependents(of batch: Batch.ID) throws -> [Batch.ID] {
    let number = batch.rawValue
    let becameKnown: SQL = """
      mine.batch = \(number) AND mine.item = 'entity' AND mine.field = 'status' AND mine.old = '0'
      AND mine.new = '1'
      """
    return try connection.rows(
      """
      SELECT DISTINCT batch FROM (
        SELECT c.batch FROM claim AS c JOIN entity AS e ON e.id IN (c.subject, c.object, c.unit)
         WHERE e.batch = \(number) AND c.status IN (0, 1)
        UNION ALL
        -- What is known of a thing that became one by this batch.
        SELECT ifnull((SELECT max(h.batch) FROM change AS h
                        WHERE h.item = 'claim' AND h.item_id = c.id), c.batch)
          FROM claim AS c
         WHERE c.status = 1 AND c.id IN (
           SELECT t.id FROM change AS mine JOIN claim AS t ON t.subject = mine.item_id
            WHERE \(becameKnown)
           UNION SELECT t.id FROM change AS mine JOIN claim AS t ON t.object = mine.item_id
            WHERE \(becameKnown)
           UNION SELECT t.id FROM change AS mine JOIN claim AS t ON t.unit = mine.item_id
            WHERE \(becameKnown)
           UNION SELECT q.claim FROM change AS mine JOIN qualifier AS q ON q.object = mine.item_id
            WHERE \(becameKnown)
           UNION SELECT q.claim FROM change AS mine JOIN qualifier AS q ON q.unit = mine.item_id
            WHERE \(becameKnown))
        UNION ALL
        SELECT c.batch FROM claim AS c JOIN claim AS old ON old.id IN (c.supersedes, c.reading_of)
         WHERE old.batch = \(number) AND c.status IN (0, 1)
        UNION ALL
        SELECT c.batch FROM claim AS c JOIN relation AS r ON r.id = c.relation
         WHERE r.batch = \(number) AND c.status IN (0, 1)
        UNION ALL
        SELECT e.batch FROM entity AS e JOIN kind AS k ON k.id = e.kind
         WHERE k.batch = \(number) AND e.status = 1
        UNION ALL
        SELECT t.batch FROM citation AS t JOIN claim AS c ON c.id = t.claim
         WHERE c.batch = \(number) AND t.status = 1
        UNION ALL
        SELECT t.batch FROM citation AS t JOIN source AS s ON s.id IN (t.source, t.via)
         WHERE s.batch = \(number) AND t.status = 1
        UNION ALL
        SELECT d.batch FROM dispute AS d JOIN dispute_claim AS dc ON dc.dispute = d.id
          JOIN claim AS c ON c.id = dc.claim
         WHERE c.batch = \(number) AND d.status <> 'withdrawn'
        UNION ALL
        SELECT p.batch FROM position AS p JOIN claim AS c ON c.id = p.claim
         WHERE c.batch = \(number) AND p.status = 1
        UNION ALL
        SELECT p.batch FROM position AS p JOIN entity AS e ON e.id = p.holder
         WHERE e.batch = \(number) AND p.status = 1
        UNION ALL
        SELECT a.batch FROM alignment AS a JOIN entity AS e ON e.id = a.entity
         WHERE e.batch = \(number) AND a.status = 1
        UNION ALL
        -- What it redirected went along a way that was closed or opened since.
        SELECT later.batch FROM change AS mine JOIN change AS later
            ON later.item = 'entity' AND later.field = 'merged_into'
           AND later.item_id IN (CAST(mine.old AS INTEGER), CAST(mine.new AS INTEGER))
         WHERE mine.batch = \(number) AND mine.item IN ('claim', 'position', 'alignment')
           AND mine.field <> 'status'
        UNION ALL
        -- What was merged into an entity that it added.
        SELECT h.batch FROM entity AS e JOIN entity AS one ON one.merged_into = e.id
          JOIN change AS h ON h.item = 'entity' AND h.item_id = one.id
           AND h.field = 'merged_into' AND h.new IS NOT NULL
         WHERE e.batch = \(number)
        UNION ALL
        SELECT m.batch FROM mention AS m JOIN passage AS p ON p.id = m.passage
         WHERE p.batch = \(number) AND m.status IN (0, 1)
        UNION ALL
        -- What it added or changed, changed again; its own undo and redo are no work of others.
        SELECT later.batch FROM change AS later
         WHERE later.batch > \(number)
           AND (EXISTS (SELECT 1 FROM change AS mine
                         WHERE mine.batch = \(number) AND mine.item = later.item
                           AND mine.item_id = later.item_id AND mine.field = later.field)
             OR later.item = 'claim'
                AND (SELECT batch FROM claim WHERE id = later.item_id) = \(number)
             OR later.item = 'entity'
                AND (SELECT batch FROM entity WHERE id = later.item_id) = \(number)
             OR later.item = 'source'
                AND (SELECT batch FROM source WHERE id = later.item_id) = \(number)
             OR later.item = 'dispute'
                AND (SELECT batch FROM dispute WHERE id = later.item_id) = \(number)
             OR later.item = 'position'
                AND (SELECT batch FROM position WHERE id = later.item_id) = \(number)))
       WHERE batch > \(number)
         AND batch NOT IN (
           WITH RECURSIVE undo (id) AS (
             SELECT \(number) UNION SELECT b.id FROM batch AS b JOIN undo ON b.undoes = undo.id)
           SELECT id FROM undo)
      """
    ) { Batch.ID(try $0.int(0)) }
  }
}
