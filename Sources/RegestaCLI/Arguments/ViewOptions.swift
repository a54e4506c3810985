package import ArgumentParser
internal import Chronology
internal import RegestaKit

/// The options by which the base is read as somebody sees it, or as it was.
package struct ViewOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "As this person or school sees it: without what they reject. Else as the base's owner does; everyone leaves nothing out.",
      valueName: "name"
    ),
    completion: .custom { arguments, _, prefix in
      ["everyone"].filter { $0.hasPrefix(prefix) } + BaseCompletion(arguments).entities(prefix)
    }
  )
  package var holder: String?

  @Option(
    name: .customLong("known-at"),
    help: ArgumentHelp(
      "As the base was at the end of that day (UTC), or after a batch: 2026-05-01, batch:7.",
      valueName: "date"
    )
  )
  package var knownAt: String?

  /// The word for a view that leaves nothing out.
  static let everyone = "everyone"

  package init() {}
}

extension CommandContext {
  /// Reads the base as somebody sees it, and says of what is left out that it is.
  ///
  /// - Parameters:
  ///   - base: What is read.
  ///   - view: As whom; without a name, as the base's owner, if it has one.
  ///   - body: What is read.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws; ``RegestaError`` of kind `notFound` or `ambiguous` for the name.
  func seeing<T>(_ base: KnowledgeBase, as view: ViewOptions, _ body: () throws -> T) throws -> T {
    let batch = try view.knownAt.map { try lastBatch(at: $0, of: base) }
    let viewpoint = try base.read(as: nil, after: batch) { () -> Viewpoint? in
      if view.holder == ViewOptions.everyone { return nil }
      let holder = try view.holder.map { try base.entity(for: $0) } ?? base.owner()
      return try holder.map { try base.viewpoint(of: $0) }
    }
    if let batch, let last = try base.batch(batch) {
      reporter.note("as the base was after batch:\(batch), \(last.at)")
    }
    if let viewpoint { noteWhatIsLeftOut(viewpoint, isAsked: view.holder != nil) }
    return try base.read(as: viewpoint, after: batch, body)
  }

  /// The last batch that counts for a reader of the past.
  private func lastBatch(at text: String, of base: KnowledgeBase) throws -> Batch.ID {
    if text.hasPrefix("batch:") {
      let batch = try BatchReference.number(text)
      guard try base.batch(batch) != nil else {
        throw CommandFailure(
          .notFound,
          "there is no \(text) in this base",
          hint: "regesta log lists them"
        )
      }
      return batch
    }
    guard let date = try DateOption.date(text, "--known-at") else {
      throw CommandFailure(.usage, "--known-at takes a date or a batch")
    }
    if let batch = try base.lastBatch(by: date.latest) { return batch }
    let first = try base.batches().first.map { ", the base began on " + $0.at.prefix(10) } ?? ""
    throw CommandFailure(
      .usage,
      code: "invalid_value",
      "--known-at: nothing was known on \(date.printed)\(first)",
      hint: "regesta log lists the batches with their days"
    )
  }

  private func noteWhatIsLeftOut(_ viewpoint: Viewpoint, isAsked: Bool) {
    let count = viewpoint.rejections.count
    guard count > 0 else {
      if isAsked {
        reporter.note("\(viewpoint.holder.label) rejects nothing; nothing is left out")
      }
      return
    }
    let some = viewpoint.rejections.prefix(5).map { "claim:\($0.claim)" }
      .joined(separator: ", ")
    reporter.note(
      "as \(viewpoint.holder.label) sees it, without \(some)\(count > 5 ? " and \(count - 5) more" : "")"
        + "; --as everyone leaves nothing out"
    )
  }
}
