package import ArgumentParser
internal import Interchange
internal import RegestaKit

/// `review`: decides what imports left open.
package struct ReviewCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Decide which things are one and the same: at the terminal, or by rule or file.",
    discussion: """
      At a terminal, what imports left open is shown one by one, the two things side by side: s same, \
      d different, n next, u undo, q save and quit. Nothing is written before the end, and all of it is \
      one batch. What is the same is merged; what is different is remembered, and not proposed \
      again, also when the file comes in again.

      For scripts there are --list, --accept and --reject with a condition, --same and --different with \
      two things, and files: --export writes what is open as JSON Lines, --from reads them again with a \
      "verdict" of same, different or open in each. Ends with status 1 when something speaks against a \
      merge, which is then left out; --force overrules it.
      """
  )

  package static let examples = [
    CommandExample("review --list", "What is open."),
    CommandExample(
      "review --accept 'score>=0.95' --dry-run",
      "What would be merged if all that is so sure were taken."
    ),
    CommandExample(
      "review --different vilnius vilnius-region --why 'a town and the land around it'",
      "Two things that are never to be proposed as one."
    ),
    CommandExample("review --duplicates --export open.jsonl", "For a colleague to fill in."),
  ]

  @Argument(
    help: "Only what speaks of this: a name, a key, or entity:7.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String?

  @Flag(help: "Only list what is open.")
  package var list = false

  @Flag(help: "Also what shares a name and a kind, as match lists it.")
  package var duplicates = false

  @Option(help: ArgumentHelp("Merge what this is true of: 'score>=0.95'.", valueName: "condition"))
  package var accept: String?

  @Option(
    help: ArgumentHelp(
      "Tell apart what this is true of; --accept goes first.",
      valueName: "condition"
    )
  )
  package var reject: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Two things that are one; the first becomes part of the second.",
      valueName: "thing"
    ),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var same: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Two things that are not the same.", valueName: "thing"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var different: [String] = []

  @Option(
    help: ArgumentHelp("Write what is open to a file, as JSON Lines.", valueName: "file"),
    completion: .file(extensions: ["jsonl"])
  )
  package var export: String?

  @Option(
    help: ArgumentHelp("Read decisions from a file, as JSON Lines.", valueName: "file"),
    completion: .file(extensions: ["jsonl"])
  )
  package var from: String?

  @Flag(help: "Merge also where something speaks against it.")
  package var force = false

  @OptionGroup package var writing: WritingOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    let decides =
      accept != nil || reject != nil || from != nil || !same.isEmpty || !different.isEmpty
    if (list || export != nil) && decides || list && export != nil {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--list and --export only look; they do not go with a decision or with each other",
        hint: "regesta review --list"
      )
    }
    for (option, things) in [("--same", same), ("--different", different)]
    where things.count % 2 != 0 {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "\(option) takes two things",
        hint: "regesta review \(option) vilnius wilno-2"
      )
    }
    let scope = ReviewScope(thing: thing, duplicates: duplicates)
    if list { return ListProposals(scope: scope) }
    if let export { return ExportProposals(scope: scope, path: export) }
    let settings = ReviewSettings(force: force, dryRun: writing.dryRun, why: writing.why)
    guard decides else { return ReviewAtTerminal(scope: scope, settings: settings) }
    return ReviewByRule(
      scope: scope,
      settings: settings,
      accept: try accept.map { try ReviewRule($0, option: "--accept") },
      reject: try reject.map { try ReviewRule($0, option: "--reject") },
      same: same,
      different: different,
      file: from
    )
  }
}
