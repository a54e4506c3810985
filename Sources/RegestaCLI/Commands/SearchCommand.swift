package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `search`: the entities that go by a name, or by one like it.
package struct SearchCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find entities by name, however it is spelt.",
    discussion: """
      Case, accents and alphabet do not count, nor the order of words. What is the same name comes \
      first, then names with all the words, names that begin so, names that sound alike, and last \
      those that differ by slips of the pen, unless three and more have the words or begin so.
      """
  )

  package static let examples = [
    CommandExample("search wilno", "Vilnius, by its Polish name."),
    CommandExample("search лоссовский --kind person", "A person, in another alphabet."),
  ]

  @Argument(help: "A name, or part of one.")
  package var words: [String]

  @Option(
    help: ArgumentHelp("Only entities of this kind and of the kinds below it.", valueName: "kind"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).kinds(prefix) }
  )
  package var kind: String?

  @Flag(help: "Also what only a reading of a text speaks of: marked, and not known.")
  package var candidates = false

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action {
    Search(
      text: words.joined(separator: " "),
      kind: kind,
      includesProposed: candidates,
      exit: exit
    )
  }
}

private struct Search: Action {
  let text: String
  let kind: String?
  let includesProposed: Bool
  let exit: ExitOptions

  private static let columns = [
    Column("entity", "Entity"), Column("kind", "Kind"), Column("name", "Name found"),
    Column("match", "How"), Column("key", "Key"), Column("id", "Number", .integer),
    Column("score", "Score", .real),
  ]

  private static let standardLimit = 20

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    // One more than is printed, to know whether there is more.
    let limit = context.settings.limit.bound(standard: Self.standardLimit)
    let hits = try context.reading { base in
      let hits = try base.search(
        text,
        kind: kind,
        limit: limit.map { $0 + 1 } ?? 10_000,
        includesProposed: includesProposed
      )
      guard includesProposed else { return hits }
      return try hits.map { hit in
        var hit = hit
        if try base.isProposed(hit.entity.id) { hit.entity.kind += " (candidate)" }
        return hit
      }
    }
    if context.wantsPage, !hits.isEmpty {
      try printPage(hits, limit: limit ?? .max, context)
    } else {
      try printRows(hits, context)
    }
    return exit.status(isEmpty: hits.isEmpty)
  }

  private func printRows(_ hits: [SearchHit], _ context: CommandContext) throws {
    try context.report("search@1", standardLimit: Self.standardLimit) { report in
      report.emptyNote =
        "nothing goes by a name like '\(text)'"
        + (kind.map { " among the kind '\($0)'" } ?? "") + "; try fewer letters, or part of it"
      try report.table(Self.columns)
      for hit in hits
      where try !report.row([
        .text(hit.entity.label), .text(hit.entity.kind), .text(hit.name), .text(hit.match.name),
        .text(hit.entity.key), Cell(hit.entity.id.rawValue),
        .real((hit.score * 1_000).rounded() / 1_000),
      ]) { break }
    }
  }

  private func printPage(
    _ hits: [SearchHit],
    limit: Int,
    _ context: CommandContext
  ) throws {
    var page = Page(context)
    page.grid(
      hits.prefix(limit).map { hit in
        let name = hit.name == hit.entity.label ? "" : "as \(hit.name), "
        return [
          StyledText(hit.entity.label, .heading),
          StyledText("\(hit.entity.kind) · \(hit.entity.key)", .faint),
          StyledText(name + Self.words(for: hit.match)),
        ]
      },
      indent: 0
    )
    try context.print(text: page.text)
    if hits.count > limit {
      context.reporter.note("only the first \(limit) hits; --limit all prints every one")
    }
  }

  /// How a name was found, for people.
  private static func words(for match: SearchHit.Match) -> String {
    switch match {
    case .exact: "the same name"
    case .words: "all the words"
    case .beginning: "begins so"
    case .sound: "sounds alike"
    case .similar: "is written alike"
    }
  }
}
