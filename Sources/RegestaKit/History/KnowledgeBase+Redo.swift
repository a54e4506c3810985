internal import SQLite

extension KnowledgeBase {
  /// Does the work of a batch again that was taken back, in a batch of its own.
  ///
  /// - Parameters:
  ///   - batch: The batch that was taken back; nil for the one that was taken back last.
  ///   - cascading: Later batches that rest on its being taken back are taken back first; otherwise they
  ///     are a reason to refuse.
  ///   - who: Who does it again.
  ///   - why: Why it is done again.
  /// - Returns: The batch whose work is done again.
  /// - Throws: ``RegestaError`` of kind `notFound`; or `refused`, because it has not been taken back, or
  ///   with the batches that rest on that.
  @discardableResult
  public func redo(
    _ batch: Batch.ID? = nil,
    cascading: Bool = false,
    who: String,
    why: String? = nil
  ) throws -> Batch.ID {
    let undo = try undoToTakeBack(of: batch)
    let order = try undoOrder(of: undo.id, cascading: cascading)
    try takeBack(order, .redo, who) { id in
      why ?? (id == undo.id ? "does batch \(undo.of) again" : "takes back batch \(id)")
    }
    return undo.of
  }

  /// The undo that ``redo(_:cascading:who:why:)`` would take back, and the batch that it took back.
  ///
  /// - Throws: ``RegestaError`` as it would.
  public func undoToTakeBack(of batch: Batch.ID?) throws -> (id: Batch.ID, of: Batch.ID) {
    if let batch {
      guard try self.batch(batch) != nil else {
        throw RegestaError(
          .notFound,
          "There is no batch \(batch).",
          hint: "See them with: regesta log"
        )
      }
      guard let undo = try effectiveUndo(of: batch) else {
        throw RegestaError(
          .refused,
          "Batch \(batch) has not been taken back: there is nothing to do again."
        )
      }
      return (undo, batch)
    }
    // An undo of an undo is itself a redo: only what takes other work back counts.
    let undos = try connection.rows(
      """
      SELECT b.id, b.undoes FROM batch AS b JOIN batch AS target ON target.id = b.undoes
       WHERE target.undoes IS NULL ORDER BY b.id DESC
      """
    ) { (id: Batch.ID(try $0.int(0)), of: Batch.ID(try $0.int(1))) }
    guard let last = try undos.first(where: { try effectiveUndo(of: $0.id) == nil }) else {
      throw RegestaError(.refused, "No batch is taken back: there is nothing to do again.")
    }
    return last
  }
}
