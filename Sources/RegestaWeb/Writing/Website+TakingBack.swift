internal import RegestaKit

extension Website {
  /// Takes a batch back that a browser may take back, and shows the batch that did it.
  func takingBack(
    _ id: Batch.ID,
    _ form: SentForm,
    _ open: () throws -> KnowledgeBase
  ) throws -> WebResponse {
    guard try form.text("do") == "undo" else {
      throw Problem(.badInput, "The form does not say what is to be done.")
    }
    return Self.seeOther(Link(.batch(try takeBack(id, in: open()).rawValue)))
  }

  /// Takes a batch back.
  ///
  /// - Returns: The batch that did it.
  /// - Throws: ``Problem`` where it is none that was written in a review or an import, or where later work
  ///   rests on it, with the way to that; as ``RegestaKit/KnowledgeBase/undo(_:cascading:who:why:)``.
  func takeBack(_ id: Batch.ID, in base: KnowledgeBase) throws -> Batch.ID {
    guard let batch = try base.batch(id), try base.isTakenBackInBrowser(batch) else {
      throw Problem(
        .refused,
        "Here only what was decided in a review or taken in from a file is taken back.",
        hint: "Nothing was changed."
      )
    }
    do {
      try base.undo(id, who: options.who)
    } catch let error as RegestaError {
      throw Problem(error) { text in
        text.hasPrefix("batch:") ? Int(text.dropFirst(6)).map { Link(.batch($0)) } : nil
      }
    }
    guard let written = try base.lastBatch() else {
      throw Problem(.refused, "Nothing was taken back.")
    }
    return written.id
  }
}

extension KnowledgeBase {
  /// Whether a batch is of a kind that pages write: a review, an import, or what took one of them back.
  func isTakenBackInBrowser(_ batch: Batch) throws -> Bool {
    switch batch.kind {
    case .review, .import: true
    case .undo, .redo:
      // Earlier batches have smaller numbers, so that this ends.
      try batch.undoes.flatMap { try self.batch($0) }.map { try isTakenBackInBrowser($0) } ?? false
    default: false
    }
  }
}
