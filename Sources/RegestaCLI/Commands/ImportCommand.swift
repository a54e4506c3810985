package import ArgumentParser
internal import Interchange
internal import RegestaKit

/// `import FILE...`: takes in what files of others say.
package struct ImportCommand: Subcommand, ArgumentRewriting {
  package static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in what files say: looked over before, undone after.",
    discussion: """
      The format is found from the file's content, then from the ending of its name; --format says \
      otherwise. All files are one transaction and one batch. What the base has already is left as it \
      is; a further source or a more exact date enriches it; what contradicts is recorded beside it and \
      reported. What cannot be taken in goes to FILE.rejects.*, with the reasons, to be mended and \
      imported again. --dry-run prints the same report and changes nothing; regesta undo takes a batch \
      back.
      """
  )

  package static let examples = [
    CommandExample("import treaties.csv --dry-run", "What would come in, claim by claim."),
    CommandExample("import treaties.csv --map treaties.map.yaml", "With a mapping of the columns."),
    CommandExample("import Q211.json.gz", "An entity of Wikidata, compressed."),
    CommandExample("import article war.md", "A text: what it says is proposed for review."),
    CommandExample(
      "import war.nq --report war.report.jsonl",
      "With every line of the report kept."
    ),
  ]

  @Argument(
    help: ArgumentHelp(
      "The files; - is standard input. The name of a format may stand before them.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var files: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The format, where it is not to be found from the file; --format means the same.",
      valueName: "format"
    ),
    completion: .list(ImportFormats.all.map(\.name))
  )
  package var form: String?

  @Option(
    help: ArgumentHelp("How columns or properties become claims.", valueName: "file"),
    completion: .file()
  )
  package var map: String?

  @Option(
    help: ArgumentHelp("The character encoding, where it is not to be found.", valueName: "name")
  )
  package var encoding: String?

  @Option(
    help: ArgumentHelp("What the file's things are, where it does not say.", valueName: "kind"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).kinds(prefix) }
  )
  package var kind: String?

  @Option(
    help: ArgumentHelp(
      "A program that reads articles, in place of the built-in reader.",
      valueName: "command"
    )
  )
  package var reader: String?

  @Option(
    help: ArgumentHelp(
      "How long that program may take for an article; 60 when left out.",
      valueName: "seconds"
    )
  )
  package var readerTimeout: Double?

  @OptionGroup package var writing: WritingOptions

  @Flag(help: "Take in nothing if anything is rejected.")
  package var strict = false

  @Option(
    help: ArgumentHelp(
      "Write every line of the report to a file, as JSON Lines.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var report: String?

  @Option(
    help: ArgumentHelp(
      "Where rejected records go; FILE.rejects.* when left out.",
      valueName: "file"
    ),
    completion: .file()
  )
  package var rejects: String?

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    var files = files
    var form = form
    if form == nil, files.count > 1, ImportFormats.all.contains(where: { $0.name == files[0] }) {
      form = files.removeFirst()
    }
    if let readerTimeout, reader == nil || !(readerTimeout > 0 && readerTimeout <= 86_400) {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "--reader-timeout is a number of seconds, and goes with --reader",
        hint: "regesta import article FILE --reader COMMAND --reader-timeout 300"
      )
    }
    return ImportFilesAction(
      files: files,
      form: form,
      map: map,
      encoding: encoding,
      kind: kind,
      reader: reader,
      readerTimeout: readerTimeout ?? ProgramReader.standardTimeout,
      isDryRun: writing.dryRun,
      isStrict: strict,
      reportPath: report,
      rejectsPath: rejects,
      why: writing.why
    )
  }

  /// The global option that chooses a form of tables chooses the format of the files here; the forms in
  /// which only a report can be had keep their meaning.
  package static func rewritten(_ arguments: [String]) -> [String] {
    let own = OutputFormat.allCases.map(\.rawValue).filter { name in
      !ImportFormats.all.contains { $0.name == name }
    }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments.enumerated().map { index, argument in
      guard index < end else { return argument }
      if argument == "--format" || argument == "-f" {
        let value = index + 1 < end ? arguments[index + 1] : ""
        return own.contains(value) ? argument : "--as"
      }
      for name in ["--format=", "-f="] where argument.hasPrefix(name) {
        let value = String(argument.dropFirst(name.count))
        return own.contains(value) ? argument : "--as=" + value
      }
      return argument
    }
  }
}
