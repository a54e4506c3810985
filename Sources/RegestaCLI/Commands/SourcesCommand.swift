package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `sources`: the works that the claims are taken from.
package struct SourcesCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List the sources, with how many claims are cited to each."
  )

  package static let examples = [
    CommandExample("sources", "All sources."),
    CommandExample("show source:cepenas-2", "What was taken from one of them, page by page."),
  ]

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { ListSources() }
}

private struct ListSources: Action {
  private static let columns = [
    Column("key", "Key"), Column("reference", "Source"), Column("claims", "Claims", .integer),
    Column("name", "Cited as"), Column("type", "Type"), Column("author", "Author"),
    Column("title", "Title"), Column("volume", "Volume"), Column("issued", "Issued"),
    Column("note", "Note"),
  ]

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let (sources, census) = try context.reading { (try $0.sources(), try $0.census(top: .max)) }
    let counts = Dictionary(uniqueKeysWithValues: census.topSources.map { ($0.key, $0.count) })
    let columns = context.wantsPage ? 3 : Self.columns.count
    try context.report("sources@1") { report in
      report.emptyNote = "this base has no sources yet"
      try report.table(Array(Self.columns.prefix(columns)))
      for source in sources {
        let cells: [Cell] = [
          .text(source.key), .text(source.reference), Cell(counts[source.key] ?? 0),
          .text(source.short), .text(source.type), Cell(source.author), Cell(source.title),
          Cell(source.volume), Cell(source.issued), Cell(source.note),
        ]
        if try !report.row(Array(cells.prefix(columns))) { break }
      }
    }
    return .success
  }
}
