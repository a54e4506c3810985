package import ArgumentParser

/// The root of all commands.
package struct RegestaCommand: DocumentedCommand {
  package static let configuration = CommandConfiguration(
    commandName: "regesta",
    abstract: "A historical knowledge base in one file: claims, their dates, and who says so.",
    groupedSubcommands: groups
  )

  /// The commands under the headings of the help page. A new command is added here, and only here.
  package static let groups: [CommandGroup] = [
    CommandGroup(name: "Help", subcommands: [HelpCommand.self, CompletionsCommand.self])
  ]

  package static let examples = [
    CommandExample("help questions", "What can be asked, and how."),
    CommandExample("help formats", "The forms in which results can be had."),
    CommandExample("--version --verbose", "The versions of the program, the schema and SQLite."),
  ]

  package init() {}
}
