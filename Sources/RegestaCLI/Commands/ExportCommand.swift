package import ArgumentParser
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

      --around, --only, --avoid, --kinds, --avoid-kind, --on, --from and --to choose a part: the claims \
      between two things that are within so many steps, held or may have held on a date, and so on. jsonl is always the \
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
    let form = try ExportForm(named: form, output: globals.output, layout: layout)
    let times = try edges.times()
    return WriteExport(form: form, lossReport: lossReport) { [around, depth, kinds] base, context in
      var filter = try edges.filter(times, in: base)
      filter.includesDenied = true
      filter.kinds = try EdgeOptions.parts(kinds).map { try base.kindKey(named: $0) }
      if let question {
        return ExportScope(.named(try question.selection(in: base, context)), filter: filter)
      }
      let centers = try around.map { try base.entity(for: $0) }
      return ExportScope(around: centers, depth: depth, filter: filter)
    }
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
