package import ArgumentParser
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// `review`: decides what imports left open, and what readers propose.
package struct ReviewCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "review",
    abstract:
      "Decide what readers propose, and which things are one: at the terminal, by rule or file.",
    discussion: """
      At a terminal, what is open is shown one by one. Of a candidate, the sentence with its span \
      marked, the claim, and what the base says already: a accept, e edit, r reject, m merge a new \
      thing with a known one, s skip, u undo, q save and quit. Of two things that may be one, both \
      side by side: s same, d different, n next, u undo, q save and quit. Nothing is written before \
      the end, and all of it is one batch. What is rejected, and what is different, is remembered and \
      not proposed again, also when the file comes in again.

      For scripts there are --list, --accept and --reject with a condition, --same and --different with \
      two things, and files: --export writes what is open as JSON Lines, --from reads them again with a \
      "verdict" in each: accept, edit, reject or open; same, different or open. Where both candidates \
      and matches are open, --candidates or --matches says which are meant. Ends with status 1 when \
      something speaks against a decision, which is then left out; --force overrules it for merges. \
      What a text does not assert but has planned, demanded, promised or believed is never accepted as \
      it stands: edit it.
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
    CommandExample(
      "review --candidates --accept 'score>=0.9 and relation=signed'",
      "What a reader is sure of becomes known."
    ),
  ]

  @Argument(
    help: "Only what speaks of this: a name, a key, or entity:7.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var thing: String?

  @Flag(help: "What readers propose out of texts.")
  package var candidates = false

  @Flag(help: "What imports could not tell: whether two things are one.")
  package var matches = false

  @Option(help: ArgumentHelp("Only candidates out of this source.", valueName: "source"))
  package var source: String?

  @Flag(help: "Only list what is open.")
  package var list = false

  @Flag(help: "Also what shares a name and a kind, as match lists it.")
  package var duplicates = false

  @Option(
    help: ArgumentHelp(
      "Accept or merge what this is true of: 'score>=0.95'.",
      valueName: "condition"
    )
  )
  package var accept: String?

  @Option(
    help: ArgumentHelp(
      "Reject or tell apart what this is true of; --accept goes first.",
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
    let rules = try ReviewRules(accept: accept, reject: reject)
    let saysMatches =
      matches || duplicates || force || !same.isEmpty || !different.isEmpty || rules.areOfMatches
    let saysCandidates = candidates || source != nil || rules.areOfCandidates
    if saysMatches && saysCandidates {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "some of this is about candidates, some about matches",
        hint: "regesta review --candidates, or regesta review --matches"
      )
    }
    return Review(
      what: saysMatches ? .matches : saysCandidates ? .candidates : nil,
      does: list ? .list : export.map { .export($0) } ?? (decides ? .decide : .ask),
      matches: ReviewScope(thing: thing, duplicates: duplicates),
      candidates: CandidateScope(thing: thing, source: source),
      settings: ReviewSettings(force: force, dryRun: writing.dryRun, why: writing.why),
      rules: rules,
      same: same,
      different: different,
      file: from
    )
  }
}
