package import ArgumentParser

/// The options that every command takes, before or after its name.
package struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The base to use; else REGESTA_DB, else the only .regesta file here."),
    completion: .file(extensions: ["regesta"])
  )
  package var db: String?

  @Option(name: [.short, .long], help: "The form of the output; see `regesta help formats`.")
  package var format: OutputFormat?

  @Flag(help: "The same as --format json; errors become JSON too.")
  package var json = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file, whole or not at all; - is standard output."),
    completion: .file()
  )
  package var output: String?

  @Option(help: ArgumentHelp("Only these columns, in this order.", valueName: "a,b,c"))
  package var fields: String?

  @Option(help: ArgumentHelp("At most so many rows; all for no limit.", valueName: "n"))
  package var limit: String?

  @Option(help: ArgumentHelp("The language of names, as a BCP 47 tag.", valueName: "tag"))
  package var lang: String?

  @Option(help: "When to colour.")
  package var color: ColorPolicy?

  @Flag(help: "The same as --color never.")
  package var noColor = false

  @Flag(help: "Never start a pager.")
  package var noPager = false

  @Flag(name: [.short, .long], help: "Print no notes and no warnings.")
  package var quiet = false

  @Flag(name: [.short, .long], help: "Say more about what is done.")
  package var verbose = false

  @Option(help: ArgumentHelp("Stop after such a time: 500ms, 5s, 2m.", valueName: "time"))
  package var timeout: String?

  @Flag(help: "Never ask; fail where an answer would be needed.")
  package var noInput = false

  /// For the parser alone: an instance made by it has no values yet. `parse([])` gives the defaults.
  package init() {}
}

extension OutputFormat: ExpressibleByArgument {}

extension ColorPolicy: ExpressibleByArgument {}
