internal import JSONForms
internal import RegestaKit

/// What is said of a base that has just been made.
struct NewBaseReport {
  let file: String
  /// Whether it has the founding article.
  let isDemo: Bool
  let census: Census

  /// Prints it as a page or as a row.
  func print(in context: CommandContext) throws {
    let columns = [
      Column("file", "File"), Column("entities", "Entities", .integer),
      Column("claims", "Claims", .integer), Column("sources", "Sources", .integer),
      Column("kinds", "Kinds", .integer), Column("relations", "Relations", .integer),
    ]
    if context.settings.format == .table || context.settings.format == .plain {
      var page = Page(context)
      page.line(StyledText("\(file) is made.", .heading))
      page.line(
        StyledText(
          "It knows \(census.kinds) kinds of things and \(census.relations) relations, and holds "
            + "\(census.claims) claims about \(census.entities) things from "
            + "\(census.sources) sources."
        )
      )
      page.heading("Next")
      page.grid(next.map { [StyledText($0.0, .hint), StyledText($0.1, .faint)] })
      try context.print(text: page.text)
      return
    }
    try context.report("init@1") { report in
      try report.table(columns)
      try report.row([
        .text(file), Cell(census.entities), Cell(census.claims), Cell(census.sources),
        Cell(census.kinds), Cell(census.relations),
      ])
    }
  }

  private var next: [(String, String)] {
    let quoted = file.contains { !$0.isLetter && !$0.isNumber && !"./_-".contains($0) }
    let name = quoted ? "'\(file)'" : file
    return isDemo
      ? [
        ("regesta --db \(name) info", "what is in it"),
        ("regesta --db \(name) show Vilnius", "a town under many names"),
        ("regesta --db \(name) show dispute:who-attacked-first", "where historians disagree"),
      ]
      : [
        ("regesta --db \(name) info", "what is in it"),
        ("regesta --db \(name) vocab relations", "what can be said of things"),
      ]
  }
}
