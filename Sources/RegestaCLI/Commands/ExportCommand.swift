package import ArgumentParser
internal import Chronology
internal import Interchange
internal import RegestaKit

/// `export`: sends the base, or a part of it, out in a format of others.
package struct ExportCommand: Subcommand, ArgumentRewriting {
  package static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Send the base, or a part of it, out in another format.",
    discussion: """
      The format is that of --as (--format and -f mean the same here), else what the name of the \
      file ends in. A file appears whole or not at all. What a format cannot hold is counted on \
      standard error; --loss-report lists it.

      An SVG is drawn by Graphviz where it is installed, else by the program itself, which \
      --layout own asks for everywhere: the same base then gives the same picture on every machine. \
      A PNG needs Graphviz.

      --around, --only, --avoid, --kinds and --on choose a part: the claims between two things that \
      are within so many steps, held or may have held on a date, and so on. jsonl is always the \
      whole base.

      --query asks a question instead (see `query`), its parameters given by --with: what is sent \
      out are the claims that its rows name in a column "claim" and the things that they name by \
      key.
      """
  )

  package static let examples = [
    CommandExample("export -o war.graphml", "For yEd, Gephi, NetworkX, igraph, Cytoscape."),
    CommandExample("export -f dot --around Vilnius --on 1920-08-01", "For Graphviz."),
    CommandExample(
      "export -o held.gexf --query who-held --with place=Vilnius",
      "What a question's answer names, for Gephi."
    ),
    CommandExample("export -f svg --layout own --around Vilnius -o v.svg", "A picture."),
    CommandExample("export -f jsonl -o war.jsonl", "All that the base holds."),
    CommandExample(
      "export -f graphml -o war.graphml --loss-report lost.jsonl",
      "With a list of what GraphML cannot hold."
    ),
  ]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The format: \(ExportForm.names.joined(separator: ", ")).",
      valueName: "format"
    ),
    completion: .list(ExportForm.names)
  )
  package var form: String?

  @Option(
    help: ArgumentHelp("Only what is around this thing; may be repeated.", valueName: "thing"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var around: [String] = []

  @Option(help: ArgumentHelp("With --around: how many steps to go.", valueName: "n"))
  package var depth = 1

  @OptionGroup package var question: QuestionOptions

  @OptionGroup package var edges: EdgeOptions

  @Option(
    help: ArgumentHelp(
      "The same as --only: these relations and their cases.",
      valueName: "r,r"
    ),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).relations(prefix) }
  )
  package var relations: [String] = []

  @Option(
    help: ArgumentHelp("Only things of these kinds and those below them.", valueName: "k,k"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).kinds(prefix) }
  )
  package var kinds: [String] = []

  @Option(
    help: ArgumentHelp("Who draws an SVG: own or graphviz.", valueName: "who")
  )
  package var layout: PictureLayout?

  @Option(
    help: ArgumentHelp("Write what the format cannot hold to a file.", valueName: "file"),
    completion: .file()
  )
  package var lossReport: String?

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    try EdgeOptions.check(depth, "--depth", 0...100)
    var edges = edges
    edges.only += relations
    let question = try question.question()
    guard question == nil || around.isEmpty else {
      throw CommandFailure(
        .usage,
        code: "conflicting_options",
        "--query and --around both choose the part; give one of them"
      )
    }
    return WriteExport(
      form: try ExportForm(named: form, output: globals.output, layout: layout),
      question: question,
      around: around,
      depth: depth,
      edges: edges,
      date: try edges.date(),
      kinds: kinds,
      lossReport: lossReport
    )
  }

  /// The global option that chooses a form of tables chooses the format here.
  package static func rewritten(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments.enumerated().map { index, argument in
      guard index < end else { return argument }
      switch argument {
      case "--format", "-f": return "--as"
      case "--json": return "--as=json"
      default:
        for name in ["--format=", "-f="] where argument.hasPrefix(name) {
          return "--as=" + argument.dropFirst(name.count)
        }
        return argument
      }
    }
  }
}

private struct WriteExport: Action {
  let form: ExportForm
  let question: ExportQuestion?
  let around: [String]
  let depth: Int
  let edges: EdgeOptions
  let date: HistoricalDate?
  let kinds: [String]
  let lossReport: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    if form.isBinary, context.settings.outputPath == nil,
      context.surroundings.terminal.outputIsTerminal
    {
      throw CommandFailure(
        .usage,
        "a picture is nothing for a terminal",
        hint: "name a file: -o picture.\(form.name)"
      )
    }
    let base = try context.openBase(at: try context.existingBase())
    let scope = try scope(in: base, context)
    let lossFile = try lossReport.map {
      try FileSink(path: $0, folder: context.surroundings.workingFolder)
    }
    let losses = LossReport { loss in try lossFile?.write(loss.line) }
    let file = try context.settings.outputPath.map {
      try FileSink(path: $0, folder: context.surroundings.workingFolder)
    }
    let sink: any OutputSink = file ?? context.surroundings.output
    do {
      let graphviz = form.graphviz(context.surroundings.environment)
      let picture = try graphviz.map { try GraphvizPicture($0, in: context) }
      try base.export(form.format(drawnBy: graphviz), scope: scope, losses: losses) { bytes in
        if let picture { try picture.write(bytes) } else { try sink.write(bytes) }
      }
      try picture?.finish { try sink.write($0) }
      try file?.commit()
      try lossFile?.commit()
      try sink.flush()
    } catch {
      file?.discard()
      lossFile?.discard()
      throw error
    }
    say(losses, context)
    return .success
  }

  private func scope(in base: KnowledgeBase, _ context: CommandContext) throws -> ExportScope {
    var filter = try edges.filter(on: date, in: base)
    filter.includesDenied = true
    filter.kinds = try kinds.flatMap { $0.split(separator: ",") }.map { try kind(String($0), base) }
    if let question {
      return ExportScope(.named(try question.selection(in: base, context)), filter: filter)
    }
    let centers = try around.map { try base.entity(for: $0) }
    return ExportScope(around: centers, depth: depth, filter: filter)
  }

  private func kind(_ text: String, _ base: KnowledgeBase) throws -> String {
    let all = try base.kinds()
    if let kind = all.first(where: { $0.key == text || $0.label == text || $0.plural == text }) {
      return kind.key
    }
    throw CommandFailure(
      .notFound,
      code: "unknown_kind",
      "there is no kind '\(text)'",
      hint: "regesta vocab",
      suggestions: Suggester(all.map(\.key)).suggestions(for: text).map { Suggestion($0) }
    )
  }

  private func say(_ losses: LossReport, _ context: CommandContext) {
    guard !losses.isEmpty else { return }
    let place = lossReport.map { "; listed in \($0)" } ?? "; --loss-report FILE lists them"
    context.reporter.note("\(form.name) does not hold everything: \(losses.summary)\(place)")
  }
}

extension LossReport.Loss {
  /// The loss as one line of JSON.
  fileprivate var line: String {
    JSON.object([
      ("type", .string("loss")), ("reason", .string(reason.rawValue)), ("item", .string(item)),
      ("id", id.map { .integer(Int64($0)) } ?? .null), ("count", .integer(Int64(count))),
      ("detail", .string(detail)),
    ]).text() + "\n"
  }
}
