package import ArgumentParser
internal import JSONForms

/// `completions`: the script that makes a shell complete commands, options and values.
package struct CompletionsCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completion script of a shell.",
    discussion: """
      Values that only the program knows, such as help topics, are completed by calling it, so \
      regesta has to be on the PATH.
      """
  )

  package static let examples = [
    CommandExample(
      "completions bash -o regesta.bash",
      "Then: source regesta.bash, best in ~/.bashrc."
    ),
    CommandExample("completions zsh -o _regesta", "Then move _regesta to a folder of $fpath."),
    CommandExample(
      "completions fish -o regesta.fish",
      "Then move it to ~/.config/fish/completions."
    ),
  ]

  package enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash
    case zsh
    case fish

    var parserShell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell.")
  package var shell: Shell

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { PrintCompletions(shell: shell) }
}

private struct PrintCompletions: Action {
  let shell: CompletionsCommand.Shell

  func perform(in context: CommandContext) throws -> ExitStatus {
    let script = CompletionScript.text(for: shell.parserShell)
    switch context.settings.format {
    case .table, .plain:
      try context.print(text: script)
    default:
      try context.report("completions@1") { report in
        try report.table([Column("shell", "Shell"), Column("script", "Script")])
        try report.row([.text(shell.rawValue), .text(script)])
      }
    }
    return .success
  }
}
