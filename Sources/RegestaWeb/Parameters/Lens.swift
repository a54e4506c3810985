internal import Chronology
internal import RegestaKit

/// How the base is read: on which day, as who sees it, as it was when.
struct Lens {
  /// The date that was asked for.
  let on: HistoricalDate?
  /// Who sees it so; nil when nothing is left out.
  let viewpoint: Viewpoint?
  /// The last batch that counts; nil for the base as it is.
  let batch: Batch?
  /// The parts of the state that make it, as they came.
  let items: [QueryItem]

  /// The word for a view that leaves nothing out.
  static let everyone = "everyone"

  /// Reads the three parameters; a page that knows none of them is read plainly.
  ///
  /// Without `as`, the base is read as its owner sees it, if it has one.
  init(_ parameters: Parameters, takesLens: Bool, in base: KnowledgeBase) throws {
    guard takesLens else {
      (on, viewpoint, batch, items) = (nil, nil, nil, [])
      return
    }
    on = try parameters.date("on")
    let known = parameters.text("known-at")
    let batch = try known.map { try Self.batch(at: $0, in: base) }
    self.batch = batch
    let name = parameters.text("as")
    viewpoint = try base.read(as: nil, after: batch?.id) { () -> Viewpoint? in
      if name == Self.everyone { return nil }
      let holder = try parameters.entity("as", in: base) ?? base.owner()
      return try holder.map { try base.viewpoint(of: $0) }
    }
    items = ["on", "as", "known-at"].compactMap { name in
      parameters.text(name).map { QueryItem(name, $0) }
    }
  }

  /// Whether it reads the base plainly.
  var isPlain: Bool { on == nil && viewpoint == nil && batch == nil }

  /// A link that keeps to it.
  func link(_ address: Address, _ query: [QueryItem] = []) -> Link {
    Link(address, query + items.filter { item in !query.contains { $0.name == item.name } })
  }

  /// Reads the base through it; the day is for each page to ask by.
  func read<T>(_ base: KnowledgeBase, _ body: () throws -> T) throws -> T {
    if viewpoint == nil, batch == nil { return try base.read(body) }
    return try base.read(as: viewpoint, after: batch?.id, body)
  }

  private static func batch(at text: String, in base: KnowledgeBase) throws -> Batch {
    let id: Batch.ID?
    if text.hasPrefix("batch:") {
      guard let number = Int(text.dropFirst("batch:".count)), number > 0 else {
        throw Problem(.badParameter, "\"\(text)\" has no number.", hint: "For example: batch:7.")
      }
      id = Batch.ID(number)
    } else {
      let date: HistoricalDate
      do throws(DateError) {
        date = try HistoricalDate(parsing: text)
      } catch {
        throw Problem(
          .badParameter,
          "\"\(text)\" is neither a date nor a batch: \(error.message).",
          hint: "For example: 2026-05-01, or batch:7."
        )
      }
      id = try base.lastBatch(by: date.latest)
    }
    guard let batch = try id.flatMap({ try base.batch($0) }) else {
      throw Problem(
        .notFound,
        text.hasPrefix("batch:")
          ? "There is no \(text) in this base." : "The base was not there yet on \(text).",
        hint: "The log lists the batches with their days.",
        suggestions: [Problem.Suggestion(text: "the log", link: Link(.log))]
      )
    }
    return batch
  }
}
