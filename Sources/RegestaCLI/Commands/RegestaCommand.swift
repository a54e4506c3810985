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
    CommandGroup(name: "Start", subcommands: [InitCommand.self, InfoCommand.self]),
    CommandGroup(
      name: "Look",
      subcommands: [
        ShowCommand.self, SearchCommand.self, TimelineCommand.self, PathCommand.self,
        NetworkCommand.self, CommonCommand.self, CompareCommand.self, SourcesCommand.self,
        VocabCommand.self, ServeCommand.self,
      ]
    ),
    CommandGroup(
      name: "Ask",
      subcommands: [AskCommand.self, SittingCommand.self, QueryCommand.self, SQLCommand.self]
    ),
    CommandGroup(
      name: "Bring in",
      subcommands: [ImportCommand.self, MergeBaseCommand.self]
    ),
    CommandGroup(
      name: "Decide",
      subcommands: [
        MatchCommand.self, CandidatesCommand.self, ReviewCommand.self, MergeCommand.self,
        SplitCommand.self, DisputesCommand.self, PositionsCommand.self,
      ]
    ),
    CommandGroup(name: "Send out", subcommands: [ExportCommand.self, SiteCommand.self]),
    CommandGroup(
      name: "Keep",
      subcommands: [
        CheckCommand.self, ImpactCommand.self, VerifyCommand.self, LogCommand.self,
        DiffCommand.self, UndoCommand.self, RedoCommand.self,
        BackupCommand.self, RepairCommand.self, MigrateCommand.self,
      ]
    ),
    CommandGroup(name: "Help", subcommands: [HelpCommand.self, CompletionsCommand.self]),
  ]

  package static let examples = [
    CommandExample("init demo.regesta --demo", "Make a base with the founding article in it."),
    CommandExample("show Vilnius --on 1920-08-01", "Ask what is known of a town on a day."),
    CommandExample("help questions", "What can be asked, and how."),
    CommandExample("help formats", "The forms in which results can be had."),
    CommandExample("--version --verbose", "The versions of the program, the schema and SQLite."),
  ]

  package init() {}
}
