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
      article says of the Soviet-Lithuanian Treaty of 1920. With --from it is made again of a dump \
      that export -f jsonl wrote, packed by gzip or not: every row, batch and hash as it was; - is \
      standard input. A file that is there is never overwritten, and what fails leaves no file behind.
      """
  )

  package static let examples = [
    CommandExample("init demo.regesta --demo", "A base to try everything on."),
    CommandExample("init war.regesta --title \"Wars of Independence\"", "A base of your own."),
    CommandExample("init again.regesta --from war.jsonl", "A base out of its dump."),
  ]

  @Argument(help: "The file to make; .regesta is the usual ending.", completion: .file())
  package var file: String

  @Flag(help: "With the knowledge of the founding article.")
  package var demo = false

  @Option(help: ArgumentHelp("What the base is called.", valueName: "title"))
  package var title: String?

  @Option(
    help: ArgumentHelp(
      "The language in which things are named, as a BCP 47 tag (default: en).",
      valueName: "tag"
    )
  )
  package var language: String?

  @Option(
    help: ArgumentHelp("Make it again of what export -f jsonl wrote.", valueName: "dump"),
    completion: .file(extensions: ["jsonl", "ndjson", "gz"])
  )
  package var from: String?

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if let from {
      guard !demo, title == nil, language == nil else {
        throw CommandFailure(
          .usage,
          "--from takes all from the dump: --demo, --title and --language have no place beside it"
        )
      }
      return RestoreBase(file: file, dump: from)
    }
    let language = language ?? "en"
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
    try NewBaseReport(file: file, isDemo: isDemo, census: census).print(in: context)
    return .success
  }
}
