package import ArgumentParser
package import RegestaKit

/// The options that say where a walk may pass, beside ``EdgeOptions``.
package struct WalkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Do not pass through this thing; may be repeated.", valueName: "thing"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var notThrough: [String] = []

  @Flag(help: "Also by what readers propose: marked, and no knowledge.")
  package var candidates = false

  package init() {}

  /// Adds the options to a filter.
  ///
  /// - Parameters:
  ///   - filter: Is made narrower, or wider by candidates.
  ///   - ends: What a walk starts from or leads to, and cannot be left out.
  ///   - base: Knows the things.
  /// - Throws: ``RegestaError`` of kind `notFound` or `ambiguous` for what is no thing, a failure with
  ///   status 64 for one of the ends.
  package func apply(
    to filter: inout EdgeFilter,
    ends: [Entity],
    in base: KnowledgeBase
  ) throws {
    for text in notThrough {
      let entity = try base.entity(for: text)
      if let end = ends.first(where: { $0.id == entity.id }) {
        throw CommandFailure(
          .usage,
          code: "conflicting_options",
          "--not-through \(text) is \(end.label), which is asked about"
        )
      }
      filter.avoidedEntities.append(entity.id)
    }
    filter.includesCandidates = candidates
  }
}
