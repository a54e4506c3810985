package import ArgumentParser
internal import Interchange
internal import RegestaKit

/// `init`: a new base.
package struct InitCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new base.",
    discussion: """
      The base holds the catalogue of kinds and relations, and with --demo what the founding \
      article says of the Soviet-Lithuanian Treaty of 1920. A file that is there is never \
      overwritten, and what fails leaves no file behind.
      """
  )

  package static let examples = [
    CommandExample("init demo.regesta --demo", "A base to try everything on."),
    CommandExample("init war.regesta --title \"Wars of Independence\"", "A base of your own."),
  ]

  @Argument(help: "The file to make; .regesta is the usual ending.", completion: .file())
  package var file: String

  @Flag(help: "With the knowledge of the founding article.")
  package var demo = false

  @Option(help: ArgumentHelp("What the base is called.", valueName: "title"))
  package var title: String?

  @Option(
    help: ArgumentHelp(
      "The language in which things are named, as a BCP 47 tag.",
      valueName: "tag"
    )
  )
  package var language = "en"

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if let title, title.allSatisfy(\.isWhitespace) {
      throw CommandFailure(.usage, code: "invalid_value", "the title is empty")
    }
    guard OutputSettings.isLanguageTag(language) else {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "invalid value '\(language)' for --language",
        reason: "it takes a BCP 47 tag, such as lt, pl or ru-Latn"
      )
    }
    return MakeBase(file: file, isDemo: demo, title: title, language: language)
  }
}

private struct MakeBase: Action {
  let file: String
  let isDemo: Bool
  let title: String?
  let language: String

  func perform(in context: CommandContext) throws -> ExitStatus {
    let target = try NewBaseFile(file, in: context)
    // Made in memory first: a file appears only when all of it is there.
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(
      withFoundingArticle: isDemo,
      who: context.who,
      title: title ?? (isDemo ? "Soviet-Lithuanian Treaty of 1920" : nil),
      language: language
    )
    let census = try base.census()
    try target.fill(from: base)
    try report(census, context)
    return .success
  }

  private func report(_ census: Census, _ context: CommandContext) throws {
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
