package import ArgumentParser
internal import Asking

/// `shell`: questions and commands in one sitting.
package struct SittingCommand: PreparingCommand {
  package static let configuration = CommandConfiguration(
    commandName: "shell",
    abstract: "Ask questions and run commands in one sitting.",
    discussion: """
      A line is a question in English; "it" and "they" are what the answer before was about. A line \
      that begins with a dot is a command: .show Vilnius, .search, .explain, .help, .quit. Tab completes \
      names, Up and Down go through what was asked before.

      Away from a terminal the lines come from standard input (regesta shell < FILE), and the status is that of the first \
      that failed.
      """
  )

  package static let examples = [
    CommandExample("shell", "Begin."),
    CommandExample("shell --timeout 20s", "Give each question twenty seconds."),
  ]

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package static func prepare() { Asker.prepare() }

  package func action() throws -> any Action { RunShell() }
}

private struct RunShell: Action {
  func perform(in context: CommandContext) throws -> ExitStatus {
    var shell = try Shell(context)
    return try shell.run()
  }
}
