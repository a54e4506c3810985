package import ArgumentParser
internal import RegestaKit

/// The option by which the base is read as somebody sees it.
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
    let viewpoint = try base.read { () -> Viewpoint? in
      if view.holder == ViewOptions.everyone { return nil }
      let holder = try view.holder.map { try base.entity(for: $0) } ?? base.owner()
      return try holder.map { try base.viewpoint(of: $0) }
    }
    if let viewpoint { noteWhatIsLeftOut(viewpoint, isAsked: view.holder != nil) }
    return try base.read(as: viewpoint, body)
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
